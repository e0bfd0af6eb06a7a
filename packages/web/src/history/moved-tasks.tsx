import { useState } from 'react';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { TaskLink } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Failed, Loading, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './history.module.css';
import { type ScheduleColumns, taskMoves } from './task-moves.ts';

const say = messages({
  title: 'Tasks that came, went or moved',
  aside: 'forecast finish, days of the calendar',
  none: 'No task moved.',
  task: 'Task',
  before: 'Before',
  after: 'After',
  moved: 'Moved',
  added: 'added',
  removed: 'removed',
  more: { one: 'Show {count} more', other: 'Show {count} more' },
});
const FIRST = 20;

interface ScheduleAnswer {
  readonly columns: ScheduleColumns;
}

/** Task by task, what two moments differ in. An end that is not named is the present. */
export function MovedTasks({
  from,
  to,
}: {
  readonly from: string;
  readonly to: string | undefined;
}) {
  const { projectId } = useProjectPlace();
  const before = useAnswer<ScheduleAnswer>(projectId, '/schedule', { form: 'columns', asOf: from });
  const after = useAnswer<ScheduleAnswer>(projectId, '/schedule', { form: 'columns', asOf: to });
  const [isAll, setAll] = useState(false);
  const error = before.error ?? after.error;
  if (error) return <Failed text={sayProblem(error)} />;
  if (before.data === undefined || after.data === undefined) return <Loading />;
  const moves = taskMoves(before.data.columns, after.data.columns);
  const shown = isAll ? moves : moves.slice(0, FIRST);
  return (
    <Section title={say('title')} aside={say('aside')}>
      {moves.length === 0 ? (
        <p className="muted">{say('none')}</p>
      ) : (
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('task')}</th>
                <th scope="col" className="num">
                  {say('before')}
                </th>
                <th scope="col" className="num">
                  {say('after')}
                </th>
                <th scope="col" className="num">
                  {say('moved')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, name, from: then, to: now, what, days }) => (
                <tr key={id}>
                  <td>
                    <TaskLink taskId={id}>{name}</TaskLink>
                  </td>
                  <td className="num">{format.gridDay(then)}</td>
                  <td className="num">{format.gridDay(now)}</td>
                  <td className="num">{what === 'moved' ? format.signed(days) : say(what)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moves.length > shown.length && (
        <Button onClick={() => setAll(true)}>
          {say('more', { count: moves.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}
