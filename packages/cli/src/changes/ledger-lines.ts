import type { Ledger, LedgerLine } from '@throughline/model';
import {
  bar,
  type Column,
  Durations,
  joined,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
  warning,
  weekdayAndDay,
} from '../terminal/index.ts';
import type { AskedLedger } from './asked-ledger.ts';
import { ledgerMethod } from './ledger-method.ts';
import { LedgerWords } from './ledger-words.ts';

const MOST = 12;
const MOST_ABSORBED = 4;
const WIDEST_BARS = 24;
const NARROWEST_BARS = 10;
/** Days later are full, days earlier are hatched: told apart without colour. */
const LATER = '█';
const EARLIER = '░';

/** What moved a date: the movement first, then its lines and their sum, then what is not explained and how it was found. */
export function* ledgerLines(
  asked: AskedLedger,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  const { ledger, plan } = asked;
  const durations = new Durations(plan.records.project.minutesPerDay);
  const words = new LedgerWords(asked);
  yield* terminal.paragraph(strong(movedSentence(asked, durations)));
  yield '';
  yield* terminal.paragraph(quiet(words.between()), { hanging: 2 });
  const { isDefault = false } = asked;
  if (ledger.delta === 0 && isDefault) {
    const name = [...plan.records.all('baseline')].at(-1)?.name;
    const earlier = name === undefined ? '' : `--from "${name}" begins earlier; `;
    const hint = `${earlier}--weekly goes report by report.`;
    yield* terminal.paragraph(quiet(hint), { hanging: 2 });
  }
  if (ledger.lines.length > 0) {
    yield '';
    yield* causeLines(asked, words, all, durations, terminal);
  }
  yield* absorbedLines(ledger, words, all, durations, terminal);
  yield* unexplainedLines(asked, words, durations, terminal);
  yield '';
  for (const one of ledgerMethod(ledger)) yield* terminal.paragraph(quiet(one), { hanging: 2 });
}

/** `The finish moved from Fri 12 Mar 2027 to Fri 2 Apr 2027: 15 working days later.` */
export function movedSentence(
  { ledger, title }: Pick<AskedLedger, 'ledger' | 'title'>,
  durations: Durations,
): string {
  const { from, to, delta, lines } = ledger;
  if (delta === 0) {
    const stands = `${title} did not move: ${weekdayAndDay(to)}.`;
    const lost = sumOf(lines.filter(({ amount }) => amount > 0));
    if (lost === 0) return stands;
    return `${stands} ${durations.words(lost)} lost and as much gained cancel out.`;
  }
  const way = delta > 0 ? 'later' : 'earlier';
  return `${title} moved from ${weekdayAndDay(from)} to ${weekdayAndDay(to)}: ${durations.words(delta)} ${way}.`;
}

interface Row {
  readonly days: string;
  readonly text: Text;
  readonly cause: Text;
  readonly who: string;
  readonly when: string;
  readonly bar: Text;
}

