import {
  changedRecord,
  type Diff,
  FieldChanges,
  FieldPath,
  type PlanRecord,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
  schemaByKind,
} from '../plan/index.ts';

/**
 * Why what a file brought does not fit together by itself: a record that is none of its kind once the
 * diff is in effect, or one that stands under another id. What it refers to is looked at afterwards.
 */
export function updateFault(diff: Diff, records: Records): Refusal | undefined {
  for (const [id, record] of Object.entries(diff.added)) {
    const fault = record.id === id ? schemaFault(record) : idFault(id);
    if (fault !== undefined) return fault;
  }
  for (const [id, changes] of Object.entries(diff.updated)) {
    const record = records.get(id as RecordId);
    if (record === undefined) return refuse('record-missing', { id }, { recordId: id as RecordId });
    for (const [field, change] of Object.entries(changes)) {
      // One by one: a record of zod passes over a key that is the name of the prototype.
      if (FieldPath.safeParse(field).success && FieldChanges.safeParse({ [field]: change }).success)
        continue;
      const problem = 'no change of a field';
      return refuse('value-invalid', { id, field, problem }, { recordId: record.id, field });
    }
    for (const field of ['id', 'kind']) {
      if (Object.hasOwn(changes, field)) {
        return refuse('field-fixed', { field }, { recordId: record.id, field });
      }
    }
    const fault = schemaFault(changedRecord(record, changes));
    if (fault !== undefined) return fault;
  }
  for (const [id, record] of Object.entries(diff.removed)) {
    if (record.id !== id) return idFault(id);
  }
  return undefined;
}

function schemaFault(record: PlanRecord): Refusal<'value-invalid'> | undefined {
  const { id, kind } = record;
  if (!Object.hasOwn(schemaByKind, kind)) {
    return refuse(
      'value-invalid',
      { id, field: 'kind', problem: 'no kind of record' },
      { recordId: id, field: 'kind' },
    );
  }
  const outcome = schemaByKind[kind].safeParse(record);
  if (outcome.success) return undefined;
  const issue = outcome.error.issues[0];
  const field = issue?.path.join('/') ?? '';
  const problem = issue?.message ?? '';
  return refuse('value-invalid', { id, field, problem }, { recordId: id, field });
}

function idFault(id: string): Refusal<'value-invalid'> {
  return refuse('value-invalid', { id, field: 'id', problem: 'another record’s id' });
}
