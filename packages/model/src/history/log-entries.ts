import type { RecordId, Records, StatedCause } from '../plan/index.ts';
import type { Change } from './change.ts';
import { type Explained, explained } from './explained.ts';
import { undoneBySeq } from './undone.ts';

/** Changes that are one: a group, or a single change. Of a group only those that were asked for. */
export interface LogEntry extends Explained {
  readonly first: Change;
  readonly changes: readonly Change[];
  /** The change that took all of it back, where one did. */
  readonly undoneBy?: number;
}

/** Which entries are asked for; what is absent asks nothing. */
export interface LogFilter {
  /** Changes that touch one of these records. */
  readonly records?: ReadonlySet<RecordId>;
  readonly authors?: ReadonlySet<string>;
  readonly cause?: StatedCause;
  readonly event?: RecordId;
  /** UTC, both included. */
  readonly since?: string;
  readonly until?: string;
}

/** The log as people see it, oldest first: groups folded, each with why it was made and whether it still stands. */
export function logEntries(
  changes: readonly Change[],
  records: Records,
  filter: LogFilter = {},
): LogEntry[] {
  const undone = undoneBySeq(changes);
  const entries: LogEntry[] = [];
  for (let at = 0; at < changes.length; ) {
    const first = changes[at] as Change;
    const count = (first.group?.count ?? 1) - (first.group?.index ?? 0);
    const whole = changes.slice(at, at + count);
    at += count;
    const why = explained(first, records);
    if (!isAsked(first, why, filter)) continue;
    const undoneBy = whole.every(({ seq }) => undone.has(seq)) ? undone.get(first.seq) : undefined;
    const asked = filter.records;
    const touching = asked === undefined ? whole : whole.filter((one) => touches(one, asked));
    const [main] = touching;
    if (main === undefined) continue;
    const taken = undoneBy === undefined ? {} : { undoneBy };
    entries.push({ first: main, changes: touching, ...why, ...taken });
  }
  return entries;
}

function isAsked(
  { at, author }: Change,
  why: Explained,
  { authors, cause, event, since, until }: LogFilter,
): boolean {
  if (since !== undefined && at < since) return false;
  if (until !== undefined && at > until) return false;
  if (authors !== undefined && !authors.has(author)) return false;
  if (cause !== undefined && why.cause !== cause) return false;
  return event === undefined || why.event?.id === event;
}

function touches({ diff }: Change, ids: ReadonlySet<RecordId>): boolean {
  for (const id of ids) {
    if (Object.hasOwn(diff.added, id) || Object.hasOwn(diff.updated, id)) return true;
    if (Object.hasOwn(diff.removed, id)) return true;
  }
  return false;
}
