import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  isInactive,
  isScheduled,
  type Network,
  withLinks,
} from '../network/index.ts';
import { type Minute, NONE, TimeOutOfRange } from '../time/index.ts';
import { firstOfSummaries, forwardAll, fullPass } from './full-pass.ts';
import { PlaceQueue } from './place-queue.ts';
import { rulesFor } from './rule-sets.ts';
import { type Rules, type ScheduleOptions, ScheduleState } from './state.ts';

/**
 * FIN-1: when a network finishes, asked again and again while its activities are replaced. Goes forward
 * only, and only from what was replaced, which is all a finish needs unless early dates depend on late
 * ones; where they do, every answer is a full pass. The answers are those of `schedule`.
 */
export class FinishPass {
  private readonly ahead: ForwardPass;
  /** NET-4: with the links that wait for the start of a summary, once it is known what starts first. */
  private resolved: ForwardPass | undefined;
  private firstByLink = new Map<number, number>();
  private readonly goesForward: boolean;

  /**
   * The network is written into: {@link FinishPass.set} replaces its activities. With `earlyOnly`, what is as
   * late as possible is taken as if it were not, and what spans others is not looked at: the
   * latest early finish, which is nearly always the finish.
   */
  constructor(
    readonly network: Network,
    private readonly options: ScheduleOptions,
    { earlyOnly = false } = {},
  ) {
    this.goesForward = options.scheduleFrom !== 'finish' && (earlyOnly || !looksBack(network));
    this.ahead = new ForwardPass(network, options);
  }

  /**
   * Kind, parent and being inactive must stay, because links follow from them; and what was not as late
   * as possible must not become so.
   */
  set(activity: number, input: ActivityInput): void {
    this.network.activities.set(activity, input);
    this.ahead.replaced(activity, input);
    this.resolved?.replaced(activity, input);
  }

  /**
   * The latest finish of what is active, or the finish of one activity; NONE where there is none,
   * undefined where a date would leave 1900-2199 or a calendar has no time left.
   */
  finish(activity?: number): Minute | undefined {
    const state = this.state();
    if (state === undefined || activity === undefined) return state && latestFinish(state);
    return state.finish[activity] as number;
  }

  /** All dates, early ones at least; they stand until the next is asked for. Undefined as for `finish`. */
  dates(): ScheduleState | undefined {
    return this.state();
  }

  private state(): ScheduleState | undefined {
    try {
      if (this.goesForward) return this.forward();
      const passed = fullPass(this.network, this.options);
      return 'code' in passed ? undefined : passed.state;
    } catch (error) {
      if (!(error instanceof TimeOutOfRange)) throw error;
      this.ahead.isFresh = true;
      this.resolved = undefined;
      return undefined;
    }
  }

  private forward(): ScheduleState | undefined {
    const { network, ahead } = this;
    ahead.run();
    if (network.summaryStartLinks.length === 0) return ahead.state;
    const firstByLink = firstOfSummaries(ahead);
    const isSame = [...firstByLink].every(([link, first]) => this.firstByLink.get(link) === first);
    if (this.resolved === undefined || !isSame || firstByLink.size !== this.firstByLink.size) {
      const resolved = withLinks(network, network.ownLinks, firstByLink, network);
      this.firstByLink = firstByLink;
      this.resolved = undefined;
      if ('code' in resolved) return undefined;
      this.resolved = new ForwardPass(resolved, this.options);
    }
    this.resolved.run();
    return this.resolved.state;
  }
}

/** Whether some early date depends on a late one, or is no start or finish of work. */
export function looksBack({ activities: { constraint, kind } }: Network): boolean {
  return (
    constraint.includes(Constraint.AsLateAsPossible) ||
    kind.includes(ActivityKind.LevelOfEffort) ||
    kind.includes(ActivityKind.WbsSummary)
  );
}

/** Summaries finish with what is under them, so they need not be asked. */
function latestFinish({ network, finish }: ScheduleState): Minute {
  let latest = NONE;
  for (let activity = 0; activity < finish.length; activity++) {
    const at = finish[activity] as number;
    if (at > latest && !isInactive(network.activities, activity)) latest = at;
  }
  return latest;
}

/** Early dates of one network, kept up with what is replaced in it. */
class ForwardPass {
  readonly state: ScheduleState;
  /** Nothing dated yet, or left half done by a date out of range. */
  isFresh = true;
  private readonly rules: Rules;
  private readonly queue: PlaceQueue;

  constructor(
    readonly network: Network,
    options: ScheduleOptions,
  ) {
    this.state = new ScheduleState(network, options);
    this.rules = rulesFor(this.state);
    this.queue = new PlaceQueue(network.order.order, network.order.place, 1);
  }

  replaced(activity: number, input: ActivityInput): void {
    const { state, network } = this;
    state.actualStart[activity] = input.actualStart ?? NONE;
    state.actualFinish[activity] = input.actualFinish ?? NONE;
    state.duration[activity] = input.duration;
    state.remaining[activity] = input.remaining;
    if (this.isFresh) return;
    if (isScheduled(network.activities, activity)) this.queue.push(activity);
    // A link may ask by its predecessor's length or progress, so successors are asked in any case.
    this.pushSuccessors(activity);
  }

  run(): void {
    const { state, rules, queue } = this;
    if (this.isFresh) {
      while (!queue.isEmpty) queue.take();
      forwardAll(state, rules);
      this.isFresh = false;
    }
    const { earlyStart, earlyFinish, start, finish, remaining } = state;
    while (!queue.isEmpty) {
      const activity = queue.take();
      const early = [earlyStart[activity], earlyFinish[activity], remaining[activity]];
      const [startBefore, finishBefore] = [start[activity], finish[activity]];
      rules.forward(activity);
      const isSame =
        early[0] === earlyStart[activity] &&
        early[1] === earlyFinish[activity] &&
        early[2] === remaining[activity] &&
        startBefore === start[activity] &&
        finishBefore === finish[activity];
      if (!isSame) this.pushSuccessors(activity);
    }
  }

  private pushSuccessors(activity: number): void {
    const { outgoing, outgoingAt, to } = this.network.links;
    const end = outgoingAt[activity + 1] as number;
    for (let k = outgoingAt[activity] as number; k < end; k++) {
      this.queue.push(to[outgoing[k] as number] as number);
    }
  }
}
