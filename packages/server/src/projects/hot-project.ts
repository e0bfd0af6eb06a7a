import {
  type Branch,
  type ComputedPlan,
  type History,
  LivePlan,
  type LocalDateTime,
  type RecordId,
  type Unschedulable,
} from '@throughline/model';

/**
 * A project in memory, as of one revision. Whoever reads it does so in one go, without waiting in
 * between: after a pause it may stand at a later revision.
 */
export class HotProject {
  #branches: Map<RecordId, Branch>;
  readonly #answers = new Map<string, unknown>();
  #live: { readonly plan: LivePlan; readonly now: LocalDateTime; seq: number } | undefined;
  #revision: number;

  constructor(
    readonly id: string,
    readonly history: History,
    branches: Iterable<Branch>,
    revision: number,
  ) {
    this.#branches = new Map([...branches].map((branch) => [branch.id, branch]));
    this.#revision = revision;
  }

  get revision(): number {
    return this.#revision;
  }

  get branches(): ReadonlyMap<RecordId, Branch> {
    return this.#branches;
  }

  /** The dates, where "now" counts only if the plan has no status date of its own. */
  computed(now: LocalDateTime): ComputedPlan | Unschedulable {
    // The clock moves dates by the hour, not at every request.
    const hour = `${now.slice(0, 13)}:00`;
    const live = this.#live;
    if (live === undefined || (live.now !== hour && !this.#hasOwnMoment())) {
      const plan = new LivePlan(this.history.records, { now: hour });
      this.#live = { plan, now: hour, seq: this.history.head };
      return plan.computed;
    }
    for (const { diff } of this.history.changes.slice(live.seq)) live.plan.take(diff);
    live.seq = this.history.head;
    return live.plan.computed;
  }

  /** Whether its dates are known, or follow from those that are by what was changed since. */
  get isDated(): boolean {
    return this.#live !== undefined;
  }

  /** Whether the plan itself says what moment its dates speak of, so that no clock is asked. */
  #hasOwnMoment(): boolean {
    for (const { statusDate, currentDate } of this.history.records.all('project')) {
      return statusDate !== undefined || currentDate !== undefined;
    }
    return false;
  }

  /** An answer that stays true until the next revision. */
  answer<T>(key: string, make: () => T): T {
    if (this.#answers.has(key)) return this.#answers.get(key) as T;
    const made = make();
    this.#answers.set(key, made);
    return made;
  }

  putBranch(branch: Branch): void {
    this.#branches.set(branch.id, branch);
  }

  /** All of its branches, anew. */
  putBranches(branches: ReadonlyMap<RecordId, Branch>): void {
    this.#branches = new Map(branches);
  }

  /** It stands at this revision now: whatever was answered before is out of date. */
  reached(revision: number): void {
    this.#revision = revision;
    this.#answers.clear();
  }
}
