import type { RecordId, Records } from '../plan/index.ts';

/** The records that a change of a task may be written into: itself, its links, people, costs and promises. */
export function aboutTask(id: RecordId, records: Records): ReadonlySet<RecordId> {
  const near = records.referrers(id).filter(({ kind }) => kind !== 'task');
  return new Set([id, ...near.map((record) => record.id)]);
}
