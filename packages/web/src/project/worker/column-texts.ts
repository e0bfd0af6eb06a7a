import type { ColumnId } from '../columns.ts';
import type { HeldPlan } from './held-plan.ts';
import type { TableWriter } from './table-writer.ts';

/** In milliseconds: then whatever else waits has its turn. */
const SLICE = 12;
/** Texts that are sent at once, which a browser takes over in a few milliseconds. */
const BATCH = 16_000;

/** The texts of the columns that are shown: made in slices, those in view first, and made again where they may be others. */
export class ColumnTexts {
  readonly #known = new Map<ColumnId, (string | undefined)[]>();
  #wanted: readonly ColumnId[] = [];
  /** Of each column the slots to look at; `all` where that is every one. */
  readonly #stale = new Map<ColumnId, Set<number> | 'all'>();
  #rows: Int32Array = new Int32Array(0);
  #isWorking = false;
  #isOver = false;

  constructor(
    private readonly held: HeldPlan,
    /** What the column says of the task at a slot, as the plan is now. */
    private readonly text: (column: ColumnId, slot: number) => string,
    private readonly writer: TableWriter,
    private readonly turn: () => Promise<void>,
  ) {}

  /** Made for the rows that are shown before those that are not. */
  show(columns: readonly ColumnId[], rows: Int32Array): void {
    for (const column of columns) {
      if (!this.#known.has(column)) {
        this.#known.set(column, []);
        this.#stale.set(column, 'all');
      }
    }
    this.#wanted = columns;
    this.#rows = rows;
    void this.#work();
  }

  /** These may say something else now; every one where no slots are named. */
  changed(slots?: Iterable<number>): void {
    for (const column of this.#known.keys()) {
      const stale = this.#stale.get(column);
      if (slots === undefined) this.#stale.set(column, 'all');
      else if (stale === undefined) this.#stale.set(column, new Set(slots));
      else if (stale !== 'all') for (const slot of slots) stale.add(slot);
    }
    void this.#work();
  }

  end(): void {
    this.#isOver = true;
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    // Whoever changed something first sends what is known of it.
    await this.turn();
    for (let column = this.#next(); column !== undefined; column = this.#next()) {
      const stale = this.#stale.get(column) as Set<number> | 'all';
      this.#stale.delete(column);
      await this.#make(column, stale === 'all' ? this.#inOrder() : [...stale]);
    }
    this.#isWorking = false;
  }

  #next(): ColumnId | undefined {
    return this.#isOver ? undefined : this.#wanted.find((column) => this.#stale.has(column));
  }

  /** All slots, those shown first. */
  #inOrder(): number[] {
    const shown = [...this.#rows].filter((slot) => slot >= 0);
    const isShown = new Set(shown);
    return [...shown, ...[...this.held.order].filter((slot) => !isShown.has(slot))];
  }

  async #make(column: ColumnId, slots: readonly number[]): Promise<void> {
    const known = this.#known.get(column) as (string | undefined)[];
    let changed: number[] = [];
    const flush = () => {
      const texts = changed.map((slot) => known[slot] ?? '');
      if (changed.length > 0) {
        this.writer.sendTexts(this.held, [{ column, slots: Int32Array.from(changed), texts }]);
      }
      changed = [];
    };
    let until = performance.now() + SLICE;
    for (const [place, slot] of slots.entries()) {
      if (this.held.ids[slot] === undefined) continue;
      const said = this.text(column, slot);
      if (known[slot] !== said) {
        known[slot] = said;
        changed.push(slot);
      }
      // What fills a screen goes at once.
      if (changed.length >= BATCH || place === 100) flush();
      if (performance.now() < until) continue;
      await this.turn();
      if (this.#isOver) return;
      // Something changed meanwhile: all of this column comes again.
      if (this.#stale.get(column) === 'all') break;
      until = performance.now() + SLICE;
    }
    flush();
  }
}
