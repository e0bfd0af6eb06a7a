import { z } from 'zod';
import {
  FieldPath,
  fieldSteps,
  type Json,
  mapWhenEmpty,
  type PlanRecord,
  type Refusal,
  refuse,
  schemaByKind,
} from '../plan/index.ts';

/** Fields that get a value and fields that lose theirs; `map/entry` is one entry of a map. */
export const fieldsToSet = {
  set: z.record(FieldPath, z.json()).exactOptional(),
  clear: z.array(FieldPath).max(1000).exactOptional(),
};

export interface FieldsToSet {
  readonly set?: { readonly [path: string]: Json };
  readonly clear?: readonly string[];
}

/** Fields that no edit of this kind may touch; a name says which edit does. */
export type ReservedFields = { readonly [field: string]: string | undefined };

/** No record changes these; values of custom fields have an edit that checks them. */
export const ALWAYS_RESERVED: ReservedFields = {
  id: undefined,
  kind: undefined,
  custom: 'custom-field.set',
};

/** The record after the fields are set, or why it would be no record of its kind. */
export function setFields<R extends PlanRecord>(
  record: R,
  { set = {}, clear = [] }: FieldsToSet,
  reserved: ReservedFields,
): R | Refusal {
  const changed: Record<string, Json | undefined> = { ...(record as unknown as object) };
  for (const [path, value] of [...Object.entries(set), ...clear.map((path) => [path] as const)]) {
    const [field, key] = fieldSteps(path);
    const where = { recordId: record.id, field: path };
    if (Object.hasOwn(reserved, field)) {
      const edit = reserved[field];
      if (edit === undefined) return refuse('field-fixed', { field }, where);
      return refuse('field-has-own-edit', { field, edit }, { ...where, accepted: [edit] });
    }
    if (key === undefined) {
      put(changed, field, value);
      continue;
    }
    const whenEmpty = mapWhenEmpty(record.kind, field);
    if (whenEmpty === undefined) {
      const problem = 'the field has no entries';
      return refuse('value-invalid', { id: record.id, field: path, problem }, where);
    }
    const map = { ...(changed[field] as Record<string, Json | undefined> | undefined) };
    put(map, key, value);
    if (Object.keys(map).length === 0 && whenEmpty === 'absent') delete changed[field];
    else changed[field] = map;
  }
  return checked(record, changed);
}

function put(fields: Record<string, Json | undefined>, key: string, value: Json | undefined): void {
  if (value === undefined) delete fields[key];
  else fields[key] = value;
}

function checked<R extends PlanRecord>(record: R, changed: object): R | Refusal {
  const outcome = schemaByKind[record.kind].safeParse(changed);
  if (outcome.success) return outcome.data as R;
  const issue = outcome.error.issues[0] as z.core.$ZodIssue;
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const field = [...issue.path, ...keys.slice(0, 1)].join('/');
  return refuse(
    'value-invalid',
    { id: record.id, field, problem: issue.message },
    {
      recordId: record.id,
      field,
      ...(issue.code === 'invalid_value' && { accepted: issue.values.map(String) }),
    },
  );
}
