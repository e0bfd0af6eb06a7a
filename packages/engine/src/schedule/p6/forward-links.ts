import { LinkType } from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { P6Options, ScheduleState } from '../state.ts';
import type { Lags } from './lags.ts';
import type { Lengths } from './lengths.ts';
import { Progress, progressOf } from './progress.ts';

type Ask = (link: number, predecessor: number, successor: number) => Minute;
/** By the predecessor's progress, then the successor's: not started, in progress, complete. */
type Asks = readonly (readonly [Ask, Ask, Ask])[];

/**
 * P6-13: the start that a link asks of its successor. "Early" is the predecessor's early date at
 * the end that the link names; an early date of what is complete lies at the data date.
 */
export class ForwardLinks {
  private readonly asks: readonly Asks[];

  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
    private readonly lags: Lags,
    private readonly dataDate: Minute,
    progress: P6Options['progress'],
  ) {
    const asks: Asks[] = [];
    asks[LinkType.FinishToStart] = [
      [this.early, this.early, this.early],
      [this.early, this.early, this.early],
      [this.finishAndLagLeft, this.finishNow, this.finishNow],
    ];
    asks[LinkType.StartToStart] = [
      [this.startOnLagCalendar, this.early, this.early],
      [this.startAndLagAfterProgress, this.startAndLagAfterProgress, this.startNow],
      [this.actualStartAndLag, this.actualStartAndLag, this.startNow],
    ];
    asks[LinkType.FinishToFinish] = [
      [this.finishAtEarly, this.finishAtEarly, this.finishAtEarly],
      [this.finishAtEarly, this.finishAtEarly, this.finishAtEarly],
      [this.finishAtActual, this.finishAtActual, this.finishNow],
    ];
    asks[LinkType.StartToFinish] = [
      [this.wholeBeforeStart, this.ownCourse, this.early],
      [this.nothing, this.finishAtLagLeft, this.startNowUnlessLagged],
      [this.wholeBeforeStart, this.finishAtLagLeft, this.startNowUnlessLagged],
    ];
    if (progress === 'progress-override') this.asks = asks.map((rows) => this.overridden(rows));
    else if (progress === 'actual-dates') this.asks = this.fromActualDates(asks);
    else this.asks = asks;
  }

  /** Not moved into working time yet. */
  start(link: number): Minute {
    const { links, activities } = this.state.network;
    const predecessor = links.from[link] as number;
    const successor = links.to[link] as number;
    if (
      links.type[link] === LinkType.FinishToStart &&
      links.lag[link] === 0 &&
      activities.actualFinish[predecessor] === NONE &&
      progressOf(activities, successor) === Progress.NotStarted
    ) {
      return this.earlyFinish(predecessor);
    }
    const rows = this.asks[links.type[link] as number] as Asks;
    const row = rows[progressOf(activities, predecessor)] as Asks[number];
    return row[progressOf(activities, successor)](link, predecessor, successor);
  }

  /**
   * P6-24: the finish that a link sets, as it comes, not moved to the end of a range; NONE where
   * the link sets the start alone.
   */
  finish(link: number): Minute {
    const { links, activities } = this.state.network;
    const type = links.type[link];
    const predecessor = links.from[link] as number;
    const successor = links.to[link] as number;
    if (type === LinkType.FinishToStart || type === LinkType.StartToStart) return NONE;
    if (progressOf(activities, predecessor) !== Progress.NotStarted) return NONE;
    const minutes = this.lags.minutes(link);
    if (type === LinkType.FinishToFinish ? minutes > 0 : minutes === 0) return NONE;
    const finish = this.lagged(link, predecessor);
    const asked = this.lengths.start(successor, finish, 'remaining');
    if (asked < this.state.projectStart) return NONE;
    return minutes === 0 ? this.lengths.settled(successor, finish) : finish;
  }

  /** P6-14: progress overrides logic: nothing holds what has started. */
  private overridden(rows: Asks): Asks {
    return rows.map(([notStarted]) => [notStarted, this.nothing, this.nothing]);
  }

  /** P6-15: an end that has happened counts with its actual date and the whole lag. */
  private fromActualDates(asks: readonly Asks[]): Asks[] {
    const happened: Asks[number] = [this.actual, this.actual, this.actual];
    const finished: Asks[number] = [this.finishAtActualEnd, this.finishAtActualEnd, this.actual];
    const of = (type: number) => asks[type] as Asks;
    const rows = (
      type: number,
      inProgress: Asks[number] | undefined,
      complete: Asks[number],
    ): Asks => [
      of(type)[Progress.NotStarted] as Asks[number],
      inProgress ?? (of(type)[Progress.InProgress] as Asks[number]),
      complete,
    ];
    const next: Asks[] = [];
    next[LinkType.FinishToStart] = rows(LinkType.FinishToStart, undefined, happened);
    next[LinkType.StartToStart] = rows(LinkType.StartToStart, happened, happened);
    next[LinkType.FinishToFinish] = rows(LinkType.FinishToFinish, undefined, finished);
    next[LinkType.StartToFinish] = rows(LinkType.StartToFinish, finished, finished);
    return next;
  }

  private readonly nothing: Ask = () => this.dataDate;

  private readonly startNow: Ask = (_, predecessor) => this.earlyStart(predecessor);
  private readonly finishNow: Ask = (_, predecessor) => this.earlyFinish(predecessor);

  private readonly early: Ask = (link, predecessor) => this.lagged(link, predecessor);

  /** P6-16: without a lag, a start moves into working time of the lag's calendar. */
  private readonly startOnLagCalendar: Ask = (link, predecessor) =>
    this.lags.minutes(link) === 0
      ? this.lags.nextStart(link, this.earlyStart(predecessor))
      : this.lagged(link, predecessor);

  private readonly finishAndLagLeft: Ask = (link, predecessor) => {
    const left = this.lags.left(link, this.actualFinish(predecessor));
    return this.lags.after(link, this.earlyFinish(predecessor), left);
  };

  /** P6-17: the lag after a start that has happened is used up by the work done since. */
  private readonly startAndLagAfterProgress: Ask = (link, predecessor, successor) => {
    const start = this.earlyStart(predecessor);
    const done = this.state.actualDuration[predecessor] as number;
    const notBegun = progressOf(this.state.network.activities, successor) === Progress.NotStarted;
    const left = this.lags.minutes(link) - done;
    if (left <= 0 || (done === 0 && notBegun)) return start;
    return this.lags.after(link, start, left);
  };

  private readonly actualStartAndLag: Ask = (link, predecessor, successor) => {
    const minutes = this.lags.minutes(link);
    const early = this.earlyStart(predecessor);
    const begun = progressOf(this.state.network.activities, successor) === Progress.InProgress;
    if (begun && minutes <= 0) return early;
    const at = this.lags.after(link, this.actualStart(predecessor), minutes);
    return minutes >= 0 && at < this.dataDate ? early : at;
  };

  private readonly finishAtEarly: Ask = (link, predecessor, successor) =>
    this.startForFinish(successor, this.lagged(link, predecessor));

  private readonly finishAtActual: Ask = (link, predecessor, successor) => {
    const minutes = this.lags.minutes(link);
    const begun = progressOf(this.state.network.activities, successor) === Progress.InProgress;
    const done = this.state.actualDuration[predecessor] as number;
    if (begun || minutes === 0 || minutes > done) {
      const at = this.lags.after(link, this.actualFinish(predecessor), minutes);
      return this.startForFinish(successor, at);
    }
    const at = this.lags.after(link, this.earlyFinish(predecessor), minutes);
    return this.startForFinish(successor, this.lags.after(link, at, minutes));
  };

  /** P6-18: the lag of a start-to-finish link moves the start that gives the finish. */
  private readonly wholeBeforeStart: Ask = (link, predecessor, successor) => {
    const start = this.lengths.start(successor, this.earlyStart(predecessor), 'duration');
    return this.lags.after(link, start, this.lags.minutes(link));
  };

  /** P6-19: without a lag to wait for, what is in progress goes on as it was planned. */
  private readonly ownCourse: Ask = (link, predecessor, successor) => {
    if (this.lags.minutes(link) > 0) {
      return this.lengths.start(successor, this.lagged(link, predecessor), 'remaining');
    }
    const planned = this.state.network.activities.duration[successor] as number;
    const finish = this.lengths.move(successor, this.actualStart(successor), planned);
    return this.lengths.start(successor, finish, 'remaining');
  };

  private readonly finishAtLagLeft: Ask = (link, predecessor, successor) => {
    const start = this.earlyStart(predecessor);
    const left = this.lags.left(link, this.actualStart(predecessor));
    if (left === 0) return start;
    return this.lengths.start(successor, this.lags.after(link, start, left), 'remaining');
  };

  private readonly startNowUnlessLagged: Ask = (link, predecessor) =>
    this.lags.minutes(link) === 0 ? this.earlyStart(predecessor) : this.dataDate;

  private readonly actual: Ask = (link, predecessor) => this.actualAndLag(link, predecessor);

  private readonly finishAtActualEnd: Ask = (link, predecessor, successor) =>
    this.startForFinish(successor, this.actualAndLag(link, predecessor));

  private actualAndLag(link: number, predecessor: number): Minute {
    const at = this.leavesStart(link)
      ? this.actualStart(predecessor)
      : this.actualFinish(predecessor);
    return this.lags.after(link, at, this.lags.minutes(link));
  }

  private lagged(link: number, predecessor: number): Minute {
    const at = this.leavesStart(link)
      ? this.earlyStart(predecessor)
      : this.earlyFinish(predecessor);
    return this.lags.after(link, at, this.lags.minutes(link));
  }

  /** P6-20: a finish asked for asks for no start before the project's. */
  private startForFinish(successor: number, finish: Minute): Minute {
    const start = this.lengths.start(successor, finish, 'remaining');
    return Math.max(start, this.state.projectStart);
  }

  private leavesStart(link: number): boolean {
    const type = this.state.network.links.type[link];
    return type === LinkType.StartToStart || type === LinkType.StartToFinish;
  }

  private earlyStart(activity: number): Minute {
    return this.state.earlyStart[activity] as number;
  }

  private earlyFinish(activity: number): Minute {
    return this.state.earlyFinish[activity] as number;
  }

  private actualStart(activity: number): Minute {
    const { actualStart, actualFinish } = this.state.network.activities;
    const start = actualStart[activity] as number;
    return start === NONE ? (actualFinish[activity] as number) : start;
  }

  private actualFinish(activity: number): Minute {
    return this.state.network.activities.actualFinish[activity] as number;
  }
}
