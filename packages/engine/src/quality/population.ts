import { ActivityKind, Flag, isInactive, isScheduled } from '../network/index.ts';
import type { Schedule, ScheduleState } from '../schedule/index.ts';
import { NONE } from '../time/index.ts';

/**
 * QLT-0: who is looked at. Never summaries, level of effort, WBS summaries, external or inactive
 * activities; milestones and complete activities only where a rule says so.
 */
export class Population {
  /** Unfinished activities with a length: what most shares are of. */
  readonly unfinished: readonly number[];
  readonly unfinishedMilestones: readonly number[];
  /** All with a length, finished or not. */
  readonly tasks: readonly number[];
  readonly milestones: readonly number[];
  readonly state: ScheduleState;

  constructor(schedule: Schedule) {
    const { activities } = schedule.network;
    this.state = schedule.state;
    const tasks: number[] = [];
    const milestones: number[] = [];
    for (let index = 0; index < activities.inputs.length; index++) {
      if (!isScheduled(activities, index) || isInactive(activities, index)) continue;
      if (activities.kind[index] === ActivityKind.External) continue;
      (this.isMilestone(index) ? milestones : tasks).push(index);
    }
    this.tasks = tasks;
    this.milestones = milestones;
    this.unfinished = tasks.filter((index) => !this.isFinished(index));
    this.unfinishedMilestones = milestones.filter((index) => !this.isFinished(index));
  }

  isFinished(index: number): boolean {
    return this.state.actualFinish[index] !== NONE;
  }

  isStarted(index: number): boolean {
    return this.state.actualStart[index] !== NONE;
  }

  /** A milestone of no length; one that lasts is a task. */
  private isMilestone(index: number): boolean {
    const { kind, flags, duration } = this.state.network.activities;
    if (kind[index] === ActivityKind.StartMilestone) return true;
    if (kind[index] === ActivityKind.FinishMilestone) return true;
    return ((flags[index] as number) & Flag.Milestone) !== 0 && duration[index] === 0;
  }
}
