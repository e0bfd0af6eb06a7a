import { ActivityKind, Constraint, isInactive, LinkType } from '../../network/index.ts';
import type { Minute } from '../../time/index.ts';
import type { ScheduleState } from '../state.ts';
import type { Lags } from './lags.ts';
import type { Lengths } from './lengths.ts';
import { Progress, progressOf } from './progress.ts';

/**
 * P6-35: what is as late as possible uses up its free float: its early dates move up to its
 * successors' early dates. Called in the backward order, so that successors have moved before.
 */
export class LateAsPossible {
  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
    private readonly lags: Lags,
  ) {}

  moves(activity: number): boolean {
    const { activities } = this.state.network;
    return (
      activities.constraint[activity] === Constraint.AsLateAsPossible &&
      progressOf(activities, activity) !== Progress.Complete
    );
  }

  run(activity: number): void {
    const { earlyStart, earlyFinish } = this.state;
    const latest = this.latestStart(activity);
    if (latest <= (earlyStart[activity] as number)) return;
    earlyStart[activity] = latest;
    earlyFinish[activity] = this.lengths.finish(activity, latest, 'remaining');
  }

  /** The outgoing links that hold the activity where it is. */
  drivers(activity: number): number[] {
    const start = this.state.earlyStart[activity] as number;
    return this.followers(activity).filter((link) => this.settled(activity, link) === start);
  }

  /** Free float ends where total float does: at the late start, which the end of the project caps. */
  private latestStart(activity: number): Minute {
    let latest = this.state.lateStart[activity] as number;
    for (const link of this.followers(activity)) {
      latest = Math.min(latest, this.settled(activity, link));
    }
    return latest;
  }

  private followers(activity: number): number[] {
    const { links, activities } = this.state.network;
    const followers: number[] = [];
    const end = links.outgoingAt[activity + 1] as number;
    for (let k = links.outgoingAt[activity] as number; k < end; k++) {
      const link = links.outgoing[k] as number;
      if (!isInactive(activities, links.to[link] as number)) followers.push(link);
    }
    return followers;
  }

  /** A finish milestone moves back to the end of a range, anything else up to working time. */
  private settled(activity: number, link: number): Minute {
    const start = this.startBefore(activity, link);
    const { kind } = this.state.network.activities;
    return kind[activity] === ActivityKind.FinishMilestone
      ? this.lengths.previousFinish(activity, start)
      : this.lengths.nextStart(activity, start);
  }

  private startBefore(activity: number, link: number): Minute {
    const { earlyStart, earlyFinish, network } = this.state;
    const { lags, lengths } = this;
    const successor = network.links.to[link] as number;
    const start = earlyStart[successor] as number;
    const finish = earlyFinish[successor] as number;
    const minutes = lags.minutes(link);
    switch (network.links.type[link]) {
      case LinkType.StartToStart:
        return lags.before(link, start, minutes);
      case LinkType.StartToFinish:
        return lags.before(link, finish, minutes);
      case LinkType.FinishToFinish:
        return lengths.start(activity, lags.before(link, finish, minutes), 'remaining');
      default:
        return lags.before(link, lengths.start(activity, start, 'remaining'), minutes);
    }
  }
}
