import { expect } from 'vitest';
import { applyDiff, diffOf } from './apply-diff.ts';
import { canonicalJson } from './canonical-json.ts';
import { Diff, EMPTY_DIFF, invert, isEmptyDiff, squash } from './diff.ts';
import { Records } from './records.ts';

/** The state as one text, whatever order its records came in. */
export function stateText(records: Records): string {
  return canonicalJson(Object.fromEntries([...records].map((record) => [record.id, record])));
}

/** Applies the diff to a copy and asserts every law of diffs on the way; gives the state after. */
export function assertDiffLaws(before: Records, diff: Diff): Records {
  const start = stateText(before);
  const after = before.clone();
  [...after.outline()];
  after.referrers(after.project.calendarId);
  expect(applyDiff(after, diff), 'applies').toBeUndefined();
  expect(stateText(before), 'leaves the copied state alone').toBe(start);

  const back = after.clone();
  expect(applyDiff(back, invert(diff)), 'inverse applies').toBeUndefined();
  expect(stateText(back), 'inverse restores').toBe(start);
  expect(invert(invert(diff)), 'inverse of the inverse').toEqual(diff);
  expect(squash(diff, invert(diff)), 'squash with the inverse').toEqual(EMPTY_DIFF);
  expect(squash(EMPTY_DIFF, diff), 'nothing before').toEqual(diff);
  expect(squash(diff, EMPTY_DIFF), 'nothing after').toEqual(diff);

  const told = JSON.parse(JSON.stringify(diff)) as Diff;
  expect(canonicalJson(told), 'JSON').toBe(canonicalJson(diff));
  expect(Diff.safeParse(told).success, 'schema').toBe(true);
  const heard = before.clone();
  expect(applyDiff(heard, told), 'applies from JSON').toBeUndefined();
  expect(stateText(heard), 'the same from JSON').toBe(stateText(after));

  expect(canonicalJson(diffOf(before, after)), 'the smallest').toBe(canonicalJson(diff));
  if (!isEmptyDiff(diff)) {
    const text = stateText(after);
    expect(applyDiff(after, diff), 'refuses a second time').toBeDefined();
    expect(stateText(after), 'a refusal changes nothing').toBe(text);
  }
  assertIndexes(after);
  return after;
}

/** What the holder kept up to date over patches is what it would find from nothing. */
function assertIndexes(records: Records): void {
  const fresh = new Records(records);
  const lines = (plan: Records) => [...plan.outline()].map(({ task, depth }) => [task, depth]);
  expect(lines(records)).toEqual(lines(fresh));
  for (const { id } of records) {
    const ids = (plan: Records) =>
      plan
        .referrers(id)
        .map((one) => one.id)
        .sort();
    expect(ids(records)).toEqual(ids(fresh));
  }
}
