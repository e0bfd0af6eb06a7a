import { describe, expect, test } from 'vitest';
import { instantOf, LAST_REPORT, ledgerQuery, nameAgainst, usualAgainst } from './against.ts';

const baselines = [
  { id: 'b1', name: 'Baseline 1', approvedAt: null, seq: 10, finish: null, compared: false },
  { id: 'b2', name: 'Baseline 2', approvedAt: null, seq: 20, finish: null, compared: true },
];
const points = [
  { seq: 412, status: '2026-11-13T17:00', finish: '2027-06-23T17:00', delta: 0, lines: [] },
];

describe('what the ledger is counted from', () => {
  test('is the compared baseline where nobody chose, else the last report', () => {
    expect(usualAgainst({}, baselines)).toBe('b2');
    expect(usualAgainst({}, baselines.slice(0, 1))).toBe(LAST_REPORT);
    expect(usualAgainst({})).toBe(LAST_REPORT);
  });

  test('is a branch’s own base', () => {
    expect(usualAgainst({ branch: 'x' }, baselines)).toBeUndefined();
    expect(ledgerQuery({ branch: 'x', asOf: '5' }, undefined)).toEqual({
      from: undefined,
      to: undefined,
      branch: 'x',
      target: undefined,
    });
  });

  test('ends at the moment that is looked at', () => {
    expect(ledgerQuery({ asOf: '412', target: 't' }, 'b1')).toEqual({
      from: 'b1',
      to: '412',
      branch: undefined,
      target: 't',
    });
  });

  test('is named as people know it', () => {
    expect(nameAgainst('b1', baselines)).toEqual({ by: 'baseline', name: 'Baseline 1' });
    expect(nameAgainst('Baseline 2', baselines)).toEqual({ by: 'baseline', name: 'Baseline 2' });
    expect(nameAgainst('412', baselines, points)).toEqual({
      by: 'report',
      status: '2026-11-13T17:00',
    });
    expect(nameAgainst('#413', [], points)).toEqual({ by: 'change', seq: 413 });
    expect(nameAgainst('2026-11-20T17:00:00.000Z')).toEqual({
      by: 'moment',
      at: '2026-11-20T17:00:00.000Z',
    });
    expect(nameAgainst(LAST_REPORT)).toEqual({ by: 'last-report' });
    expect(nameAgainst(undefined)).toEqual({ by: 'base' });
  });
});

test('a moment is what a date and time field names, and nothing else', () => {
  expect(instantOf('2026-11-20T17:00')).toBe(new Date('2026-11-20T17:00').toISOString());
  expect(instantOf('')).toBeUndefined();
  expect(instantOf('20 Nov 2026')).toBeUndefined();
  expect(instantOf('2026-99-20T17:00')).toBeUndefined();
});
