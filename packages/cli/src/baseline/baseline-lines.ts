import type { BaselineRecord, OnTrack, Records } from '@throughline/model';
import {
  type Column,
  Durations,
  day,
  quiet,
  strong,
  type Terminal,
  table,
  weekdayAndDay,
} from '../terminal/index.ts';

interface Row {
  readonly baseline: BaselineRecord;
  readonly finish: string | undefined;
  readonly compared: boolean;
}

/** The baselines, the oldest first, and how far the forecast is from the one that everything is compared with. */
export function* baselineLines(
  records: Records,
  { finish }: OnTrack,
  terminal: Terminal,
): Generator<string> {
  const rows: Row[] = [...records.all('baseline')].map((baseline) => ({
    baseline,
    finish: baselineFinish(baseline),
    compared: baseline.id === finish.baseline?.id,
  }));
  rows.sort((a, b) => ((a.baseline.approvedAt ?? '~') < (b.baseline.approvedAt ?? '~') ? -1 : 1));
  yield* terminal.paragraph(strong(sentence(rows, finish, records)));
  if (rows.length === 0) return;
  yield '';
  yield* table(rows, COLUMNS, terminal);
}

function sentence(
  rows: readonly Row[],
  { baseline, forecast }: OnTrack['finish'],
  records: Records,
): string {
  if (rows.length === 0) return 'No baseline has been taken.';
  if (baseline === null) return 'No baseline is compared with.';
  const { name, variance } = baseline;
  const finish = `The forecast, ${weekdayAndDay(forecast)}, is`;
  if (variance === null) return `${name} has no finish to compare with.`;
  if (variance === 0) return `${finish} as in ${name}.`;
  const days = new Durations(records.project.minutesPerDay).words(variance);
  return `${finish} ${days} ${variance > 0 ? 'later' : 'earlier'} than in ${name}.`;
}

/** The latest finish that was agreed to. */
export function baselineFinish({ tasks }: BaselineRecord): string | undefined {
  return Object.values(tasks)
    .flatMap(({ finish }) => (finish === undefined ? [] : [finish]))
    .reduce<string | undefined>(
      (last, at) => (last !== undefined && last > at ? last : at),
      undefined,
    );
}

const COLUMNS: readonly Column<Row>[] = [
  { title: '', cell: ({ compared }) => (compared ? '●' : '') },
  { title: 'Baseline', cell: ({ baseline }) => baseline.name, shrinksTo: 14 },
  { title: 'Finish', cell: ({ finish }) => day(finish) },
  {
    title: 'Approved',
    cell: ({ baseline: { approvedAt } }) =>
      approvedAt === undefined ? quiet('no') : day(approvedAt),
  },
  { title: 'By', cell: ({ baseline }) => baseline.approvedBy ?? '', goes: 2 },
  {
    title: 'Change',
    cell: ({ baseline: { seq } }) => quiet(seq === undefined ? '' : `#${seq}`),
    goes: 3,
  },
  {
    title: 'Tasks',
    cell: ({ baseline }) => String(Object.keys(baseline.tasks).length),
    align: 'right',
    goes: 1,
  },
];
