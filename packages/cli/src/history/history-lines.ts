import type { People } from '@throughline/interchange';
import type { Branch, LocalDateTime, Records } from '@throughline/model';
import { type LogEntry, personName, saidChange } from '../log/index.ts';
import type { Zone } from '../shell.ts';
import {
  type Column,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
  timeOfDay,
  weekdayAndDay,
} from '../terminal/index.ts';

const MOST_IN_GROUP = 3;

/** What was asked of the log, and what it has of it. */
export interface AskedHistory {
  readonly records: Records;
  readonly people: People;
  readonly branches: readonly Branch[];
  /** Oldest first. */
  readonly entries: readonly LogEntry[];
  /** Changes of the whole log. */
  readonly total: number;
  /** What was asked for, in words: `of 12 Build`, `by Ann Berg`; empty for all of it. */
  readonly asked: string;
}

export interface HistoryShown {
  readonly limit: number;
  readonly all: boolean;
  readonly hashes: boolean;
}

interface Row {
  readonly seq: string;
  readonly time: string;
  readonly who: string;
  readonly what: Text;
}

/** Who changed what and when, newest first, by day. */
export function* historyLines(
  history: AskedHistory,
  shown: HistoryShown,
  zone: Zone,
  terminal: Terminal,
): Generator<string> {
  yield* terminal.paragraph(strong(sentence(history, zone)));
  const newest = [...history.entries].reverse();
  const entries = newest.slice(0, shown.limit);
  let day = '';
  let rows: Row[] = [];
  const columns = columnsFor(entries, history, shown);
  for (const entry of entries) {
    const at = zone.local(entry.first.at);
    if (at.slice(0, 10) !== day) {
      if (rows.length > 0) yield* table(rows, columns, terminal);
      rows = [];
      day = at.slice(0, 10);
      yield '';
      yield* terminal.heading(weekdayAndDay(at));
    }
    rows.push(...rowsOf(entry, history, shown, at));
  }
  if (rows.length > 0) yield* table(rows, columns, terminal);
  const hidden = newest.length - entries.length;
  if (hidden > 0)
    yield terminal.line(quiet(`and ${hidden} earlier; --limit ${newest.length} lists them`));
}

function sentence({ entries, total, asked, people }: AskedHistory, zone: Zone): string {
  const [first, last] = [entries[0], entries.at(-1)];
  if (total === 0) return 'Nothing has been written into this plan yet.';
  const count = entries.reduce((sum, { changes }) => sum + changes.length, 0);
  if (first === undefined || last === undefined) {
    return `None of the ${total} changes ${total === 1 ? 'is' : 'are'} ${asked}.`;
  }
  const who = new Set(entries.map(({ first: { author } }) => author));
  const by = who.size === 1 ? personName(people, first.first.author) : `${who.size} people`;
  const [from, to] = [first, last].map(({ first: { at } }) => weekdayAndDay(zone.local(at)));
  const of = asked === '' ? '' : ` of ${total}`;
  const what = `${count}${of} ${count === 1 && asked === '' ? 'change' : 'changes'}`;
  const when = from === to ? `on ${from}` : `from ${from} to ${to}`;
  return `${what}${asked === '' ? '' : ` ${asked}`} by ${by}, ${when}.`;
}

function rowsOf(
  entry: LogEntry,
  history: AskedHistory,
  { all, hashes }: HistoryShown,
  at: LocalDateTime,
): Row[] {
  const { records, people } = history;
  const { first, changes } = entry;
  const last = changes.at(-1) ?? first;
  const seq = first === last ? `#${first.seq}` : `#${first.seq}–${last.seq}`;
  const said = [...new Set(changes.map((change) => saidChange(change, records)))];
  const under = (what: Text): Row => ({ seq: '', time: '', who: '', what });
  const [only] = said;
  const head: Text = said.length === 1 ? (only ?? '') : `${changes.length} changes in one`;
  const detail = said.length === 1 ? [] : all ? said : said.slice(0, MOST_IN_GROUP);
  const more = said.length === 1 ? 0 : said.length - detail.length;
  const undone = entry.undoneBy === undefined ? '' : quiet(` (taken back by #${entry.undoneBy})`);
  const why = whyWords(entry, history);
  return [
    { seq, time: timeOfDay(at), who: personName(people, first.author), what: [head, undone] },
    ...detail.map((one) => under(`· ${one}`)),
    ...(more > 0 ? [under(quiet(`and ${more} more; --all lists them`))] : []),
    ...(why === '' ? [] : [under(quiet(why))]),
    ...(hashes ? changes.map(({ hash }) => under(quiet(hash))) : []),
  ];
}

function whyWords({ event, cause, first }: LogEntry, { branches }: AskedHistory): string {
  const branch = branches.find(({ id }) => id === first.changeRequest);
  const parts = [
    event === undefined ? '' : `Event: ${event.name}`,
    cause ?? '',
    branch === undefined ? '' : `Branch: ${branch.name}`,
    first.via === 'command-line' || first.via === 'web' ? '' : `by ${first.via}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function columnsFor(
  entries: readonly LogEntry[],
  { people }: AskedHistory,
  { hashes }: HistoryShown,
): Column<Row>[] {
  const widest = Math.max(
    0,
    ...entries.map(({ first }) => personName(people, first.author).length),
  );
  const widestSeq = Math.max(
    0,
    ...entries.map(({ first, changes }) =>
      changes.length > 1
        ? `#${first.seq}–${changes.at(-1)?.seq ?? ''}`.length
        : `#${first.seq}`.length,
    ),
  );
  return [
    { title: '', cell: ({ seq }) => quiet(seq.padEnd(widestSeq)) },
    { title: '', cell: ({ time }) => quiet(time.padEnd(5)), goes: 1 },
    { title: '', cell: ({ who }) => who.padEnd(widest), goes: 2 },
    { title: '', cell: ({ what }) => what, shrinksTo: hashes ? 64 : 36, most: 6 },
  ];
}
