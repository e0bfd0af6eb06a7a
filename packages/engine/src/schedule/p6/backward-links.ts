import { LinkType } from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { P6Options, ScheduleState } from '../state.ts';
import type { Lags } from './lags.ts';
import type { Lengths } from './lengths.ts';
import { Progress, progressOf } from './progress.ts';

type Allow = (link: number, predecessor: number, successor: number) => Minute;
/** By the successor's progress: not started, in progress, complete. */
type Row = readonly [Allow, Allow, Allow];
/** The same by the predecessor's. */
type Allows = readonly [Row, Row, Row];

/** P6-42: the late finish that a link allows its predecessor. */
export class BackwardLinks {
  private readonly allows: readonly Allows[];

  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
    private readonly lags: Lags,
    progress: P6Options['progress'],
  ) {
    const allows: Record<LinkType, Allows> = {
      [LinkType.FinishToStart]: [
        [this.lagged, this.lagged, this.startNow],
        [this.lagged, this.laggedUnlessBegun, this.startNow],
        [this.lagLeftAfterFinish, this.laggedUnlessBegun, this.lagLeftAfterFinish],
      ],
      [LinkType.StartToStart]: [
        [this.startWithSuccessor, this.startLagged, this.startLagged],
        [this.startLagAfterProgress, this.startLagAfterProgress, this.startWith],
        [this.startLagLeft, this.startWith, this.startLagLeft],
      ],
      [LinkType.FinishToFinish]: [
        [this.lagged, this.lagged, this.lagged],
        [this.lagged, this.lagged, this.lagged],
        [this.lagLeftAfterFinish, this.finishNow, this.lagLeftAfterFinish],
      ],
      [LinkType.StartToFinish]: [
        [this.wholeAfterFinish, this.wholeAfterFinish, this.wholeAfterFinish],
        [this.remainingAfterFinish, this.wholeAfterFinish, this.wholeAfterLagLeft],
        [this.wholeAfterFinish, this.wholeAfterFinish, this.finishNow],
      ],
    };
    const override = progress === 'progress-override';
    const free: Allow = () => Number.POSITIVE_INFINITY;
    // P6-14: what has started waits for nothing, so nothing must be done in time for it.
    const row = (given: Row): Row => (override ? [given[0], free, free] : given);
    this.allows = [0, 1, 2, 3].map((type) => {
      const rows = allows[type as LinkType];
      return [row(rows[0]), row(rows[1]), row(rows[2])];
    });
  }

  /** Infinite where the link allows anything; not yet capped by the project's finish. */
  finish(link: number): Minute {
    const { links, activities } = this.state.network;
    const predecessor = links.from[link] as number;
    const successor = links.to[link] as number;
    if (
      links.type[link] === LinkType.FinishToStart &&
      links.lag[link] === 0 &&
      progressOf(activities, successor) === Progress.NotStarted
    ) {
      return this.lateStart(successor);
    }
    const rows = this.allows[links.type[link] as LinkType] as Allows;
    const row = rows[progressOf(activities, predecessor)];
    return row[progressOf(activities, successor)](link, predecessor, successor);
  }

  /**
   * P6-47: the late start that a start-to-start link with a lead sets, as it comes, whatever
   * else acts on the late finish; NONE for other links.
   */
  start(link: number): Minute {
    const { links, activities } = this.state.network;
    if (links.type[link] !== LinkType.StartToStart) return NONE;
    const minutes = this.lags.minutes(link);
    const [predecessor, successor] = [links.from[link] as number, links.to[link] as number];
    const begun =
      progressOf(activities, predecessor) !== Progress.NotStarted ||
      progressOf(activities, successor) !== Progress.NotStarted;
    if (minutes >= 0 || begun) return NONE;
    return this.lags.before(link, this.lateStart(successor), minutes);
  }

  private readonly startNow: Allow = (_, __, successor) => this.lateStart(successor);
  private readonly finishNow: Allow = (_, __, successor) => this.lateFinish(successor);

  private readonly lagged: Allow = (link, _, successor) =>
    this.lags.before(link, this.lateEnd(link, successor), this.lags.minutes(link));

  /** P6-43: the lag of a link into work under way no longer counts. */
  private readonly laggedUnlessBegun: Allow = (link, predecessor, successor) =>
    this.state.actualDuration[successor] === 0
      ? this.lagged(link, predecessor, successor)
      : this.lateStart(successor);

  private readonly lagLeftAfterFinish: Allow = (link, predecessor, successor) => {
    const finished = this.state.network.activities.actualFinish[predecessor] as number;
    return this.lags.before(link, this.lateEnd(link, successor), this.lags.left(link, finished));
  };

  /** P6-44: with no lag, an end of the chain may also bind its predecessor by its late finish. */
  private readonly startWithSuccessor: Allow = (link, predecessor, successor) => {
    const minutes = this.lags.minutes(link);
    const at = this.lags.before(link, this.lateStart(successor), minutes);
    const finish = this.finishFrom(predecessor, this.lengths.nextStart(predecessor, at));
    const { outgoingAt } = this.state.network.links;
    const last = outgoingAt[successor] === outgoingAt[successor + 1];
    return minutes === 0 && last ? Math.min(finish, this.lateFinish(successor)) : finish;
  };

  private readonly startLagged: Allow = (link, predecessor, successor) =>
    this.finishFrom(predecessor, this.lagged(link, predecessor, successor));

  private readonly startWith: Allow = (_, predecessor, successor) =>
    this.finishFrom(predecessor, this.lateStart(successor));

  private readonly startLagAfterProgress: Allow = (link, predecessor, successor) => {
    const done = this.state.actualDuration[predecessor] as number;
    const left = Math.max(0, this.lags.minutes(link) - done);
    const start = this.lags.before(link, this.lateStart(successor), left);
    return this.finishFrom(predecessor, start);
  };

  private readonly startLagLeft: Allow = (link, predecessor, successor) => {
    const left = this.lags.left(link, this.actualStart(predecessor));
    const start = this.lags.before(link, this.lateStart(successor), left);
    return this.finishFrom(predecessor, start);
  };

  /** P6-45: the lag of a start-to-finish link moves the finish that the start gives. */
  private readonly wholeAfterFinish: Allow = (link, predecessor, successor) => {
    const finish = this.lengths.finish(predecessor, this.lateFinish(successor), 'duration');
    return this.lags.before(link, finish, this.lags.minutes(link));
  };

  private readonly remainingAfterFinish: Allow = (_, predecessor, successor) =>
    this.finishFrom(predecessor, this.lateFinish(successor));

  private readonly wholeAfterLagLeft: Allow = (link, predecessor, successor) => {
    const left = this.lags.left(link, this.actualStart(predecessor));
    if (left === 0) return this.remainingAfterFinish(link, predecessor, successor);
    const finish = this.lengths.finish(predecessor, this.lateFinish(successor), 'duration');
    return this.lags.before(link, finish, left);
  };

  private finishFrom(predecessor: number, start: Minute): Minute {
    return this.lengths.finish(predecessor, start, 'remaining');
  }

  private lateEnd(link: number, successor: number): Minute {
    const type = this.state.network.links.type[link];
    const toStart = type === LinkType.FinishToStart || type === LinkType.StartToStart;
    return toStart ? this.lateStart(successor) : this.lateFinish(successor);
  }

  private lateStart(activity: number): Minute {
    return this.state.lateStart[activity] as number;
  }

  private lateFinish(activity: number): Minute {
    return this.state.lateFinish[activity] as number;
  }

  private actualStart(activity: number): Minute {
    const { actualStart, actualFinish } = this.state.network.activities;
    const start = actualStart[activity] as number;
    return start === NONE ? (actualFinish[activity] as number) : start;
  }
}
