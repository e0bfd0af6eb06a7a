import { LinkType } from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { P6Options, ScheduleState } from '../state.ts';
import type { Lags } from './lags.ts';
import type { Lengths } from './lengths.ts';
import { Progress, progressOf } from './progress.ts';

type Ask = (link: number, predecessor: number, successor: number) => Minute;
/** By the successor's progress: not started, in progress, complete. */
type Row = readonly [Ask, Ask, Ask];
/** The same by the predecessor's. */
type Asks = readonly [Row, Row, Row];

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
    const asks: Record<LinkType, Asks> = {
      [LinkType.FinishToStart]: [
        [this.earlyAndLag, this.earlyAndLag, this.earlyAndLag],
        [this.earlyAndLag, this.earlyAndLag, this.earlyAndLag],
        [this.finishAndLagLeft, this.finishNow, this.finishNow],
      ],
      [LinkType.StartToStart]: [
        [this.startOnLagCalendar, this.earlyAndLag, this.earlyAndLag],
        [this.startAndLagAfterProgress, this.startAndLagAfterProgress, this.startNow],
        [this.actualStartAndLag, this.actualStartAndLag, this.startNow],
      ],
      [LinkType.FinishToFinish]: [
        [this.finishAtEarly, this.finishAtEarly, this.finishAtEarly],
        [this.finishAtEarly, this.finishAtEarly, this.finishAtEarly],
        [this.finishAtActual, this.finishAtActual, this.finishNow],
      ],
      [LinkType.StartToFinish]: [
        [this.wholeBeforeStart, this.ownCourse, this.earlyAndLag],
        [this.nothing, this.finishAtLagLeft, this.startNowUnlessLagged],
        [this.wholeBeforeStart, this.finishAtLagLeft, this.startNowUnlessLagged],
      ],
    };
    this.asks = [0, 1, 2, 3].map((type) => this.under(progress, asks, type as LinkType));
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
    return this.ask(link)(link, predecessor, successor);
  }

  /** Whether a link has anything left to ask for; what has not can drive nothing. */
  holds(link: number): boolean {
    return this.ask(link) !== this.nothing;
  }

  private ask(link: number): Ask {
    const { links, activities } = this.state.network;
    const rows = this.asks[links.type[link] as LinkType] as Asks;
    const row = rows[progressOf(activities, links.from[link] as number)];
    return row[progressOf(activities, links.to[link] as number)];
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

  private under(
    progress: P6Options['progress'],
    asks: Record<LinkType, Asks>,
    type: LinkType,
  ): Asks {
    const rows = asks[type];
    if (progress === 'retained-logic') return rows;
    if (progress === 'progress-override') {
      // P6-14: progress overrides logic: nothing holds what has started.
      const free = ([notStarted]: Row): Row => [notStarted, this.nothing, this.nothing];
      return [free(rows[0]), free(rows[1]), free(rows[2])];
    }
    // P6-15: an end that has happened counts with its actual date and the whole lag.
    const toStart = type === LinkType.FinishToStart || type === LinkType.StartToStart;
    const fromStart = type === LinkType.StartToStart || type === LinkType.StartToFinish;
    const ask = toStart ? this.actualAndLag : this.finishAtActualAndLag;
    const happened: Row = [ask, ask, this.actualAndLag];
    return [rows[0], fromStart ? happened : rows[1], happened];
  }

  private readonly nothing: Ask = () => this.dataDate;

  private readonly startNow: Ask = (_, predecessor) => this.earlyStart(predecessor);
  private readonly finishNow: Ask = (_, predecessor) => this.earlyFinish(predecessor);

  private readonly earlyAndLag: Ask = (link, predecessor) => this.lagged(link, predecessor);

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

  private readonly actualAndLag: Ask = (link, predecessor) => {
    const at = this.leavesStart(link)
      ? this.actualStart(predecessor)
      : this.actualFinish(predecessor);
    return this.lags.after(link, at, this.lags.minutes(link));
  };

  private readonly finishAtActualAndLag: Ask = (link, predecessor, successor) =>
    this.startForFinish(successor, this.actualAndLag(link, predecessor, successor));

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
