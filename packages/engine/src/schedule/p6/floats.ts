import { ActivityKind, Constraint, isInactive, LinkType } from '../../network/index.ts';
import { NONE } from '../../time/index.ts';
import type { P6Options, ScheduleState } from '../state.ts';
import type { ForwardPass } from './forward.ts';
import type { Lags } from './lags.ts';
import type { Lengths } from './lengths.ts';

/** Total and free float of `p6`, in working minutes of the activity's own calendar. */
export class Floats {
  constructor(
    private readonly state: ScheduleState,
    private readonly options: P6Options,
    private readonly lengths: Lengths,
    private readonly lags: Lags,
    private readonly forwardPass: ForwardPass,
  ) {}

  /** P6-60: as the option says; finish float once started, none once complete. */
  total(activity: number): number {
    const { earlyStart, lateStart, earlyFinish, lateFinish, actualStart } = this.state;
    if (this.isComplete(activity) || earlyStart[activity] === NONE) return 0;
    if (lateStart[activity] === NONE) return 0;
    const { totalFloat } = this.options;
    const ofStart = this.work(activity, earlyStart, lateStart);
    if (totalFloat === 'start') return ofStart;
    const ofFinish = this.work(activity, earlyFinish, lateFinish);
    if (totalFloat === 'finish' || actualStart[activity] !== NONE) return ofFinish;
    return Math.min(ofStart, ofFinish);
  }

  /**
   * P6-61: what the nearest successor leaves, each link's lag counted on its calendar, at least 0;
   * without one, up to the latest early finish.
   */
  free(activity: number): number {
    const { network, earlyFinish, projectFinish } = this.state;
    if (this.isComplete(activity) || !this.mayFloat(activity)) return 0;
    const { outgoing, outgoingAt, to } = network.links;
    const floatToSuccessor = new Map<number, number>();
    const end = outgoingAt[activity + 1] as number;
    for (let k = outgoingAt[activity] as number; k < end; k++) {
      const link = outgoing[k] as number;
      const successor = to[link] as number;
      if (isInactive(network.activities, successor)) continue;
      const known = floatToSuccessor.get(successor);
      const float = this.ofLink(link);
      floatToSuccessor.set(successor, known === undefined ? float : ofSamePair(known, float));
    }
    if (floatToSuccessor.size > 0) return Math.max(0, Math.min(...floatToSuccessor.values()));
    if (network.activities.constraint[activity] === Constraint.MustStartOn) return 0;
    const finish = earlyFinish[activity] as number;
    return Math.max(0, this.lengths.calendar(activity).work(finish, projectFinish));
  }

  /** P6-62: none for a mandatory or an expected finish, level of effort and summaries. */
  private mayFloat(activity: number): boolean {
    const { activities } = this.state.network;
    const kind = activities.kind[activity];
    return (
      kind !== ActivityKind.LevelOfEffort &&
      kind !== ActivityKind.WbsSummary &&
      kind !== ActivityKind.Summary &&
      activities.constraint[activity] !== Constraint.MustFinishOn &&
      !this.forwardPass.expectsFinish(activity)
    );
  }

  private ofLink(link: number): number {
    const { earlyStart, earlyFinish, actualDuration, network } = this.state;
    const { type, from, to } = network.links;
    const [predecessor, successor] = [from[link] as number, to[link] as number];
    const fromStart = type[link] === LinkType.StartToStart || type[link] === LinkType.StartToFinish;
    const toStart = type[link] === LinkType.StartToStart || type[link] === LinkType.FinishToStart;
    let minutes = this.lags.minutes(link);
    const done = Math.max(0, actualDuration[predecessor] as number);
    if (type[link] === LinkType.StartToStart && done > 0) minutes = Math.max(0, minutes - done);
    const before = (fromStart ? earlyStart : earlyFinish)[predecessor] as number;
    const after = (toStart ? earlyStart : earlyFinish)[successor] as number;
    const calendar = this.lengths.calendar(predecessor);
    return calendar.work(this.lags.after(link, before, minutes), after);
  }

  private work(activity: number, early: Int32Array, late: Int32Array): number {
    return this.lengths
      .calendar(activity)
      .work(early[activity] as number, late[activity] as number);
  }

  private isComplete(activity: number): boolean {
    return this.state.actualFinish[activity] !== NONE;
  }
}

/** P6-63: of two links between one pair the tighter counts, unless it is already broken. */
function ofSamePair(a: number, b: number): number {
  return a >= 0 && b >= 0 ? Math.min(a, b) : Math.max(a, b);
}
