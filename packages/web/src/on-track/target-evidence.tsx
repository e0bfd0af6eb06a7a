import {
  DateWhy,
  daysSaid,
  type PromiseLine,
  type StatusAnswer,
  type ToldTarget,
} from '../tracking/index.ts';
import { Popover } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './on-track.module.css';

const say = messages({
  promise: 'Forecast {forecast}; {to} was told {date}.',
  deadline: 'Forecast {forecast}; the deadline is {date}.',
  project: 'Forecast {forecast}; the project has to be finished by {date}.',
  consequence: 'If it is missed: {what}.',
  buffer: '{used} of its buffer of {days} is used up, with {done} of the work done.',
  left: 'Float left: {days}.',
  late: 'Late: {days}.',
  numbers: 'What these numbers are made of',
  planned: 'Buffer: working time from the baseline’s finish, {baseline}, to {date}',
  burned: 'Used: how much later the forecast is than the baseline, of the buffer',
  done: 'Work done: of the working time of all tasks that lead to it',
  float: 'Float left: working time from the forecast to {date}',
  lateness: 'Late: working time from {date} to the forecast',
  total: 'Total float of the task, by the rule set',
});

interface TargetEvidenceProps {
  readonly target: ToldTarget;
  readonly status: StatusAnswer;
  readonly promises: readonly PromiseLine[];
}

/** What the verdict names first: told, forecast, buffer and what it costs; each number opens what it is made of. */
export function TargetEvidence({ target, status, promises }: TargetEvidenceProps) {
  const { source, taskId, forecast, date, buffer, lateness, floatLeft } = target;
  const { minutesPerDay } = status.about;
  const promise = promises.find(({ id }) => source.by === 'promise' && source.promiseId === id);
  const about = {
    forecast: <DateWhy at={forecast} taskId={taskId} />,
    date: <b className="strong">{format.day(date)}</b>,
  };
  return (
    <>
      {source.by === 'promise' && say.rich('promise', { ...about, to: source.to })}
      {source.by === 'deadline' && say.rich('deadline', about)}
      {source.by === 'must-finish-by' && say.rich('project', about)}{' '}
      {promise?.consequence && say('consequence', { what: promise.consequence.replace(/\.$/, '') })}{' '}
      {buffer?.burned != null && buffer.planned !== null && buffer.workDone !== null && (
        <>
          {say.rich('buffer', {
            used: <Made target={target} status={status} text={format.percent(buffer.burned)} />,
            days: daysSaid(buffer.planned, minutesPerDay),
            done: format.percent(buffer.workDone),
          })}{' '}
        </>
      )}
      {lateness > 0
        ? say.rich('late', {
            days: <Made target={target} status={status} text={daysSaid(lateness, minutesPerDay)} />,
          })
        : floatLeft !== undefined &&
          say.rich('left', {
            days: (
              <Made target={target} status={status} text={daysSaid(floatLeft, minutesPerDay)} />
            ),
          })}
    </>
  );
}

/** A number of a promise that opens all of them, with how each is reckoned. */
export function Made({
  target,
  status: { about },
  text,
  tone = '',
}: {
  readonly target: Pick<ToldTarget, 'lateness' | 'date'> & Partial<ToldTarget>;
  readonly status: Pick<StatusAnswer, 'about'>;
  readonly text: string;
  readonly tone?: string;
}) {
  const { buffer, lateness, floatLeft, totalFloat, baselineFinish } = target;
  const date = format.day(target.date);
  const inDays = (minutes: number) => daysSaid(minutes, about.minutesPerDay);
  const rows: (readonly [string, string])[] = [];
  if (lateness > 0) rows.push([say('lateness', { date }), inDays(lateness)]);
  if (floatLeft != null && lateness === 0) rows.push([say('float', { date }), inDays(floatLeft)]);
  if (buffer?.planned != null) {
    const baseline = format.day(baselineFinish);
    rows.push([say('planned', { baseline, date }), inDays(buffer.planned)]);
  }
  if (buffer?.burned != null) rows.push([say('burned'), format.percent(buffer.burned)]);
  if (buffer?.workDone != null) rows.push([say('done'), format.percent(buffer.workDone)]);
  if (totalFloat != null) rows.push([say('total'), inDays(totalFloat)]);
  return (
    <Popover
      label={say('numbers')}
      trigger={
        <button type="button" className={`${styles.number} ${tone}`}>
          {text}
        </button>
      }
    >
      <table>
        <caption className="unseen">{say('numbers')}</caption>
        <tbody>
          {rows.map(([what, value]) => (
            <tr key={what}>
              <td className="muted">{what}</td>
              <td className="num">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Popover>
  );
}
