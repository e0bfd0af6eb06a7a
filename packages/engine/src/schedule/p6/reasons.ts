import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  isInactive,
  type LinkInput,
  type Network,
} from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { Reason, ScheduleState } from '../state.ts';
import type { BackwardPass } from './backward.ts';
import { type ForwardPass, isGiven } from './forward.ts';
import type { ForwardLinks } from './forward-links.ts';
import type { LateAsPossible } from './late-as-possible.ts';
import type { Lengths } from './lengths.ts';
import type { LevelOfEffort } from './level-of-effort.ts';
import { Progress, progressOf } from './progress.ts';

/** Replays the rules for one activity and says which of them set its dates. */
export class Reasons {
  private readonly network: Network;

  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
    private readonly forwardLinks: ForwardLinks,
    private readonly forwardPass: ForwardPass,
    private readonly backwardPass: BackwardPass,
    private readonly lateAsPossible: LateAsPossible,
    private readonly levelOfEffort: LevelOfEffort,
  ) {
    this.network = state.network;
  }

  /** P6-70: links that ask for the start that was taken, or that an activity as late as possible waits for. */
  drivingLinks(activity: number): number[] {
    const { links } = this.network;
    if (isGiven(this.network, activity)) return [];
    const own = !this.lateAsPossible.moves(activity);
    const start = this.state.earlyStart[activity];
    const driving: number[] = [];
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      const predecessor = links.from[k] as number;
      const drives = this.lateAsPossible.moves(predecessor)
        ? this.lateAsPossible.drivers(predecessor).includes(k)
        : own &&
          this.forwardLinks.holds(k) &&
          this.settled(activity, this.forwardLinks.start(k)) === start;
      if (drives) driving.push(k);
    }
    return driving;
  }

  /** P6-71 */
  start(activity: number): Reason[] {
    const { activities } = this.network;
    const at = this.state.start[activity] as number;
    const spanning = this.spanning(activity, at, this.levelOfEffort.startLink, this.state.start);
    if (spanning !== undefined) return spanning;
    if (isGiven(this.network, activity)) return [{ by: 'given', at }];
    if (progressOf(activities, activity) !== Progress.NotStarted) return [{ by: 'actual', at }];
    if (this.constraintSetsStart(activity)) {
      const { constraintDate } = activities.inputs[activity] as ActivityInput;
      return [{ by: 'constraint', at: constraintDate ?? at }];
    }
    return this.remainingStart(activity);
  }

  /** P6-72 */
  finish(activity: number): Reason[] {
    const { activities } = this.network;
    const at = this.state.finish[activity] as number;
    const spanning = this.spanning(activity, at, this.levelOfEffort.finishLink, this.state.finish);
    if (spanning !== undefined) return spanning;
    if (isGiven(this.network, activity)) return [{ by: 'given', at }];
    const progress = progressOf(activities, activity);
    if (progress === Progress.Complete) return [{ by: 'actual', at }];
    const input = activities.inputs[activity] as ActivityInput;
    if (this.forwardPass.expectsFinish(activity)) {
      return [{ by: 'expected-finish', at: input.expectedFinish as Minute }];
    }
    const driver = this.forwardPass.driver(activity);
    if (driver >= 0 && this.forwardLinks.finish(driver) === at) return [this.link(driver)];
    if (progress === Progress.InProgress) return this.remainingStart(activity);
    if (input.constraint === Constraint.MustFinishOn) return [{ by: 'constraint', at }];
    return [{ by: 'duration', at }];
  }

  /** P6-73 */
  lateFinish(activity: number): Reason[] {
    const { activities, links } = this.network;
    const input = activities.inputs[activity] as ActivityInput;
    const at = this.state.lateFinish[activity] as number;
    if (at === NONE) return [];
    const spanning = this.spanning(activity, at, new Map(), this.state.lateFinish);
    if (spanning !== undefined) return spanning;
    if (isGiven(this.network, activity)) return [{ by: 'given', at }];
    const same = (other: Minute) =>
      other === at || this.lengths.previousFinish(activity, other) === at;
    if (input.externalLateFinish !== undefined && same(input.externalLateFinish)) {
      return [{ by: 'external-date', at: input.externalLateFinish }];
    }
    const { primary, secondary } = this.backwardPass.constraintFinishes(activity);
    if (primary !== undefined && same(primary)) {
      return [{ by: 'constraint', at: input.constraintDate as Minute }];
    }
    if (secondary !== undefined && same(secondary)) {
      return [{ by: 'second-constraint', at: input.secondConstraintDate as Minute }];
    }
    const reasons: Reason[] = [];
    const end = links.outgoingAt[activity + 1] as number;
    for (let k = links.outgoingAt[activity] as number; k < end; k++) {
      const link = links.outgoing[k] as number;
      const successor = links.to[link] as number;
      if (isInactive(activities, successor)) continue;
      const allowed = this.backwardPass.allowed(activity, link);
      if (allowed < Number.POSITIVE_INFINITY && same(allowed))
        reasons.push({ by: 'link', link, predecessor: successor, at: allowed });
    }
    if (reasons.length > 0) return reasons;
    const projectEnd = this.backwardPass.end;
    return [{ by: this.backwardPass.mustFinish ? 'deadline' : 'project-finish', at: projectEnd }];
  }

  /** What set the start of the work that is left. */
  private remainingStart(activity: number): Reason[] {
    const { state, network } = this;
    const { forecastFrom, statusDate, start: projectStart } = state.options;
    const input = network.activities.inputs[activity] as ActivityInput;
    const at = state.earlyStart[activity] as number;
    const sets = (date: Minute | undefined): date is Minute =>
      date !== undefined && this.settled(activity, date) === at;
    const { externalEarlyStart, resume } = input;
    const driving = this.drivingLinks(activity).map((link) => this.link(link));
    if (driving.length > 0) return this.withCalendar(activity, driving, at);
    if (sets(externalEarlyStart)) return [{ by: 'external-date', at: externalEarlyStart }];
    if (sets(resume)) {
      return this.withCalendar(activity, [{ by: 'resume', at: resume }], at);
    }
    if (statusDate !== undefined && statusDate >= projectStart && sets(statusDate)) {
      return this.withCalendar(activity, [{ by: 'data-date', at: statusDate }], at);
    }
    if (sets(forecastFrom)) {
      return this.withCalendar(activity, [{ by: 'status-date', at: forecastFrom }], at);
    }
    return this.withCalendar(activity, [{ by: 'project-start', at: state.projectStart }], at);
  }

  private constraintSetsStart(activity: number): boolean {
    const { activities } = this.network;
    const date = activities.constraintDate[activity] as number;
    const at = this.state.earlyStart[activity] as number;
    const constraint = activities.constraint[activity];
    if (this.lateAsPossible.moves(activity)) {
      const logic = this.forwardPass.logicStart(activity);
      return at > this.settled(activity, Math.max(logic, this.state.projectStart));
    }
    switch (constraint) {
      case Constraint.MustStartOn:
      case Constraint.MustFinishOn:
        return true;
      case Constraint.StartNoEarlierThan:
      case Constraint.StartOn:
        return this.forwardPass.logicStart(activity) < date && this.settled(activity, date) === at;
      case Constraint.FinishNoEarlierThan:
      case Constraint.FinishOn: {
        const start = this.lengths.start(activity, date, 'duration');
        return (
          this.forwardPass.logicStart(activity) < start && this.settled(activity, start) === at
        );
      }
      default:
        return false;
    }
  }

  /** Of level of effort and WBS summaries: the activity whose date this one is. */
  private spanning(
    activity: number,
    at: Minute,
    setBy: ReadonlyMap<number, number>,
    dates: Int32Array,
  ): Reason[] | undefined {
    const { activities, hierarchy, ownLinks } = this.network;
    const kind = activities.kind[activity];
    if (kind === ActivityKind.LevelOfEffort) {
      const link = ownLinks[setBy.get(activity) ?? -1] as LinkInput | undefined;
      if (link === undefined) return [{ by: 'data-date', at }];
      return [{ by: 'children', activity: link.to === activity ? link.from : link.to, at }];
    }
    if (kind !== ActivityKind.WbsSummary) return undefined;
    const summary = activities.parent[activity] as number;
    const below = summary < 0 ? [] : hierarchy.descendants(summary);
    const source = below.find((one) => one !== activity && dates[one] === at);
    return source === undefined ? [] : [{ by: 'children', activity: source, at }];
  }

  private link(link: number): Reason {
    const predecessor = this.network.links.from[link] as number;
    return { by: 'link', link, predecessor, at: this.forwardLinks.start(link) };
  }

  private settled(activity: number, at: Minute): Minute {
    return this.network.activities.kind[activity] === ActivityKind.FinishMilestone
      ? this.lengths.settled(activity, at)
      : this.lengths.nextStart(activity, at);
  }

  private withCalendar(activity: number, reasons: Reason[], at: Minute): Reason[] {
    if (reasons.some((reason) => reason.at === at)) return reasons;
    const calendar = this.network.activities.calendar[activity] as number;
    return [...reasons, { by: 'calendar', calendar, at }];
  }
}
