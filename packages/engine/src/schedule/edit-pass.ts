import { isInactive, isScheduled, type LinkColumns } from '../network/index.ts';
import { backwardAll } from './full-pass.ts';
import { PlaceQueue } from './place-queue.ts';
import { rollUp } from './roll-up.ts';
import type { Passed, Rules, ScheduleState } from './state.ts';

/** Queues kept between edits of one network, so that an edit costs what it changes. */
export class EditPass {
  private readonly ahead: PlaceQueue;
  private readonly behind: PlaceQueue;
  private readonly state: ScheduleState;
  private readonly rules: Rules;
  private readonly links: LinkColumns;

  constructor({ network, state, rules }: Passed) {
    const { order, place } = network.order;
    this.ahead = new PlaceQueue(order, place, 1);
    this.behind = new PlaceQueue(order, place, -1);
    this.state = state;
    this.rules = rules;
    this.links = network.links;
  }

  /**
   * Recomputes what follows from edited activities and stops where dates stay as they were.
   * Returns every activity whose dates changed. The rules must be `incremental`.
   */
  run(edited: readonly number[]): Set<number> {
    const changed = new Set<number>();
    const finishMoved = this.runForward(edited, changed);
    this.runBackward(edited, changed, finishMoved);
    this.rules.closeBackward();
    this.rollUpAbove(edited, changed);
    this.rules.closeRollUp();
    return changed;
  }

  private runForward(edited: readonly number[], changed: Set<number>): boolean {
    const { state, rules, ahead } = this;
    const { activities } = state.network;
    const projectFinish = state.projectFinish;
    let finishMayMove = false;
    for (const activity of edited) {
      if (isScheduled(activities, activity)) ahead.push(activity);
      // A percent lag is a share of the edited duration, so successors are asked in any case.
      this.pushSuccessors(activity);
    }
    while (!ahead.isEmpty) {
      const activity = ahead.take();
      const before = this.earlyDates(activity);
      rules.forward(activity);
      const after = this.earlyDates(activity);
      if (before.every((date, index) => date === after[index])) continue;
      changed.add(activity);
      this.pushSuccessors(activity);
      if (!isInactive(activities, activity)) {
        finishMayMove ||= before[1] === projectFinish || (after[1] as number) > projectFinish;
      }
    }
    if (!finishMayMove) return false;
    rules.closeForward();
    return state.projectFinish !== projectFinish;
  }

  private runBackward(edited: readonly number[], changed: Set<number>, finishMoved: boolean): void {
    const { state, rules, behind } = this;
    if (finishMoved) {
      const starts = state.lateStart.slice();
      const finishes = state.lateFinish.slice();
      backwardAll(state, rules);
      for (let activity = 0; activity < starts.length; activity++) {
        const moved =
          starts[activity] !== state.lateStart[activity] ||
          finishes[activity] !== state.lateFinish[activity];
        if (moved) changed.add(activity);
      }
      return;
    }
    for (const activity of rules.lateReadsEarly ? [...edited, ...changed] : edited) {
      if (isScheduled(state.network.activities, activity)) behind.push(activity);
      this.pushPredecessors(activity);
    }
    while (!behind.isEmpty) {
      const activity = behind.take();
      const before = this.lateDates(activity);
      rules.backward(activity);
      const after = this.lateDates(activity);
      if (before.every((date, index) => date === after[index])) continue;
      changed.add(activity);
      this.pushPredecessors(activity);
    }
  }

  private earlyDates(activity: number): number[] {
    const { earlyStart, earlyFinish, start, finish, remaining } = this.state;
    return [
      earlyStart[activity] as number,
      earlyFinish[activity] as number,
      start[activity] as number,
      finish[activity] as number,
      remaining[activity] as number,
    ];
  }

  private lateDates(activity: number): number[] {
    const { lateStart, lateFinish, remainingLateStart } = this.state;
    return [
      lateStart[activity] as number,
      lateFinish[activity] as number,
      remainingLateStart[activity] as number,
    ];
  }

  private pushSuccessors(activity: number): void {
    const { outgoing, outgoingAt, to } = this.links;
    const end = outgoingAt[activity + 1] as number;
    for (let k = outgoingAt[activity] as number; k < end; k++) {
      this.ahead.push(to[outgoing[k] as number] as number);
    }
  }

  private pushPredecessors(activity: number): void {
    const { incomingAt, from } = this.links;
    const end = incomingAt[activity + 1] as number;
    for (let k = incomingAt[activity] as number; k < end; k++) this.behind.push(from[k] as number);
  }

  private rollUpAbove(edited: readonly number[], changed: Set<number>): void {
    const { state } = this;
    const { parent, inputs } = state.network.activities;
    if (changed.size * 4 > inputs.length) {
      for (const summary of state.network.hierarchy.summaries) {
        if (rollUp(state, summary)) changed.add(summary);
      }
      return;
    }
    const summaries = new Map<number, number>();
    for (const activity of [...edited, ...changed]) {
      for (let at = parent[activity] as number; at >= 0; at = parent[at] as number) {
        if (summaries.has(at)) break;
        summaries.set(at, this.depth(at));
      }
    }
    for (const [summary] of [...summaries].sort((a, b) => b[1] - a[1])) {
      if (rollUp(state, summary)) changed.add(summary);
    }
  }

  private depth(activity: number): number {
    const { parent } = this.state.network.activities;
    let depth = 0;
    for (let at = parent[activity] as number; at >= 0; at = parent[at] as number) depth++;
    return depth;
  }
}
