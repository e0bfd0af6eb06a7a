import { z } from 'zod';
import { sameJson } from './canonical-json.ts';
import {
  changedRecord,
  changesBetween,
  FieldChanges,
  invertChanges,
  squashChanges,
} from './field-changes.ts';
import { PlanRecord } from './plan-record.ts';
import { RecordId } from './record-id.ts';

/** The difference of two states of a plan, by record id. The only shape of a difference there is. */
export const Diff = z.strictObject({
  added: z.record(RecordId, PlanRecord),
  updated: z.record(RecordId, FieldChanges),
  removed: z.record(RecordId, PlanRecord),
});
export type Diff = {
  readonly added: { readonly [id: string]: PlanRecord };
  readonly updated: { readonly [id: string]: FieldChanges };
  /** The whole records, so that the diff can be inverted. */
  readonly removed: { readonly [id: string]: PlanRecord };
};

export const EMPTY_DIFF: Diff = { added: {}, updated: {}, removed: {} };

export function isEmptyDiff({ added, updated, removed }: Diff): boolean {
  return [added, updated, removed].every((part) => Object.keys(part).length === 0);
}

/** The diff that leads back. */
export function invert(diff: Diff): Diff {
  const updated: Record<string, FieldChanges> = {};
  for (const [id, changes] of Object.entries(diff.updated)) updated[id] = invertChanges(changes);
  return { added: diff.removed, updated, removed: diff.added };
}

/**
 * One diff for two in sequence; what the second takes back is not in it.
 * Throws where the second cannot follow the first.
 */
export function squash(first: Diff, second: Diff): Diff {
  const added = { ...first.added };
  const updated = { ...first.updated };
  const removed = { ...first.removed };

  for (const [id, record] of Object.entries(second.removed)) {
    if (Object.hasOwn(added, id)) {
      delete added[id];
      continue;
    }
    if (Object.hasOwn(removed, id)) throw new Error(`removed twice: ${id}`);
    const changes = own(updated, id);
    removed[id] = changes === undefined ? record : changedRecord(record, invertChanges(changes));
    delete updated[id];
  }
  for (const [id, record] of Object.entries(second.added)) {
    if (Object.hasOwn(added, id) || Object.hasOwn(updated, id))
      throw new Error(`added twice: ${id}`);
    const gone = own(removed, id);
    if (gone === undefined) {
      added[id] = record;
      continue;
    }
    delete removed[id];
    if (!sameJson(gone, record)) setUnlessEmpty(updated, id, changesBetween(gone, record));
  }
  for (const [id, changes] of Object.entries(second.updated)) {
    if (Object.hasOwn(removed, id)) throw new Error(`updated after it was removed: ${id}`);
    const fresh = own(added, id);
    if (fresh !== undefined) added[id] = changedRecord(fresh, changes);
    else setUnlessEmpty(updated, id, squashChanges(own(updated, id) ?? {}, changes));
  }
  return { added, updated, removed };
}

/** A record may have the id `constructor`. */
function own<T>(part: { readonly [id: string]: T }, id: string): T | undefined {
  return Object.hasOwn(part, id) ? part[id] : undefined;
}

function setUnlessEmpty(
  updated: Record<string, FieldChanges>,
  id: string,
  changes: FieldChanges,
): void {
  if (Object.keys(changes).length > 0) updated[id] = changes;
  else delete updated[id];
}
