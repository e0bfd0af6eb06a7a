import {
  type ActivityInput,
  isInactive,
  isScheduled,
  type Network,
  type NetworkFault,
} from '../network/index.ts';
import { type Minute, NONE, TimeOutOfRange } from '../time/index.ts';
import { forwardAll, fullPass } from './full-pass.ts';
import { PlaceQueue } from './place-queue.ts';
import { rulesFor } from './rule-sets.ts';
import { type Rules, type ScheduleOptions, ScheduleState } from './state.ts';

/**
 * FIN-1: when a network finishes, asked again and again while its activities are replaced. Goes forward
 * only, and only from what was replaced, which is all a finish needs under rules that are `incremental`;
 * under others every answer is a full pass. The answers are those of `schedule`.
 */
export class FinishPass {
  private state: ScheduleState;
  private readonly rules: Rules;
  private readonly ahead: PlaceQueue;
  /** Nothing dated yet, or left half done by a date out of range. */
  private isFresh = true;

  /** The network is written into: {@link FinishPass.set} replaces its activities. */
  constructor(
    readonly network: Network,
    private readonly options: ScheduleOptions,
  ) {
    this.state = new ScheduleState(network, options);
    this.rules = rulesFor(this.state);
    this.ahead = new PlaceQueue(network.order.order, network.order.place, 1);
  }

  /**
   * Kind, parent and being inactive must stay, because links follow from them; and what was not as late
   * as possible must not become so.
   */
  set(activity: number, input: ActivityInput): void {
    const { network, state } = this;
    network.activities.set(activity, input);
    state.actualStart[activity] = input.actualStart ?? NONE;
    state.actualFinish[activity] = input.actualFinish ?? NONE;
    state.duration[activity] = input.duration;
    state.remaining[activity] = input.remaining;
    if (this.isFresh) return;
    if (isScheduled(network.activities, activity)) this.ahead.push(activity);
    // A link may ask by its predecessor's length or progress, so successors are asked in any case.
    this.pushSuccessors(activity);
  }

  /**
   * The latest finish of what is active, or the finish of one activity; NONE where there is none,
   * undefined where a date would leave 1900-2199 or a calendar has no time left.
   */
  finish(activity?: number): Minute | undefined {
    try {
      const fault = this.rules.incremental ? this.forward() : this.wholly();
      if (fault !== undefined) return undefined;
    } catch (error) {
      if (!(error instanceof TimeOutOfRange)) throw error;
      this.isFresh = true;
      return undefined;
    }
    return activity === undefined ? this.latest() : (this.state.finish[activity] as number);
  }

  private forward(): undefined {
    if (this.isFresh) this.forwardWholly();
    const { state, rules, ahead } = this;
    const { earlyStart, earlyFinish, start, finish, remaining } = state;
    while (!ahead.isEmpty) {
      const activity = ahead.take();
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

  private forwardWholly(): void {
    while (!this.ahead.isEmpty) this.ahead.take();
    forwardAll(this.state, this.rules);
    this.isFresh = false;
  }

  private wholly(): NetworkFault | undefined {
    const passed = fullPass(this.network, this.options);
    if ('code' in passed) return passed;
    this.state = passed.state;
    return undefined;
  }

  /** Summaries finish with what is under them, so they need not be asked. */
  private latest(): Minute {
    const { activities } = this.network;
    const { finish } = this.state;
    let latest = NONE;
    for (let activity = 0; activity < finish.length; activity++) {
      const at = finish[activity] as number;
      if (at > latest && !isInactive(activities, activity)) latest = at;
    }
    return latest;
  }

  private pushSuccessors(activity: number): void {
    const { outgoing, outgoingAt, to } = this.network.links;
    const end = outgoingAt[activity + 1] as number;
    for (let k = outgoingAt[activity] as number; k < end; k++) {
      this.ahead.push(to[outgoing[k] as number] as number);
    }
  }
}
