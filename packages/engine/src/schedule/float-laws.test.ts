import { Dice, type Features, generateNetwork } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import {
  type ActivityInput,
  ActivityKind,
  Constraint,
  isInactive,
  type LinkInput,
  LinkType,
} from '../network/index.ts';
import { NONE } from '../time/index.ts';
import { afresh, scheduled } from './fresh-schedule.testing.ts';
import type { Schedule } from './schedule.ts';

const PLANS = 80;
const DELAYS = 6;

/**
 * What float is a promise about. A lead, and a lag on another calendar than the task's, leave several moments
 * that ask for the same; float then tells the first of them, and more would do.
 */
const FEATURES: Partial<Features> = {
  asLateAsPossible: false,
  manual: false,
  inactive: false,
  levelOfEffort: false,
  summaryStartLinks: false,
  levelingDelays: false,
  elapsed: false,
  lags: false,
  otherLags: false,
  linkTypes: false,
};

describe.each(['ms-project', 'p6'] as const)('under %s', (rules) => {
  test('LAW-5 a task delayed by its total float makes nothing late that was not', () => {
    // P6-7 may date a finish milestone before one of its predecessors, where both fall into one gap.
    eachDelay(rules, { ...FEATURES, calendars: rules !== 'p6' }, expectNothingLate);
  });

  test('LAW-6 delayed by a minute more, it makes something late', () => {
    // What has started holds back what comes before it, and never shows it.
    const features = { ...FEATURES, progress: false };
    eachDelay(rules, features, (before, activity) => {
      const float = before.totalFloat(activity);
      const after = afresh(before, delayed(before, activity, float + 1)) as Schedule;
      const was = lateness(before);
      const isLater = [...lateness(after)].some(([what, by]) => by > (was.get(what) ?? 0));
      expect(isLater || after.state.projectFinish > before.state.projectFinish).toBe(true);
    });
  });
});

test('LAW-5 so it is under ms-project for every type of link and any lag, on one calendar', () => {
  const oneCalendar = { calendars: false, drivingAssignments: false };
  const features = { ...FEATURES, ...oneCalendar, linkTypes: true, lags: true };
  eachDelay('ms-project', features, expectNothingLate);
});

function expectNothingLate(before: Schedule, activity: number): void {
  const float = before.totalFloat(activity);
  const after = afresh(before, delayed(before, activity, float)) as Schedule;
  const was = lateness(before);
  for (const [what, by] of lateness(after)) {
    expect(by, what).toBeLessThanOrEqual(Math.max(0, was.get(what) ?? 0));
  }
  expect(after.state.projectFinish).toBe(before.state.projectFinish);
}

type Check = (before: Schedule, activity: number) => void;

/** Some tasks of many plans that have not started, that links alone decide, and that have float. */
function eachDelay(rules: 'ms-project' | 'p6', features: Partial<Features>, check: Check): void {
  for (let seed = 1; seed <= PLANS; seed++) {
    const tasks = [10, 30, 60, 120][seed % 4] as number;
    const { input, options } = generateNetwork({ seed, tasks, rules, features });
    const before = scheduled(input, options);
    const dice = new Dice(seed, 'delays');
    const free = input.activities.flatMap((one, index) =>
      isFree(one) && before.totalFloat(index) >= 0 ? [index] : [],
    );
    for (let k = 0; k < DELAYS && free.length > 0; k++) {
      const activity = dice.oneOf(free);
      try {
        check(before, activity);
      } catch (error) {
        throw new Error(`${JSON.stringify({ seed, tasks, rules, activity })}: ${error}`, {
          cause: error,
        });
      }
    }
  }
}

function isFree(input: ActivityInput): boolean {
  return (
    input.kind === ActivityKind.Task &&
    (input.constraint ?? Constraint.AsSoonAsPossible) === Constraint.AsSoonAsPossible &&
    input.actualStart === undefined &&
    input.duration > 0 &&
    !input.elapsed &&
    input.levelingDelay === undefined &&
    input.splits === undefined &&
    input.assignments === undefined &&
    input.expectedFinish === undefined
  );
}

/** The same plan, in which the activity may start only so many working minutes later. */
function delayed({ network, state }: Schedule, activity: number, minutes: number) {
  const one = network.activities.inputs[activity] as ActivityInput;
  const calendar = network.calendars[one.calendar];
  const start = state.earlyStart[activity] as number;
  if (calendar === undefined) throw new Error('no calendar');
  const constraintDate = calendar.nextStart(calendar.add(start, minutes));
  const constraint = Constraint.StartNoEarlierThan;
  return { activity, input: { ...one, constraint, constraintDate } };
}

/** By what is promised, how many minutes it is missed by: finish, deadlines, late dates, links. */
function lateness({ network, state }: Schedule): Map<string, number> {
  const late = new Map<string, number>();
  const { inputs } = network.activities;
  for (const [index, input] of inputs.entries()) {
    if (isInactive(network.activities, index) || state.actualFinish[index] !== NONE) continue;
    const finish = state.earlyFinish[index] as number;
    const start = state.earlyStart[index] as number;
    const date = input.constraintDate ?? 0;
    if (input.deadline !== undefined) late.set(`deadline of ${index}`, finish - input.deadline);
    switch (input.constraint) {
      case Constraint.FinishNoLaterThan:
      case Constraint.FinishOn:
      case Constraint.MustFinishOn:
        late.set(`finish of ${index}`, finish - date);
        break;
      case Constraint.StartNoLaterThan:
      case Constraint.StartOn:
      case Constraint.MustStartOn:
        if (input.actualStart !== undefined) break;
        // A date in time when nobody works is kept by the next that somebody does.
        late.set(`start of ${index}`, network.calendars[input.calendar]?.work(date, start) ?? 0);
        break;
    }
  }
  for (const [index, link] of network.ownLinks.entries()) {
    const gap = linkGap(link, inputs, state);
    if (gap !== undefined) late.set(`link ${index}`, gap);
  }
  return late;
}

/** How far a finish-to-start link is overlapped because its successor has a date it must keep. */
function linkGap(
  { from, to, type, lag = 0 }: LinkInput,
  inputs: readonly ActivityInput[],
  state: Schedule['state'],
): number | undefined {
  const [before, after] = [inputs[from] as ActivityInput, inputs[to] as ActivityInput];
  if (type !== LinkType.FinishToStart || lag !== 0) return undefined;
  if (before.kind === ActivityKind.Summary || after.kind === ActivityKind.Summary) return undefined;
  if (after.actualStart !== undefined || before.actualFinish !== undefined) return undefined;
  return (state.earlyFinish[from] as number) - (state.earlyStart[to] as number);
}
