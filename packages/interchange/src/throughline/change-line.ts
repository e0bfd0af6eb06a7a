import {
  type Change,
  ChangeMeta,
  canonicalJson,
  type Diff,
  type Edit,
  FieldPath,
  HistoryEdit,
  isRefusal,
  metaOf,
  PlanRecord,
  parseEdit,
  RECORDS_VERSION,
  RecordId,
  Salt,
} from '@throughline/model';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { isFields, objectOf } from './canonical-line.ts';
import { excerpt, fault } from './fault.ts';
import type { Line } from './lines.ts';
import type { Sha256 } from './throughline-file.ts';

/** What a line of a change begins with. */
export const CHANGE = '{"meta":';
const PAYLOAD = ',"payload":';

/** The line of a change; one whose payload was erased has no salt. */
export function changeLine(change: Change): string {
  const { edit, diff, salt } = change;
  return canonicalJson({ meta: metaOf(change), payload: { diff, edit }, salt });
}

/** A change whose hashes are those of its own line, and whose parts are what they have to be. */
export function parseChange(line: Line, sha256: Sha256): Change | ReadRefusal {
  const object = objectOf(line);
  if (isReadRefusal(object)) return object;
  const { meta: statedMeta, payload, salt, ...more } = object.value;
  const at = (parameters: { field: string; problem: string }) =>
    fault('throughline-change-invalid', line.number, {
      field: excerpt(parameters.field),
      problem: excerpt(parameters.problem),
    });
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return at({ field: unknown, problem: 'not known' });
  if (isFields(statedMeta) && isNewer(statedMeta.schema)) {
    const parameters = { version: statedMeta.schema, known: RECORDS_VERSION };
    return fault('throughline-records-newer', line.number, parameters);
  }
  const outcome = ChangeMeta.safeParse(statedMeta);
  if (!outcome.success) return at(firstIssue('meta', outcome.error.issues));
  const meta = outcome.data;
  if (salt !== undefined && !Salt.safeParse(salt).success) {
    return at({ field: 'salt', problem: 'not 16 bytes in hexadecimal' });
  }
  if (!isFields(payload)) return at({ field: 'payload', problem: 'not an object' });

  const text = textsOf(line.text, typeof salt === 'string');
  const { seq } = meta;
  if (sha256(text.meta) !== meta.hash)
    return fault('throughline-change-altered', line.number, { seq });
  if (typeof salt === 'string' && sha256(salt + text.payload) !== meta.payloadHash) {
    return fault('throughline-change-altered', line.number, { seq });
  }

  const edit = parsedEdit(payload.edit, line);
  if (isReadRefusal(edit)) return edit;
  const { diff } = payload;
  const problem = diffProblem(diff);
  if (problem !== undefined) return at(problem);
  return {
    ...meta,
    edit,
    diff: diff as unknown as Diff,
    ...(typeof salt === 'string' ? { salt } : {}),
  };
}

/** The very text that was hashed: in canonical JSON it stands in one place only. */
function textsOf(line: string, salted: boolean): { meta: string; payload: string } {
  const payloadAt = line.indexOf(PAYLOAD);
  const meta = line.slice(CHANGE.length, payloadAt);
  const end = line.length - (salted ? ',"salt":""}'.length + 32 : 1);
  return {
    meta: meta.replace(/"hash":"[0-9a-f]{64}",/, ''),
    payload: line.slice(payloadAt + PAYLOAD.length, end),
  };
}

function isNewer(schema: unknown): schema is number {
  return typeof schema === 'number' && Number.isInteger(schema) && schema > RECORDS_VERSION;
}

function parsedEdit(value: unknown, line: Line): Edit | HistoryEdit | ReadRefusal {
  const own = HistoryEdit.safeParse(value);
  if (own.success) return own.data;
  const edit = parseEdit(value);
  if (!isRefusal(edit)) return edit;
  if (edit.code === 'edit-unknown-kind') {
    const kind = isFields(value) ? String(value.kind) : '';
    return fault('throughline-edit-unknown', line.number, { kind: excerpt(kind) });
  }
  const { field = '' } = edit;
  const problem = 'problem' in edit.parameters ? String(edit.parameters.problem) : edit.code;
  return fault('throughline-change-invalid', line.number, {
    field: excerpt(`edit/${field}`),
    problem: excerpt(problem),
  });
}

interface Problem {
  readonly field: string;
  readonly problem: string;
}

/** What keeps a value from being a diff. Its records are parsed: who wrote the file is not known. */
function diffProblem(diff: unknown): Problem | undefined {
  if (!isFields(diff)) return { field: 'diff', problem: 'not an object' };
  const { added, updated, removed, ...more } = diff;
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return { field: `diff/${unknown}`, problem: 'not known' };
  return (
    recordsProblem('diff/added', added) ??
    recordsProblem('diff/removed', removed) ??
    updatesProblem(updated)
  );
}

function recordsProblem(field: string, records: unknown): Problem | undefined {
  if (!isFields(records)) return { field, problem: 'not an object' };
  for (const [id, record] of Object.entries(records)) {
    const outcome = PlanRecord.safeParse(record);
    if (!outcome.success) return firstIssue(`${field}/${id}`, outcome.error.issues);
    if (outcome.data.id !== id) return { field: `${field}/${id}`, problem: 'has another id' };
  }
  return undefined;
}

function updatesProblem(updated: unknown): Problem | undefined {
  const field = 'diff/updated';
  if (!isFields(updated)) return { field, problem: 'not an object' };
  for (const [id, changes] of Object.entries(updated)) {
    if (!RecordId.safeParse(id).success) return { field: `${field}/${id}`, problem: 'not an id' };
    if (!isFields(changes)) return { field: `${field}/${id}`, problem: 'not an object' };
    for (const [path, change] of Object.entries(changes)) {
      if (!FieldPath.safeParse(path).success || !isChange(change)) {
        return { field: `${field}/${id}/${path}`, problem: 'not a change of a field' };
      }
    }
  }
  return undefined;
}

/** From and to, each a list of one value, or of none where there was none. */
function isChange(change: unknown): boolean {
  return (
    Array.isArray(change) &&
    change.length === 2 &&
    change.every((side) => Array.isArray(side) && side.length <= 1)
  );
}

function firstIssue(
  field: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Problem {
  const [issue] = issues;
  return {
    field: [field, ...(issue?.path.map(String) ?? [])].join('/'),
    problem: issue?.message ?? 'not valid',
  };
}
