import { Dice, generateNetwork } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  isInactive,
  type LinkInput,
  LinkType,
  type NetworkInput,
} from '../network/index.ts';
import { DATES, scheduled } from './fresh-schedule.testing.ts';
import type { Schedule } from './schedule.ts';
import type { ScheduleOptions } from './state.ts';

const PLANS = 60;

describe.each(['ms-project', 'p6'] as const)('under %s', (rules) => {
  test('LAW-1 a link that others already imply changes nothing', () => {
    eachPlan({ rules }, (input, options, dice) => {
      const before = scheduled(input, options);
      const implied = impliedLinks(before).filter(() => dice.perMille(300));
      if (implied.length === 0) return;
      const after = scheduled({ ...input, links: [...input.links, ...implied] }, options);
      expect(told(after)).toEqual(told(before));
    });
  });

  test('LAW-2 activities and links listed in another order have the same dates', () => {
    // NET-4 takes the first of equals, which is another one in another order; so does P6, where several
    // links ask for one start: they may differ in the finish, or before they meet working time.
    const isP6 = rules === 'p6';
    const features = { summaryStartLinks: false, linkTypes: !isP6, calendars: !isP6 };
    eachPlan({ rules, features }, (input, options, dice) => {
      const before = scheduled(input, options);
      const listed = shuffled(input.activities.length, dice);
      const after = scheduled(reordered(input, listed, dice), options);
      const expected = told(before);
      expect(
        told(
          after,
          input.activities.map((_, index) => listed.indexOf(index)),
        ),
      ).toEqual(expected);
    });
  });

  test('LAW-3 a plan moved by whole weeks, with its calendars, has its dates moved by as much', () => {
    eachPlan({ rules }, (input, options, dice) => {
      const before = scheduled(input, options);
      const days = 7 * dice.between(-200, 900);
      const after = scheduled(movedNetwork(input, days), movedOptions(options, days));
      const by = days * 1440;
      expect(told(after, undefined, -by)).toEqual(told(before));
    });
  });

  test('LAW-4 a milestone put into a chain costs nothing', () => {
    const features = { calendars: false, elapsed: false, drivingAssignments: false };
    eachPlan({ rules, features }, (input, options, dice) => {
      const before = scheduled(input, options);
      const at = dice.between(0, input.links.length - 1);
      const through = throughMilestone(input, at);
      if (through === undefined) return;
      const after = scheduled(through, options);
      const count = input.activities.length;
      expect(told(after).slice(0, count).map(dates)).toEqual(told(before).map(dates));
    });
  });
});

type Plan = Partial<Parameters<typeof generateNetwork>[0]>;

function eachPlan(
  plan: Plan,
  check: (input: NetworkInput, options: ScheduleOptions, dice: Dice) => void,
): void {
  for (let seed = 1; seed <= PLANS; seed++) {
    const tasks = [10, 30, 80, 200][seed % 4] as number;
    const { input, options: asSchedule } = generateNetwork({ seed, tasks, ...plan });
    const { statusDate = asSchedule.start } = asSchedule;
    const options = seed % 3 === 0 ? { ...asSchedule, forecastFrom: statusDate } : asSchedule;
    try {
      check(input, options, new Dice(seed, 'laws'));
    } catch (error) {
      throw new Error(`${JSON.stringify({ seed, tasks, ...plan })}: ${error}`, { cause: error });
    }
  }
}

/** One line for each activity: all its dates, less an offset, and what follows from them. */
function told(plan: Schedule, order?: readonly number[], offset = 0): string[] {
  const path = plan.longestPath();
  const indexes = order ?? plan.network.activities.inputs.map((_, index) => index);
  return indexes.map((index, told) => {
    const moments = DATES.map((column) => {
      const moment = plan.state[column][index] as number;
      return moment < 0 ? 'none' : moment + offset;
    });
    const floats = [plan.totalFloat(index), plan.freeFloat(index)];
    const marks = [plan.critical(index) ? 'critical' : '', path.has(index) ? 'longest' : ''];
    return `${told}: ${[...moments, ...floats, ...marks].join(' ')}`;
  });
}

/** Without the float that a new successor shares and the path it lengthens. */
function dates(line: string): string {
  return line.split(' ').slice(0, 8).join(' ');
}

