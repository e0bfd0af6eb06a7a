import { expect, test } from 'vitest';
import type { LoggedChange } from '../moment/index.ts';
import { toldBefore } from './told-before.ts';

const change = (seq: number, diff: LoggedChange['diff']): LoggedChange => ({
  seq,
  at: `2026-01-${10 + seq}T12:00:00.000Z`,
  author: 'p1',
  sentence: `change ${seq}`,
  cause: null,
  event: null,
  touched: { added: 0, updated: 0, removed: 0 },
  diff,
});

test('each date that was told stands with when and by whom, other changes without one', () => {
  const none = { added: {}, updated: {}, removed: {} };
  const changes = [
    change(4, { ...none, updated: { p: { to: [['Ann'], ['Ben']] } } }),
    change(3, { ...none, updated: { p: { date: [['2027-06-30T17:00'], ['2027-07-31T17:00']] } } }),
    change(2, { ...none, updated: { other: { date: [[], ['2030-01-01T17:00']] } } }),
    change(1, { ...none, added: { p: { id: 'p', kind: 'promise', date: '2027-06-30T17:00' } } }),
    change(0, null),
  ];
  expect(toldBefore('p', changes).map(({ seq, date }) => [seq, date])).toEqual([
    [4, undefined],
    [3, '2027-07-31T17:00'],
    [2, undefined],
    [1, '2027-06-30T17:00'],
    [0, undefined],
  ]);
  expect(toldBefore('p', changes)[0]).toMatchObject({ author: 'p1', sentence: 'change 4' });
});
