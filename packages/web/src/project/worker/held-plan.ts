import { projectBaseline, type RecordId, type Records, type TaskRecord } from '@throughline/model';
import { CONSTRAINT_TYPES, TaskFlag } from '../plan-table.ts';
import { minuteAt } from './minutes.ts';
import { percentOf, startedOf } from './progress.ts';
import { SlotColumns } from './slot-columns.ts';

/**
 * The tasks of a plan by slot, as their records and the outline say; those of a baseline are put in by `baselined`,
 * dates by `Dating`. The records are kept up to date by whoever owns them, who then tells what changed.
 */
export class HeldPlan {
  readonly columns = new SlotColumns();
  readonly ids: (RecordId | undefined)[] = [];
  readonly names: string[] = [];
  /** Slots whose id or name was set since they were last sent. */
  readonly renamed = new Set<number>();
  /** Slots in the order of the plan. */
  order = new Int32Array(0);
  readonly #slotById = new Map<RecordId, number>();
  readonly #free: number[] = [];
  #baselineAsked: RecordId | undefined;

  constructor(readonly records: Records) {
    this.placed();
    for (const id of this.#slotById.keys()) this.became(id);
  }

  slotOf(id: RecordId | undefined): number {
    return id === undefined ? -1 : (this.#slotById.get(id) ?? -1);
  }

  /** The row number that people type; 0 for a task that is not there. */
  rowOf(id: RecordId): number {
    const slot = this.slotOf(id);
    return slot < 0 ? 0 : this.columns.get('planRow', slot);
  }

  idAtRow(row: number): RecordId | undefined {
    const slot = this.order[row - 1];
    return slot === undefined ? undefined : this.ids[slot];
  }

  taskAt(slot: number): TaskRecord | undefined {
    const id = this.ids[slot];
    return id === undefined ? undefined : this.records.find('task', id);
  }

  isSummary(slot: number): boolean {
    return (this.columns.get('flags', slot) & TaskFlag.summary) !== 0;
  }

  /** Tasks came, went or moved: every task gets its row, its depth and its summary. Returns those that came. */
  placed(): RecordId[] {
    const { records, columns } = this;
    const came: RecordId[] = [];
    const gone = new Set(this.#slotById.keys());
    const order = new Int32Array(records.count('task'));
    const above: number[] = [];
    let row = 0;
    for (const { task, depth } of records.outline()) {
      gone.delete(task.id);
      let slot = this.slotOf(task.id);
      if (slot < 0) {
        slot = this.#newSlot(task.id);
        came.push(task.id);
      }
      above.length = depth;
      above[depth] = slot;
      order[row++] = slot;
      columns.put('planRow', slot, row);
      columns.put('depth', slot, Math.min(depth, 255));
      columns.put('parent', slot, above[depth - 1] ?? -1);
      columns.mark(slot, TaskFlag.summary, records.isSummary(task));
    }
    for (const id of gone) this.#letGo(id);
    this.order = order.subarray(0, row);
    return came;
  }

  /** The task's record is another: what it says itself. */
  became(id: RecordId): void {
    const slot = this.slotOf(id);
    const task = this.records.find('task', id);
    if (slot < 0 || task === undefined) return;
    const { columns } = this;
    if (this.names[slot] !== task.name) {
      this.names[slot] = task.name;
      this.renamed.add(slot);
    }
    const isMilestone = task.milestone === true || task.type.endsWith('milestone');
    const { started, finished } = startedOf(task);
    columns.mark(slot, TaskFlag.milestone, isMilestone);
    columns.mark(slot, TaskFlag.inactive, task.inactive === true);
    columns.mark(slot, TaskFlag.manual, task.mode === 'manual');
    columns.mark(slot, TaskFlag.blocked, task.blocked !== undefined);
    columns.mark(slot, TaskFlag.elapsed, task.duration?.elapsed === true);
    columns.mark(slot, TaskFlag.levelOfEffort, task.type === 'level-of-effort');
    if (!this.isSummary(slot)) {
      columns.put('percent', slot, percentOf(task));
      columns.mark(slot, TaskFlag.started, started);
      columns.mark(slot, TaskFlag.finished, finished);
    }
    columns.put('deadline', slot, minuteAt(task.deadline));
    const { constraint } = task;
    columns.put(
      'constraint',
      slot,
      constraint === undefined ? 255 : CONSTRAINT_TYPES.indexOf(constraint.type),
    );
    columns.put('constraintDate', slot, minuteAt(constraint?.date));
  }

  /** Which baseline's shadows are drawn; the project's own where none is asked for, or it is gone. */
  baselined(asked: RecordId | undefined): void {
    this.#baselineAsked = asked;
    this.baselinedAgain();
  }

  /** Baselines changed, or tasks came. */
  baselinedAgain(): void {
    const asked = this.#baselineAsked;
    const { columns, records } = this;
    const chosen = asked === undefined ? undefined : records.find('baseline', asked);
    const baseline = chosen ?? projectBaseline(records) ?? [...records.all('baseline')].at(-1);
    const tasks: { readonly [id: string]: { start?: string; finish?: string } | undefined } =
      baseline?.tasks ?? {};
    for (const [id, slot] of this.#slotById) {
      const one = tasks[id];
      columns.put('baselineStart', slot, minuteAt(one?.start));
      columns.put('baselineFinish', slot, minuteAt(one?.finish));
    }
  }

  #newSlot(id: RecordId): number {
    const slot = this.#free.pop() ?? this.ids.length;
    this.ids[slot] = id;
    this.names[slot] = '';
    this.renamed.add(slot);
    this.#slotById.set(id, slot);
    this.columns.grow(slot + 1);
    return slot;
  }

  #letGo(id: RecordId): void {
    const slot = this.slotOf(id);
    this.#slotById.delete(id);
    this.ids[slot] = undefined;
    this.names[slot] = '';
    this.renamed.add(slot);
    this.#free.push(slot);
    this.columns.clear(slot);
  }
}
