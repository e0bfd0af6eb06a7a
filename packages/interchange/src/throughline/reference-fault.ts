import {
  type Diff,
  type FieldChanges,
  type PlanRecord,
  type RecordId,
  type Records,
  referencesOf,
} from '@throughline/model';

/** A field of a record that names what it may not. */
export interface BrokenReference {
  readonly id: RecordId;
  readonly field: string;
}

/**
 * What these diffs, which are in effect, leave broken: a field that names no record or one of another
 * kind, a link from a task to itself, tasks or calendars in a circle, a second project. Looks only at
 * what they touched: the state before them was whole.
 */
export function brokenReference(
  records: Records,
  diffs: readonly Diff[],
): BrokenReference | undefined {
  const inOrder = new Set<RecordId>();
  for (const { added, updated, removed } of diffs) {
    for (const id of Object.keys(added) as RecordId[]) {
      const record = records.get(id);
      const field = record && (brokenField(records, record) ?? circle(records, record, inOrder));
      if (field !== undefined) return { id, field };
    }
    for (const [id, changes] of Object.entries(updated)) {
      const record = records.get(id as RecordId);
      if (record === undefined || !changesReference(record, changes)) continue;
      const field = brokenField(records, record) ?? circle(records, record, inOrder);
      if (field !== undefined) return { id: record.id, field };
    }
    for (const record of Object.values(removed)) {
      const left = records.get(record.id) === undefined ? stillNamed(records, record) : undefined;
      if (left !== undefined) return left;
    }
  }
  return undefined;
}

/** Most edits change none: what the record names is then as whole as it was. */
function changesReference(record: PlanRecord, changes: FieldChanges): boolean {
  for (const path in changes) if (path.startsWith('custom/')) return true;
  return referencesOf(record).some(({ field }) => Object.hasOwn(changes, field));
}

function brokenField(records: Records, record: PlanRecord): string | undefined {
  for (const { field, id, expected } of referencesOf(record)) {
    if (records.get(id)?.kind !== expected) return field;
  }
  for (const id of Object.keys(record.custom ?? {}) as RecordId[]) {
    if (records.get(id)?.kind !== 'custom-field') return `custom/${id}`;
  }
  if (record.kind === 'link' && record.from === record.to) return 'to';
  return record.kind === 'project' && records.count('project') > 1 ? 'kind' : undefined;
}

/** Walks up until the top, or until what is known to lead there. */
function circle(records: Records, record: PlanRecord, inOrder: Set<RecordId>): string | undefined {
  const path = new Set<RecordId>();
  for (let at: PlanRecord | undefined = record; at !== undefined && !inOrder.has(at.id); ) {
    if (path.has(at.id)) return at.kind === 'calendar' ? 'baseId' : 'parent';
    path.add(at.id);
    const above: RecordId | undefined =
      at.kind === 'task' ? at.parent : at.kind === 'calendar' ? at.baseId : undefined;
    at = above === undefined ? undefined : records.get(above);
  }
  for (const id of path) inOrder.add(id);
  return undefined;
}

/** Who still names a record that is gone. */
function stillNamed(records: Records, { id, kind }: PlanRecord): BrokenReference | undefined {
  for (const referrer of records.referrers(id)) {
    const field = referencesOf(referrer).find((reference) => reference.id === id)?.field;
    if (field !== undefined) return { id: referrer.id, field };
  }
  if (kind !== 'custom-field') return undefined;
  for (const record of records) {
    if (record.custom !== undefined && Object.hasOwn(record.custom, id)) {
      return { id: record.id, field: `custom/${id}` };
    }
  }
  return undefined;
}
