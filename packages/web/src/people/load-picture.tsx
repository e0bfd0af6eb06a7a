import { loadScene } from '@throughline/drawing';
import { Picture, useWidth } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { Week } from './load-weeks.ts';
import styles from './people.module.css';

const say = messages({
  title: 'Load of {name} by week',
  table: 'The weeks as a table',
  week: 'Week of',
  work: 'Work, hours',
  time: 'Time, hours',
  over: 'Too much',
  overBy: '{hours} hours too much',
});
const HEIGHT = 200;

/** Bars against the line of what there is, and the same as a table. */
export function LoadPicture({
  name,
  weeks,
}: {
  readonly name: string;
  readonly weeks: readonly Week[];
}) {
  const [around, width] = useWidth();
  return (
    <>
      <div ref={around}>
        {width > 0 && (
          <Picture
            scene={loadScene({
              width,
              height: HEIGHT,
              title: say('title', { name }),
              periods: weeks.map(({ week, work, capacity }) => ({
                work: work / 60,
                capacity: capacity / 60,
                label: format.shortDay(week),
                of: week,
              })),
              amountText: (hours) => format.number(hours),
            })}
          />
        )}
      </div>
      <details className={styles.weeks}>
        <summary>{say('table')}</summary>
        <table className={styles.narrow}>
          <thead>
            <tr>
              <th scope="col">{say('week')}</th>
              <th scope="col" className="num">
                {say('work')}
              </th>
              <th scope="col" className="num">
                {say('time')}
              </th>
              <th scope="col">{say('over')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ week, work, capacity, over }) => (
              <tr key={week}>
                <td>{format.day(week)}</td>
                <td className="num">{format.number(work / 60, 1)}</td>
                <td className="num">{format.number(capacity / 60, 1)}</td>
                <td className="warn">
                  {over > 0 && say('overBy', { hours: format.number(over / 60, 1) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
