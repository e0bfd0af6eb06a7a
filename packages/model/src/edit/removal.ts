import { z } from 'zod';
import {
  EMPTY_DIFF,
  isRefusal,
  type PlanRecord,
  RecordId,
  type RecordKind,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { type EditRule, editRule } from './rule.ts';

/** Names every record that goes, the dependent ones too. */
export interface RemoveEdit<K extends RecordKind> {
  readonly kind: `${K}.remove`;
  readonly ids: readonly RecordId[];
}

/** What has no meaning without a record of this kind, and goes with it. Any other that refers to it keeps it. */
const DEPENDENTS: { readonly [K in RecordKind]?: readonly RecordKind[] } = {
  task: ['task', 'link', 'assignment', 'fixed-cost', 'promise'],
  resource: ['assignment'],
  calendar: ['calendar'],
};

const MOST_NAMED = 20;

/**
 * Removes what it names: records of the kind, and those that go with them. Refuses when a dependent
 * record is left out, when one is named that depends on none of them, and what another kind still uses.
 */
export function removeRule<K extends RecordKind>(kind: K): EditRule<RemoveEdit<K>> {
  const schema = z.strictObject({ kind: z.literal(`${kind}.remove`), ids });
  return editRule(schema as unknown as z.ZodType<RemoveEdit<K>>, (edit, records) => {
    const removed: Record<string, PlanRecord> = {};
    for (const id of edit.ids) {
      const record = records.get(id);
      if (record === undefined) return refuse('record-missing', { id }, { recordId: id });
      if (record.kind !== kind && !DEPENDENTS[kind]?.includes(record.kind)) {
        const parameters = { id, expected: kind, found: record.kind };
        return refuse('record-of-wrong-kind', parameters, { recordId: id });
      }
      removed[id] = record;
    }
    const roots = edit.ids.filter((id) => removed[id]?.kind === kind);
    const whole = removalOf(records, kind, roots);
    if (isRefusal(whole)) return whole;
    const left = whole.filter((id) => !Object.hasOwn(removed, id));
    if (left.length > 0) {
      const where = { recordId: left[0] as RecordId, accepted: whole };
      return refuse('removal-leaves-behind', { ids: left }, where);
    }
    const related = new Set(whole);
    for (const id of edit.ids) {
      if (!related.has(id)) return refuse('removal-unrelated', { id }, { recordId: id });
    }
    return { ...EMPTY_DIFF, removed };
  });
}

/** Every id that removing these records has to name, they first; or what still uses one of them. */
export function removalOf(
  records: Records,
  kind: RecordKind,
  roots: readonly RecordId[],
): RecordId[] | Refusal<'record-in-use'> {
  const goes = DEPENDENTS[kind] ?? [];
  const whole = new Set(roots);
  for (const id of whole) {
    const referrers = records.referrers(id);
    const users = referrers.filter((referrer) => !goes.includes(referrer.kind));
    if (users.length > 0) {
      const by = users.slice(0, MOST_NAMED).map((user) => user.id);
      return refuse('record-in-use', { id, count: users.length, by }, { recordId: id });
    }
    for (const referrer of referrers) whole.add(referrer.id);
  }
  return [...whole];
}

const ids = z
  .array(RecordId)
  .min(1)
  .refine((all) => new Set(all).size === all.length, 'each id once');
