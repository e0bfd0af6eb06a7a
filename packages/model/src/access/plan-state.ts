import {
  changedRecord,
  type Diff,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  type RecordOf,
  referencesOf,
  type TaskRecord,
} from '../plan/index.ts';

/** As much of a plan as a view of it needs; `Records` are one. */
export interface PlanState extends Iterable<PlanRecord> {
  get(id: RecordId): PlanRecord | undefined;
  all<K extends RecordKind>(kind: K): Iterable<RecordOf<K>>;
  /** Right under this task, in no promised order. */
  children(parent: RecordId): Iterable<TaskRecord>;
  referrers(id: RecordId): Iterable<PlanRecord>;
}

/** Every record that the diff names. */
export function touchedIds({ added, updated, removed }: Diff): RecordId[] {
  const ids = new Set<string>();
  for (const part of [added, updated, removed]) for (const id of Object.keys(part)) ids.add(id);
  return [...ids] as RecordId[];
}

/**
 * The plan after a diff, without the work of making it: what the diff does not touch is looked up in the
 * plan before. The plan before the last diff is the present one, patched with the inverse.
 */
export class PatchedState implements PlanState {
  readonly #touched = new Map<RecordId, PlanRecord | undefined>();

  constructor(
    private readonly base: PlanState,
    diff: Diff,
  ) {
    for (const id of Object.keys(diff.removed)) this.#touched.set(id as RecordId, undefined);
    for (const record of Object.values(diff.added)) this.#touched.set(record.id, record);
    for (const [id, changes] of Object.entries(diff.updated)) {
      const record = base.get(id as RecordId);
      if (record === undefined) throw new Error(`no record to change: ${id}`);
      this.#touched.set(record.id, changedRecord(record, changes));
    }
  }

  get(id: RecordId): PlanRecord | undefined {
    return this.#touched.has(id) ? this.#touched.get(id) : this.base.get(id);
  }

  *all<K extends RecordKind>(kind: K): Iterable<RecordOf<K>> {
    for (const record of this.base.all(kind)) if (!this.#touched.has(record.id)) yield record;
    for (const record of this.#present()) if (isOf(kind, record)) yield record;
  }

  *children(parent: RecordId): Iterable<TaskRecord> {
    for (const task of this.base.children(parent)) if (!this.#touched.has(task.id)) yield task;
    for (const record of this.#present()) {
      if (record.kind === 'task' && record.parent === parent) yield record;
    }
  }

  *referrers(id: RecordId): Iterable<PlanRecord> {
    for (const record of this.base.referrers(id)) if (!this.#touched.has(record.id)) yield record;
    for (const record of this.#present()) {
      if (referencesOf(record).some((reference) => reference.id === id)) yield record;
    }
  }

  *[Symbol.iterator](): Iterator<PlanRecord> {
    for (const record of this.base) if (!this.#touched.has(record.id)) yield record;
    yield* this.#present();
  }

  *#present(): Generator<PlanRecord> {
    for (const record of this.#touched.values()) if (record !== undefined) yield record;
  }
}

function isOf<K extends RecordKind>(
  kind: K,
  record: PlanRecord,
): record is PlanRecord & RecordOf<K> {
  return record.kind === kind;
}
