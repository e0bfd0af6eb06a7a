import {
  type ActivityInput,
  ActivityKind,
  buildNetwork,
  Constraint,
  isHardConstrained,
  type Minute,
  NONE,
  type ScheduleState,
  schedule,
} from '@throughline/engine';
import type { RecordId } from '../plan/index.ts';
import { byText, type Situation } from './situation.ts';

/**
 * ONT-4: the forecast if no fixed date overrode its predecessors. A milestone that must finish on
 * 30 June is "forecast" for 30 June however late the work before it is: that is the tools' rule,
 * and it hides the very thing that is asked about. Here "must start on" and the like hold only
 * as "not earlier", "no later than" does not hold, and manual tasks wait for their predecessors.
 */
export interface Unpinned {
  readonly state: ScheduleState;
  /** The latest finish of what is active. */
  readonly finish: Minute;
  /** Tasks whose fixed date is before what their predecessors allow, the most first. */
  readonly pinned: readonly PinnedTask[];
}

export interface PinnedTask {
  readonly taskId: RecordId;
  /** Working minutes of the project's calendar that it would start later. */
  readonly minutes: number;
}

/** Undefined where no fixed date has a predecessor to override, or without them there are no dates. */
export function unpinnedForecast(situation: Situation): Unpinned | undefined {
  const { plan, statusAt, forecast } = situation;
  const { links, activities: columns, ownLinks } = forecast.network;
  const { input, options } = plan.plan;
  const waits = (index: number) =>
    (links.incomingAt[index] as number) < (links.incomingAt[index + 1] as number);
  const pins = situation.leaves.filter(
    ({ index, finished }) =>
      !finished && waits(index) && isPinned(columns.inputs[index] as ActivityInput),
  );
  if (pins.length === 0) return undefined;

  const activities = [...columns.inputs];
  for (const { index } of pins) activities[index] = freed(activities[index] as ActivityInput);
  const network = buildNetwork({ calendars: input.calendars, activities, links: ownLinks });
  if ('code' in network) return undefined;
  const freedSchedule = schedule(network, { ...options, forecastFrom: statusAt });
  if ('code' in freedSchedule) return undefined;

  const { state } = freedSchedule;
  const pinned: PinnedTask[] = [];
  for (const { index, task } of pins) {
    const [from, to] = [forecast.earlyStart[index] as number, state.earlyStart[index] as number];
    if (to > from) pinned.push({ taskId: task.id, minutes: situation.work(from, to) });
  }
  pinned.sort((a, b) => b.minutes - a.minutes || byText(a.taskId, b.taskId));
  let finish = NONE;
  for (const { index } of situation.leaves)
    finish = Math.max(finish, state.finish[index] as number);
  return { state, finish, pinned };
}

function isPinned(input: ActivityInput): boolean {
  return (
    input.kind !== ActivityKind.External && (input.manual === true || isHardConstrained(input))
  );
}

function freed(input: ActivityInput): ActivityInput {
  const { manual, secondConstraint, secondConstraintDate, ...rest } = input;
  if (manual) {
    const { givenStart } = input;
    if (givenStart === undefined) return rest;
    return { ...rest, constraint: Constraint.StartNoEarlierThan, constraintDate: givenStart };
  }
  switch (input.constraint) {
    case Constraint.MustStartOn:
    case Constraint.StartOn:
      return { ...rest, constraint: Constraint.StartNoEarlierThan };
    case Constraint.MustFinishOn:
    case Constraint.FinishOn:
      return { ...rest, constraint: Constraint.FinishNoEarlierThan };
    case Constraint.StartNoLaterThan:
    case Constraint.FinishNoLaterThan: {
      const { constraint, constraintDate, ...free } = rest;
      return free;
    }
    default:
      return rest;
  }
}
