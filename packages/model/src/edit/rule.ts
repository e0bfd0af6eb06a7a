import type { z } from 'zod';
import {
  changesBetween,
  type Diff,
  EMPTY_DIFF,
  type FieldChanges,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  type RecordOf,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';

/** One kind of edit: what it looks like from outside, and what it does to a plan or why it may not. */
export interface EditRule<E extends { readonly kind: string }> {
  readonly schema: z.ZodType<E>;
  /** Leaves the records as they are. Trusts the edit to fit the schema. */
  readonly apply: (edit: E, records: Records) => Diff | Refusal;
}

export function editRule<E extends { readonly kind: string }>(
  schema: z.ZodType<E>,
  apply: EditRule<E>['apply'],
): EditRule<E> {
  return { schema, apply };
}

/** The diff that puts these records in the place of their earlier states. */
export function updates(pairs: Iterable<readonly [before: PlanRecord, after: PlanRecord]>): Diff {
  const updated: Record<string, FieldChanges> = {};
  for (const [before, after] of pairs) {
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length > 0) updated[before.id] = changes;
  }
  return { ...EMPTY_DIFF, updated };
}

/** The record of this id and kind, or the refusal that there is none. */
export function found<K extends RecordKind>(
  records: Records,
  kind: K,
  id: RecordId,
  field?: string,
): RecordOf<K> | Refusal {
  const record = records.find(kind, id);
  if (record !== undefined) return record;
  const other = records.get(id);
  const where = { recordId: id, ...(field !== undefined && { field }) };
  if (other === undefined) return refuse('record-missing', { id }, where);
  return refuse('record-of-wrong-kind', { id, expected: kind, found: other.kind }, where);
}

/** The fields with those that are undefined left out: given ones replace, undefined ones clear. */
export function withFields<R extends PlanRecord>(
  record: R,
  fields: { readonly [F in keyof R]?: R[F] | undefined },
): R {
  const changed: Record<string, unknown> = { ...record };
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) delete changed[field];
    else changed[field] = value;
  }
  return changed as R;
}
