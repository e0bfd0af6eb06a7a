import type { TaskRecord } from '@throughline/model';
import {
  aboutTask,
  changesOf,
  type Logged,
  logEntries,
  personName,
  saidChange,
} from '../log/index.ts';
import type { OpenPlan } from '../plan-file/index.ts';
import type { Zone } from '../shell.ts';
import { type Column, day, quiet, type Terminal, table } from '../terminal/index.ts';

const MOST = 3;

interface Row {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly why: string;
}

/** What people last did to the task: dates follow from what is written, and somebody wrote it. */
export function* changedLines(
  plan: Logged<OpenPlan>,
  task: TaskRecord,
  zone: Zone,
  terminal: Terminal,
): Generator<string> {
  const { records, people } = plan;
  const ids = aboutTask(task.id, records);
  const entries = logEntries(changesOf(plan), records, { records: ids }).reverse();
  if (entries.length === 0) return;
  const rows = entries.slice(0, MOST).flatMap(({ changes, first, event, cause }): Row[] => {
    const said = changes.map((change) => saidChange(change, records));
    return [...new Set(said)].slice(0, MOST).map((what, i) => ({
      when: i === 0 ? day(zone.local(first.at)) : '',
      who: i === 0 ? personName(people, first.author) : '',
      what,
      why: event?.name ?? cause ?? '',
    }));
  });
  yield '';
  const more = entries.length - MOST;
  yield* terminal.heading('Last changed', more > 0 ? `${more} more in history --task` : '');
  yield* table(rows, COLUMNS, terminal);
}

const COLUMNS: readonly Column<Row>[] = [
  { title: '', cell: ({ when }) => quiet(when) },
  { title: '', cell: ({ who }) => who, goes: 2 },
  { title: '', cell: ({ what }) => what, shrinksTo: 24 },
  { title: '', cell: ({ why }) => quiet(why), goes: 1 },
];
