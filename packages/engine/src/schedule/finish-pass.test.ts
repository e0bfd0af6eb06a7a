import { type GeneratorOptions, generateNetwork, RandomEdits } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import { ActivityKind, buildNetwork, Constraint, type Network } from '../network/index.ts';
import { NONE } from '../time/index.ts';
import { FinishPass } from './finish-pass.ts';
import { afresh, scheduled } from './fresh-schedule.testing.ts';
import type { Schedule } from './schedule.ts';

describe.each(['ms-project', 'p6'] as const)('many variants under %s', (rules) => {
  test('FIN-1 the finish of a variant is that of its schedule', { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= 40; seed++) {
      const features =
        seed % 4 === 0
          ? {}
          : { asLateAsPossible: false, summaryStartLinks: false, levelOfEffort: false };
      follow({ seed, tasks: 20 + seed, rules, features });
    }
  });
});

/** Replaces activities one or two at a time, and compares with a schedule from nothing. */
function follow(plan: GeneratorOptions): void {
  const { input, options } = generateNetwork(plan);
  const forecast = { ...options, forecastFrom: options.start + 30 * 1440 };
  const edited = scheduled(input, forecast);
  const pass = new FinishPass(buildNetwork(input) as Network, forecast);
  const edits = new RandomEdits(plan.seed, { links: false, shape: false });
  for (let step = 0; step < 40; step++) {
    for (let k = 0; k <= step % 2; k++) {
      const edit = edits.next(edited);
      if (edit.kind !== 'activity') continue;
      if ('code' in edited.setActivity(edit.activity, edit.input)) continue;
      pass.set(edit.activity, edit.input);
    }
    const expected = afresh(edited) as Schedule;
    expect(pass.finish(), `${JSON.stringify(plan)}, edit ${step}`).toBe(latest(expected));
    const one = step % input.activities.length;
    if (pass.network.hierarchy.summaries.includes(one)) continue;
    expect(pass.finish(one)).toBe(expected.state.finish[one]);
  }
}

function latest({ state, network }: Schedule): number {
  return network.activities.inputs.reduce(
    (found, input, activity) =>
      input.inactive ? found : Math.max(found, state.finish[activity] as number),
    NONE,
  );
}

test('FIN-1 after a date out of range the next variant is dated from nothing', () => {
  const { input, options } = generateNetwork({
    seed: 3,
    tasks: 20,
    features: { asLateAsPossible: false },
  });
  const network = buildNetwork(input) as Network;
  const pass = new FinishPass(network, options);
  const finish = pass.finish();
  const index = input.activities.findIndex(
    (one) => one.kind === ActivityKind.Task && one.actualStart === undefined && !one.manual,
  );
  const before = input.activities[index] as (typeof input.activities)[number];
  pass.set(index, { ...before, assignments: [], duration: 150_000_000, remaining: 150_000_000 });
  expect(pass.finish()).toBeUndefined();
  pass.set(index, before);
  expect(pass.finish()).toBe(finish);
});

test('FIN-1 early dates only: as if nothing were as late as possible', { timeout: 60_000 }, () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { input, options } = generateNetwork({ seed, tasks: 40 });
    const asSoon = input.activities.map((one) =>
      one.constraint === Constraint.AsLateAsPossible
        ? { ...one, constraint: Constraint.AsSoonAsPossible }
        : one,
    );
    const pass = new FinishPass(buildNetwork(input) as Network, options, { earlyOnly: true });
    const expected = scheduled({ ...input, activities: asSoon }, options);
    expect(pass.finish(), `seed ${seed}`).toBe(latest(expected));
  }
});
