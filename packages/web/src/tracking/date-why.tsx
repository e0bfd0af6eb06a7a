import { sayProblem, useAnswer } from '../connection/index.ts';
import { TaskLink } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Failed, Loading, Popover } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './tracking.module.css';

const say = messages({
  label: 'Why it is on {day}',
  title: '{task}: {day}',
  start: 'starts {day}',
  finish: 'finishes {day}',
  hidden: 'because of something that is not shared with you',
  more: { one: 'and {count} more step back', other: 'and {count} more steps back' },
  open: 'Show it in the plan',
});

interface WhyAnswer {
  readonly title: string;
  readonly forecast: { readonly finish: readonly WhyStep[] };
}

interface WhyStep {
  readonly taskId: string | null;
  readonly date: string;
  readonly at: string | null;
  readonly sentence?: string;
}

/** So many steps of a chain are read; the plan shows the rest. */
const STEPS = 6;

/** A date that opens why it is where it is. Without a task it is text. */
export function DateWhy({
  at,
  taskId,
}: {
  readonly at: string | null | undefined;
  readonly taskId: string | null | undefined;
}) {
  const day = format.day(at);
  if (!taskId || !at) return <b className="strong">{day}</b>;
  return (
    <Popover
      label={say('label', { day })}
      trigger={
        <button type="button" className={styles.number}>
          {day}
        </button>
      }
    >
      <Why taskId={taskId} />
    </Popover>
  );
}

function Why({ taskId }: { readonly taskId: string }) {
  const { projectId, asOf, branch } = useProjectPlace();
  const { data, error } = useAnswer<WhyAnswer>(projectId, `/why/${taskId}`, { asOf, branch });
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  const steps = data.forecast.finish;
  const rest = steps.length - STEPS;
  return (
    <>
      <h3>{say('title', { task: data.title, day: format.weekdayAndDay(steps[0]?.at) })}</h3>
      <ol className={styles.steps}>
        {steps.slice(0, STEPS).map((step, place) => (
          <li key={`${step.taskId} ${step.date} ${place.toString()}`}>
            {step.sentence ?? (step.taskId === null ? say('hidden') : sayDate(step))}
            {step.sentence && step.at && <span className="faint"> {sayDate(step)}</span>}
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="faint">{say('more', { count: rest })}</p>}
      <p>
        <TaskLink taskId={taskId}>{say('open')}</TaskLink>
      </p>
    </>
  );
}

function sayDate({ date, at }: WhyStep): string {
  const day = format.weekdayAndDay(at);
  return date === 'start' ? say('start', { day }) : say('finish', { day });
}
