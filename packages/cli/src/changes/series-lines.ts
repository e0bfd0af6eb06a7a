import type { ForecastSeries, LocalDateTime } from '@throughline/model';
import {
  type Column,
  Durations,
  day,
  dayOfYear,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
  weekdayAndDay,
} from '../terminal/index.ts';
import type { AskedLedger } from './asked-ledger.ts';
import { methodWords } from './ledger-method.ts';
import { LedgerWords } from './ledger-words.ts';

const MOST_CAUSES = 2;

/** The same as of a ledger, with the series in its place. */
export type AskedSeries = Omit<AskedLedger, 'ledger'> & { readonly series: ForecastSeries };

interface Row {
  readonly status: LocalDateTime | undefined;
  /** None in the row of the sum. */
  readonly finish: LocalDateTime | undefined;
  readonly moved: Text;
  readonly because: Text;
}

/** How the forecast moved from one report to the next, and the largest causes of each movement. */
export function* seriesLines(
  asked: AskedSeries,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  const { series, plan, title } = asked;
  const durations = new Durations(plan.records.project.minutesPerDay);
  const words = new LedgerWords(asked);
  const [first, last] = [series.points[0], series.points.at(-1)];
  if (first === undefined || last === undefined) return;
  const moved = series.points.filter(({ delta }) => delta !== 0).length;
  const total =
    series.delta === 0
      ? 'is no later than at the beginning'
      : `is ${durations.words(series.delta)} ${series.delta > 0 ? 'later' : 'earlier'} than at the beginning`;
  const reports = `${series.points.length - 1} ${series.points.length === 2 ? 'report' : 'reports'}`;
  yield* terminal.paragraph(
    strong(`${title} ${total}, ${weekdayAndDay(last.finish)}: ${moved} of ${reports} moved it.`),
  );
  yield '';
  yield* terminal.paragraph(quiet(words.between()), { hanging: 2 });
  yield '';
  const ends = [series.points[0], series.points.at(-1)];
  const shown = series.points.filter((point) => all || point.delta !== 0 || ends.includes(point));
  const rows = shown.map((point, i): Row => {
    const lines = all ? point.lines : point.lines.slice(0, MOST_CAUSES);
    const said = lines.map((line) => `${durations.signed(line.amount)} ${words.of(line).title}`);
    const more = point.lines.length - lines.length;
    return {
      status: point.status,
      finish: point.finish,
      moved: i === 0 ? '' : point.delta === 0 ? quiet('0d') : strong(durations.signed(point.delta)),
      because: [said.join('; '), more > 0 ? quiet(`; ${more} more`) : ''],
    };
  });
  const sum = { status: undefined, finish: undefined, moved: durations.signed(series.delta) };
  yield* table([...rows, { ...sum, because: '' }], COLUMNS, terminal);
  const still = series.points.length - shown.length;
  if (still > 0) {
    const reports = still === 1 ? '1 report' : `${still} reports`;
    yield* terminal.paragraph(quiet(`and ${reports} that moved nothing; --all lists them`));
  }
  yield '';
  for (const one of methodWords(series.method))
    yield* terminal.paragraph(quiet(one), { hanging: 2 });
}

const COLUMNS: readonly Column<Row>[] = [
  {
    title: 'Status of',
    cell: ({ status }) => quiet(status === undefined ? '' : day(status)),
    short: ({ status }) => quiet(status === undefined ? '' : dayOfYear(status)),
  },
  {
    title: 'Forecast',
    cell: ({ finish }) => (finish === undefined ? strong('Together') : day(finish)),
    short: ({ finish }) => (finish === undefined ? strong('Together') : dayOfYear(finish)),
  },
  { title: 'Moved', cell: ({ moved }) => moved, align: 'right' },
  { title: 'Because of', cell: ({ because }) => because, shrinksTo: 24, most: 4 },
];
