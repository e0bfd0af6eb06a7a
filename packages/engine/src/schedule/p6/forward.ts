import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  Flag,
  LinkType,
  type Network,
} from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { P6Options, ScheduleState } from '../state.ts';
import type { ForwardLinks } from './forward-links.ts';
import type { Lengths } from './lengths.ts';
import { Progress, progressOf } from './progress.ts';

/** The early dates of `p6`; one activity a call. Those of started work are its remaining dates. */
export class ForwardPass {
  private readonly network: Network;
  private readonly forecastFrom: Minute;

  constructor(
    private readonly state: ScheduleState,
    private readonly options: P6Options,
    private readonly lengths: Lengths,
    private readonly links: ForwardLinks,
    private readonly dataDate: Minute,
  ) {
    this.network = state.network;
    this.forecastFrom = state.options.forecastFrom ?? NONE;
  }

  run(activity: number): void {
    const { activities } = this.network;
    if (((activities.flags[activity] as number) & Flag.Special) === 0) {
      this.plain(activity);
      return;
    }
    this.lengths.expected[activity] = 0;
    this.state.remaining[activity] = activities.remaining[activity] as number;
    if (isGiven(this.network, activity)) {
      this.given(activity);
      return;
    }
    switch (progressOf(activities, activity)) {
      case Progress.NotStarted:
        this.notStarted(activity);
        break;
      case Progress.InProgress:
        this.inProgress(activity);
        break;
      case Progress.Complete:
        this.complete(activity);
        break;
    }
  }

  /** P6-2 for the common activity: not started, without constraint, on its own calendar. */
  private plain(activity: number): void {
    const { earlyStart, earlyFinish, projectStart, remaining } = this.state;
    this.state.actualDuration[activity] = 0;
    const driver = this.driver(activity);
    const asked = driver < 0 ? projectStart : this.links.start(driver);
    const least = Math.max(projectStart, this.forecastFrom);
    const calendar = this.lengths.calendar(activity);
    const start = calendar.nextStart(Math.max(asked, least));
    earlyStart[activity] = start;
    const finish = driver < 0 || asked < least ? NONE : this.links.finish(driver);
    earlyFinish[activity] =
      finish === NONE ? calendar.add(start, remaining[activity] as number) : finish;
  }

  private notStarted(activity: number): void {
    const { state, lengths } = this;
    const { activities } = this.network;
    const input = activities.inputs[activity] as ActivityInput;
    state.duration[activity] = state.remaining[activity] as number;
    state.actualDuration[activity] = 0;

    const driver = this.driver(activity);
    const asked = driver < 0 ? NONE : this.links.finish(driver);
    let { start, finish } = this.constrained(activity, this.logicStart(activity, driver), asked);
    // P6-1, P6-34: nothing but a mandatory date lies before the data date.
    const hard =
      input.constraint === Constraint.MustStartOn || input.constraint === Constraint.MustFinishOn;
    const floor = hard ? this.forecastFrom : Math.max(state.projectStart, this.forecastFrom);
    const least = Math.max(floor, input.externalEarlyStart ?? NONE);
    if (start < least) {
      start = least;
      finish = NONE;
    }
    start =
      input.kind === ActivityKind.FinishMilestone
        ? lengths.settled(activity, start)
        : lengths.nextStart(activity, start);
    if (this.expectsFinish(activity)) {
      this.setExpected(activity, start);
      state.duration[activity] = state.remaining[activity] as number;
      finish = NONE;
    }
    state.earlyStart[activity] = start;
    state.earlyFinish[activity] =
      finish === NONE ? lengths.finish(activity, start, 'duration') : finish;
  }

  /**
   * P6-30: what the primary constraint makes of the start and the finish (NONE: the duration
   * gives it) that logic asks for. A soft start constraint leaves the finish that a link has set.
   */
  private constrained(activity: number, start: Minute, finish: Minute) {
    const { lengths } = this;
    const { activities } = this.network;
    const date = activities.constraintDate[activity] as number;
    if (date === NONE) return { start, finish };
    switch (activities.constraint[activity]) {
      case Constraint.StartNoEarlierThan:
      case Constraint.StartOn:
        return { start: Math.max(start, date), finish };
      case Constraint.FinishNoEarlierThan:
      case Constraint.FinishOn: {
        const least = lengths.start(activity, date, 'duration');
        return least > start ? { start: least, finish: NONE } : { start, finish };
      }
      case Constraint.MustStartOn:
        return { start: date, finish: NONE };
      case Constraint.MustFinishOn:
        return { start: lengths.start(activity, date, 'duration'), finish: date };
      default:
        return { start, finish };
    }
  }

