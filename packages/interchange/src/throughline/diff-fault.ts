import {
  applyDiff,
  changedRecord,
  type Diff,
  type FieldChanges,
  type PlanRecord,
  type RecordId,
  type Records,
  schemaByKind,
} from '@throughline/model';
import type { ReadRefusal } from '../read-outcome.ts';
import { excerpt, fault } from './fault.ts';
import { firstIssue, type Problem } from './payload-problem.ts';

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
    const problem = recordProblem(record, changes);
    if (problem !== undefined) return invalid(`${id}/${problem.field}`, problem.problem, line);
  }
  const refusal = applyDiff(records, diff);
  if (refusal === undefined) return undefined;
  const { recordId = '', field = '', code: problem } = refusal;
  return unfitting({ seq, record: recordId, field: excerpt(field), problem }, line);
}

/** What this needs of a schema. */
interface Schema {
  safeParse(value: unknown):
    | { readonly success: true }
    | {
        readonly success: false;
        readonly error: { readonly issues: Parameters<typeof firstIssue>[1] };
      };
}

/**
 * What a change makes of a record that was one of its kind before. Its fields stand for themselves, so
 * only those that changed are parsed; where a kind says something of several at once, all of it is.
 */
function recordProblem(record: PlanRecord, changes: FieldChanges): Problem | undefined {
  const schema = schemaByKind[record.kind];
  const shape: Readonly<Record<string, Schema>> = schema.shape;
  const standAlone = (schema.def.checks ?? []).length === 0;
  for (const [path, [, to]] of Object.entries(changes)) {
    const own = standAlone && Object.hasOwn(shape, path) ? shape[path] : undefined;
    // An entry of a map, or a field that went and may be one that every record of the kind has.
    if (own === undefined || to.length === 0) {
      return problemOf('', schema.safeParse(changedRecord(record, changes)));
    }
    const problem = problemOf(path, own.safeParse(to[0]));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemOf(field: string, outcome: ReturnType<Schema['safeParse']>): Problem | undefined {
  return outcome.success ? undefined : firstIssue(field, outcome.error.issues);
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
