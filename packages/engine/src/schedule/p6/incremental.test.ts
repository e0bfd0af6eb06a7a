import { expect, it } from 'vitest';
import {
  type ActivityInput,
  ActivityKind,
  buildNetwork,
  type Constraint,
  type LinkInput,
  type NetworkInput,
} from '../../network/index.ts';
import { type Schedule, schedule } from '../schedule.ts';
import { at, OFFICE_WEEK } from '../small-plan.testing.ts';
import type { P6Options, ScheduleOptions } from '../state.ts';
import { SITE_WEEK } from './p6-plan.testing.ts';

const START = at('2026-01-05T08:00');
const DATA_DATE = at('2026-01-15T08:00');
const DATES = ['earlyStart', 'earlyFinish', 'lateStart', 'lateFinish', 'start', 'finish'] as const;

/** Whole numbers below `limit`, the same for the same seed (a linear congruential generator). */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 0x8000_0000;
    return Math.floor((state / 0x8000_0000) * limit);
  };
}

function randomActivity(below: (limit: number) => number): ActivityInput {
  const duration = below(12) * 240;
  const day = () => START + below(20) * 1440;
  const kinds = [ActivityKind.StartMilestone, ActivityKind.FinishMilestone, ActivityKind.Task];
  const input = {
    kind: kinds[Math.min(2, below(12))] as ActivityKind,
    calendar: below(2),
    parent: -1,
    duration,
    remaining: duration,
  };
  switch (below(9)) {
    case 0:
      return { ...input, remaining: Math.floor(duration / 2), actualStart: day() };
    case 1:
      return { ...input, remaining: 0, actualStart: START, actualFinish: day() };
    case 2:
      return { ...input, expectedFinish: day() };
    case 3:
      return { ...input, constraint: (2 + below(8)) as Constraint, constraintDate: day() };
    default:
      return input;
  }
}

function randomPlan(below: (limit: number) => number): NetworkInput {
  const activities = Array.from({ length: 30 }, () => randomActivity(below));
  const links = Array.from({ length: 55 }, (): LinkInput => {
    const from = below(29);
    const to = from + 1 + below(29 - from);
    return { from, to, type: below(4) as LinkInput['type'], lag: (below(7) - 2) * 240 };
  });
  return { calendars: [OFFICE_WEEK, SITE_WEEK], activities, links };
}

function randomOptions(below: (limit: number) => number): ScheduleOptions {
  const oneOf = <T>(...values: readonly T[]) => values[below(values.length)] as T;
  const p6: P6Options = {
    lagCalendar: oneOf('predecessor', 'successor', '24-hour', 'project-default'),
    progress: oneOf('retained-logic', 'progress-override', 'actual-dates'),
    useExpectedFinish: below(2) === 0,
    totalFloat: oneOf('start', 'finish', 'smallest'),
    criticalBy: oneOf('total-float', 'longest-path'),
    makeOpenEndedCritical: below(4) === 0,
  };
  const rules = { rules: 'p6', start: START, statusDate: DATA_DATE } as const;
  return { ...rules, projectCalendar: 0, criticalFloatLimit: 0, p6 };
}

function scheduled(input: NetworkInput, options: ScheduleOptions): Schedule {
  const network = buildNetwork(input);
  if ('code' in network) throw new Error(network.code);
  const result = schedule(network, options);
  if ('code' in result) throw new Error(result.code);
  return result;
}

function everything(of: Schedule): unknown[] {
  const indexes = of.network.activities.inputs.map((_, index) => index);
  return [
    ...DATES.map((column) => [...of.state[column]]),
    indexes.map((one) => [of.totalFloat(one), of.freeFloat(one), of.critical(one)]),
    indexes.map((one) => [of.whyStart(one), of.whyFinish(one), of.whyLateFinish(one)]),
  ];
}

it('P6-80 an edit gives what a full pass gives', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const below = dice(seed);
    const options = randomOptions(below);
    const plan = randomPlan(below);
    const edited = scheduled(plan, options);
    const activities = [...plan.activities];
    for (let edit = 0; edit < 12; edit++) {
      const index = below(activities.length);
      const input = { ...randomActivity(below), kind: activities[index]?.kind as ActivityKind };
      expect(edited.setActivity(index, input)).toBeInstanceOf(Set);
      activities[index] = input;
      expect(everything(edited), `seed ${seed}, edit ${edit}`).toEqual(
        everything(scheduled({ ...plan, activities }, options)),
      );
    }
  }
});