  /** P6-21: remaining work goes on at the data date, after what logic and a resume date allow. */
  private inProgress(activity: number): void {
    const { state, lengths } = this;
    const input = this.network.activities.inputs[activity] as ActivityInput;
    const worked = this.worked(activity);
    state.actualDuration[activity] = worked;
    const driver = this.driver(activity);
    const asked = Math.max(
      driver < 0 ? NONE : this.links.start(driver),
      this.dataDate,
      this.forecastFrom,
      input.resume ?? NONE,
      input.externalEarlyStart ?? NONE,
    );
    const start = lengths.nextStart(activity, asked);
    if (this.expectsFinish(activity)) this.setExpected(activity, start);
    const finish = lengths.finish(activity, start, 'remaining');
    state.earlyStart[activity] = start;
    state.earlyFinish[activity] = finish;
    if (worked === 0) state.duration[activity] = state.remaining[activity] as number;
    else if (!lengths.hasRemaining(activity)) state.duration[activity] = worked;
    else {
      const calendar = lengths.calendar(activity);
      state.duration[activity] = calendar.work(input.actualStart as number, finish);
    }
  }

  /** P6-22: what is complete passes logic on: its early dates lie at the data date or later. */
  private complete(activity: number): void {
    const { state } = this;
    const { actualStart, actualFinish } = this.network.activities;
    const driver = this.driver(activity);
    const at = driver < 0 ? this.dataDate : Math.max(this.links.start(driver), this.dataDate);
    state.earlyStart[activity] = at;
    state.earlyFinish[activity] = at;
    const started = actualStart[activity] as number;
    const finished = actualFinish[activity] as number;
    const worked = started === NONE ? 0 : this.lengths.calendar(activity).work(started, finished);
    state.actualDuration[activity] = worked;
    state.duration[activity] = worked;
  }

  /** P6-4: an activity of another project keeps its given dates, a manual one too. */
  private given(activity: number): void {
    const { state, lengths } = this;
    const input = this.network.activities.inputs[activity] as ActivityInput;
    const start = input.givenStart ?? input.actualStart ?? state.projectStart;
    state.earlyStart[activity] = start;
    state.earlyFinish[activity] =
      input.givenFinish ?? input.actualFinish ?? lengths.finish(activity, start, 'duration');
  }

  /** The link that sets the start: the one that asks for the latest; -1 without links. */
  driver(activity: number): number {
    const { links, activities } = this.network;
    const end = links.incomingAt[activity + 1] as number;
    let driver = -1;
    let latest = NONE;
    let unmoved = activities.kind[activity] === ActivityKind.FinishMilestone;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      const asked = this.links.start(k);
      if (asked > latest) {
        latest = asked;
        driver = k;
      }
      unmoved ||= (links.type[k] as number) >= LinkType.FinishToFinish;
    }
    if (driver < 0 || !unmoved) return driver;
    return this.firstToAsk(activity, this.lengths.nextStart(activity, latest));
  }

  /**
   * P6-7, P6-24: where what is asked for is taken unmoved, the first link that asks for the same
   * working time as the latest one.
   */
  private firstToAsk(activity: number, start: Minute): number {
    const { links } = this.network;
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      if (this.lengths.nextStart(activity, this.links.start(k)) === start) return k;
    }
    return -1;
  }

  /** The start that logic alone gives: the driving link's, the project's where there is none. */
  logicStart(activity: number, driver = this.driver(activity)): Minute {
    return driver < 0 ? this.state.projectStart : this.links.start(driver);
  }

  /** P6-23: working time from the actual start to the data date, without what was suspended. */
  private worked(activity: number): number {
    const { dataDate } = this;
    const input = this.network.activities.inputs[activity] as ActivityInput;
    const started = input.actualStart as number;
    if (started >= dataDate) return 0;
    const calendar = this.lengths.calendar(activity);
    const { suspend, resume } = input;
    if (suspend === undefined || suspend >= dataDate) return calendar.work(started, dataDate);
    const before = Math.max(0, calendar.work(started, suspend));
    if (resume === undefined || resume >= dataDate) return before;
    return before + calendar.work(Math.max(resume, suspend), dataDate);
  }

  /** P6-6: whether an expected finish decides the remaining duration. */
  expectsFinish(activity: number): boolean {
    const { activities, links } = this.network;
    const input = activities.inputs[activity] as ActivityInput;
    if (!this.options.useExpectedFinish || input.expectedFinish === undefined) return false;
    if (input.kind !== ActivityKind.Task || input.constraint === Constraint.AsLateAsPossible) {
      return false;
    }
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      const type = links.type[k];
      if (type === LinkType.FinishToFinish || type === LinkType.StartToFinish) return false;
    }
    return true;
  }

  private setExpected(activity: number, start: Minute): void {
    const expected = (this.network.activities.inputs[activity] as ActivityInput)
      .expectedFinish as Minute;
    const minutes = this.lengths.calendar(activity).work(start, expected);
    this.state.remaining[activity] = Math.max(0, minutes);
    this.lengths.expected[activity] = 1;
  }
}

/** Its dates are given: manually scheduled, or an activity of another project. */
export function isGiven({ activities }: Network, activity: number): boolean {
  return (
    ((activities.flags[activity] as number) & Flag.Manual) !== 0 ||
    activities.kind[activity] === ActivityKind.External
  );
}
