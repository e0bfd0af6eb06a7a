import type { PlanRecord, RecordId, Records } from '../plan/index.ts';
import type { NameOf } from './sentence.ts';

/**
 * What people call every record of a plan: a task by its name, a link by its two tasks, an assignment
 * by who and what. An id that is in none of these it gives back.
 * @param gone records that the plan no longer has, such as those that a diff removed
 */
export function nameIn(records: Records, gone: { readonly [id: string]: PlanRecord } = {}): NameOf {
  const find = (id: string): PlanRecord | undefined =>
    records.get(id as RecordId) ?? (Object.hasOwn(gone, id) ? gone[id] : undefined);
  const name = (id: string): string => {
    const record = find(id);
    return record === undefined ? id : recordName(record, name);
  };
  return name;
}

function recordName(record: PlanRecord, name: NameOf): string {
  switch (record.kind) {
    case 'link':
      return `${name(record.from)} → ${name(record.to)}`;
    case 'assignment':
      return `${record.resourceId === undefined ? 'nobody yet' : name(record.resourceId)} on ${name(record.taskId)}`;
    case 'fixed-cost':
      return record.name ?? `a cost of ${name(record.taskId)}`;
    case 'promise':
      return record.name ?? `the promise to ${record.to}`;
    case 'budget-line':
      return record.name ?? record.category;
    case 'explanation':
      return record.eventId === undefined ? (record.cause ?? record.editId) : name(record.eventId);
    default:
      return record.name;
  }
}
