import type { PlanRecord } from './plan-record.ts';
import type { RecordId } from './record-id.ts';
import { referencesOf } from './references.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Everything that keeps these records from being one plan: ids that come twice, fields that name no
 * record or one of another kind, calendars and parents in a circle, links from a task to itself,
 * no project record or two. None of it is found record by record, so no schema says it.
 */
export function checkReferences(records: Iterable<PlanRecord>): Refusal[] {
  const byId = new Map<RecordId, PlanRecord>();
  const problems: Refusal[] = [];
  let project: RecordId | undefined;
  for (const record of records) {
    const { id } = record;
    if (byId.has(id)) {
      problems.push(refuse('duplicate-id', { id }, { recordId: id }));
      continue;
    }
    byId.set(id, record);
    if (record.kind !== 'project') continue;
    if (project === undefined) project = id;
    else problems.push(refuse('project-twice', { id }, { recordId: id }));
  }
  if (project === undefined) problems.push(refuse('project-missing', {}));
  for (const record of byId.values()) problems.push(...faultsOf(record, byId));
  return [
    ...problems,
    ...cycles(byId, 'calendar', 'baseId', 'calendar-cycle'),
    ...cycles(byId, 'task', 'parent', 'parent-cycle'),
  ];
}

function faultsOf(record: PlanRecord, byId: ReadonlyMap<RecordId, PlanRecord>): Refusal[] {
  const { id } = record;
  const faults: Refusal[] = [];
  const references = referencesOf(record);
  for (const custom of Object.keys(record.custom ?? {}) as RecordId[]) {
    references.push({ field: `custom/${custom}`, id: custom, expected: 'custom-field' });
  }
  for (const { field, id: refersTo, expected } of references) {
    const found = byId.get(refersTo)?.kind;
    const where = { recordId: id, field };
    if (found === undefined) {
      faults.push(refuse('reference-missing', { id, field, refersTo, expected }, where));
    } else if (found !== expected) {
      const parameters = { id, field, refersTo, expected, found };
      faults.push(refuse('reference-of-wrong-kind', parameters, where));
    }
  }
  if (record.kind === 'link' && record.from === record.to) {
    faults.push(refuse('link-to-itself', { id: record.from }, { recordId: id, field: 'to' }));
  }
  return faults;
}

/** Each circle once, in the order in which each names the next, beginning with the smallest id. */
function cycles(
  byId: ReadonlyMap<RecordId, PlanRecord>,
  kind: 'calendar' | 'task',
  field: 'baseId' | 'parent',
  code: 'calendar-cycle' | 'parent-cycle',
): Refusal[] {
  const found: Refusal[] = [];
  const walkOf = new Map<RecordId, number>();
  let walk = 0;
  for (const record of byId.values()) {
    if (record.kind !== kind || walkOf.has(record.id)) continue;
    walk++;
    const path: RecordId[] = [];
    let at: PlanRecord | undefined = record;
    while (at?.kind === kind && !walkOf.has(at.id)) {
      walkOf.set(at.id, walk);
      path.push(at.id);
      const next: RecordId | undefined = (at as { [key: string]: unknown })[field] as
        | RecordId
        | undefined;
      at = next === undefined ? undefined : byId.get(next);
    }
    if (at === undefined || walkOf.get(at.id) !== walk) continue;
    const ids = fromSmallest(path.slice(path.indexOf(at.id)));
    found.push(refuse(code, { ids }, { recordId: ids[0] as RecordId, field }));
  }
  return found;
}

function fromSmallest(ids: RecordId[]): RecordId[] {
  let first = 0;
  for (let i = 1; i < ids.length; i++) {
    if ((ids[i] as RecordId) < (ids[first] as RecordId)) first = i;
  }
  return [...ids.slice(first), ...ids.slice(0, first)];
}
