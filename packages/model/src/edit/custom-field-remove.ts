import { isRefusal, type PlanRecord, type RecordId, type Records } from '../plan/index.ts';
import { withCustomValue } from './custom-field-set.ts';
import { removeRule } from './removal.ts';
import { editRule, updates } from './rule.ts';

const remove = removeRule('custom-field');

/** The field goes, and its values go from every record that has one. */
export const customFieldRemove = editRule(remove.schema, (edit, records) => {
  const diff = remove.apply(edit, records);
  if (isRefusal(diff)) return diff;
  return { ...diff, updated: updates(withoutValues(records, edit.ids)).updated };
});

function* withoutValues(
  records: Records,
  fields: readonly RecordId[],
): Generator<readonly [PlanRecord, PlanRecord]> {
  for (const record of records) {
    const held = fields.filter((field) => record.custom?.[field] !== undefined);
    if (held.length === 0 || fields.includes(record.id)) continue;
    const without = held.reduce<PlanRecord>(
      (so, field) => withCustomValue(so, field, undefined),
      record,
    );
    yield [record, without];
  }
}
