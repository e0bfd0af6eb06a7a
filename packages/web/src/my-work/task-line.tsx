import { useState } from 'react';
import { sayProblem } from '../connection/index.ts';
import { TaskLink } from '../moment/index.ts';
import { useLocalProject } from '../project/index.ts';
import { ProgressForm, type Said } from '../reporting/index.ts';
import { Status } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './my-work.module.css';
import { editsOf } from './report-edits.ts';
import type { MyTaskLine, Neighbour } from './use-my-work.ts';

const say = messages({
  dates: '{start} to {finish}',
  toGo: { one: '{days} day to go', other: '{days} days to go' },
  critical: 'on the longest path',
  blocked: 'Held up since {since}: {by}',
  waits: 'Waits for',
  waiting: 'Waited for by',
  until: '{who} until {finish}',
  from: '{who} from {start}',
  noted: 'Noted.',
});

/** What a day of the project is: minutes of work, and from midnight. */
export interface Workdays {
  readonly minutesPerDay: number;
  readonly defaultStartTime: number;
  readonly defaultEndTime: number;
}

interface TaskLineProps {
  readonly task: MyTaskLine;
  readonly status: string;
  readonly canEdit: boolean;
  readonly project: Workdays;
}

/** One task of somebody's, what stands around it, and the report on it. */
export function TaskLine({ task, status, canEdit, project }: TaskLineProps) {
  const local = useLocalProject();
  const [isBusy, setBusy] = useState(false);
  const [note, setNote] = useState<{ readonly text: string; readonly isBad: boolean }>();
  const { minutesPerDay } = project;
  const report = async (said: Said): Promise<boolean> => {
    setBusy(true);
    try {
      const outcome =
        said.what === 'expected'
          ? await local.enter([
              { taskId: task.id as never, column: 'expectedFinish', text: said.day },
            ])
          : await local.submit(
              editsOf(said, {
                taskId: task.id,
                task,
                workday: {
                  start: timeOf(project.defaultStartTime),
                  end: timeOf(project.defaultEndTime),
                },
                now: hereAndNow(),
              }),
            );
      setNote(
        outcome.ok ? { text: say('noted'), isBad: false } : { text: outcome.sentence, isBad: true },
      );
      return outcome.ok;
    } catch (error) {
      setNote({ text: sayProblem(error), isBad: true });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const days = Math.round((task.remaining / minutesPerDay) * 10) / 10;
  const said = [
    say('dates', { start: format.shortDay(task.start), finish: format.day(task.finish) }),
    task.started && say('toGo', { count: days, days: format.number(days, 1) }),
    task.critical && say('critical'),
  ].filter(Boolean);
  return (
    <li className={styles.task}>
      <div>
        <h3>
          <TaskLink taskId={task.id}>{task.name}</TaskLink>
        </h3>
        <p className="muted">{said.join(' · ')}</p>
        {task.blocked && (
          <p>
            <Status tone="warn">
              {say('blocked', {
                by: task.blocked.by,
                since: format.shortDay(task.blocked.since),
              })}
            </Status>
          </p>
        )}
        <Neighbours title={say('waits')} of={task.waitsFor} date="finish" />
        <Neighbours title={say('waiting')} of={task.waiting} date="start" />
      </div>
      {canEdit && (
        <ProgressForm
          task={task}
          status={status}
          minutesPerDay={minutesPerDay}
          isBusy={isBusy}
          onReport={report}
        />
      )}
      <p className={`${styles.note} ${note?.isBad ? 'bad' : 'good'}`} role="status">
        {note?.text}
      </p>
    </li>
  );
}

function Neighbours({
  title,
  of,
  date,
}: {
  readonly title: string;
  readonly of: readonly Neighbour[];
  readonly date: 'start' | 'finish';
}) {
  if (of.length === 0) return null;
  return (
    <p className="faint">
      {title}{' '}
      {of.map((one, place) => (
        <span key={one.id}>
          {place > 0 && ', '}
          <TaskLink taskId={one.id}>{one.name}</TaskLink> (
          {date === 'finish'
            ? say('until', { who: one.who, finish: format.shortDay(one.finish) }).trim()
            : say('from', { who: one.who, start: format.shortDay(one.start) }).trim()}
          )
        </span>
      ))}
    </p>
  );
}

function timeOf(minutes: number): string {
  const least = Math.min(minutes, 1439);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(least / 60))}:${two(least % 60)}`;
}

function hereAndNow(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
