import { ActivityKind, Constraint, Flag, isInactive } from '../network/index.ts';
import { NONE } from '../time/index.ts';
import type { ScheduleState } from './state.ts';

/** SUM-1: every summary's dates, deepest first. */
export function rollUpAll(state: ScheduleState): void {
  for (const summary of state.network.hierarchy.summaries) rollUp(state, summary);
}

/**
 * SUM-1: a summary runs from its children's earliest to their latest date, of each kind.
 * Whether any of its dates changed by that.
 */
export function rollUp(state: ScheduleState, summary: number): boolean {
  const { activities, hierarchy } = state.network;
  const [dates, early, late, actual] = [new Span(), new Span(), new Span(), new Span()];
  const children = hierarchy.children(summary);
  let complete = true;
  for (let k = 0; k < children.length; k++) {
    const child = children[k] as number;
    if (isInactive(activities, child)) continue;
    if (activities.kind[child] === ActivityKind.External) continue;
    dates.include(state.start[child], state.finish[child]);
    actual.include(state.actualStart[child], state.actualFinish[child]);
    if (state.actualFinish[child] === NONE) complete = false;
    if (isCompleteLevelOfEffort(state, child)) continue;
    if (isLate(state, child)) early.include(state.lateStart[child], state.lateFinish[child]);
    else early.include(state.earlyStart[child], state.earlyFinish[child]);
    if (isManual(state, child)) late.include(state.earlyStart[child], state.earlyFinish[child]);
    else late.include(state.lateStart[child], state.lateFinish[child]);
  }
  const changed = [
    put(state.start, summary, dates.first),
    put(state.finish, summary, dates.last),
    put(state.earlyStart, summary, early.first),
    put(state.earlyFinish, summary, early.last),
    put(state.lateStart, summary, late.first),
    put(state.lateFinish, summary, late.last),
    put(state.actualStart, summary, actual.first),
    put(state.actualFinish, summary, complete ? actual.last : NONE),
  ];
  return changed.includes(true);
}

function put(column: Int32Array, index: number, value: number): boolean {
  const changed = column[index] !== value;
  column[index] = value;
  return changed;
}

class Span {
  first = NONE;
  last = NONE;

  include(start: number | undefined, finish: number | undefined): void {
    if (start !== undefined && start !== NONE && (this.first === NONE || start < this.first)) {
      this.first = start;
    }
    if (finish !== undefined && finish > this.last) this.last = finish;
  }
}

/** SUM-2: what is as late as possible counts with the dates it will have (`ms-project`). */
function isLate({ network, options }: ScheduleState, child: number): boolean {
  return (
    options.rules === 'ms-project' &&
    network.activities.constraint[child] === Constraint.AsLateAsPossible
  );
}

/** SUM-3: a manual task has no later date than its own in its summary's late dates. */
function isManual({ network }: ScheduleState, child: number): boolean {
  return ((network.activities.flags[child] as number) & Flag.Manual) !== 0;
}

/** SUM-4: level of effort that is complete adds nothing to remaining dates (`p6`). */
function isCompleteLevelOfEffort({ network, actualFinish }: ScheduleState, child: number): boolean {
  return (
    network.activities.kind[child] === ActivityKind.LevelOfEffort && actualFinish[child] !== NONE
  );
}
