import type { ReasonToAsk } from '@throughline/model';
import { sayMoved, TaskLink, useNames } from '../moment/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './week.module.css';

const say = messages({
  asked: {
    one: '{count} promise or milestone moved a day or more, or lost half of its float.',
    other: '{count} promises and milestones moved a day or more, or lost half of their float.',
  },
  finish: 'The project’s finish',
  gone: 'A task that is gone',
  float: 'float {from} → {to} days',
});

interface MovedProps {
  readonly reasons: readonly ReasonToAsk[];
  readonly minutesPerDay: number;
}

/** Why somebody should say a cause: the promises and milestones that moved, or lost half of their float. */
export function Moved({ reasons, minutesPerDay }: MovedProps) {
  const names = useNames(
    'task',
    reasons.flatMap(({ taskId }) => taskId ?? []),
  );
  const days = (minutes: number) => format.number(minutes / minutesPerDay, 1);
  return (
    <details>
      <summary>{say('asked', { count: reasons.length })}</summary>
      <ul className={styles.plain}>
        {reasons.map((reason) => (
          <li key={`${reason.taskId} ${reason.promiseId}`}>
            {reason.taskId === null ? (
              say('finish')
            ) : (
              <TaskLink taskId={reason.taskId}>{names.get(reason.taskId) ?? say('gone')}</TaskLink>
            )}{' '}
            <span className="muted">
              {reason.code === 'moved'
                ? sayMoved(reason.minutes, minutesPerDay)
                : say('float', { from: days(reason.from), to: days(reason.to) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
