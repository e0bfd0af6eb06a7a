import { useState } from 'react';
import { newId, projectChanged, request, useAnswer } from '../connection/index.ts';
import { DateChange, TaskLink, useNames } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { sayRefused } from '../records/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { Button, Failed, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { byTask, type ReportedChange, type TaskReports, updatesIn } from './reports.ts';
import { Step } from './step.tsx';
import type { Week } from './use-week.ts';
import styles from './week.module.css';

const say = messages({
  title: 'Look at what came in',
  none: 'Nothing was reported since {day}.',
  never: 'Nothing was reported yet.',
  some: {
    one: '{count} task was reported on since {day}; undo what is wrong.',
    other: '{count} tasks were reported on since {day}; undo what is wrong.',
  },
  finish: 'Forecast finish',
  task: 'Task',
  said: 'What was reported',
  forecast: 'Forecast finish',
  by: '{who}, {when}',
  byLink: '{who} by report link, {when}',
  byApi: '{who} by {via}, {when}',
  undo: 'Undo',
  undoOf: 'Undo: {what}',
  undone: 'undone',
  undoneNow: 'It is undone. The undo stands in the history.',
  kept: 'Part of it was changed since and stays as it is.',
  gone: 'A task that is gone',
  more: { one: '{count} more task …', other: '{count} more tasks …' },
  history: 'All changes in the history',
  unseen: 'A report',
  moved: '{from} → {to}',
});

/** So many tasks are shown until more are asked for. */
const FIRST = 12;

interface Dates {
  readonly tasks?: readonly {
    readonly id: string;
    readonly name: string;
    readonly forecast: { readonly finish: string | null };
  }[];
}

/** What was reported since the last status date, old → new, each with its undo. */
export function CameIn({
  week,
  canEdit,
  linkIds,
}: {
  readonly week: Week;
  readonly canEdit: boolean;
  readonly linkIds: ReadonlySet<string>;
}) {
  const { projectId } = useProjectPlace();
  const { from, reports, comparison } = week;
  const [most, setMost] = useState(FIRST);
  const all = byTask(reports.changes, from);
  const files = updatesIn(reports.changes, from);
  const shown = all.slice(0, most);
  const ids = shown.map(({ taskId }) => taskId).join(',');
  const before = useAnswer<Dates>(
    projectId,
    '/schedule',
    { tasks: ids, asOf: String(from) },
    ids !== '',
  );
  const after = useAnswer<Dates>(projectId, '/schedule', { tasks: ids }, ids !== '');
  const names = useNames(
    'task',
    shown.map(({ taskId }) => taskId),
  );
  const finishIn = (dates: Dates | undefined, id: string) =>
    dates?.tasks?.find((task) => task.id === id)?.forecast.finish ?? null;
  const begin = periodBegin(reports, from);
  const day = format.day(begin);
  const sentence =
    all.length + files.length === 0
      ? begin === undefined
        ? say('never')
        : say('none', { day })
      : say('some', { count: all.length, day });
  return (
    <Step number={3} title={say('title')} isDone={undefined} sentence={sentence}>
      {comparison?.finish.from && comparison.finish.from !== comparison.finish.to && (
        <p>
          {say('finish')}: <DateChange move={comparison.finish} />
        </p>
      )}
      {files.length > 0 && (
        <ul className={styles.plain}>
          {files.map((change) => (
            <ChangeLine key={change.seq} {...{ change, week, canEdit, linkIds }} />
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.reports}>
            <thead>
              <tr>
                <th>{say('task')}</th>
                <th>{say('said')}</th>
                <th>{say('forecast')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((report: TaskReports) => (
                <tr key={report.taskId}>
                  <td>
                    {names.has(report.taskId) ? (
                      <TaskLink taskId={report.taskId}>{names.get(report.taskId)}</TaskLink>
                    ) : (
                      <span className="faint">{say('gone')}</span>
                    )}
                  </td>
                  <td>
                    <ul className={styles.plain}>
                      {report.changes.map((change) => (
                        <ChangeLine key={change.seq} {...{ change, week, canEdit, linkIds }} />
                      ))}
                    </ul>
                  </td>
                  <td>
                    <Finish
                      from={finishIn(before.data, report.taskId)}
                      to={finishIn(after.data, report.taskId)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.fields}>
        {all.length > most && (
          <Button onClick={() => setMost(all.length)}>
            {say('more', { count: all.length - most })}
          </Button>
        )}
        {all.length > 0 && <ScreenLink screen="history">{say('history')}</ScreenLink>}
      </div>
    </Step>
  );
}

function Finish({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  if (from === to || from === null) return format.day(to);
  return <strong>{say('moved', { from: format.day(from), to: format.day(to) })}</strong>;
}

interface ChangeLineProps {
  readonly change: ReportedChange;
  readonly week: Week;
  readonly canEdit: boolean;
  readonly linkIds: ReadonlySet<string>;
}

function ChangeLine({ change, week, canEdit, linkIds }: ChangeLineProps) {
  const { projectId } = useProjectPlace();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { author = '', via = 'web', at, seq } = change;
  const said = { who: week.reports.people[author] ?? '', when: format.instant(at) };
  const what = withoutName(change.sentence) ?? say('unseen');
  const undo = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const body = { editId: newId(), seq };
      const { refused } = await request<{ readonly refused: readonly object[] }>(
        'POST',
        `/projects/${projectId}/undo`,
        { body },
      );
      projectChanged(projectId);
      toast(say(refused.length > 0 ? 'kept' : 'undoneNow'));
    } catch (error) {
      setFault(sayRefused(error));
    }
    setBusy(false);
  };
  const isUndone = (change.undoneBy ?? null) !== null;
  return (
    <li className={styles.change}>
      <div>
        <span className={isUndone ? 'faint' : ''}>{what}</span>{' '}
        <span className="faint">
          {linkIds.has(author)
            ? say('byLink', said)
            : via === 'web'
              ? say('by', said)
              : say('byApi', { ...said, via })}
        </span>
        {fault && <Failed text={fault} />}
      </div>
      {isUndone ? (
        <span className="faint">{say('undone')}</span>
      ) : (
        canEdit && (
          <Button
            look="quiet"
            disabled={isBusy}
            aria-label={say('undoOf', { what: change.sentence ?? what })}
            onClick={undo}
          >
            {say('undo')}
          </Button>
        )
      )}
    </li>
  );
}

/** `Reported ‘442 Copy claims images’: 4d to go` beside the task's own name is `4d to go`. */
function withoutName(sentence: string | null): string | undefined {
  if (sentence === null) return undefined;
  const [, rest] = /^Reported ‘.*?’: (.+)$/.exec(sentence) ?? [];
  return rest ?? sentence;
}

/** The day of the last change before this period. */
function periodBegin({ changes }: Week['reports'], from: number): string | undefined {
  return changes.find(({ seq }) => seq <= from)?.at.slice(0, 10);
}
