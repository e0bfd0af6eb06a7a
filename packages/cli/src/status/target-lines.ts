import { type OnTrack, type Target, targetTitle } from '@throughline/model';
import type { OpenPlan } from '../plan-file/index.ts';
import {
  bad,
  type Column,
  Durations,
  day,
  good,
  quiet,
  type Terminal,
  type Text,
  table,
  warning,
} from '../terminal/index.ts';

const MOST = 8;

interface Row {
  readonly name: string;
  readonly target: Target | undefined;
  readonly forecast: Target['forecast'];
  readonly totalFloat: number | null;
  readonly variance: number | null;
}

/**
 * Forecast, promise and baseline beside each other. Lateness, float and variance are three numbers:
 * each stands in its own column and none is made of another.
 */
export function* targetLines(
  plan: OpenPlan,
  answer: OnTrack,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  const { records } = plan;
  const rows = answer.targets.map((target): Row => {
    const { forecast, totalFloat, baselineVariance } = target;
    const name = targetTitle(target, records);
    return { name, target, forecast, totalFloat, variance: baselineVariance };
  });
  const shown = all ? [...rows] : mostPressing(rows);
  if (answer.targets.every(({ taskId }) => taskId !== null)) {
    const { forecast, baseline } = answer.finish;
    shown.push({
      name: 'Finish of the plan',
      target: undefined,
      forecast,
      totalFloat: null,
      variance: baseline?.variance ?? null,
    });
  }
  yield* table(shown, columns(plan, answer), terminal);
  const hidden = rows.length - shown.filter(({ target }) => target !== undefined).length;
  if (hidden > 0) yield terminal.line(quiet(`and ${hidden} more; --all lists them`));
}

/** In the order of their dates; where there are many, open ones before kept ones, late ones first. */
function mostPressing(rows: readonly Row[]): Row[] {
  if (rows.length <= MOST) return [...rows];
  const pressing = (row: Row) =>
    row.target?.state === 'open' ? (row.target.lateness > 0 ? 0 : 1) : 2;
  const kept = new Set([...rows].sort((a, b) => pressing(a) - pressing(b)).slice(0, MOST));
  return rows.filter((row) => kept.has(row));
}

function columns({ records }: OpenPlan, { thresholds }: OnTrack): Column<Row>[] {
  const { minutesPerDay } = records.project;
  const durations = new Durations(minutesPerDay);
  const buffer = thresholds.buffer.value * minutesPerDay;
  return [
    { title: 'What is due', cell: ({ name }) => name, shrinksTo: 20 },
    { title: 'Forecast', cell: ({ forecast }) => day(forecast) },
    { title: 'Due', cell: ({ target }) => (target === undefined ? '' : day(target.date)), goes: 3 },
    { title: 'Late or left', cell: (row) => lateness(row, buffer, durations) },
    { title: 'Float', cell: (row) => float(row, durations), align: 'right', goes: 1 },
    {
      title: 'Baseline',
      cell: ({ variance }) => (variance === null ? '' : varianceWords(variance, durations)),
      goes: 2,
    },
  ];
}

function lateness({ target }: Row, buffer: number, durations: Durations): Text {
  if (target === undefined) return '';
  const { state, lateness, floatLeft, forecast } = target;
  if (forecast === null) return quiet('no date');
  if (state === 'met') return good('✓ kept');
  if (state === 'broken') return bad(`● ${durations.short(lateness)} late`);
  if (lateness > 0) return bad(`● ${durations.short(lateness)} late`);
  const left = `${durations.short(floatLeft)} left`;
  return floatLeft < buffer ? warning(`▲ ${left}`) : `  ${left}`;
}

function float({ totalFloat, target }: Row, durations: Durations): Text {
  if (totalFloat === null || (target !== undefined && target.state !== 'open')) return '';
  return durations.short(totalFloat);
}

function varianceWords(variance: number, durations: Durations): string {
  if (variance === 0) return 'as planned';
  return `${durations.short(Math.abs(variance))} ${variance > 0 ? 'later' : 'earlier'}`;
}
