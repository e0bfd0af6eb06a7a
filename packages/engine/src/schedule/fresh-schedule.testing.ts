import { ActivityColumns } from '../network/activity.ts';
import { hierarchyOf } from '../network/hierarchy.ts';
import {
  type ActivityInput,
  buildNetwork,
  type LinkInput,
  type NetworkInput,
  withLinks,
} from '../network/index.ts';
import { type Schedule, type ScheduleFault, schedule } from './schedule.ts';
import type { ScheduleOptions } from './state.ts';

/** The columns of dates that make up a schedule. */
export const DATES = [
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'start',
  'finish',
] as const;

/** What else a schedule keeps of each activity. */
const KEPT = [
  'actualStart',
  'actualFinish',
  'remainingLateStart',
  'duration',
  'remaining',
] as const;

const COLUMNS = [...DATES, ...KEPT] as const;

/** A plan built and scheduled from nothing. */
export function scheduled(input: NetworkInput, options: ScheduleOptions): Schedule {
  const found = fresh(input, options);
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}

export function fresh(input: NetworkInput, options: ScheduleOptions): Schedule | ScheduleFault {
  const network = buildNetwork(input);
  return 'code' in network ? network : schedule(network, options);
}

/**
 * The plan of a schedule, perhaps with one activity or its links replaced, scheduled from nothing; only the
 * compiled calendars are taken over, which have no memory that a date could depend on.
 */
export function afresh(
  { network, state }: Schedule,
  change: { activity?: number; input?: ActivityInput; links?: readonly LinkInput[] } = {},
): Schedule | ScheduleFault {
  const inputs = [...network.activities.inputs];
  if (change.activity !== undefined) inputs[change.activity] = change.input as ActivityInput;
  const activities = new ActivityColumns(inputs);
  const hierarchy = hierarchyOf(activities);
  if ('code' in hierarchy) return hierarchy;
  const parts = { calendars: network.calendars, activities, hierarchy };
  const next = withLinks(parts, change.links ?? network.ownLinks, new Map());
  return 'code' in next ? next : schedule(next, state.options);
}

/** Every difference between two schedules of one plan, as text. */
export function differences(found: Schedule, expected: Schedule): string[] {
  const told: string[] = [];
  const tell = (what: string, activity: number, a: unknown, b: unknown) => {
    if (a !== b) told.push(`${what} of ${activity}: ${a}, afresh ${b}`);
  };
  tell('finish', -1, found.state.projectFinish, expected.state.projectFinish);
  tell('start', -1, found.state.projectStart, expected.state.projectStart);
  const count = expected.network.activities.inputs.length;
  for (let activity = 0; activity < count; activity++) {
    for (const column of COLUMNS) {
      tell(column, activity, found.state[column][activity], expected.state[column][activity]);
    }
    tell('total float', activity, found.totalFloat(activity), expected.totalFloat(activity));
    tell('free float', activity, found.freeFloat(activity), expected.freeFloat(activity));
    tell('critical', activity, found.critical(activity), expected.critical(activity));
    tell(
      'driving',
      activity,
      `${found.drivingLinks(activity)}`,
      `${expected.drivingLinks(activity)}`,
    );
  }
  return told;
}
