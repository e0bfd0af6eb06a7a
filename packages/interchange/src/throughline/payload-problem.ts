import {
  FieldPath,
  HistoryEdit,
  isRefusal,
  type Json,
  PlanRecord,
  parseEdit,
  RecordId,
} from '@throughline/model';
import { isFields } from './canonical-line.ts';

/** What a field of a change is not. */
export interface Problem {
  readonly field: string;
  readonly problem: string;
}

/** The edit is of a kind that nobody here knows. */
export interface UnknownKind {
  readonly kind: string;
}

/**
 * What keeps a value from being what a change did. Who wrote the file is not known: its edit and its
 * records are parsed, whatever their hash says.
 */
export function payloadProblem({
  edit,
  diff,
}: {
  readonly edit: unknown;
  readonly diff: unknown;
}): Problem | UnknownKind | undefined {
  return editProblem(edit) ?? diffProblem(diff);
}

function editProblem(value: unknown): Problem | UnknownKind | undefined {
  const edit = parseEdit(value);
  if (!isRefusal(edit)) return undefined;
  const { code, field = '', parameters } = edit;
  if (code !== 'edit-unknown-kind') {
    const problem = 'problem' in parameters ? String(parameters.problem) : code;
    return { field: `edit/${field}`, problem };
  }
  const outcome = HistoryEdit.safeParse(value);
  if (outcome.success) return undefined;
  const kind = isFields(value) && typeof value.kind === 'string' ? value.kind : '';
  return isHistoryKind(kind) ? firstIssue('edit', outcome.error.issues) : { kind };
}

function isHistoryKind(kind: string): boolean {
  return HistoryEdit.options.some(({ shape }) => shape.kind.value === kind);
}

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

function recordsProblem(field: string, records: Json | undefined): Problem | undefined {
  if (!isFields(records)) return { field, problem: 'not an object' };
  for (const [id, record] of Object.entries(records)) {
    const outcome = PlanRecord.safeParse(record);
    if (!outcome.success) return firstIssue(`${field}/${id}`, outcome.error.issues);
    if (outcome.data.id !== id) return { field: `${field}/${id}`, problem: 'has another id' };
  }
  return undefined;
}

/** The values are looked at when they are in effect: a record is one of its kind as a whole. */
function updatesProblem(updated: Json | undefined): Problem | undefined {
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
function isChange(change: Json | undefined): boolean {
  return (
    Array.isArray(change) &&
    change.length === 2 &&
    change.every((side) => Array.isArray(side) && side.length <= 1)
  );
}

/** The first of what a schema found, below a field. */
export function firstIssue(
  field: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Problem {
  const [issue] = issues;
  return {
    field: [field, ...(issue?.path.map(String) ?? [])].filter((step) => step !== '').join('/'),
    problem: issue?.message ?? 'not valid',
  };
}
