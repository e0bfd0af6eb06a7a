import { type Diff, type RecordId, type Refusal, refuse } from '../plan/index.ts';
import type { Change } from './change.ts';
import { type LogIndex, type Touch, touchOf } from './log-index.ts';

/** What an author had seen, and who that is. Nobody conflicts with what they did themselves. */
export interface Seen {
  /** The last change the author had seen. */
  readonly base: number;
  /** Absent: everybody's changes since the base count. */
  readonly author?: RecordId;
}

/**
 * The one conflict rule (HIS-8), for submitting, the offline queue and merging: the first field that this
 * diff sets and somebody else changed since the base; or the first record that it removes and they touched.
 * A field that has the wanted value already is not in the diff.
 */
export function conflictOf(
  log: LogIndex,
  diff: Diff,
  seen: Seen,
): Refusal<'changed-since'> | undefined {
  for (const id of Object.keys(diff.removed) as RecordId[]) {
    const touched = lastTouch(log, seen, id);
    if (touched !== undefined) return changedSince(id, '', touched);
  }
  for (const [id, fields] of Object.entries(diff.updated) as [RecordId, object][]) {
    for (const field of Object.keys(fields)) {
      const touched = lastTouch(log, seen, id, field);
      if (touched !== undefined) return changedSince(id, field, touched);
    }
  }
  return undefined;
}

/**
 * Why an edit was refused, where somebody else's change is the reason: what it names was removed since,
 * or what it adds was added. Any other refusal is given back as it is.
 */
export function refusedSince(log: LogIndex, refusal: Refusal, seen: Seen): Refusal {
  const named = namedBy(refusal);
  if (named === undefined) return refusal;
  const touched = lastTouch(log, seen, named.id);
  return touched?.touch === named.touch ? changedSince(named.id, '', touched) : refusal;
}

/** The refusal that names this change as what set the field, or did something to the whole record. */
export function changedSince(
  id: RecordId,
  field: string,
  { change, touch }: { readonly change: Change; readonly touch: Touch },
): Refusal<'changed-since'> {
  const { seq, author } = change;
  const where = { recordId: id, ...(field !== '' && { field }) };
  return refuse('changed-since', { id, field, touch, seq, author }, where);
}

/** Somebody else's last change of the record, or of one field of it, since the base. */
function lastTouch(
  log: LogIndex,
  { base, author }: Seen,
  id: RecordId,
  field?: string,
): { change: Change; touch: Touch } | undefined {
  for (const change of log.touchesOf(id, base)) {
    if (change.author === author) continue;
    const touch = touchOf(change, id, field);
    if (touch !== undefined) return { change, touch };
  }
  return undefined;
}

function namedBy(refusal: Refusal): { id: RecordId; touch: Touch } | undefined {
  const { code, parameters } = refusal as Refusal<'record-missing' | 'reference-missing'> | Refusal;
  switch (code) {
    case 'record-missing':
      return { id: (parameters as { id: RecordId }).id, touch: 'removed' };
    case 'reference-missing':
      return { id: (parameters as { refersTo: RecordId }).refersTo, touch: 'removed' };
    case 'record-exists':
      return { id: (parameters as { id: RecordId }).id, touch: 'added' };
    default:
      return undefined;
  }
}
