import { Dice } from '@throughline/generator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReferences, diffOf, invert, type Records, schemaByKind } from '../plan/index.ts';
import { anyNextState, anySharedPlan, READERS, reader } from './any-shared-plan.testing.ts';
import { PatchedState, seesAll, view, viewDiff } from './index.ts';

const anySeed = fc.integer({ min: 1, max: 100_000 });
const anyReader = fc.constantFrom(...READERS);
const partial = READERS.filter((one) => !seesAll(one));

describe('a view', { timeout: 60_000 }, () => {
  test('is the same object for who sees all', () => {
    const plan = anySharedPlan(1);
    expect(view(reader('owner'), plan)).toBe(plan);
    expect(view(reader('manager'), plan)).toBe(plan);
  });

  test('of itself is itself', () => {
    fc.assert(
      fc.property(anySeed, anyReader, (seed, one) => {
        const once = view(one, anySharedPlan(seed));
        expect([...view(one, once)]).toEqual([...once]);
      }),
      { numRuns: 60 },
    );
  });

  test('of a sound plan is sound, and its records are of their kinds', () => {
    fc.assert(
      fc.property(anySeed, fc.constantFrom(...partial), (seed, one) => {
        const plan = anySharedPlan(seed);
        const known = new Set(checkReferences(plan).map(({ code }) => code));
        const seen = view(one, plan);
        expect(checkReferences(seen).filter(({ code }) => !known.has(code))).toEqual([]);
        for (const record of seen) {
          expect(schemaByKind[record.kind].safeParse(record).error, record.kind).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of a lesser role is part of that of a greater one', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const plan = anySharedPlan(seed);
        for (const [lesser, greater] of [
          ['guest', 'contributor'],
          ['guest', 'viewer'],
          ['contributor', 'manager'],
          ['viewer', 'manager'],
          ['manager', 'owner'],
        ] as const) {
          expectPart(view(reader(lesser), plan), view(reader(greater), plan));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of a difference is the difference of the views', () => {
    fc.assert(
      fc.property(anySeed, anySeed, anyReader, (seed, edits, one) => {
        const before = anySharedPlan(seed);
        const after = anyNextState(before, new Dice(edits, 'edits'));
        const diff = diffOf(before, after);
        const expected = diffOf(view(one, before), view(one, after));
        expect(viewDiff(one, diff, before, after)).toEqual(expected);
        const patched = new PatchedState(before, diff);
        expect(viewDiff(one, diff, before, patched), 'from the plan before').toEqual(expected);
        const restored = new PatchedState(after, invert(diff));
        expect(viewDiff(one, diff, restored, after), 'from the plan after').toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});

/** Every record is there, and says no less; what a guest's task hangs at may be another. */
function expectPart(lesser: Records, greater: Records): void {
  for (const record of lesser) {
    const whole = greater.get(record.id);
    expect(whole, record.id).toBeDefined();
    for (const field of Object.keys(record)) {
      if (record.kind !== 'task' || field !== 'parent') expect(whole).toHaveProperty(field);
    }
  }
}
