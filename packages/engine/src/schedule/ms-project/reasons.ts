import { type ActivityInput, Constraint, type Network } from '../../network/index.ts';
import { type Minute, NONE } from '../../time/index.ts';
import type { Reason, ScheduleState } from '../state.ts';
import type { BackwardPass } from './backward.ts';
import { type ForwardPass, isGiven } from './forward.ts';
import type { Lengths } from './lengths.ts';

/** Replays the rules for one activity and says which of them set its dates. */
export class Reasons {
  private readonly network: Network;

  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
    private readonly forwardPass: ForwardPass,
    private readonly backwardPass: BackwardPass,
  ) {
    this.network = state.network;
  }

  /** MSP-60: links whose request, moved into working time, is the start that was taken. */
  drivingLinks(activity: number): number[] {
    const { activities, links } = this.network;
    const given = isGiven(this.network, activity);
    if (given || activities.actualStart[activity] !== NONE) return [];
    const start = this.state.earlyStart[activity];
    const driving: number[] = [];
    for (
      let k = links.incomingAt[activity] as number;
      k < (links.incomingAt[activity + 1] as number);
      k++
    ) {
      const asked = this.forwardPass.startFromLink(k);
      if (asked === start || this.lengths.nextStart(activity, asked) === start) driving.push(k);
    }
    return driving;
  }

  start(activity: number): Reason[] {
    const { activities } = this.network;
    const input = activities.inputs[activity] as ActivityInput;
    const at = this.state.earlyStart[activity] as number;
    if (isGiven(this.network, activity)) {
      return at === input.givenStart ? [{ by: 'given', at }] : this.orStatusDate(at, 'given');
    }
    if (input.actualStart !== undefined) return [{ by: 'actual', at }];
    const driving = this.drivingLinks(activity).map((link): Reason => {
      const predecessor = this.network.links.from[link] as number;
      return { by: 'link', link, predecessor, at: this.forwardPass.startFromLink(link) };
    });
    if (this.constraintSetsStart(activity, at)) {
      return [{ by: 'constraint', at: input.constraintDate ?? at }];
    }
    if (driving.length > 0) return this.withCalendar(activity, driving, at);
    const forecastFrom = this.state.options.forecastFrom;
    if (
      forecastFrom !== undefined &&
      at === this.lengths.nextStart(activity, forecastFrom) &&
      at !== this.lengths.nextStart(activity, this.state.projectStart)
    ) {
      return this.withCalendar(activity, [{ by: 'status-date', at: forecastFrom }], at);
    }
    if (this.forwardPass.hasPredecessors(activity)) return [{ by: 'constraint', at }];
    const reasons: Reason[] = [{ by: 'project-start', at: this.state.projectStart }];
    if (input.levelingDelay) reasons.push({ by: 'leveling-delay', at });
    return this.withCalendar(activity, reasons, at);
  }

  finish(activity: number): Reason[] {
    const { activities } = this.network;
    const input = activities.inputs[activity] as ActivityInput;
    const at = this.state.earlyFinish[activity] as number;
    if (input.actualFinish !== undefined) return [{ by: 'actual', at }];
    if (isGiven(this.network, activity)) {
      return at === input.givenFinish ? [{ by: 'given', at }] : this.orStatusDate(at, 'duration');
    }
    const start = this.state.earlyStart[activity] as number;
    if (this.lengths.finish(activity, start, 'duration') === at) return [{ by: 'duration', at }];
    if (at === input.constraintDate) return [{ by: 'constraint', at }];
    if (input.resume !== undefined) {
      const resumed = this.lengths.nextStart(activity, input.resume);
      if (this.lengths.finish(activity, resumed, 'remaining') === at) {
        return [{ by: 'resume', at: input.resume }];
      }
    }
    return this.orStatusDate(at, 'duration');
  }

  lateFinish(activity: number): Reason[] {
    const { activities, links } = this.network;
    const input = activities.inputs[activity] as ActivityInput;
    const at = this.state.lateFinish[activity] as number;
    if (input.actualFinish !== undefined) return [{ by: 'actual', at }];
    const same = (other: Minute) =>
      other === at || this.lengths.previousFinish(activity, other) === at;
    if (input.deadline !== undefined && same(input.deadline)) {
      return [{ by: 'deadline', at: input.deadline }];
    }
    if (hasLateConstraint(input) && !same(this.backwardPass.fromSuccessors(activity))) {
      return [{ by: 'constraint', at: input.constraintDate as number }];
    }
    const reasons: Reason[] = [];
    const end = links.outgoingAt[activity + 1] as number;
    for (let k = links.outgoingAt[activity] as number; k < end; k++) {
      const link = links.outgoing[k] as number;
      const successor = links.to[link] as number;
      if (activities.actualFinish[successor] !== NONE) continue;
      const asked = this.backwardPass.finishFromLink(link);
      if (asked <= this.state.projectFinish && same(asked)) {
        reasons.push({ by: 'link', link, predecessor: successor, at: asked });
      }
    }
    return reasons.length > 0 ? reasons : [{ by: 'project-finish', at: this.state.projectFinish }];
  }

  private constraintSetsStart(activity: number, at: Minute): boolean {
    const input = this.network.activities.inputs[activity] as ActivityInput;
    const date = input.constraintDate;
    if (date === undefined) return false;
    switch (input.constraint) {
      case Constraint.MustStartOn:
      case Constraint.StartOn:
      case Constraint.StartNoEarlierThan:
      case Constraint.StartNoLaterThan:
        return at === date || at === this.lengths.nextStart(activity, date);
      case Constraint.MustFinishOn:
      case Constraint.FinishOn:
      case Constraint.FinishNoEarlierThan:
      case Constraint.FinishNoLaterThan:
        return at === this.lengths.start(activity, date, 'duration');
      default:
        return false;
    }
  }

  private orStatusDate(at: Minute, otherwise: 'given' | 'duration'): Reason[] {
    const from = this.state.options.forecastFrom;
    return [from === undefined ? { by: otherwise, at } : { by: 'status-date', at: from }];
  }

  private withCalendar(activity: number, reasons: Reason[], at: Minute): Reason[] {
    if (reasons.some((reason) => reason.at === at)) return reasons;
    const calendar = this.network.activities.calendar[activity] as number;
    return [...reasons, { by: 'calendar', calendar, at }];
  }
}

function hasLateConstraint(input: ActivityInput): boolean {
  switch (input.constraint) {
    case Constraint.MustStartOn:
    case Constraint.MustFinishOn:
    case Constraint.StartOn:
    case Constraint.FinishOn:
    case Constraint.StartNoLaterThan:
    case Constraint.FinishNoLaterThan:
      return true;
    default:
      return false;
  }
}
