import { NONE, type Schedule, type WorkingCalendar } from '@throughline/engine';
import { type ComputedPlan, doneMinutes, type TaskRecord } from '@throughline/model';
import { TaskFlag } from '../plan-table.ts';
import type { HeldPlan } from './held-plan.ts';
import type { LinkColumns } from './link-columns.ts';
import { minuteAt, moment } from './minutes.ts';

/** What of a schedule the columns show; another value in any of them and the task is looked at again. */
const WATCHED = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
] as const;

/**
 * Puts the dates of a computed plan into the columns: of all tasks the first time, and then of those whose dates
 * are others and of those beside them, whose float and links follow from these.
 */
export class Dating {
  /** Pieces of split bars, by slot. */
  readonly #pieces = new Map<number, readonly number[]>();
  #hasOtherPieces = false;
  #seen: { readonly schedule: Int32Array[]; readonly forecast: Int32Array[] } | undefined;
  #taskIds: readonly unknown[] | undefined;
  #slotOfIndex = new Int32Array(0);
  #path: ReadonlySet<number> = new Set();

  /** No dates any more: the next are put in afresh. */
  forget(held: HeldPlan): void {
    this.#seen = undefined;
    this.#pieces.clear();
    this.#hasOtherPieces = true;
    for (const slot of held.order) undated(held, slot);
  }

