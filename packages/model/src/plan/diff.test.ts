import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPlan } from './any-plan.testing.ts';
import { applyDiff, diffOf } from './apply-diff.ts';
import { Diff, invert, isEmptyDiff, squash } from './diff.ts';
import { assertDiffLaws, stateText } from './diff-laws.testing.ts';
import { recordId } from './record-id.ts';
import type { Records } from './records.ts';
import { calendarRecord, linkRecord, planOf, taskRecord } from './sample-records.testing.ts';

const a = recordId('a');
const split = { afterMinutes: 60, gapMinutes: 30 };
const difference = (before: Records, after: Records) => {
  const diff = diffOf(before, after);
  assertDiffLaws(before, diff);
  return diff;
};

describe('diffs', () => {
  test('the difference of any two plans keeps every law', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const reached = assertDiffLaws(before, diffOf(before, after));
        expect(stateText(reached)).toBe(stateText(after));
      }),
      { numRuns: 300 },
    );
  });

  test('two diffs in sequence are one squashed', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, anyPlan, (first, second, third) => {
        const squashed = squash(diffOf(first, second), diffOf(second, third));
        expect(stateText(assertDiffLaws(first, squashed))).toBe(stateText(third));
      }),
      { numRuns: 300 },
    );
  });

  test('squashing three does not depend on which two come first', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, anyPlan, anyPlan, (one, two, three, four) => {
        const [d, e, f] = [diffOf(one, two), diffOf(two, three), diffOf(three, four)];
        expect(squash(squash(d, e), f)).toEqual(squash(d, squash(e, f)));
      }),
    );
  });

  test('a record may be called like what every object has', () => {
    const plans = [planOf(), planOf(taskRecord('constructor')), planOf()];
    const [empty, one] = plans as [Records, Records];
    const comes = diffOf(empty, one);
    expect(isEmptyDiff(squash(comes, invert(comes)))).toBe(true);
    expect(squash(invert(comes), comes)).toEqual(diffOf(one, one));
    const renamed = planOf(taskRecord('constructor', { name: 'Build' }));
    expect(squash(diffOf(one, renamed), diffOf(renamed, empty))).toEqual(diffOf(one, empty));
  });

  test('a plan does not differ from itself', () => {
    fc.assert(fc.property(anyPlan, (plan) => isEmptyDiff(diffOf(plan, plan.clone()))));
  });

  test('a field that appears, changes and goes is told apart from one that is null', () => {
    const without = planOf(taskRecord('a'));
    const with50 = planOf(taskRecord('a', { percentComplete: 50 }));
    expect(difference(without, with50).updated).toEqual({ a: { percentComplete: [[], [50]] } });
    expect(difference(with50, without).updated).toEqual({ a: { percentComplete: [[50], []] } });
  });

  test('entries of a map are fields of their own, and the last one takes the map with it', () => {
    const without = planOf(taskRecord('a'));
    const one = planOf(taskRecord('a', { splits: { [recordId('x')]: split } }));
    expect(difference(without, one).updated).toEqual({ a: { 'splits/x': [[], [split]] } });
    const after = without.clone();
    after.patch(diffOf(without, one));
    after.patch(diffOf(one, without));
    expect(after.get(a)).toEqual(taskRecord('a'));
  });

  test('a map its kind requires stays, empty', () => {
    const calendar = calendarRecord('c');
    const holiday = { from: '2026-01-01', to: '2026-01-01', ranges: [] };
    const before = planOf({ ...calendar, exceptions: { [recordId('x')]: holiday } });
    const diff = difference(before, planOf(calendar));
    expect(diff.updated).toEqual({ c: { 'exceptions/x': [[holiday], []] } });
  });

  test('two people who change two entries of one map do not collide', () => {
    const base = planOf(taskRecord('a'));
    const mine = diffOf(base, planOf(taskRecord('a', { splits: { [recordId('x')]: split } })));
    const theirs = diffOf(base, planOf(taskRecord('a', { splits: { [recordId('y')]: split } })));
    const records = base.clone();
    expect(applyDiff(records, mine)).toBeUndefined();
    expect(applyDiff(records, theirs)).toBeUndefined();
    expect(records.find('task', a)?.splits).toEqual({ x: split, y: split });
  });

  test('a value that is no longer what the diff changes from refuses, naming it', () => {
    const base = planOf(taskRecord('a'), taskRecord('b'));
    const renamed = planOf(taskRecord('a', { name: 'Other' }), taskRecord('b'));
    const diff = diffOf(base, planOf(taskRecord('a', { name: 'New' })));
    expect(applyDiff(renamed, diff)).toMatchObject({ code: 'value-changed', field: 'name' });
    expect(applyDiff(renamed, invert(diff))).toMatchObject({ code: 'record-exists' });
    expect(applyDiff(planOf(taskRecord('a')), diff)).toMatchObject({ code: 'record-missing' });
    const removal = diffOf(base, planOf(taskRecord('b')));
    expect(applyDiff(renamed, removal)).toMatchObject({ code: 'value-changed', recordId: 'a' });
  });

  test('a diff that cannot follow another throws', () => {
    const diff = diffOf(planOf(), planOf(taskRecord('a'), taskRecord('b'), linkRecord('a', 'b')));
    expect(() => squash(diff, diff)).toThrow('added twice');
    expect(() => squash(invert(diff), invert(diff))).toThrow('removed twice');
  });

  test('a hostile diff from outside is no diff', () => {
    const hostile = (field: string) =>
      Diff.safeParse({ added: {}, updated: { a: { [field]: [[], [1]] } }, removed: {} }).success;
    expect(hostile('name')).toBe(true);
    expect(hostile('splits/x')).toBe(true);
    for (const field of ['constructor/', 'keys/__proto__', 'a/b/c', '']) {
      expect(hostile(field)).toBe(false);
    }
    const text = '{"added":{},"updated":{"a":{"__proto__":[[],[1]]}},"removed":{}}';
    const heard = Diff.parse(JSON.parse(text));
    expect(heard.updated).toEqual({ a: {} });
  });
});