/** A waterfall: every bar begins where the one before it has ended. */
function* causeLines(
  { ledger }: AskedLedger,
  words: LedgerWords,
  all: boolean,
  durations: Durations,
  terminal: Terminal,
): Generator<string> {
  const { lines, delta } = ledger;
  const shown = all || lines.length <= MOST + 1 ? lines : lines.slice(0, MOST);
  const rest = lines.slice(shown.length);
  const axis = axisOf(lines.map(({ amount }) => amount));
  const width = Math.max(NARROWEST_BARS, Math.min(WIDEST_BARS, Math.floor(terminal.width / 6)));
  const rows: Row[] = [];
  let at = 0;
  const push = (amount: number, row: Omit<Row, 'days' | 'bar'>, error = 0) => {
    const drawn = bar({ from: at, to: at + amount }, axis, width, amount > 0 ? LATER : EARLIER);
    at += amount;
    const days = durations.signed(amount) + (error > 0 ? ` ±${durations.short(error)}` : '');
    rows.push({ ...row, days, bar: amount > 0 ? strong(drawn) : quiet(drawn) });
  };
  for (const line of shown) {
    const { title, details, isNamed } = words.of(line);
    push(
      line.amount,
      {
        text: joined([isNamed ? strong(title) : title, quiet(details.join(' · '))], ' · '),
        cause: words.cause(line),
        who: words.who(line),
        when: words.when(line),
      },
      line.standardError,
    );
  }
  const none = { cause: '', who: '', when: '' };
  if (rest.length > 0) {
    push(sumOf(rest), { ...none, text: quiet(`${rest.length} smaller; --all lists them`) });
  }
  const mark = delta > 0 ? LATER : EARLIER;
  rows.push({
    ...none,
    text: strong('Together'),
    days: durations.signed(delta),
    bar: quiet(bar({ from: 0, to: delta }, axis, width, mark)),
  });
  yield* table(rows, COLUMNS, terminal);
  const [lost, gained] = [
    sumOf(lines.filter(({ amount }) => amount > 0)),
    sumOf(lines.filter(({ amount }) => amount < 0)),
  ];
  if (lost !== 0 && gained !== 0) {
    yield terminal.line(quiet(`${durations.words(lost)} lost, ${durations.words(gained)} gained.`));
  }
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Days', cell: ({ days }) => strong(days), align: 'right' },
  { title: 'What moved it', cell: ({ text }) => text, shrinksTo: 30, most: 6 },
  { title: 'Cause', cell: ({ cause }) => cause, goes: 4 },
  { title: 'Who', cell: ({ who }) => who, goes: 2 },
  { title: 'When', cell: ({ when }) => quiet(when), goes: 3 },
  { title: '', cell: (row) => row.bar, goes: 1 },
];

/** What came late and moved nothing, because somebody's float took it up. */
function* absorbedLines(
  { absorbed }: Ledger,
  words: LedgerWords,
  all: boolean,
  durations: Durations,
  terminal: Terminal,
): Generator<string> {
  if (absorbed.length === 0) return;
  yield '';
  yield* terminal.heading('Absorbed by float', 'moved nothing');
  const shown = all ? absorbed : absorbed.slice(0, MOST_ABSORBED);
  const rows = shown.map((line) => ({ line, ...words.of(line) }));
  yield* table(
    rows,
    [
      { title: '', cell: ({ line }) => durations.short(line.absorbed), align: 'right' },
      { title: '', cell: ({ title, line }) => [title, quiet(seqsOf(line))], shrinksTo: 24 },
      { title: '', cell: ({ line }) => words.cause(line), goes: 1 },
      { title: '', cell: ({ line }) => words.who(line), goes: 2 },
    ],
    terminal,
  );
  const hidden = absorbed.length - shown.length;
  if (hidden > 0) yield terminal.line(quiet(`and ${hidden} more; --all lists them`));
}

/** Guessed causes, the largest first: what somebody should explain. */
function* unexplainedLines(
  { ledger: { unexplained } }: AskedLedger,
  words: LedgerWords,
  durations: Durations,
  terminal: Terminal,
): Generator<string> {
  const { lines, total } = unexplained;
  const [largest] = lines;
  if (largest === undefined) return;
  yield '';
  const count = `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`;
  const days = `${durations.signed(total)} in ${count} ${lines.length === 1 ? 'has' : 'have'} only a guessed cause`;
  yield* terminal.paragraph(
    [warning('▲ '), `Not explained: ${days}; the largest is ${words.of(largest).title}.`],
    { hanging: 2 },
  );
  const how = words.howToExplain(largest);
  if (how !== undefined) yield* terminal.paragraph(quiet(`  ${how} would say it.`), { hanging: 4 });
}

function seqsOf({ seqs }: LedgerLine): string {
  const [first] = seqs;
  return first === undefined ? '' : ` #${first}`;
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

function sumOf(lines: readonly LedgerLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}
