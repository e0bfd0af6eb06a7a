import { LedgerWords } from '../changes/ledger-words.ts';
import {
  Durations,
  plain,
  quiet,
  strong,
  type Terminal,
  type Text,
  warning,
} from '../terminal/index.ts';
import type { MovedSince } from './moved-since.ts';

const MOST_CAUSES = 3;

/** How the forecast moved and its largest causes, a line for each moment; then the days that nobody explained. */
export function* movedLines(moved: readonly MovedSince[], terminal: Terminal): Generator<string> {
  const [first] = moved;
  if (first === undefined) return;
  const durations = new Durations(first.asked.plan.records.project.minutesPerDay);
  for (const one of moved) {
    yield* terminal.paragraph(movedWords(one, durations), { hanging: 2 });
  }
  const { unexplained } = first.asked.ledger;
  if (unexplained.total === 0) return;
  const lines = unexplained.lines.length;
  const text = `${durations.signed(unexplained.total)} since ${first.since} ${lines === 1 ? 'has' : 'have'} only a guessed cause, in ${lines} ${lines === 1 ? 'line' : 'lines'} of the ledger.`;
  yield* terminal.paragraph([warning('▲ '), text], { hanging: 2 });
}

function movedWords({ since, asked }: MovedSince, durations: Durations): Text {
  const { ledger } = asked;
  const words = new LedgerWords(asked);
  const { delta, lines } = ledger;
  const way = delta > 0 ? 'later' : 'earlier';
  const head =
    delta === 0
      ? lines.length === 0
        ? 'no movement'
        : 'no movement in all'
      : `${durations.words(delta)} ${way}`;
  const of = ledger.target === null ? '' : ` of ${asked.title}`;
  const lead: Text = [`Forecast${of} since ${since}: `, delta === 0 ? head : strong(head)];
  if (lines.length === 0) return [...lead, '.'];
  const causes = lines.slice(0, MOST_CAUSES).map((line) => {
    const { title } = words.of(line);
    const cause = plain(words.cause(line));
    return `${durations.signed(line.amount)} ${title} (${cause})`;
  });
  const more = lines.length - causes.length;
  const rest = more > 0 ? quiet(` and ${more} more; throughline changes shows all.`) : '.';
  return [...lead, ': ', causes.join('; '), rest];
}
