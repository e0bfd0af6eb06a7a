import { describe, expect, test } from 'vitest';
import { finishPromise, largestLines, promisesToShow } from './sheet-parts.ts';
import type { SteeringContent } from './steering-answers.ts';

const line = (id: string, amount: number) => ({
  id,
  title: id,
  cause: 'estimate',
  amount,
  details: [],
  last: null,
});
const promise = (title: string, over: Partial<SteeringContent['promises'][number]> = {}) => ({
  title,
  type: 'contract' as const,
  to: 'Ann',
  date: '2027-06-30T17:00',
  forecast: '2027-06-25T17:00',
  consequence: null,
  state: 'open' as const,
  late: false,
  lateness: 0,
  floatLeft: 480,
  ...over,
});

describe('the ledger on a page', () => {
  test('shows the largest lines, and the rest in one sum, so that all adds up', () => {
    const lines = [line('a', 10), line('b', -300), line('c', 200), line('d', -20)];
    const shown = largestLines(lines, 2);
    expect(shown.lines.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(shown.rest).toEqual({ count: 2, amount: -10 });
    const sum = shown.lines.reduce((all, { amount }) => all + amount, shown.rest.amount);
    expect(sum).toBe(lines.reduce((all, { amount }) => all + amount, 0));
  });

  test('has no rest where there is room for all', () => {
    expect(largestLines([line('a', 1)], 8).rest).toEqual({ count: 0, amount: 0 });
  });
});

describe('promises on a page', () => {
  test('are those that are open, in danger first; kept ones and amounts are left out', () => {
    const promises = [
      promise('safe', { floatLeft: 9_600 }),
      promise('kept', { state: 'met' }),
      promise('amount', { date: null }),
      promise('missed', { late: true, lateness: 960, floatLeft: 0 }),
      promise('broken', { state: 'broken', late: true, lateness: 4_800 }),
    ];
    expect(promisesToShow(promises, 9).map(({ title }) => title)).toEqual([
      'missed',
      'safe',
      'broken',
    ]);
    expect(promisesToShow(promises, 1).map(({ title }) => title)).toEqual(['missed']);
  });

  test('the forecast is held against the one that the finish decides', () => {
    const series = [
      { seq: 1, status: '2026-11-20T17:00', finish: '2027-06-25T17:00', delta: 0, lines: [] },
    ];
    const promises = [
      promise('other', { forecast: '2027-01-01T17:00', floatLeft: 1 }),
      promise('it'),
    ];
    expect(finishPromise({ promises, series } as unknown as SteeringContent)?.title).toBe('it');
    expect(
      finishPromise({ promises, series: [] } as unknown as SteeringContent)?.title,
    ).toBeUndefined();
  });
});
