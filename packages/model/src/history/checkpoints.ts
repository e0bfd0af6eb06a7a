import { Records } from '../plan/index.ts';
import type { Change } from './change.ts';

const FEWEST_CHANGES = 256;
/** A copy of the plan for each quarter of its records in changes: some 400 bytes for each change. */
const CHANGES_PER_RECORD = 1 / 4;

/**
 * States on the way, so that any moment is a copy and a few diffs away. They hold the same record values
 * as the log and can be thrown away at any time. Made where somebody passes by.
 */
export class Checkpoints {
  readonly #changes: readonly Change[];
  /** In the order of their seq. */
  #kept: { readonly seq: number; readonly records: Records }[] = [];

  constructor(changes: readonly Change[]) {
    this.#changes = changes;
  }

  /** The state after the change `seq`, in a holder of its own. */
  at(seq: number): Records {
    let place = this.#placeOf(seq);
    const start = this.#kept[place];
    const records = start?.records.clone() ?? new Records();
    let last = start?.seq ?? 0;
    for (let next = last + 1; next <= seq; next++) {
      records.patch((this.#changes[next - 1] as Change).diff);
      const spacing = Math.max(FEWEST_CHANGES, Math.ceil(records.size * CHANGES_PER_RECORD));
      if (next - last < spacing) continue;
      this.#kept.splice(++place, 0, { seq: next, records: records.clone() });
      last = next;
    }
    return records;
  }

  /** Gives the memory back. */
  clear(): void {
    this.#kept = [];
  }

  /** Where the last checkpoint at or before the change stands; -1 where there is none. */
  #placeOf(seq: number): number {
    let [low, high] = [0, this.#kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle]?.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
