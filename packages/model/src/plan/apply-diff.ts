import { sameJson } from './canonical-json.ts';
import type { Diff } from './diff.ts';
import { changesBetween, type FieldChanges, fieldOf, sameSide } from './field-changes.ts';
import type { PlanRecord } from './plan-record.ts';
import type { RecordId } from './record-id.ts';
import type { Records } from './records.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What turns one state into another. Throws for an id that names two kinds: an id never changes its kind. */
export function diffOf(before: Records, after: Records): Diff {
  const added: Record<string, PlanRecord> = {};
  const updated: Record<string, FieldChanges> = {};
  const removed: Record<string, PlanRecord> = {};
  for (const record of after) {
    const old = before.get(record.id);
    if (old === undefined) {
      added[record.id] = record;
    } else if (old !== record) {
      const changes = changesBetween(old, record);
      if (Object.keys(changes).length > 0) updated[record.id] = changes;
    }
  }
  for (const record of before) {
    if (after.get(record.id) === undefined) removed[record.id] = record;
  }
  return { added, updated, removed };
}

/**
 * Patches the records, in place, when every value the diff changes from is still there;
 * else leaves them as they are and says the first that is not.
 */
export function applyDiff(records: Records, diff: Diff): Refusal | undefined {
  const refusal = misfit(records, diff);
  if (refusal === undefined) records.patch(diff);
  return refusal;
}

function misfit(records: Records, diff: Diff): Refusal | undefined {
  for (const [id, removed] of entriesOf(diff.removed)) {
    const record = records.get(id);
    if (record === undefined) return refuse('record-missing', { id }, { recordId: id });
    if (record.kind !== removed.kind) return refuse('record-missing', { id }, { recordId: id });
    if (sameJson(record, removed)) continue;
    const field = Object.keys(changesBetween(removed, record))[0];
    if (field !== undefined) return changed(id, field);
  }
  for (const [id] of entriesOf(diff.added)) {
    if (records.get(id) !== undefined && !Object.hasOwn(diff.removed, id)) {
      return refuse('record-exists', { id }, { recordId: id });
    }
  }
  for (const [id, changes] of entriesOf(diff.updated)) {
    const record = records.get(id);
    if (record === undefined) return refuse('record-missing', { id }, { recordId: id });
    for (const [field, [from]] of Object.entries(changes)) {
      if (!sameSide(fieldOf(record, field), from)) return changed(id, field);
    }
  }
  return undefined;
}

function changed(id: RecordId, field: string): Refusal {
  return refuse('value-changed', { id, field }, { recordId: id, field });
}

function entriesOf<V>(part: { readonly [id: string]: V }): [RecordId, V][] {
  return Object.entries(part) as [RecordId, V][];
}
