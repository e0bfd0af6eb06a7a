import type { RecordId } from '@throughline/model';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { useNames } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Failed, Loading } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({
  dates: 'Dates',
  schedule: 'Schedule',
  forecast: 'Forecast',
  early: 'Early',
  late: 'Late',
  which: 'Which',
  start: 'Start',
  finish: 'Finish',
  totalFloat: 'Total float',
  freeFloat: 'Free float',
  path: 'Longest path',
  critical: 'Critical',
  yes: 'Yes',
  no: 'No',
  undated: 'The plan has no dates yet, so there is nothing to explain.',
  whyStart: 'Why it starts then',
  whyFinish: 'Why it finishes then',
  starts: '{task} starts {date}',
  finishes: '{task} finishes {date}',
  this: 'It',
  startsBecause: '{task} starts {date} because {other} starts {otherDate}',
  startsAfter: '{task} starts {date} because {other} finishes {otherDate}',
  finishesBecause: '{task} finishes {date} because {other} starts {otherDate}',
  finishesAfter: '{task} finishes {date} because {other} finishes {otherDate}',
  byForecast: 'By the forecast, which places what is not done after the status date.',
  part: 'You see this task without the tasks around it, so its chain is not shown.',
});

interface Step {
  readonly taskId: RecordId;
  readonly date: 'start' | 'finish' | 'late-finish';
  readonly at: string | null;
  readonly sentence: string;
  readonly causes: readonly { readonly by: string }[];
}
interface Chains {
  readonly start?: readonly Step[];
  readonly finish?: readonly Step[];
}
interface WhyAnswer {
  readonly forecast: Chains;
}

/** Every computed date of the task, and where its start and finish come from, step by step. */
export function WhyTab() {
  const { details, text } = useOpenTask();
  const { dates } = details;
  if (dates === undefined) return <p className="muted">{say('undated')}</p>;
  const rows = [
    ['schedule', dates.start, dates.finish],
    ['forecast', dates.forecastStart, dates.forecastFinish],
    ['early', dates.earlyStart, dates.earlyFinish],
    ['late', dates.lateStart, dates.lateFinish],
  ] as const;
  return (
    <>
      <section className={styles.section}>
        <h3>{say('dates')}</h3>
        <table className={styles.dates}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{say('which')}</span>
              </th>
              <th scope="col">{say('start')}</th>
              <th scope="col">{say('finish')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([which, start, finish]) => (
              <tr key={which}>
                <th scope="row">{say(which)}</th>
                <td>{momentText(start)}</td>
                <td>{momentText(finish)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className={styles.facts}>
          <dt>{say('totalFloat')}</dt>
          <dd className={(dates.totalFloat ?? 0) < 0 ? 'bad' : ''}>{text('totalFloat') || '–'}</dd>
          <dt>{say('freeFloat')}</dt>
          <dd>{text('freeFloat') || '–'}</dd>
          <dt>{say('critical')}</dt>
          <dd>{say(dates.critical ? 'yes' : 'no')}</dd>
          <dt>{say('path')}</dt>
          <dd>{say(dates.longestPath ? 'yes' : 'no')}</dd>
        </dl>
      </section>
      <Chain />
    </>
  );
}

function momentText(at: string | null): string {
  return at === null ? '–' : `${format.gridDay(at)} ${format.time(at)}`;
}

function Chain() {
  const { projectId, asOf, branch } = useProjectPlace();
  const { details } = useOpenTask();
  const { id } = details.task;
  const { data, error, refetch } = useAnswer<WhyAnswer>(projectId, `/why/${id}`, { asOf, branch });
  const { start = [], finish = [] } = data?.forecast ?? {};
  const names = useNames(
    'task',
    [...start, ...finish].map(({ taskId }) => taskId),
  );
  if (error !== null) return <Failed text={sayProblem(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (start.length === 0 && finish.length === 0) return <p className="muted">{say('part')}</p>;
  return (
    <>
      <p className={`faint ${styles.section}`}>{say('byForecast')}</p>
      <Steps title={say('whyStart')} steps={start} names={names} />
      <Steps title={say('whyFinish')} steps={finish} names={names} />
    </>
  );
}

function Steps({
  title,
  steps,
  names,
}: {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly names: ReadonlyMap<string, string>;
}) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <li key={`${step.date} ${step.taskId}`}>
            <Said step={step} next={steps[place + 1]} names={names} />
            <p className="muted">{step.sentence}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One date; where a link set it, with the date at its other end, which is the next step. */
function Said({
  step,
  next,
  names,
}: {
  readonly step: Step;
  readonly next: Step | undefined;
  readonly names: ReadonlyMap<string, string>;
}) {
  const { open, details } = useOpenTask();
  const nameOf = ({ taskId }: Step) =>
    taskId === details.task.id ? (
      say('this')
    ) : (
      <button type="button" className={styles.open} onClick={() => open(taskId)}>
        {names.get(taskId) ?? taskId}
      </button>
    );
  const isStart = step.date === 'start';
  const said = { task: nameOf(step), date: <b>{format.weekdayAndDay(step.at)}</b> };
  if (next === undefined || step.causes[0]?.by !== 'link') {
    return <p>{say.rich(isStart ? 'starts' : 'finishes', said)}</p>;
  }
  const both = { ...said, other: nameOf(next), otherDate: format.weekdayAndDay(next.at) };
  const fromStart = next.date === 'start';
  return (
    <p>
      {isStart
        ? say.rich(fromStart ? 'startsBecause' : 'startsAfter', both)
        : say.rich(fromStart ? 'finishesBecause' : 'finishesAfter', both)}
    </p>
  );
}
