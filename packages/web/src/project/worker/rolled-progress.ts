import { TaskFlag } from '../plan-table.ts';
import type { HeldPlan } from './held-plan.ts';

/** What lies under a task, itself included: of each so many numbers by slot. */
const SUMS = ['whole', 'done', 'tasks', 'begun', 'ended'] as const;
type Sums = Readonly<Record<(typeof SUMS)[number], number>>;
const NOTHING: Sums = { whole: 0, done: 0, tasks: 0, begun: 0, ended: 0 };

/**
 * Summaries are as far as their tasks are, by durations; where these take no time, by how many are done. What is
 * under each is kept, so that a task that is further costs no more than the summaries above it.
 */
export class RolledProgress {
  #columns: { readonly [Sum in (typeof SUMS)[number]]: Float64Array } = columnsOf(0);

  constructor(private readonly held: HeldPlan) {}

  /** All of them afresh: tasks came, went or moved. Returns the summaries that are not as far as they were. */
  all(): ReadonlySet<number> {
    const { order, columns } = this.held;
    this.#columns = columnsOf(this.held.ids.length);
    const others = new Set<number>();
    for (let place = order.length - 1; place >= 0; place--) {
      const slot = order[place] as number;
      if (!this.held.isSummary(slot)) this.#add(slot, this.#own(slot));
      else if (this.#tell(slot)) others.add(slot);
      const parent = columns.get('parent', slot);
      if (parent >= 0) this.#add(parent, this.#at(slot));
    }
    return others;
  }

  /** These tasks are further, or longer; no task moved. */
  changed(slots: Iterable<number>): ReadonlySet<number> {
    const others = new Set<number>();
    for (const slot of slots) {
      if (this.held.isSummary(slot)) continue;
      const [before, after] = [this.#at(slot), this.#own(slot)];
      const more = difference(after, before);
      for (let at = slot; at >= 0; at = this.held.columns.get('parent', at)) {
        this.#add(at, more);
        if (at !== slot && this.#tell(at)) others.add(at);
      }
    }
    return others;
  }

  #own(slot: number): Sums {
    const { columns } = this.held;
    const flags = columns.get('flags', slot);
    if ((flags & TaskFlag.inactive) !== 0) return NOTHING;
    const whole = this.held.taskAt(slot)?.duration?.minutes ?? 0;
    return {
      whole,
      // In hundredths of a minute: whole numbers add up the same in any order.
      done: Math.round(whole * columns.get('percent', slot)),
      tasks: 1,
      begun: (flags & TaskFlag.started) === 0 ? 0 : 1,
      ended: (flags & TaskFlag.finished) === 0 ? 0 : 1,
    };
  }

  /** Puts into the columns how far a summary is; whether that is another than before. */
  #tell(slot: number): boolean {
    const { columns } = this.held;
    const { whole, done, tasks, begun, ended } = this.#at(slot);
    const before = [columns.get('percent', slot), columns.get('flags', slot)];
    const share = whole > 0 ? done / whole : tasks > 0 ? (ended * 100) / tasks : 0;
    columns.put('percent', slot, Math.round(share));
    columns.mark(slot, TaskFlag.started, begun > 0);
    columns.mark(slot, TaskFlag.finished, tasks > 0 && ended === tasks);
    return before[0] !== columns.get('percent', slot) || before[1] !== columns.get('flags', slot);
  }

  #at(slot: number): Sums {
    const of = (sum: keyof Sums) => this.#columns[sum][slot] as number;
    return {
      whole: of('whole'),
      done: of('done'),
      tasks: of('tasks'),
      begun: of('begun'),
      ended: of('ended'),
    };
  }

  #add(slot: number, more: Sums): void {
    for (const sum of SUMS) {
      const column = this.#columns[sum];
      column[slot] = (column[slot] as number) + more[sum];
    }
  }
}

function columnsOf(count: number): { readonly [Sum in (typeof SUMS)[number]]: Float64Array } {
  const column = () => new Float64Array(count);
  return { whole: column(), done: column(), tasks: column(), begun: column(), ended: column() };
}

function difference(after: Sums, before: Sums): Sums {
  return {
    whole: after.whole - before.whole,
    done: after.done - before.done,
    tasks: after.tasks - before.tasks,
    begun: after.begun - before.begun,
    ended: after.ended - before.ended,
  };
}
