import { ActivityKind, Constraint, type LinkInput, LinkType } from '../../network/index.ts';
import { NONE } from '../../time/index.ts';
import type { ScheduleState } from '../state.ts';
import type { Lengths } from './lengths.ts';

/**
 * Total and free slack of `ms-project`: working minutes of the task's own calendar, or minutes
 * of the clock where the task's duration is elapsed (MSP-54).
 */
export class Floats {
  constructor(
    private readonly state: ScheduleState,
    private readonly lengths: Lengths,
  ) {}

  /** MSP-50: the smaller of start and finish slack; finish slack once started; 0 for ALAP. */
  total(activity: number): number {
    const { state } = this;
    if (this.isLate(activity)) return 0;
    if (state.earlyStart[activity] === NONE || state.lateStart[activity] === NONE) return 0;
    const finishSlack = this.lengths.between(
      activity,
      state.earlyFinish[activity] as number,
      state.lateFinish[activity] as number,
    );
    if (this.isStarted(activity)) return finishSlack;
    const startSlack = this.lengths.between(
      activity,
      state.earlyStart[activity] as number,
      state.lateStart[activity] as number,
    );
    return Math.min(startSlack, finishSlack);
  }

  /**
   * MSP-51: what is left to each unfinished successor less the lag, the smallest of them, not
   * below 0; without one the total slack. A complete task has none.
   */
  free(activity: number): number {
    const { activities } = this.state.network;
    if (this.isComplete(activity)) return 0;
    if (activities.kind[activity] === ActivityKind.Summary) return this.freeOfSummary(activity);
    let least: number | undefined;
    for (const index of this.state.network.ownLinksFrom(activity)) {
      const link = this.state.network.ownLinks[index] as LinkInput;
      if (this.isComplete(link.to)) continue;
      const slack = this.slackOfLink(link);
      if (least === undefined || slack < least) least = slack;
    }
    return Math.max(0, least ?? this.total(activity));
  }

  /** MSP-52: a summary's free slack is its total slack; 0 where it has no length and a successor. */
  private freeOfSummary(activity: number): number {
    const { earlyStart, earlyFinish, network } = this.state;
    const followed = network.hierarchy
      .children(activity)
      .some((child) =>
        network
          .ownLinksFrom(child)
          .some((index) => !this.isComplete((network.ownLinks[index] as LinkInput).to)),
      );
    const [start, finish] = [earlyStart[activity] as number, earlyFinish[activity] as number];
    if (start === NONE) return 0;
    if (followed && this.lengths.between(activity, start, finish) <= 0) return 0;
    return Math.max(0, this.total(activity));
  }

  private slackOfLink(link: LinkInput): number {
    const { type, from, to } = link;
    const fromStart = type === LinkType.StartToStart || type === LinkType.StartToFinish;
    const toStart = type === LinkType.StartToStart || type === LinkType.FinishToStart;
    const before = fromStart ? this.startOf(from) : this.finishOf(from);
    const after = toStart ? this.startOf(to) : this.finishOf(to);
    if (before === NONE || after === NONE) return 0;
    const duration = this.state.network.activities.duration[from] as number;
    const lag =
      link.percent === undefined ? (link.lag ?? 0) : Math.round((duration * link.percent) / 100);
    return this.lengths.between(from, before, after) - lag;
  }

  private startOf(activity: number): number {
    const dates = this.isLate(activity) ? this.state.lateStart : this.state.earlyStart;
    return dates[activity] as number;
  }

  private finishOf(activity: number): number {
    const dates = this.isLate(activity) ? this.state.lateFinish : this.state.earlyFinish;
    return dates[activity] as number;
  }

  private isLate(activity: number): boolean {
    return this.state.network.activities.constraint[activity] === Constraint.AsLateAsPossible;
  }

  private isStarted(activity: number): boolean {
    return this.state.actualStart[activity] !== NONE;
  }

  private isComplete(activity: number): boolean {
    return this.state.actualFinish[activity] !== NONE;
  }
}
