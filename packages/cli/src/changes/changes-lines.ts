import { minuteOf } from '@throughline/engine';
import { LineWords, projectTitle, type Slip, type SlipLine } from '@throughline/model';
import {
  bar,
  type Column,
  Durations,
  day,
  joined,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
  warning,
  weekdayAndDay,
} from '../terminal/index.ts';
import { methodSentences } from './method-words.ts';
import type { TwoUpdates } from './two-updates.ts';

const MOST = 12;
const WIDEST_BARS = 28;
const NARROWEST_BARS = 10;
/** Days later are full, days earlier are hatched: told apart without colour. */
const LATER = '█';
const EARLIER = '░';

/** What moved the finish: the movement first, then its causes, then how it was found. */
export function* changesLines(
  { slip, earlier }: TwoUpdates,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  const durations = new Durations(slip.later.records.project.minutesPerDay);
  yield* terminal.paragraph(strong(sentence(slip, durations)));
  for (const caveat of caveats(slip))
    yield* terminal.paragraph([warning('▲ '), caveat], { hanging: 2 });
  yield '';
  yield* terminal.paragraph(quiet(betweenWords(slip, projectTitle(earlier.records.project))));
  if (slip.lines.length > 0) {
    yield '';
    yield* causeLines(slip, all, durations, terminal);
  }
  yield '';
  for (const one of methodSentences(slip)) yield* terminal.paragraph(quiet(one));
}

/** `The finish moved from Fri 12 Mar 2027 to Fri 2 Apr 2027: 15 working days later.` */
function sentence({ from, to, delta, lines }: Slip, durations: Durations): string {
  if (delta === 0) {
    const stands = `The finish did not move: ${weekdayAndDay(to)}`;
    if (lines.length === 0) return `${stands}.`;
    const moved = sumOf(lines.filter(({ amount }) => amount > 0));
    return `${stands}. ${durations.words(moved)} lost and as much gained cancel out.`;
  }
  const way = delta > 0 ? 'later' : 'earlier';
  return `The finish moved from ${weekdayAndDay(from)} to ${weekdayAndDay(to)}: ${durations.words(delta)} ${way}.`;
}

function caveats({ matching, earlier, later }: Slip): string[] {
  const told: string[] = [];
  if (matching.doubtful) {
    const { sameName, onlyEarlier, onlyLater } = matching.tasks;
    const count = earlier.records.count('task');
    told.push(
      `Only ${sameName} of ${count} tasks are found again under their name; ${onlyEarlier} are gone and ${onlyLater} new. Are these the same project?`,
    );
  }
  if ((minuteOf(later.status.at) as number) < (minuteOf(earlier.status.at) as number)) {
    told.push('The second plan is the older one: its status date is before that of the first.');
  }
  return told;
}

function betweenWords({ earlier, later }: Slip, title: string): string {
  const [from, to] = [earlier, later].map(({ status }) =>
    status.from === 'clock' ? undefined : day(status.at),
  );
  if (from === to)
    return `${title} · ${from === undefined ? 'no status date' : `status of ${from}`}`;
  const first = from === undefined ? 'no status date' : `status of ${from}`;
  return `${title} · ${first}, then ${to === undefined ? 'none' : from === undefined ? `of ${to}` : to}`;
}

interface Row {
  readonly text: Text;
  readonly cause: string;
  readonly days: string;
  readonly bar: Text;
}

/** A waterfall: every bar begins where the one before it has ended. */
function* causeLines(
  slip: Slip,
  all: boolean,
  durations: Durations,
  terminal: Terminal,
): Generator<string> {
  const shown = all || slip.lines.length <= MOST + 1 ? slip.lines : slip.lines.slice(0, MOST);
  const rest = slip.lines.slice(shown.length);
  const axis = axisOf([...shown, ...rest].map(({ amount }) => amount));
  const words = new LineWords(slip);
  const width = Math.max(NARROWEST_BARS, Math.min(WIDEST_BARS, Math.floor(terminal.width / 5)));
  let at = 0;
  const rows: Row[] = [];
  const push = (amount: number, text: Text, cause: string, error = 0) => {
    const mark = amount > 0 ? LATER : EARLIER;
    const drawn = bar({ from: at, to: at + amount }, axis, width, mark);
    at += amount;
    const days = durations.signed(amount) + (error > 0 ? ` ±${durations.short(error)}` : '');
    rows.push({ text, cause, days, bar: amount > 0 ? strong(drawn) : quiet(drawn) });
  };
  for (const line of shown) {
    const { title, detail } = words.of(line);
    push(line.amount, joined([strong(title), detail], ': '), line.cause, line.standardError);
  }
  if (rest.length > 0) push(sumOf(rest), quiet(`${rest.length} smaller; --all lists them`), '');
  if (rows.length > 1) {
    const mark = slip.delta > 0 ? LATER : EARLIER;
    rows.push({
      text: strong('Together'),
      cause: '',
      days: durations.signed(slip.delta),
      bar: quiet(bar({ from: 0, to: slip.delta }, axis, width, mark)),
    });
  }
  yield* table(rows, COLUMNS, terminal);
  const cancelling = cancelWords(slip.lines, durations);
  if (cancelling !== undefined) yield* terminal.paragraph(quiet(cancelling));
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Days', cell: ({ days }) => strong(days), align: 'right' },
  { title: 'What differs', cell: ({ text }) => text, shrinksTo: 24 },
  { title: 'Likely cause', cell: ({ cause }) => quiet(cause), goes: 1 },
  { title: '', cell: (row) => row.bar, goes: 2 },
];

function cancelWords(lines: readonly SlipLine[], durations: Durations): string | undefined {
  const lost = sumOf(lines.filter(({ amount }) => amount > 0));
  const gained = sumOf(lines.filter(({ amount }) => amount < 0));
  if (lost === 0 || gained === 0) return undefined;
  return `${durations.words(lost)} lost, ${durations.words(gained)} gained.`;
}

function axisOf(amounts: readonly number[]): { low: number; high: number } {
  let [at, low, high] = [0, 0, 0];
  for (const amount of amounts) {
    at += amount;
    low = Math.min(low, at);
    high = Math.max(high, at);
  }
  return { low, high };
}

function sumOf(lines: readonly SlipLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}
