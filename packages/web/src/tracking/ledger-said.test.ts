import { describe, expect, test } from 'vitest';
import type { MovementLine, SeriesPoint } from './answers.ts';
import { daysAdded, errorSaid, markersOf, movedSaid, sayLine, sayMethod } from './ledger-said.ts';

const DAY = 480;
const line = (over: Partial<MovementLine>): MovementLine => ({
  id: 'a',
  title: 'A change',
  cause: 'estimate',
  guessed: false,
  kind: 'remaining',
  event: null,
  amount: DAY,
  authors: ['p1'],
  last: '2026-11-20T13:00:00.000Z',
  details: [],
  ...over,
});
const people = { p1: 'Grace Lin' };

describe('a ledger line', () => {
  test('of an edit says its guessed cause as a guess, who and when', () => {
    const { title, about } = sayLine(line({ guessed: true }), people);
    expect(title).toBe('A change');
    expect(about).toEqual(['estimate?', 'Grace Lin', '20 Nov']);
  });

  test('of an event says who answers for it instead of who typed it', () => {
    const details = ['Corvane', 'not approved', '3d absorbed by float'];
    const { about } = sayLine(line({ event: 'e', cause: 'supplier', details }), people);
    expect(about).toEqual(['supplier', ...details, '20 Nov']);
  });

  test('of time that passed is no guess, and of what nobody knows is no name', () => {
    expect(sayLine(line({ guessed: true, cause: 'no update', authors: [] })).about[0]).toBe(
      'no update',
    );
    expect(sayLine(line({ authors: ['stranger'] }), people).about).toEqual(['estimate', '20 Nov']);
  });

  test('that is a guest’s has a title all the same', () => {
    const { title, about } = sayLine({ cause: null, kind: 'logic', event: null, amount: 1 });
    expect(title).not.toBe('');
    expect(about).toEqual([]);
  });

  test('has its error where it was drawn by chance', () => {
    expect(errorSaid(line({}), DAY)).toBe('');
    expect(errorSaid(line({ standardError: 240 }), DAY)).toBe('± 0.5');
  });
});

test('days are working days of the project, signed', () => {
  expect(daysAdded(6720, DAY)).toBe('+14');
  expect(daysAdded(-240, DAY)).toBe('−0.5');
  expect(daysAdded(0, DAY)).toBe('0');
  expect(daysAdded(600, 600)).toBe('+1');
  expect(movedSaid(-480, DAY)).toBe('1 working day earlier');
  expect(movedSaid(960, DAY)).toBe('2 working days later');
  expect(movedSaid(0, DAY)).toBe('as it was');
});

describe('markers', () => {
  const point = (seq: number, lines: readonly MovementLine[]): SeriesPoint => ({
    seq,
    status: '2026-11-20T17:00',
    finish: '2027-06-25T17:00',
    delta: 0,
    lines,
  });

  test('stand where the largest lines moved most, lettered from left to right', () => {
    const lines = ['a', 'b', 'c', 'd'].map((id, place) =>
      line({ id, title: id, amount: [-9, 5, 20, 1][place] as number }),
    );
    const points = [
      point(1, [line({ id: 'a', amount: -8 })]),
      point(2, [line({ id: 'c', amount: 4 }), line({ id: 'd', amount: 1 })]),
      point(3, [line({ id: 'c', amount: 16 })]),
      point(4, [line({ id: 'b', amount: 5 }), line({ id: 'a', amount: -1 })]),
    ];
    expect(markersOf(lines, points)).toEqual([
      { point: 0, letter: 'A', of: 'a', title: 'a' },
      { point: 2, letter: 'B', of: 'c', title: 'c' },
      { point: 3, letter: 'C', of: 'b', title: 'b' },
    ]);
  });

  test('are none for what no report has, and never two at one report', () => {
    const lines = [
      line({ id: 'x', amount: 9 }),
      line({ id: 'y', amount: 5 }),
      line({ id: 'z', amount: 1 }),
    ];
    const points = [point(1, [line({ id: 'y' }), line({ id: 'z' })])];
    expect(markersOf(lines, points).map(({ of }) => of)).toEqual(['y']);
  });
});

describe('how it is counted', () => {
  const method = {
    name: 'windows',
    windows: 37,
    exact: 37,
    sampled: 0,
    players: 595,
    dropped: 474,
    evaluations: 265,
    orders: 0,
    seed: 1,
    unschedulable: 0,
  };
  test('says the method, the seed and the limits', () => {
    const said = sayMethod(method).join(' ');
    expect(said).toContain('Shapley value, over 37 periods');
    expect(said).toContain('474 of them');
    expect(said).toContain('seed 1');
    expect(said).toContain('add up exactly');
    expect(said).not.toContain('could not be scheduled');
  });
  test('says what was drawn by chance, and what could not be scheduled', () => {
    const drawn = { ...method, exact: 2, sampled: 1, orders: 2048, seed: 7, unschedulable: 3 };
    const said = sayMethod(drawn).join(' ');
    expect(said).toContain('2,048 orders with seed 7');
    expect(said).toContain('3 combinations could not be scheduled');
  });
});
