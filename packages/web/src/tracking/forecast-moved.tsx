import { forecastScene } from '@throughline/drawing';
import { Picture, useWidth } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { SeriesPoint } from './answers.ts';
import { daysAdded, type Marker, sayLine } from './ledger-said.ts';
import styles from './tracking.module.css';

const say = messages({
  picture:
    'The forecast finish at each of {count} reports: {first} at first, {last} now. {promise}',
  promise: '{name}: {day}.',
  marker: '{letter} {title}',
  table: 'As a table',
  report: 'Status date',
  finish: 'Forecast',
  moved: 'Moved',
  why: 'By',
  none: 'There is no report yet: the forecast’s history begins with the first status date.',
});

const HEIGHT = 220;
const MS_PER_DAY = 86_400_000;

export interface ForecastPromise {
  readonly name: string;
  readonly date: string;
  readonly isBroken: boolean;
}

interface ForecastMovedProps {
  readonly points: readonly SeriesPoint[];
  readonly markers: readonly Marker[];
  readonly promise?: ForecastPromise | undefined;
  readonly minutesPerDay: number;
  /** On paper the table is left out. */
  readonly withTable?: boolean;
}

/** The forecast's own history: a picture with its legend, and the same as a table. */
export function ForecastMoved({
  points,
  markers,
  promise,
  minutesPerDay,
  withTable = true,
}: ForecastMovedProps) {
  const [around, width] = useWidth();
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return <p className="muted">{say('none')}</p>;
  const title = say('picture', {
    count: points.length,
    first: format.day(first.finish),
    last: format.day(last.finish),
    promise: promise ? say('promise', { name: promise.name, day: format.day(promise.date) }) : '',
  });
  return (
    <>
      <div ref={around} className={styles.picture}>
        {width > 0 && (
          <Picture
            scene={forecastScene({
              width,
              height: HEIGHT,
              title,
              points: points.map(({ status, finish }) => ({
                at: dayNumber(status),
                finish: dayNumber(finish),
              })),
              promise: promise && {
                finish: dayNumber(promise.date),
                label: `${promise.name} ${format.shortDay(promise.date)}`,
                isBroken: promise.isBroken,
              },
              markers,
              dayText: (day) =>
                format.gridDay(new Date(Math.floor(day) * MS_PER_DAY).toISOString().slice(0, 10)),
            })}
          />
        )}
      </div>
      {markers.length > 0 && (
        <p className="faint">
          {markers
            .map(({ letter, title: what }) => say('marker', { letter, title: what }))
            .join(' · ')}
        </p>
      )}
      {withTable && (
        <details className={styles.details}>
          <summary>{say('table')}</summary>
          <table>
            <thead>
              <tr>
                <th>{say('report')}</th>
                <th>{say('finish')}</th>
                <th className="num">{say('moved')}</th>
                <th>{say('why')}</th>
              </tr>
            </thead>
            <tbody>
              {[...points].reverse().map(({ seq, status, finish, delta, lines }) => (
                <tr key={seq}>
                  <td>{format.gridDay(status)}</td>
                  <td>{format.gridDay(finish)}</td>
                  <td className="num">{daysAdded(delta, minutesPerDay)}</td>
                  <td>{lines.map((line) => sayLine(line).title).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

/** Days of civil time since 1970, with the part of the day. */
function dayNumber(at: string): number {
  return Date.parse(at.length > 10 ? `${at}Z` : `${at}T00:00Z`) / MS_PER_DAY;
}
