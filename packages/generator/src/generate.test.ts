import {
  ActivityKind,
  buildNetwork,
  Constraint,
  type LinkInput,
  LinkType,
  type NetworkInput,
  type Schedule,
  schedule,
} from '@throughline/engine';
import { checkReferences, PlanRecord, planNetwork, Records } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { type GeneratedNetwork, generateNetwork, generateRecords, PLAIN } from './index.ts';

const RULES = ['ms-project', 'p6'] as const;

test('the same seed and options give the same plan, another seed another', () => {
  const text = (seed: number) => JSON.stringify(generateNetwork({ seed, tasks: 300 }).input);
  expect(text(5)).toBe(text(5));
  expect(text(5)).not.toBe(text(6));
});

describe.each(RULES)('plans under %s', (rules) => {
  test.each([4, 5, 7, 12, 30, 100, 400, 2500])(
    '%i tasks are all there and can be dated',
    (tasks) => {
      for (let seed = 1; seed <= 5; seed++) {
        const plan = generateNetwork({ seed, tasks, rules });
        const working = plan.input.activities.filter(({ kind }) => kind !== ActivityKind.Summary);
        expect(working).toHaveLength(tasks);
        dated(plan);
      }
    },
  );

  test('records are valid, and computed they give the same network', () => {
    for (const tasks of [10, 60, 700]) {
      const options = { seed: tasks + 1, tasks, rules };
      const list = generateRecords(options);
      for (const record of list) expect(PlanRecord.parse(record)).toEqual(record);
      expect(checkReferences(list)).toEqual([]);
      const computed = planNetwork(new Records(list));
      if ('code' in computed) throw new Error(computed.code);
      const plan = generateNetwork(options);
      expect(computed.input).toEqual({ ...plan.input, links: inOrder(plan.input.links) });
      expect(computed.options).toEqual(plan.options);
    }
  });

  test('progress is coherent with the status date and with itself', () => {
    const { input, options } = generateNetwork({ seed: 9, tasks: 1000, rules });
    const now = options.statusDate as number;
    let [complete, underWay, open] = [0, 0, 0];
    for (const { actualStart, actualFinish, duration, remaining } of input.activities) {
      if (actualStart === undefined) {
        open++;
        expect(remaining).toBe(duration);
        expect(actualFinish).toBeUndefined();
      } else if (actualFinish === undefined) {
        underWay++;
        expect(actualStart).toBeLessThan(now);
        expect(remaining).toBeGreaterThan(0);
        expect(remaining).toBeLessThanOrEqual(duration);
      } else {
        complete++;
        expect(actualStart).toBeLessThanOrEqual(actualFinish);
        expect(actualFinish).toBeLessThanOrEqual(now);
        expect(remaining).toBe(0);
      }
    }
    expect(complete).toBeGreaterThan(50);
    expect(underWay).toBeGreaterThan(2);
    expect(open).toBeGreaterThan(300);
  });
});

test('a plan of MS Project holds everything that the rules treat apart', () => {
  const { input } = generateNetwork({ seed: 1, tasks: 10_000 });
  const { activities, links } = input;
  const constraints = new Set(activities.map(({ constraint }) => constraint));
  for (const constraint of Object.values(Constraint)) {
    const ofP6 = constraint === Constraint.StartOn || constraint === Constraint.FinishOn;
    if (constraint !== Constraint.AsSoonAsPossible && !ofP6) {
      expect(constraints).toContain(constraint);
    }
  }
  for (const field of [
    'elapsed',
    'manual',
    'inactive',
    'milestone',
    'deadline',
    'resume',
  ] as const) {
    expect(activities.some((one) => one[field])).toBe(true);
  }
  for (const field of ['splits', 'levelingDelay', 'assignments', 'actualFinish'] as const) {
    expect(activities.some((one) => one[field])).toBe(true);
  }
  expect(new Set(links.map(({ type }) => type))).toEqual(new Set(Object.values(LinkType)));
  expect(links.some(({ lag = 0 }) => lag > 0)).toBe(true);
  expect(links.some(({ lag = 0 }) => lag < 0)).toBe(true);
  expect(links.some(({ elapsed }) => elapsed)).toBe(true);
  expect(links.some(({ percent }) => percent)).toBe(true);
  const isSummary = (index: number) => activities[index]?.kind === ActivityKind.Summary;
  expect(links.some(({ from }) => isSummary(from))).toBe(true);
  expect(links.some(({ to }) => isSummary(to))).toBe(true);
  expect(depthOf(input)).toBe(5);
});

test('a plan of P6 holds level of effort, second constraints and expected finishes', () => {
  const { input, options } = generateNetwork({ seed: 1, tasks: 5000, rules: 'p6' });
  expect(input.activities.some(({ kind }) => kind === ActivityKind.LevelOfEffort)).toBe(true);
  expect(input.activities.some(({ secondConstraint }) => secondConstraint)).toBe(true);
  expect(input.activities.some(({ expectedFinish }) => expectedFinish)).toBe(true);
  expect(options.p6).toBeDefined();
});

test('there are about two links a task, and the plan lasts years, not decades', () => {
  const plan = generateNetwork({ seed: 3, tasks: 20_000 });
  const { network, state } = dated(plan);
  expect(network.links.count / 20_000).toBeGreaterThan(1.9);
  expect(network.links.count / 20_000).toBeLessThan(2.1);
  const years = (state.projectFinish - state.projectStart) / (365.25 * 1440);
  expect(years).toBeGreaterThan(1);
  expect(years).toBeLessThan(12);
});

test('with everything switched off there are only tasks and plain links', () => {
  const { input } = generateNetwork({ seed: 1, tasks: 500, features: PLAIN });
  for (const activity of input.activities) {
    expect(Object.keys(activity).sort()).toEqual([
      'calendar',
      'duration',
      'kind',
      'parent',
      'remaining',
    ]);
    expect(activity.calendar).toBe(0);
  }
  for (const link of input.links) expect(Object.keys(link).sort()).toEqual(['from', 'to', 'type']);
});

test('switching one feature off leaves the rest as it was', () => {
  const whole = generateNetwork({ seed: 4, tasks: 300 });
  const without = generateNetwork({ seed: 4, tasks: 300, features: { deadlines: false } });
  const lessDeadline = whole.input.activities.map(({ deadline: _, ...rest }) => rest);
  expect(without.input.activities).toEqual(lessDeadline);
  expect(without.input.links).toEqual(whole.input.links);
});

function dated({ input, options }: GeneratedNetwork): Schedule {
  const network = buildNetwork(input);
  if ('code' in network) throw new Error(JSON.stringify(network));
  const found = schedule(network, options);
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}

function depthOf({ activities }: NetworkInput): number {
  const depths: number[] = [];
  for (const [index, { parent }] of activities.entries()) {
    depths[index] = parent < 0 ? 1 : (depths[parent] as number) + 1;
  }
  return Math.max(...depths);
}

/** The order that records are put in when they are computed: of the tasks they lead to. */
function inOrder(links: readonly LinkInput[]): LinkInput[] {
  return [...links].sort((a, b) => a.to - b.to || a.from - b.from);
}