/** Finish to start over a task that both ends wait for, and that nothing but links decides. */
function impliedLinks({ network }: Schedule): LinkInput[] {
  const { inputs } = network.activities;
  const known = new Set(network.ownLinks.map(({ from, to }) => `${from} ${to}`));
  const found: LinkInput[] = [];
  const isPlain = ({ type, lag = 0, percent = 0 }: LinkInput) =>
    type === LinkType.FinishToStart && lag >= 0 && percent >= 0;
  for (const first of network.ownLinks) {
    const between = inputs[first.to] as ActivityInput;
    if (!isPlain(first) || !isDecidedByLinks(between) || isInactive(network.activities, first.to))
      continue;
    if ((inputs[first.from] as ActivityInput).kind !== ActivityKind.Task) continue;
    for (const index of network.ownLinksFrom(first.to)) {
      const second = network.ownLinks[index] as LinkInput;
      const key = `${first.from} ${second.to}`;
      const end = inputs[second.to] as ActivityInput;
      if (!isPlain(second) || known.has(key) || !waits(end)) continue;
      known.add(key);
      found.push({ from: first.from, to: second.to, type: LinkType.FinishToStart });
    }
  }
  return found;
}

/** It comes when its links let it, or later; a hard date may lie before, and has slack of its own. */
function waits(input: ActivityInput): boolean {
  const isLater =
    input.constraint === Constraint.StartNoEarlierThan ||
    input.constraint === Constraint.FinishNoEarlierThan;
  return isDecidedByLinks(isLater ? { ...input, constraint: Constraint.AsSoonAsPossible } : input);
}

function isDecidedByLinks(input: ActivityInput): boolean {
  const { constraint = Constraint.AsSoonAsPossible } = input;
  return (
    input.kind === ActivityKind.Task &&
    constraint === Constraint.AsSoonAsPossible &&
    input.actualStart === undefined &&
    !input.manual &&
    input.expectedFinish === undefined
  );
}

/** Positions by chance: the activity that was at `list[k]` is now the k-th. */
function shuffled(count: number, dice: Dice): number[] {
  const list = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = dice.between(0, last);
    [list[last], list[chosen]] = [list[chosen] as number, list[last] as number];
  }
  return list;
}

function reordered(input: NetworkInput, listed: readonly number[], dice: Dice): NetworkInput {
  const placeOf = (index: number) => (index < 0 ? index : listed.indexOf(index));
  const links = shuffled(input.links.length, dice).map((index) => {
    const link = input.links[index] as LinkInput;
    return { ...link, from: placeOf(link.from), to: placeOf(link.to) };
  });
  const activities = listed.map((index) => {
    const activity = input.activities[index] as ActivityInput;
    return { ...activity, parent: placeOf(activity.parent) };
  });
  return { calendars: input.calendars, activities, links };
}

const MOMENTS = [
  'constraintDate',
  'secondConstraintDate',
  'deadline',
  'actualStart',
  'actualFinish',
  'givenStart',
  'givenFinish',
  'resume',
  'suspend',
  'expectedFinish',
] as const;

function movedNetwork(input: NetworkInput, days: number): NetworkInput {
  const calendars = input.calendars.map((calendar) => ({
    ...calendar,
    exceptions: new Map(
      [...(calendar.exceptions ?? [])].map(([day, ranges]) => [day + days, ranges]),
    ),
    workWeeks: (calendar.workWeeks ?? []).map((one) => ({
      ...one,
      firstDay: one.firstDay + days,
      lastDay: one.lastDay + days,
    })),
  }));
  const activities = input.activities.map((activity) => {
    const moved: Record<string, unknown> = { ...activity };
    for (const field of MOMENTS) {
      const moment = activity[field];
      if (moment !== undefined) moved[field] = moment + days * 1440;
    }
    return moved as unknown as ActivityInput;
  });
  return { calendars, activities, links: input.links };
}

function movedOptions(options: ScheduleOptions, days: number): ScheduleOptions {
  const { start, statusDate, forecastFrom } = options;
  const by = days * 1440;
  return {
    ...options,
    start: start + by,
    ...(statusDate === undefined ? {} : { statusDate: statusDate + by }),
    ...(forecastFrom === undefined ? {} : { forecastFrom: forecastFrom + by }),
  };
}

/** A plain link of two tasks led over a milestone; undefined for any other link. */
function throughMilestone(input: NetworkInput, at: number): NetworkInput | undefined {
  const { from, to, type, ...lag } = input.links[at] as LinkInput;
  const ends = [input.activities[from], input.activities[to]] as ActivityInput[];
  const isPlain = type === LinkType.FinishToStart && Object.keys(lag).length === 0;
  if (!isPlain || !ends.every(isDecidedByLinks)) return undefined;
  const milestone: ActivityInput = {
    kind: ActivityKind.Task,
    calendar: (ends[1] as ActivityInput).calendar,
    parent: -1,
    duration: 0,
    remaining: 0,
    milestone: true,
  };
  const middle = input.activities.length;
  const links = [...input.links];
  links[at] = { from, to: middle, type };
  links.push({ from: middle, to, type });
  return { ...input, activities: [...input.activities, milestone], links };
}
