import type { PlanRecord } from './plan-record.ts';
import type { RecordId } from './record-id.ts';
import { referencesOf } from './references.ts';

/** Who refers to whom, backwards: the ids of the records that name an id in one of their fields. */
export class Referrers {
  readonly #byTarget = new Map<RecordId, Set<RecordId>>();

  constructor(records: Iterable<PlanRecord>) {
    for (const record of records) this.add(record);
  }

  add(record: PlanRecord): void {
    for (const { id } of referencesOf(record)) {
      const referrers = this.#byTarget.get(id);
      if (referrers === undefined) this.#byTarget.set(id, new Set([record.id]));
      else referrers.add(record.id);
    }
  }

  remove(record: PlanRecord): void {
    for (const { id } of referencesOf(record)) {
      const referrers = this.#byTarget.get(id);
      referrers?.delete(record.id);
      if (referrers?.size === 0) this.#byTarget.delete(id);
    }
  }

  of(id: RecordId): Iterable<RecordId> {
    return this.#byTarget.get(id) ?? [];
  }
}
