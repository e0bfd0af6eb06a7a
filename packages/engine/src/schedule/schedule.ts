import {
  type ActivityInput,
  Constraint,
  hierarchyOf,
  type LinkInput,
  type Network,
  type NetworkFault,
  withLinks,
} from '../network/index.ts';
import { NONE, TimeOutOfRange } from '../time/index.ts';
import { EditPass } from './edit-pass.ts';
import { fullPass } from './full-pass.ts';
import { longestPath } from './longest-path.ts';
import type { Passed, Reason, ScheduleOptions, ScheduleState } from './state.ts';

export type ScheduleFault =
  | NetworkFault
  | { readonly code: 'date-outside-1900-2199'; readonly calendar: number }
  | { readonly code: 'calendar-runs-out'; readonly calendar: number };

/**
 * Schedules a network under its options' rule set: a full pass.
 * Domain faults are returned, naming activities, links and calendars by index.
 */
export function schedule(network: Network, options: ScheduleOptions): Schedule | ScheduleFault {
  return guarded(() => {
    const passed = fullPass(network, options);
    return 'code' in passed ? passed : new Schedule(passed);
  });
}

/** A scheduled network, and how it changes when the plan is edited. */
export class Schedule {
  private passed: Passed;
  private editPass: EditPass | undefined;

  constructor(passed: Passed) {
    this.passed = passed;
  }

  get network(): Network {
    return this.passed.network;
  }

  /** Dates in minutes; NONE where there is none. Read only. */
  get state(): ScheduleState {
    return this.passed.state;
  }

  /**
   * Replaces one activity and recomputes what changes by it, stopping early. Returns the
   * activities whose dates changed. After a fault everything is as it was before.
   * The network is written into: one that is to be edited belongs to one schedule alone.
   */
  setActivity(index: number, input: ActivityInput): ReadonlySet<number> | ScheduleFault {
    const { network, state, rules } = this.passed;
    const before = network.activities.inputs[index] as ActivityInput;
    if (!rules.incremental || changesShape(before, input)) return this.replaceWholly(index, input);
    this.write(index, input);
    const outcome = guarded(() => {
      this.editPass ??= new EditPass(this.passed);
      return this.editPass.run([index]);
    });
    if (outcome instanceof Set) return outcome;
    this.write(index, before);
    this.editPass = undefined;
    this.passed = fullPass(network, state.options) as Passed;
    return outcome;
  }

  /** Replaces the plan's links, keeping the order of activities where they allow it. */
  setLinks(links: readonly LinkInput[]): ReadonlySet<number> | ScheduleFault {
    const { network, state } = this.passed;
    const next = withLinks(network, links, new Map(), network);
    if ('code' in next) return next;
    return this.adopt(
      guarded(() => fullPass(next, state.options)),
      state,
    );
  }

  totalFloat(activity: number): number {
    return this.passed.rules.totalFloat(activity);
  }

  freeFloat(activity: number): number {
    return this.passed.rules.freeFloat(activity);
  }

  critical(activity: number): boolean {
    return this.passed.rules.critical(activity);
  }

  drivingLinks(activity: number): number[] {
    return this.passed.rules.drivingLinks(activity);
  }

  whyStart(activity: number): Reason[] {
    return this.passed.rules.whyStart(activity);
  }

  whyFinish(activity: number): Reason[] {
    return this.passed.rules.whyFinish(activity);
  }

  whyLateFinish(activity: number): Reason[] {
    return this.passed.rules.whyLateFinish(activity);
  }

  /** LP-1: activities (by index) on a chain of driving links to the latest early finish. */
  longestPath(): ReadonlySet<number> {
    return longestPath(this.passed);
  }

  private write(index: number, input: ActivityInput): void {
    const { network, state } = this.passed;
    network.activities.set(index, input);
    state.actualStart[index] = input.actualStart ?? NONE;
    state.actualFinish[index] = input.actualFinish ?? NONE;
    state.duration[index] = input.duration;
    state.remaining[index] = input.remaining;
  }

  private replaceWholly(index: number, input: ActivityInput): ReadonlySet<number> | ScheduleFault {
    const { network, state } = this.passed;
    const before = network.activities.inputs[index] as ActivityInput;
    network.activities.set(index, input);
    const outcome = guarded(() => {
      const hierarchy = hierarchyOf(network.activities);
      if ('code' in hierarchy) return hierarchy;
      const next = withLinks({ ...network, hierarchy }, network.ownLinks, new Map(), network);
      return 'code' in next ? next : fullPass(next, state.options);
    });
    if ('code' in outcome) network.activities.set(index, before);
    return this.adopt(outcome, state);
  }

  private adopt(
    outcome: Passed | ScheduleFault,
    before: ScheduleState,
  ): ReadonlySet<number> | ScheduleFault {
    if ('code' in outcome) return outcome;
    this.passed = outcome;
    this.editPass = undefined;
    return movedActivities(before, outcome.state);
  }
}

/** What decides which links are followed, or in which passes, or what lies under which summary. */
function changesShape(before: ActivityInput, after: ActivityInput): boolean {
  return (
    before.kind !== after.kind ||
    before.parent !== after.parent ||
    before.inactive !== after.inactive ||
    before.constraint === Constraint.AsLateAsPossible ||
    after.constraint === Constraint.AsLateAsPossible
  );
}

function movedActivities(before: ScheduleState, after: ScheduleState): Set<number> {
  const moved = new Set<number>();
  for (const column of [
    'earlyStart',
    'earlyFinish',
    'lateStart',
    'lateFinish',
    'start',
    'finish',
  ] as const) {
    for (let activity = 0; activity < before[column].length; activity++) {
      if (before[column][activity] !== after[column][activity]) moved.add(activity);
    }
  }
  return moved;
}

function guarded<Result>(work: () => Result): Result | ScheduleFault {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TimeOutOfRange)) throw error;
    return error.reason === 'no-working-time'
      ? { code: 'calendar-runs-out', calendar: error.calendar }
      : { code: 'date-outside-1900-2199', calendar: error.calendar };
  }
}
