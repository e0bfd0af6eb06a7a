import {
  applyDiff,
  changedRecord,
  type Diff,
  type RecordId,
  type Records,
  schemaByKind,
} from '@throughline/model';
import type { ReadRefusal } from '../read-outcome.ts';
import { excerpt, fault } from './fault.ts';

/**
 * Puts the diff into effect, or says why it cannot be: it does not fit the state, or it leaves a record
 * that is none of its kind. The records are then as they were.
 */
export function applied(
  records: Records,
  { seq, diff }: { readonly seq: number; readonly diff: Diff },
  line: number,
): ReadRefusal | undefined {
  for (const [id, changes] of Object.entries(diff.updated)) {
    const record = records.get(id as RecordId);
    if (record === undefined || Object.hasOwn(diff.added, id) || Object.hasOwn(diff.removed, id)) {
      return unfitting({ seq, record: id, field: '', problem: 'record-missing' }, line);
    }
    for (const fixed of ['id', 'kind']) {
      if (Object.hasOwn(changes, fixed)) return invalid(`${id}/${fixed}`, 'it never changes', line);
    }
    const outcome = schemaByKind[record.kind].safeParse(changedRecord(record, changes));
    if (outcome.success) continue;
    const [issue] = outcome.error.issues;
    return invalid(`${id}/${issue?.path.join('/') ?? ''}`, issue?.message ?? 'not valid', line);
  }
  const refusal = applyDiff(records, diff);
  if (refusal === undefined) return undefined;
  const { recordId = '', field = '', code: problem } = refusal;
  return unfitting({ seq, record: recordId, field: excerpt(field), problem }, line);
}

function unfitting(
  parameters: { seq: number; record: string; field: string; problem: string },
  line: number,
): ReadRefusal {
  return fault('throughline-diff-unfitting', line, parameters);
}

function invalid(field: string, problem: string, line: number): ReadRefusal {
  const parameters = { field: excerpt(field), problem: excerpt(problem) };
  return fault('throughline-change-invalid', line, parameters);
}
