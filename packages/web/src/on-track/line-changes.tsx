import { sayProblem, useAnswer } from '../connection/index.ts';
import { type LogAnswer, type LoggedChange, TaskLink } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import type { MovementLine } from '../tracking/index.ts';
import { Failed, Loading } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './on-track.module.css';

const say = messages({
  hidden: 'A change that is not shared with you',
  made: '{who}, {when}',
  nobody: 'Somebody',
  task: 'Show the task in the plan',
  history: 'Show them in the history',
  event: 'Show the event',
  more: { one: 'and {count} more', other: 'and {count} more' },
});

const MOST = 200;
const SHOWN = 8;

/** The changes that a line of the ledger is made of: what was changed, by whom, when. */
export function LineChanges({ line }: { readonly line: MovementLine }) {
  const { projectId, role } = useProjectPlace();
  const { event, seqs = [], first, last } = line;
  const { data, error } = useAnswer<LogAnswer>(projectId, '/history', {
    limit: MOST,
    since: first ?? undefined,
    until: last ?? undefined,
    event: event ?? undefined,
  });
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  const own = new Set(seqs);
  const changes = data.changes.filter(({ seq }) => own.has(seq));
  const rest = seqs.length - Math.min(changes.length, SHOWN);
  return (
    <>
      <ul className={styles.list}>
        {changes.slice(0, SHOWN).map((change) => (
          <li key={change.seq}>
            <Change change={change} people={data.people} />
          </li>
        ))}
        {rest > 0 && <li className="faint">{say('more', { count: rest })}</li>}
      </ul>
      <p className={styles.links}>
        {role !== 'guest' && event && (
          <ScreenLink screen="events" search={{ event }}>
            {say('event')}
          </ScreenLink>
        )}
        {role !== 'guest' && (
          <ScreenLink
            screen="history"
            search={event ? { event } : { since: first?.slice(0, 10), until: last?.slice(0, 10) }}
          >
            {say('history')}
          </ScreenLink>
        )}
      </p>
    </>
  );
}

function Change({
  change: { sentence, author, at, diff },
  people,
}: {
  readonly change: LoggedChange;
  readonly people: Readonly<Record<string, string>> | undefined;
}) {
  const taskId = taskOf(diff);
  const said = sentence ?? say('hidden');
  const who = (author && people?.[author]) ?? say('nobody');
  return (
    <>
      {taskId === undefined ? said : <TaskLink taskId={taskId}>{said}</TaskLink>}
      <span className={`faint ${styles.about}`}>
        {say('made', { who, when: format.instant(at) })}
      </span>
    </>
  );
}

/** The one task that a change is about; undefined where it is about several, or none that is known. */
function taskOf(diff: LoggedChange['diff']): string | undefined {
  const added = Object.values(diff?.added ?? {}).filter(({ kind }) => kind === 'task');
  const updated = Object.entries(diff?.updated ?? {}).filter(([, fields]) =>
    ['remaining', 'duration', 'percentComplete', 'actualStart', 'actualFinish', 'constraint'].some(
      (field) => field in fields,
    ),
  );
  const ids = [...added.map(({ id }) => id), ...updated.map(([id]) => id)];
  return ids.length === 1 ? ids[0] : undefined;
}
