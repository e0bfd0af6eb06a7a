import { z } from 'zod';
import {
  CustomValue,
  type Diff,
  isRefusal,
  type PlanRecord,
  RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { customValueFault } from './reference-faults.ts';
import { editRule, found, updates, withFields } from './rule.ts';

const schema = z.strictObject({
  kind: z.literal('custom-field.set'),
  customField: RecordId,
  /** By the id of the record that gets the value. */
  values: z.record(RecordId, CustomValue),
  /** The records that lose theirs. */
  clear: z.array(RecordId).exactOptional(),
});

/** Values of one custom field, on as many records as are named. */
export const customFieldSet = editRule<z.infer<typeof schema>>(schema, (edit, records) => {
  const field = found(records, 'custom-field', edit.customField, 'customField');
  return isRefusal(field) ? field : valuesSet(edit, records);
});

function valuesSet(edit: z.infer<typeof schema>, records: Records): Diff | Refusal {
  const { customField, values, clear = [] } = edit;
  const wanted = new Map(Object.entries(values) as [RecordId, CustomValue | undefined][]);
  for (const id of clear) wanted.set(id, undefined);
  const pairs: [PlanRecord, PlanRecord][] = [];
  for (const [id, value] of wanted) {
    const record = records.get(id);
    if (record === undefined) return refuse('record-missing', { id }, { recordId: id });
    const refusal =
      value === undefined ? undefined : customValueFault(records, record, customField, value);
    if (refusal !== undefined) return refusal;
    pairs.push([record, withCustomValue(record, customField, value)]);
  }
  return updates(pairs);
}

/** The record with this value of the field, or without any. */
export function withCustomValue(
  record: PlanRecord,
  field: RecordId,
  value: CustomValue | undefined,
): PlanRecord {
  const custom = { ...record.custom };
  if (value === undefined) delete custom[field];
  else custom[field] = value;
  return withFields<PlanRecord>(record, {
    custom: Object.keys(custom).length === 0 ? undefined : custom,
  });
}
