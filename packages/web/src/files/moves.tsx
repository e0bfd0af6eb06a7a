import { Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './files.module.css';
import type { Move, UpdateReport } from './intake-report.ts';
import { signedDays } from './say-days.ts';

const say = messages({
  promises: 'Promises and deadlines',
  milestones: 'Milestones that move',
  told: 'Told',
  days: 'working days',
  kept: 'kept',
  broken: 'broken by this',
  stillBroken: 'late as before',
  keptAgain: 'kept again',
  none: 'None moves.',
});

/** What of the plan's dates would be another, old → new. */
export function Moves({
  report: { promises, milestones },
  minutesPerDay,
}: {
  readonly report: UpdateReport;
  readonly minutesPerDay: number;
}) {
  return (
    <div className={styles.columns}>
      <Section title={say('promises')} aside={say('days')}>
        {promises.length === 0 ? (
          <p className="muted">{say('none')}</p>
        ) : (
          <table>
            <tbody>
              {promises.map((promise) => (
                <tr key={`${promise.name} ${promise.date.after ?? promise.date.before}`}>
                  <td>
                    {promise.name}
                    <p className="faint">
                      {say('told')} {format.day(promise.date.after ?? promise.date.before)}
                    </p>
                  </td>
                  <td>
                    <OldNew move={promise} />
                    <Standing kept={promise.kept} />
                  </td>
                  <td className={`num ${styles.dates}`}>
                    {signedDays(promise.minutes, minutesPerDay)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title={say('milestones')} aside={say('days')}>
        {milestones.length === 0 ? (
          <p className="muted">{say('none')}</p>
        ) : (
          <table>
            <tbody>
              {milestones.map((milestone) => (
                <tr key={milestone.taskId}>
                  <td>{milestone.name}</td>
                  <td>
                    <OldNew move={milestone} />
                  </td>
                  <td className={`num ${styles.dates}`}>
                    {signedDays(milestone.minutes, minutesPerDay)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </div>
  );
}

function OldNew({ move: { from, to } }: { readonly move: Move }) {
  if (from === to) return <span className={styles.dates}>{format.day(to)}</span>;
  return (
    <span className={styles.dates}>
      {format.day(from)} → {format.day(to)}
    </span>
  );
}

function Standing({ kept }: { readonly kept: UpdateReport['promises'][number]['kept'] }) {
  if (kept.after === null) return null;
  if (kept.after) {
    return <p className="good">{say(kept.before === false ? 'keptAgain' : 'kept')}</p>;
  }
  return <p className="bad">{say(kept.before === false ? 'stillBroken' : 'broken')}</p>;
}
