import {
  type CustomFieldRecord,
  type CustomValue,
  Decimal,
  isLocalDate,
  isLocalDateTime,
  type PlanRecord,
  type RecordId,
  type Records,
  type Refusal,
  referencesOf,
  refuse,
  sameJson,
} from '../plan/index.ts';

/**
 * The first of the record's references that names nothing, or something of another kind; then the first
 * value of a custom field that does not fit the field. What `before` already said is not looked at again.
 */
export function referenceFault(
  records: Records,
  record: PlanRecord,
  before?: PlanRecord,
): Refusal | undefined {
  const known = new Map(before && referencesOf(before).map(({ field, id }) => [field, id]));
  for (const { field, id: refersTo, expected } of referencesOf(record)) {
    if (known.get(field) === refersTo) continue;
    const found = records.get(refersTo)?.kind;
    if (found === expected) continue;
    const parameters = { id: record.id, field, refersTo, expected };
    const where = { recordId: record.id, field };
    return found === undefined
      ? refuse('reference-missing', parameters, where)
      : refuse('reference-of-wrong-kind', { ...parameters, found }, where);
  }
  for (const [id, value] of Object.entries(record.custom ?? {}) as [RecordId, CustomValue][]) {
    if (sameJson(before?.custom?.[id], value)) continue;
    const fault = customValueFault(records, record, id, value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Why this record may not have this value in this custom field. */
export function customValueFault(
  records: Records,
  { id, kind }: PlanRecord,
  customField: RecordId,
  value: CustomValue,
): Refusal | undefined {
  const where = { recordId: id, field: `custom/${customField}` };
  const field = records.find('custom-field', customField);
  if (field === undefined) {
    const expected = 'custom-field' as const;
    const parameters = { id, field: where.field, refersTo: customField, expected };
    return refuse('reference-missing', parameters, where);
  }
  const { appliesTo, type, choices } = field;
  if (appliesTo !== kind) {
    return refuse('custom-field-not-for-kind', { id, customField, appliesTo }, where);
  }
  if (!fitsType(type, value)) {
    return refuse('custom-value-of-wrong-type', { id, customField, type }, where);
  }
  const offered = Object.values(choices ?? {}).map((choice) => choice.value);
  if (offered.length === 0 || offered.some((choice) => sameJson(choice, value))) return undefined;
  const accepted = offered.map((choice) =>
    typeof choice === 'object' ? JSON.stringify(choice) : String(choice),
  );
  return refuse('custom-value-not-offered', { id, customField }, { ...where, accepted });
}

function fitsType(type: CustomFieldRecord['type'], value: CustomValue): boolean {
  switch (type) {
    case 'text':
    case 'code':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && (isLocalDateTime(value) || isLocalDate(value));
    case 'cost':
      return Decimal.safeParse(value).success;
    case 'duration':
      return typeof value === 'object';
  }
}
