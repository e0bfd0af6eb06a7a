import type { Edit } from '@throughline/model';
import { useState } from 'react';
import { sayProblem } from '../connection/index.ts';
import { DateChange, TaskLink, useNames } from '../moment/index.ts';
import { type Cascade, useLocalProject, useLocalState } from '../project/index.ts';
import { Button, Failed, toast } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { Step } from './step.tsx';
import type { Week } from './use-week.ts';
import styles from './week.module.css';

const say = messages({
  title: 'Reschedule unfinished work',
  p6: 'The data date does it: under the rules of P6, work that is not done lies after {day} by itself.',
  noDate: 'It needs a status date first.',
  none: 'No unfinished work lies before {day}.',
  some: {
    one: '{count} unfinished task lies before {day} in the schedule, as if it had been done.',
    other: '{count} unfinished tasks lie before {day} in the schedule, as if they had been done.',
  },
  look: 'See what would move',
  busy: 'The plan is computed …',
  notBegun: {
    one: '{count} task that has not begun starts no earlier than {day}:',
    other: '{count} tasks that have not begun start no earlier than {day}:',
  },
  begun: {
    one: '{count} task that has begun goes on after {day}:',
    other: '{count} tasks that have begun go on after {day}:',
  },
  more: 'and {count} more',
  stay: {
    one: '{count} task stays where it is: scheduled by hand, or held by a constraint.',
    other: '{count} tasks stay where they are: scheduled by hand, or held by constraints.',
  },
  finish: 'Finish',
  move: { one: 'Move {count} task', other: 'Move {count} tasks' },
  nothing: 'Nothing can be moved: what is left is scheduled by hand or held by constraints.',
  moved: 'Unfinished work lies after the status date now.',
  undated: 'The plan has no dates.',
});

type Move = Extract<Edit, { kind: 'reschedule.unfinished' }>;
const MOST = 12;

/** MS Project's "reschedule uncompleted work": what would move is shown before it does. */
export function Reschedule({ week, canEdit }: { readonly week: Week; readonly canEdit: boolean }) {
  const { project, statusDate, inThePast } = week;
  const local = useLocalProject();
  const { fault: localFault } = useLocalState(local);
  const [found, setFound] = useState<{ readonly edit: Move; readonly cascade?: Cascade }>();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const day = format.day(statusDate);
  const isP6 = project.rules === 'p6';
  const look = async () => {
    if (statusDate === undefined) return;
    setBusy(true);
    setFault(undefined);
    try {
      const edit = await local.rescheduling(statusDate);
      if ('ok' in edit) setFault(edit.sentence || localFault || say('undated'));
      else if (edit.kind === 'reschedule.unfinished') {
        const cascade = await local.preview([edit]);
        setFound({ edit, ...(cascade.ok && { cascade }) });
      }
    } catch (error) {
      setFault(sayProblem(error));
    }
    setBusy(false);
  };
  const move = async (edit: Move) => {
    setBusy(true);
    const outcome = await local.submit([edit]);
    setBusy(false);
    if (!outcome.ok) return setFault(outcome.sentence);
    setFound(undefined);
    toast(say('moved'));
  };
  const count = inThePast.length;
  const sentence =
    statusDate === undefined
      ? say('noDate')
      : isP6
        ? say('p6', { day })
        : count === 0
          ? say('none', { day })
          : say('some', { count, day });
  return (
    <Step
      number={5}
      title={say('title')}
      isDone={statusDate !== undefined && (isP6 || count === 0)}
      sentence={sentence}
    >
      {canEdit && !isP6 && count > 0 && found === undefined && (
        <div className={styles.fields}>
          <Button onClick={look} disabled={isBusy || statusDate === undefined}>
            {say('look')}
          </Button>
          {isBusy && (
            <span className="faint" role="status">
              {say('busy')}
            </span>
          )}
        </div>
      )}
      {found && <Moving {...found} count={count} day={day} isBusy={isBusy} onMove={move} />}
      {fault && <Failed text={fault} />}
    </Step>
  );
}

interface MovingProps {
  readonly edit: Move;
  readonly cascade?: Cascade;
  /** How many tasks lie in the past. */
  readonly count: number;
  readonly day: string;
  readonly isBusy: boolean;
  readonly onMove: (edit: Move) => Promise<void>;
}

function Moving({ edit, cascade, count, day, isBusy, onMove }: MovingProps) {
  const begun = Object.keys(edit.started);
  const all = begun.length + edit.notStarted.length;
  if (all === 0) return <p className="muted">{say('nothing')}</p>;
  return (
    <>
      {edit.notStarted.length > 0 && (
        <Tasks
          title={say('notBegun', { count: edit.notStarted.length, day })}
          ids={edit.notStarted}
        />
      )}
      {begun.length > 0 && <Tasks title={say('begun', { count: begun.length, day })} ids={begun} />}
      {count > all && <p className="muted">{say('stay', { count: count - all })}</p>}
      {cascade && (
        <p>
          {say('finish')}:{' '}
          <DateChange
            move={{ from: cascade.finish.before, to: cascade.finish.after, minutes: null }}
          />
        </p>
      )}
      <div>
        <Button look="primary" disabled={isBusy} onClick={() => void onMove(edit)}>
          {say('move', { count: all })}
        </Button>
      </div>
    </>
  );
}

function Tasks({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  const shown = ids.slice(0, MOST);
  const names = useNames('task', shown);
  return (
    <div>
      <p>{title}</p>
      <ul className={styles.plain}>
        {shown.map((id) => (
          <li key={id}>
            <TaskLink taskId={id}>{names.get(id) ?? '…'}</TaskLink>
          </li>
        ))}
        {ids.length > MOST && (
          <li className="faint">{say('more', { count: ids.length - MOST })}</li>
        )}
      </ul>
    </div>
  );
}
