import { z } from 'zod';
import {
  type Diff,
  EMPTY_DIFF,
  isRefusal,
  type PlanRecord,
  RecordId,
  type RecordKind,
  type RecordOf,
  type Records,
  type Refusal,
  refuse,
  schemaByKind,
} from '../plan/index.ts';
import { referenceFault } from './reference-faults.ts';
import { type EditRule, editRule, found, updates } from './rule.ts';
import {
  ALWAYS_RESERVED,
  type FieldsToSet,
  fieldsToSet,
  type ReservedFields,
  setFields,
} from './set-fields.ts';

export interface AddEdit<K extends RecordKind, N extends string = `${K}.add`> {
  readonly kind: N;
  readonly record: RecordOf<K>;
}

export interface ChangeEdit<K extends RecordKind> extends FieldsToSet {
  readonly kind: `${K}.change`;
  readonly id: RecordId;
}

/** What only this kind of record must keep, looked at once it would stand in the plan. */
export type Fault<K extends RecordKind> = (
  record: RecordOf<K>,
  records: Records,
) => Refusal | undefined;

/** Adds one record that is whole: its id is new, what it refers to is there. */
export function addRule<K extends RecordKind>(kind: K, fault?: Fault<K>): EditRule<AddEdit<K>> {
  return addRuleNamed(`${kind}.add`, kind, fault);
}

/** The same under a name that says more than "add". */
export function addRuleNamed<K extends RecordKind, N extends string>(
  name: N,
  kind: K,
  fault?: Fault<K>,
): EditRule<AddEdit<K, N>> {
  const schema = z.strictObject({ kind: z.literal(name), record: schemaByKind[kind] });
  return editRule(schema as unknown as z.ZodType<AddEdit<K, N>>, ({ record }, records) => {
    const { id } = record;
    if (records.get(id) !== undefined) return refuse('record-exists', { id }, { recordId: id });
    const refusal = referenceFault(records, record) ?? fault?.(record, records);
    return refusal ?? { ...EMPTY_DIFF, added: { [id]: record } };
  });
}

/** Sets and clears fields of one record, but for those that are reserved. */
export function changeRule<K extends RecordKind>(
  kind: K,
  fault?: Fault<K>,
  reserved: ReservedFields = {},
): EditRule<ChangeEdit<K>> {
  const schema = z.strictObject({
    kind: z.literal(`${kind}.change`),
    id: RecordId,
    ...fieldsToSet,
  });
  return editRule(schema as unknown as z.ZodType<ChangeEdit<K>>, (edit, records) => {
    const before = found(records, kind, edit.id);
    if (isRefusal(before)) return before;
    return changeFields(records, before, edit, reserved, fault);
  });
}

/** The diff of setting and clearing fields of one record. */
export function changeFields<K extends RecordKind>(
  records: Records,
  before: RecordOf<K>,
  fields: FieldsToSet,
  reserved: ReservedFields,
  fault?: Fault<K>,
): Diff | Refusal {
  const after = setFields(before as PlanRecord, fields, { ...ALWAYS_RESERVED, ...reserved });
  if (isRefusal(after)) return after;
  const refusal = referenceFault(records, after, before) ?? fault?.(after as RecordOf<K>, records);
  return refusal ?? updates([[before, after]]);
}
