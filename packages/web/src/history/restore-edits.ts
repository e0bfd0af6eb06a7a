import {
  apply,
  changesBetween,
  type Edit,
  isRefusal,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  type Records,
  type Refusal,
  refuse,
  removalOf,
} from '@throughline/model';
import { fieldsOf } from './restore-fields.ts';
import { taskEdits } from './restore-task.ts';

/** What a plan is made of. What was agreed, told and explained since stays: baselines, promises, events, causes. */
export const RESTORED_KINDS = [
  'custom-field',
  'calendar',
  'resource',
  'task',
  'link',
  'assignment',
  'fixed-cost',
  'budget-line',
  'project',
] as const satisfies readonly RecordKind[];
type RestoredKind = (typeof RESTORED_KINDS)[number];

/** A record that edits cannot make what it was, and why where a rule of the plan says so. */
export interface NotRestored {
  readonly record: PlanRecord;
  readonly fields: readonly string[];
  readonly refusal: Refusal | undefined;
}

export interface Restoration {
  readonly edits: readonly Edit[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly left: readonly NotRestored[];
}

/**
 * Edits that make the plan what it was, each tried on a copy before it is counted on; what no edit can put back is
 * named. `only`: one record alone; where it is gone, it comes back with what stood on it.
 */
export function restoreEdits(now: Records, then: Records, only?: RecordId): Restoration {
  const scope = only === undefined ? undefined : scopeOf(only, now, then);
  return new Restoring(now.clone(), then, scope).run(now);
}

function scopeOf(id: RecordId, now: Records, then: Records): ReadonlySet<RecordId> {
  const scope = new Set([id]);
  if (now.get(id) !== undefined) return scope;
  for (const one of scope) {
    for (const { id: next, kind } of then.referrers(one)) {
      if (isRestored(kind) && now.get(next) === undefined) scope.add(next);
    }
  }
  return scope;
}

class Restoring {
  readonly #edits: Edit[] = [];
  readonly #refusals = new Map<RecordId, Refusal>();

  constructor(
    readonly records: Records,
    readonly then: Records,
    readonly scope: ReadonlySet<RecordId> | undefined,
  ) {}

  run(now: Records): Restoration {
    for (const kind of ['link', 'assignment', 'fixed-cost', 'budget-line'] as const) {
      this.#remove(kind);
    }
    for (const kind of ['custom-field', 'calendar', 'resource'] as const) this.#add(kind);
    this.#addTasks();
    for (const task of this.#of('task')) this.#changeTask(task.id);
    for (const kind of ['task', 'resource', 'calendar', 'custom-field'] as const) {
      this.#remove(kind);
    }
    for (const kind of ['custom-field', 'calendar', 'resource', 'project'] as const) {
      this.#change(kind);
    }
    for (const kind of ['link', 'assignment', 'fixed-cost', 'budget-line'] as const) {
      this.#add(kind);
      this.#change(kind);
    }
    return this.#restoration(now);
  }

  #of(kind: RestoredKind): PlanRecord[] {
    return [...this.then.all(kind)].filter(({ id }) => this.scope?.has(id) !== false);
  }

  #try(id: RecordId, edit: Edit): boolean {
    const diff = apply(edit, this.records);
    if (isRefusal(diff)) {
      this.#refusals.set(id, diff);
      return false;
    }
    this.records.patch(diff);
    this.#edits.push(edit);
    return true;
  }

  /** What others stand on comes first: tried again as long as something fits. */
  #add(kind: Exclude<RestoredKind, 'task' | 'project'>): void {
    let open = this.#of(kind).filter(({ id }) => this.records.get(id) === undefined);
    for (let before = -1; open.length !== before; ) {
      before = open.length;
      open = open.filter(
        (record) => !this.#try(record.id, { kind: `${kind}.add`, record } as Edit),
      );
    }
  }

  #addTasks(): void {
    for (const { task } of this.then.outline()) {
      if (this.scope?.has(task.id) === false || this.records.get(task.id) !== undefined) continue;
      this.#try(task.id, { kind: 'task.add', record: task });
    }
  }

  #changeTask(id: RecordId): void {
    const then = this.then.find('task', id);
    if (then === undefined) return;
    for (const next of taskEdits) {
      const now = this.records.find('task', id);
      if (now === undefined) return;
      for (const edit of next(now, then)) this.#try(id, edit);
    }
  }

  #change(kind: Exclude<RestoredKind, 'task'>): void {
    for (const then of this.#of(kind)) {
      const now = this.records.get(then.id);
      if (now === undefined) continue;
      const { custom, ...fields } = fieldsOf(changesBetween(now, then));
      if (Object.keys(fields.set).length + fields.clear.length > 0) {
        const put = {
          ...(Object.keys(fields.set).length > 0 && { set: fields.set }),
          ...(fields.clear.length > 0 && { clear: fields.clear }),
        };
        const edit =
          kind === 'project'
            ? { kind: 'project.set', ...put }
            : { kind: `${kind}.change`, id: then.id, ...put };
        this.#try(then.id, edit as Edit);
      }
      for (const edit of custom(then.id)) this.#try(then.id, edit);
    }
  }

  #remove(kind: Exclude<RestoredKind, 'project'>): void {
    if (this.scope !== undefined) return;
    for (const { id } of [...this.records.all(kind)] as PlanRecord[]) {
      if (this.then.get(id) !== undefined || this.records.get(id) === undefined) continue;
      const ids = removalOf(this.records, kind, [id]);
      const refusal = isRefusal(ids) ? ids : this.#toldFault(id, ids);
      if (refusal !== undefined) this.#refusals.set(id, refusal);
      else this.#try(id, { kind: `${kind}.remove`, ids } as Edit);
    }
  }

  /** What was promised since is not taken back along with its task. */
  #toldFault(id: RecordId, ids: readonly RecordId[]): Refusal | undefined {
    const by = ids.filter((one) => this.records.find('promise', one) !== undefined);
    if (by.length === 0) return undefined;
    return refuse('record-in-use', { id, count: by.length, by }, { recordId: id });
  }

  #restoration(now: Records): Restoration {
    const left: NotRestored[] = [];
    let [added, changed, removed] = [0, 0, 0];
    for (const kind of RESTORED_KINDS) {
      for (const then of this.#of(kind)) {
        const after = this.records.get(then.id);
        const before = now.get(then.id);
        const fields = after === undefined ? [] : Object.keys(changesBetween(after, then));
        if (after === undefined || fields.length > 0) {
          left.push({ record: then, fields, refusal: this.#refusals.get(then.id) });
        }
        if (after === undefined) continue;
        if (before === undefined) added++;
        else if (Object.keys(changesBetween(before, after)).length > 0) changed++;
      }
      if (this.scope !== undefined) continue;
      for (const before of now.all(kind) as Iterable<PlanRecord>) {
        if (this.then.get(before.id) !== undefined) continue;
        if (this.records.get(before.id) === undefined) removed++;
        else {
          left.push({ record: before, fields: [], refusal: this.#refusals.get(before.id) });
        }
      }
    }
    return { edits: this.#edits, added, changed, removed, left };
  }
}

function isRestored(kind: RecordKind): boolean {
  return (RESTORED_KINDS as readonly RecordKind[]).includes(kind);
}
