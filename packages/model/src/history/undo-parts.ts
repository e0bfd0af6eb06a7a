import { apply, type Edit } from '../edit/index.ts';
import {
  changedRecord,
  type FieldChanges,
  isRefusal,
  type PlanRecord,
  type RecordId,
  type Records,
  type Refusal,
  referencesOf,
  refuse,
  schemaByKind,
} from '../plan/index.ts';

/**
 * Why a record that was removed cannot come back as it was: what it refers to is gone, or it breaks a rule
 * of its kind.
 * @param mayCollide whether there is anything new that a link or an assignment could collide with
 */
export function returnFault(
  record: PlanRecord,
  records: Records,
  mayCollide: () => boolean,
): Refusal | undefined {
  if (records.get(record.id) !== undefined) {
    return refuse('record-exists', { id: record.id }, { recordId: record.id });
  }
  if (record.kind === 'project' && records.count('project') > 0) {
    return refuse('project-twice', { id: record.id }, { recordId: record.id });
  }
  for (const [field] of referenceFields(record)) {
    const fault = referenceFault(record, field, records);
    if (fault !== undefined) return fault;
  }
  return RULED.has(record.kind) && mayCollide() ? kindFault(record, records) : undefined;
}

/** Why this field cannot be as it is in `after`: what it names is gone, or would lie in a circle. */
export function fieldFault(after: PlanRecord, path: string, records: Records): Refusal | undefined {
  const missing = referenceFault(after, path, records);
  if (missing !== undefined) return missing;
  const edit = checkedEdit(after, path);
  const outcome = edit === undefined ? undefined : apply(edit, records);
  return outcome !== undefined && isRefusal(outcome) ? outcome : undefined;
}

/** Why these changes together leave no record of its kind. The records stay as they are. */
export function recordFault(
  before: PlanRecord,
  changes: FieldChanges,
  records: Records,
): Refusal | undefined {
  const after = changedRecord(before, changes);
  const outcome = schemaByKind[after.kind].safeParse(after);
  if (!outcome.success) {
    const issue = outcome.error.issues[0];
    const field = issue?.path.join('/') ?? '';
    const parameters = { id: after.id, field, problem: issue?.message ?? '' };
    return refuse('value-invalid', parameters, { recordId: after.id, field });
  }
  if (after.kind !== 'link' && after.kind !== 'assignment') return undefined;
  // Looked at as if it came anew, so that its old ends are in nobody's way.
  const gone = { added: {}, updated: {}, removed: { [before.id]: before } };
  records.patch(gone);
  const fault = kindFault(after, records);
  records.patch({ ...gone, added: gone.removed, removed: {} });
  return fault;
}

/** Everything that still refers to the record, values of a custom field too. */
export function usersOf(record: PlanRecord, records: Records): PlanRecord[] {
  if (record.kind !== 'custom-field') return records.referrers(record.id);
  return [...records.all(record.appliesTo)].filter(
    ({ custom }) => custom !== undefined && Object.hasOwn(custom, record.id),
  );
}

/** Kinds that have a rule about others of their kind. */
const RULED = new Set<PlanRecord['kind']>(['link', 'assignment']);

/** What only links and assignments must keep: no circle, none twice. */
function kindFault(record: PlanRecord, records: Records): Refusal | undefined {
  if (records.count('project') === 0) return undefined;
  // What its custom fields may say is no longer asked: they said it before.
  const { custom: _, ...bare } = record;
  if (bare.kind === 'link') return refusalOf(apply({ kind: 'link.add', record: bare }, records));
  if (bare.kind !== 'assignment') return undefined;
  return refusalOf(apply({ kind: 'assignment.add', record: bare }, records));
}

/** The edit whose rule knows when this field may not have this value. */
function checkedEdit(after: PlanRecord, path: string): Edit | undefined {
  if (after.kind === 'task' && path === 'parent') {
    const { id: taskId, parent, rank } = after;
    return { kind: 'task.move', taskId, rank, ...(parent !== undefined && { parent }) };
  }
  if (after.kind === 'calendar' && path === 'baseId' && after.baseId !== undefined) {
    return { kind: 'calendar.change', id: after.id, set: { baseId: after.baseId } };
  }
  return undefined;
}

function referenceFault(record: PlanRecord, path: string, records: Records): Refusal | undefined {
  const target = referenceFields(record).find(([field]) => field === path);
  if (target === undefined) return undefined;
  const [field, refersTo, expected] = target;
  const found = records.get(refersTo)?.kind;
  if (found === expected) return undefined;
  const parameters = { id: record.id, field, refersTo, expected };
  const where = { recordId: record.id, field };
  return found === undefined
    ? refuse('reference-missing', parameters, where)
    : refuse('reference-of-wrong-kind', { ...parameters, found }, where);
}

function referenceFields(
  record: PlanRecord,
): [field: string, id: RecordId, expected: PlanRecord['kind']][] {
  const custom = Object.keys(record.custom ?? {}) as RecordId[];
  return [
    ...referencesOf(record).map(
      ({ field, id, expected }) => [field, id, expected] as [string, RecordId, PlanRecord['kind']],
    ),
    ...custom.map(
      (id) => [`custom/${id}`, id, 'custom-field'] as [string, RecordId, 'custom-field'],
    ),
  ];
}

function refusalOf(outcome: ReturnType<typeof apply>): Refusal | undefined {
  return isRefusal(outcome) ? outcome : undefined;
}
