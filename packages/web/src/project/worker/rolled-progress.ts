import { TaskFlag } from '../plan-table.ts';
import type { HeldPlan } from './held-plan.ts';

/**
 * Summaries are as far as their tasks are, by durations; where these take no time, by how many are done. Returns the
 * summaries that are not as far as they were.
 */
export function rollUpProgress(held: HeldPlan): ReadonlySet<number> {
  const { columns, order } = held;
  const sums = new Sums(held.ids.length);
  const others = new Set<number>();
  for (let place = order.length - 1; place >= 0; place--) {
    const slot = order[place] as number;
    const flags = columns.get('flags', slot);
    if ((flags & TaskFlag.summary) !== 0) {
      const before = [columns.get('percent', slot), flags] as const;
      columns.put('percent', slot, sums.percent(slot));
      columns.mark(slot, TaskFlag.started, sums.hasBegun(slot));
      columns.mark(slot, TaskFlag.finished, sums.isFinished(slot));
      const isSame =
        before[0] === columns.get('percent', slot) && before[1] === columns.get('flags', slot);
      if (!isSame) others.add(slot);
    } else if ((flags & TaskFlag.inactive) === 0) {
      const minutes = held.taskAt(slot)?.duration?.minutes ?? 0;
      sums.put(slot, minutes, columns.get('percent', slot), flags);
    }
    const parent = columns.get('parent', slot);
    if (parent >= 0) sums.addTo(parent, slot);
  }
  return others;
}

/** What lies under each slot, itself included. */
class Sums {
  readonly #whole: Float64Array;
  readonly #done: Float64Array;
  readonly #tasks: Int32Array;
  readonly #begun: Int32Array;
  readonly #ended: Int32Array;

  constructor(count: number) {
    this.#whole = new Float64Array(count);
    this.#done = new Float64Array(count);
    this.#tasks = new Int32Array(count);
    this.#begun = new Int32Array(count);
    this.#ended = new Int32Array(count);
  }

  put(slot: number, minutes: number, percent: number, flags: number): void {
    this.#whole[slot] = minutes;
    this.#done[slot] = (minutes * percent) / 100;
    this.#tasks[slot] = 1;
    this.#begun[slot] = (flags & TaskFlag.started) === 0 ? 0 : 1;
    this.#ended[slot] = (flags & TaskFlag.finished) === 0 ? 0 : 1;
  }

  addTo(parent: number, slot: number): void {
    for (const column of [this.#whole, this.#done, this.#tasks, this.#begun, this.#ended]) {
      column[parent] = (column[parent] as number) + (column[slot] as number);
    }
  }

  percent(slot: number): number {
    const [whole, tasks] = [this.#whole[slot] as number, this.#tasks[slot] as number];
    if (whole > 0) return Math.round(((this.#done[slot] as number) * 100) / whole);
    return tasks === 0 ? 0 : Math.round(((this.#ended[slot] as number) * 100) / tasks);
  }

  hasBegun(slot: number): boolean {
    return (this.#begun[slot] as number) > 0;
  }

  isFinished(slot: number): boolean {
    const tasks = this.#tasks[slot] as number;
    return tasks > 0 && this.#ended[slot] === tasks;
  }
}
