import { type PlanRecord, type RecordId, Records } from '@throughline/model';
import { expect, test } from 'vitest';
import { HeldPlan } from './held-plan.ts';
import { LinkColumns } from './link-columns.ts';
import { smallPlan } from './small-plan.testing.ts';
import { traced } from './trace.ts';

const link = (from: string, to: string): PlanRecord => ({
  id: `${from}>${to}` as RecordId,
  kind: 'link',
  audience: 'shared',
  from: from as RecordId,
  to: to as RecordId,
  type: 'FS',
});

/** a → b → c, which d and e lie under; `more` links. */
function trace(of: string, ...more: readonly PlanRecord[]) {
  const held = new HeldPlan(new Records([...smallPlan(), link('b', 'c'), ...more]));
  const links = new LinkColumns();
  links.read(held);
  const { drivers, dependants } = traced(held, links.ends, held.slotOf(of as RecordId));
  const names = (slots: Int32Array) => [...slots].map((slot) => held.names[slot]).sort();
  return [names(drivers), names(dependants)];
}

test.each([
  ['a', [], ['b', 'c', 'd', 'e']],
  ['b', ['a'], ['c', 'd', 'e']],
  ['c', ['a', 'b'], []],
  ['d', ['a', 'b'], []],
])('what %s waits for is %j; what waits for it is %j', (of, drivers, dependants) => {
  expect(trace(of)).toEqual([drivers, dependants]);
});

test('what waits for a summary waits for the tasks under it', () => {
  const after = { ...smallPlan()[3], id: 'f', name: 'f', rank: 'Z' } as PlanRecord;
  expect(trace('f', after, link('c', 'f'))).toEqual([['a', 'b', 'c', 'd', 'e'], []]);
  expect(trace('d', after, link('c', 'f'))[1]).toEqual(['f']);
});
