import type { EventRecord, RecordId, Records } from '@throughline/model';
import type { LogEntry } from '../log/index.ts';
import { type Column, day, quiet, strong, type Terminal, table } from '../terminal/index.ts';

interface Row {
  readonly event: EventRecord;
  readonly edits: number;
}

/** What happened to the plan, as people gathered it: each with its cause and how many edits belong to it. */
export function* eventLines(
  records: Records,
  entries: readonly LogEntry[],
  terminal: Terminal,
): Generator<string> {
  const countById = new Map<RecordId, number>();
  for (const { event, changes } of entries) {
    if (event !== undefined)
      countById.set(event.id, (countById.get(event.id) ?? 0) + changes.length);
  }
  const rows: Row[] = [...records.all('event')].map((event) => ({
    event,
    edits: countById.get(event.id) ?? 0,
  }));
  rows.sort((a, b) => ((a.event.at ?? '') < (b.event.at ?? '') ? 1 : -1));
  yield* terminal.paragraph(strong(sentence(rows)));
  if (rows.length === 0) return;
  yield '';
  yield* table(rows, COLUMNS, terminal);
}

function sentence(rows: readonly Row[]): string {
  if (rows.length === 0) return 'No events have been named.';
  const open = rows.filter(({ event }) => event.standing === 'unapproved').length;
  const count = `${rows.length} ${rows.length === 1 ? 'event' : 'events'}`;
  return `${count}, ${open === 0 ? 'none' : open} of them unapproved.`;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    title: 'When',
    cell: ({ event }) => quiet(event.at === undefined ? '' : day(event.at)),
    goes: 2,
  },
  { title: 'Event', cell: ({ event }) => event.name, shrinksTo: 20 },
  { title: 'Cause', cell: ({ event }) => event.cause },
  { title: 'Responsible', cell: ({ event }) => event.responsible ?? '', goes: 3 },
  { title: 'Standing', cell: ({ event }) => event.standing },
  { title: 'Edits', cell: ({ edits }) => String(edits), align: 'right', goes: 1 },
];