  /** `also`: tasks that became others, by slot, whatever their dates. Returns what was looked at. */
  put(
    held: HeldPlan,
    computed: ComputedPlan,
    links: LinkColumns,
    also: ReadonlySet<number> | undefined,
  ): void {
    const { plan } = computed;
    const isOther = this.#taskIds !== plan.taskIds;
    if (isOther) {
      this.#taskIds = plan.taskIds;
      this.#slotOfIndex = Int32Array.from(plan.taskIds, (id) => held.slotOf(id));
    }
    const states = {
      schedule: WATCHED.map((name) => computed.schedule.schedule.state[name]),
      forecast: WATCHED.slice(0, 2).map((name) => computed.forecast.schedule.state[name]),
    };
    const moved =
      isOther || this.#seen === undefined || also === undefined
        ? undefined
        : movedIndexes(this.#seen, states);
    this.#seen = {
      schedule: states.schedule.map((column) => column.slice()),
      forecast: states.forecast.map((column) => column.slice()),
    };
    const one = new OneTask(held, computed, (slot, pieces) => this.#putPieces(slot, pieces));
    const path = computed.schedule.schedule.longestPath();
    if (moved === undefined || moved.size * 3 > plan.taskIds.length) {
      for (let index = 0; index < this.#slotOfIndex.length; index++) {
        one.put(index, this.#slotOfIndex[index] as number, path.has(index));
      }
      links.drive(computed, undefined);
    } else {
      const { indexOfTask } = plan.context;
      for (const slot of also ?? []) {
        const id = held.ids[slot];
        const index = id === undefined ? undefined : indexOfTask.get(id);
        if (index !== undefined) moved.add(index);
      }
      const near = besides(moved, computed.schedule.schedule);
      for (const index of this.#changedPath(path)) near.add(index);
      for (const index of near) {
        one.put(index, this.#slotOfIndex[index] as number, path.has(index));
      }
      links.drive(computed, near);
    }
    this.#path = path;
  }

  /** All of them, where any is another than when they were asked for last. */
  takePieces(): ReadonlyMap<number, readonly number[]> | undefined {
    if (!this.#hasOtherPieces) return undefined;
    this.#hasOtherPieces = false;
    return new Map(this.#pieces);
  }

  #putPieces(slot: number, pieces: readonly number[] | undefined): void {
    const before = this.#pieces.get(slot);
    if (before === undefined && pieces === undefined) return;
    if (before?.join() === pieces?.join()) return;
    this.#hasOtherPieces = true;
    if (pieces === undefined) this.#pieces.delete(slot);
    else this.#pieces.set(slot, pieces);
  }

  *#changedPath(path: ReadonlySet<number>): Generator<number> {
    for (const index of path) if (!this.#path.has(index)) yield index;
    for (const index of this.#path) if (!path.has(index)) yield index;
  }
}

/** A task whose dates nobody knows. */
function undated({ columns }: HeldPlan, slot: number): void {
  for (const name of [
    'start',
    'finish',
    'forecastStart',
    'forecastFinish',
    'lateFinish',
    'totalFloat',
    'freeFloat',
    'doneUntil',
  ] as const) {
    columns.put(name, slot, Number.NaN);
  }
  const flags = TaskFlag.critical | TaskFlag.longestPath | TaskFlag.late | TaskFlag.stale;
  columns.mark(slot, flags, false);
}

function movedIndexes(
  before: { readonly schedule: Int32Array[]; readonly forecast: Int32Array[] },
  after: { readonly schedule: Int32Array[]; readonly forecast: Int32Array[] },
): Set<number> {
  const moved = new Set<number>();
  const pairs = [
    ...before.schedule.map((column, place) => [column, after.schedule[place]] as const),
    ...before.forecast.map((column, place) => [column, after.forecast[place]] as const),
  ];
  for (const [old, fresh = old] of pairs) {
    for (let index = 0; index < old.length; index++) {
      if (old[index] !== fresh[index]) moved.add(index);
    }
  }
  return moved;
}

/** With their direct neighbours: free float and driving links follow from both ends of a link. */
function besides(moved: ReadonlySet<number>, { network }: Schedule): Set<number> {
  const near = new Set(moved);
  for (const { from, to } of network.ownLinks) {
    if (moved.has(to)) near.add(from);
    if (moved.has(from)) near.add(to);
  }
  return near;
}

/** Writes what the dates of one task come to. */
class OneTask {
  readonly #statusAt: number;
  readonly #projectCalendar: WorkingCalendar;

  constructor(
    private readonly held: HeldPlan,
    private readonly computed: ComputedPlan,
    private readonly putPieces: (slot: number, pieces: readonly number[] | undefined) => void,
  ) {
    this.#statusAt = minuteAt(computed.status.at);
    this.#projectCalendar = computed.forecast.calendar();
  }

  put(index: number, slot: number, isOnPath: boolean): void {
    const { held, computed } = this;
    const { columns } = held;
    const task = held.taskAt(slot);
    if (slot < 0 || task === undefined) return;
    const { schedule } = computed.schedule;
    const at = (column: Int32Array) => moment(column[index] as number);
    const [start, finish] = [at(schedule.state.start), at(schedule.state.finish)];
    const forecastFinish = at(computed.forecast.schedule.state.finish);
    columns.put('start', slot, start);
    columns.put('finish', slot, finish);
    columns.put('forecastStart', slot, at(computed.forecast.schedule.state.start));
    columns.put('forecastFinish', slot, forecastFinish);
    columns.put('lateFinish', slot, at(schedule.state.lateFinish));
    const hasDates = !Number.isNaN(finish);
    columns.put('totalFloat', slot, hasDates ? schedule.totalFloat(index) : Number.NaN);
    columns.put('freeFloat', slot, hasDates ? schedule.freeFloat(index) : Number.NaN);
    columns.put('doneUntil', slot, this.#doneUntil(task, index, slot, start, finish));
    columns.mark(slot, TaskFlag.critical, hasDates && schedule.critical(index));
    columns.mark(slot, TaskFlag.longestPath, isOnPath);
    columns.mark(slot, TaskFlag.late, this.#isLate(task, slot, forecastFinish));
    columns.mark(slot, TaskFlag.stale, this.#isStale(task, slot, start, finish));
    this.putPieces(slot, this.#piecesOf(task, index, start, finish));
  }

  #calendar(index: number): WorkingCalendar {
    const { calendars, activities } = this.computed.schedule.schedule.network;
    return calendars[activities.calendar[index] as number] ?? this.#projectCalendar;
  }

  #doneUntil(task: TaskRecord, index: number, slot: number, start: number, finish: number): number {
    const { columns } = this.held;
    const flags = columns.get('flags', slot);
    if ((flags & TaskFlag.started) === 0 || Number.isNaN(start)) return Number.NaN;
    if ((flags & TaskFlag.finished) !== 0) return finish;
    if ((flags & TaskFlag.summary) !== 0) {
      return start + ((finish - start) * columns.get('percent', slot)) / 100;
    }
    if (task.stop !== undefined) return Math.min(finish, minuteAt(task.stop));
    const done = Math.round(doneMinutes(task));
    if (task.duration?.elapsed) return Math.min(finish, start + done);
    return Math.min(finish, added(this.#calendar(index), start, done));
  }

  #isLate(task: TaskRecord, slot: number, forecastFinish: number): boolean {
    const { columns, records } = this.held;
    if (Number.isNaN(forecastFinish) || task.inactive) return false;
    if ((columns.get('flags', slot) & TaskFlag.finished) !== 0) return false;
    const isPast = (at: number) => forecastFinish > at && forecastFinish !== this.#nextStart(at);
    if (isPast(columns.get('deadline', slot))) return true;
    if (forecastFinish > columns.get('baselineFinish', slot)) return true;
    return records.referrers(task.id, 'promise').some(({ date }) => isPast(minuteAt(date)));
  }

  /** Should have begun or ended by the status date, and nobody said that it did. */
  #isStale(task: TaskRecord, slot: number, start: number, finish: number): boolean {
    const flags = this.held.columns.get('flags', slot);
    const not = TaskFlag.summary | TaskFlag.inactive | TaskFlag.finished | TaskFlag.levelOfEffort;
    if ((flags & not) !== 0 || task.external !== undefined) return false;
    const at = this.#statusAt;
    if (finish < at || (finish === at && start < finish)) return true;
    return start < at && (flags & TaskFlag.started) === 0;
  }

  #nextStart(at: number): number {
    return Number.isNaN(at) ? Number.NaN : this.#projectCalendar.nextStart(at);
  }

  #piecesOf(
    task: TaskRecord,
    index: number,
    start: number,
    finish: number,
  ): readonly number[] | undefined {
    if (task.splits === undefined || Number.isNaN(start)) return undefined;
    const calendar = this.#calendar(index);
    const splits = Object.values(task.splits).sort((a, b) => a.afterMinutes - b.afterMinutes);
    const pieces: number[] = [];
    let [from, done] = [start, 0];
    for (const { afterMinutes, gapMinutes } of splits) {
      const end = added(calendar, from, afterMinutes - done);
      pieces.push(from, end);
      from = calendar.nextStart(added(calendar, end, gapMinutes));
      done = afterMinutes;
    }
    pieces.push(from, Math.max(from, finish));
    return pieces;
  }
}

/** Where a calendar has no more working time, the bar ends where it began. */
function added(calendar: WorkingCalendar, from: number, minutes: number): number {
  if (from === NONE || minutes <= 0) return from;
  try {
    return calendar.add(from, minutes);
  } catch {
    return from;
  }
}
