import type { Diff } from './diff.ts';
import { changedRecord } from './field-changes.ts';
import { Outline } from './outline.ts';
import { type PlanRecord, RECORD_KINDS, type RecordKind, type RecordOf } from './plan-record.ts';
import type { ProjectRecord } from './project.ts';
import type { RecordId } from './record-id.ts';
import { Referrers } from './referrers.ts';
import type { TaskRecord } from './task.ts';

/**
 * One state of a plan, in memory. Records are values: a change puts a new one in the old one's place,
 * and nobody writes into a record that is held here.
 */
export class Records implements Iterable<PlanRecord> {
  readonly #byId = new Map<RecordId, PlanRecord>();
  readonly #byKind = new Map<RecordKind, Map<RecordId, PlanRecord>>();
  #outline: Outline | undefined;
  #referrers: Referrers | undefined;

  /** Throws for an id that comes twice: `checkReferences` tells beforehand. */
  constructor(records: Iterable<PlanRecord> = []) {
    for (const kind of RECORD_KINDS) this.#byKind.set(kind, new Map());
    for (const record of records) this.#add(record);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Throws in a plan without a project record: `checkReferences` tells beforehand. */
  get project(): ProjectRecord {
    for (const project of this.all('project')) return project;
    throw new Error('a plan without a project record');
  }

  get(id: RecordId): PlanRecord | undefined {
    return this.#byId.get(id);
  }

  /** The record of this id if it is of this kind. */
  find<K extends RecordKind>(kind: K, id: RecordId): RecordOf<K> | undefined {
    return this.#kind(kind).get(id);
  }

  /** All of a kind, in the order in which they came. */
  all<K extends RecordKind>(kind: K): Iterable<RecordOf<K>> {
    return this.#kind(kind).values();
  }

  count(kind: RecordKind): number {
    return this.#kind(kind).size;
  }

  [Symbol.iterator](): Iterator<PlanRecord> {
    return this.#byId.values();
  }

  /** The tasks right under this one, in order; those at the top when none is named. */
  children(parent?: RecordId): TaskRecord[] {
    const tasks = this.#kind('task');
    return this.#ordered()
      .under(parent)
      .map((id) => tasks.get(id) as TaskRecord);
  }

  /** Whether the task groups others: it has children, or is of the type of those that do. */
  isSummary(task: TaskRecord): boolean {
    return task.type === 'summary' || this.#ordered().under(task.id).length > 0;
  }

  /** Every task as the plan is read, top to bottom, with its depth (0 at the top). */
  *outline(): Generator<{ readonly task: TaskRecord; readonly depth: number }> {
    const tasks = this.#kind('task');
    for (const [id, depth] of this.#ordered().walk()) {
      yield { task: tasks.get(id) as TaskRecord, depth };
    }
  }

  /** The records that refer to this one, those of one kind when it is named; in no promised order. */
  referrers(id: RecordId): PlanRecord[];
  referrers<K extends RecordKind>(id: RecordId, kind: K): RecordOf<K>[];
  referrers(id: RecordId, kind?: RecordKind): PlanRecord[] {
    this.#referrers ??= new Referrers(this);
    const found: PlanRecord[] = [];
    for (const referrer of this.#referrers.of(id)) {
      const record = this.#byId.get(referrer) as PlanRecord;
      if (kind === undefined || record.kind === kind) found.push(record);
    }
    return found;
  }

  /** The same records in a holder of their own: a patch of one leaves the other as it is. */
  clone(): Records {
    const copy = new Records();
    for (const [id, record] of this.#byId) copy.#byId.set(id, record);
    for (const [kind, records] of this.#byKind) copy.#byKind.set(kind, new Map(records));
    return copy;
  }

  /**
   * Puts the diff into effect, without asking whether it fits: `applyDiff` asks.
   * Throws where it cannot even be done: an added id that is there, a changed one that is not.
   */
  patch(diff: Diff): void {
    for (const record of Object.values(diff.removed)) this.#remove(record.id);
    for (const record of Object.values(diff.added)) this.#add(record);
    for (const [id, changes] of Object.entries(diff.updated)) {
      const record = this.#byId.get(id as RecordId);
      if (record === undefined) throw new Error(`no record to change: ${id}`);
      this.#replace(record, changedRecord(record, changes));
    }
  }

  #add(record: PlanRecord): void {
    if (this.#byId.has(record.id)) throw new Error(`a second record with the id ${record.id}`);
    this.#set(record);
    this.#referrers?.add(record);
    if (record.kind === 'task') this.#outline?.add(record);
  }

  #remove(id: RecordId): void {
    const record = this.#byId.get(id);
    if (record === undefined) throw new Error(`no record to remove: ${id}`);
    this.#byId.delete(id);
    this.#kind(record.kind).delete(id);
    this.#referrers?.remove(record);
    if (record.kind === 'task') this.#outline?.remove(record);
  }

  #replace(before: PlanRecord, after: PlanRecord): void {
    this.#set(after);
    this.#referrers?.remove(before);
    this.#referrers?.add(after);
    if (before.kind !== 'task' || after.kind !== 'task') return;
    if (before.parent === after.parent && before.rank === after.rank) return;
    this.#outline?.remove(before);
    this.#outline?.add(after);
  }

  #set(record: PlanRecord): void {
    this.#byId.set(record.id, record);
    (this.#byKind.get(record.kind) as Map<RecordId, PlanRecord>).set(record.id, record);
  }

  #kind<K extends RecordKind>(kind: K): Map<RecordId, RecordOf<K>> {
    return this.#byKind.get(kind) as Map<RecordId, RecordOf<K>>;
  }

  #ordered(): Outline {
    this.#outline ??= new Outline(this.all('task'));
    return this.#outline;
  }
}
