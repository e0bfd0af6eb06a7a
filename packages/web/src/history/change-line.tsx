import { sayCause } from '../causes/index.ts';
import { newId, projectChanged, request, sayProblem } from '../connection/index.ts';
import { type LoggedChange, useLookAt } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { Button, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { ChangeDetails } from './change-details.tsx';
import type { Filters } from './filters.ts';
import styles from './history.module.css';
import { type Undone, undoneWords } from './undone-words.ts';

const say = messages({
  hidden: {
    one: 'A change that you see a part of: {count} record',
    other: 'A change that you see a part of: {count} records',
  },
  someone: 'Somebody',
  seq: 'change {seq}',
  web: 'by hand',
  api: 'through the API',
  'command-line': 'from the command line',
  import: 'from a file',
  integration: 'by an integration',
  assistant: 'by an assistant',
  part: 'part {index} of {count} of one step',
  undone: 'taken back by change {seq}',
  undo: 'Undo this change',
  undoStep: 'Undo this step',
  show: 'Show the plan then',
  compare: 'Compare with now',
  applied: 'from a what-if',
  onlyBy: 'Only changes by {person}',
  details: 'Details',
});

interface ChangeLineProps {
  readonly change: LoggedChange;
  readonly people: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onFilter: (more: Filters) => void;
}

/** One change in words: who, when, which way, why; opens what it did to every field. */
export function ChangeLine({ change, people, isOpen, onToggle, onFilter }: ChangeLineProps) {
  const { seq, at, author, via, cause, group, undoneBy, sentence, touched } = change;
  const person = (author && people[author]) || say('someone');
  const records = touched.added + touched.updated + touched.removed;
  const id = `change-${seq}`;
  return (
    <li className={undoneBy ? styles.undone : ''}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <span className={styles.when}>{format.instant(at)}</span>
        <span className={styles.what}>{sentence ?? say('hidden', { count: records })}</span>
      </button>
      <p className={styles.who}>
        {author && people[author] ? (
          <button
            type="button"
            className={styles.person}
            title={say('onlyBy', { person })}
            onClick={() => onFilter({ author })}
          >
            {person}
          </button>
        ) : (
          person
        )}
        {via && via in VIA && ` ${say(via as Via)}`}
        {cause && <span> · {sayCause(cause)}</span>}
        {group && ` · ${say('part', { index: group.index + 1, count: group.count })}`}
        {change.branch && (
          <>
            {' · '}
            <ScreenLink screen="what-if" search={{ show: change.branch }}>
              {say('applied')}
            </ScreenLink>
          </>
        )}
        {undoneBy && ` · ${say('undone', { seq: format.number(undoneBy) })}`}
        <span className="faint"> · {say('seq', { seq: format.number(seq) })}</span>
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <>
            <ChangeDetails change={change} />
            <ChangeActions change={change} people={people} />
          </>
        )}
      </div>
    </li>
  );
}

function ChangeActions({
  change: { seq, group, undoneBy },
  people,
}: Pick<ChangeLineProps, 'change' | 'people'>) {
  const { projectId, role, asOf, branch } = useProjectPlace();
  const lookAt = useLookAt();
  const may = role === 'owner' || role === 'manager' || role === 'contributor';
  const undo = async () => {
    try {
      const undone = await request<Undone>('POST', `/projects/${projectId}/undo`, {
        body: { editId: newId(), seq },
      });
      projectChanged(projectId);
      toast(undoneWords(undone, people), { bad: undone.changes.length === 0 });
    } catch (error) {
      toast(sayProblem(error), { bad: true });
    }
  };
  return (
    <div className={styles.actions}>
      {may && !undoneBy && asOf === undefined && branch === undefined && (
        <Button onClick={() => void undo()}>{say(group ? 'undoStep' : 'undo')}</Button>
      )}
      <Button onClick={() => lookAt({ asOf: String(seq) })}>{say('show')}</Button>
      <ScreenLink screen="history" search={{ compare: `${seq}..` }}>
        {say('compare')}
      </ScreenLink>
    </div>
  );
}

const VIA = {
  web: true,
  api: true,
  'command-line': true,
  import: true,
  integration: true,
  assistant: true,
} as const;
type Via = keyof typeof VIA;
