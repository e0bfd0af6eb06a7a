import { describe, expect, test } from 'vitest';
import { Lag } from './duration.ts';
import { DayRanges, isLocalDate, isLocalDateTime } from './local-time.ts';
import { Decimal, decimal } from './money.ts';
import { PlanRecord } from './plan-record.ts';
import { calendarRecord, linkRecord, projectRecord, taskRecord } from './sample-records.testing.ts';

const accepts = (value: unknown) => PlanRecord.safeParse(value).success;

describe('record schemas', () => {
  test('records parse to themselves', () => {
    for (const record of [
      projectRecord(),
      calendarRecord('c'),
      taskRecord('t', { notes: '', custom: { ['f' as never]: { minutes: 0, unit: 'd' } } }),
      linkRecord('a', 'b'),
    ]) {
      expect(PlanRecord.parse(record)).toEqual(record);
    }
  });

  test('null, undefined, unknown fields and empty optional maps are refused', () => {
    const task = taskRecord('t');
    expect(accepts({ ...task, deadline: null })).toBe(false);
    expect(accepts({ ...task, deadline: undefined })).toBe(false);
    expect(accepts({ ...task, dedline: '2026-01-01T08:00' })).toBe(false);
    expect(accepts({ ...task, splits: {} })).toBe(false);
    expect(accepts({ ...task, inactive: false })).toBe(false);
    expect(accepts({ ...task, kind: 'tasks' })).toBe(false);
  });

  test('a constraint has a date unless it is as late as possible', () => {
    const date = '2026-01-01T08:00';
    expect(accepts(taskRecord('t', { constraint: { type: 'as-late-as-possible' } }))).toBe(true);
    expect(accepts(taskRecord('t', { constraint: { type: 'must-start-on', date } }))).toBe(true);
    expect(accepts(taskRecord('t', { constraint: { type: 'must-start-on' } }))).toBe(false);
    expect(accepts(taskRecord('t', { constraint: { type: 'as-late-as-possible', date } }))).toBe(
      false,
    );
  });

  test('days and minutes exist and lie between 1900 and 2199', () => {
    expect(['1900-01-01', '2000-02-29', '2199-12-31'].every(isLocalDate)).toBe(true);
    const bad = [
      '1899-12-31',
      '2200-01-01',
      '1900-02-29',
      '2026-02-30',
      '2026-04-31',
      '2026-13-01',
    ];
    expect(bad.some(isLocalDate)).toBe(false);
    expect(isLocalDateTime('2026-01-01T23:59')).toBe(true);
    const times = ['2026-01-01T24:00', '2026-01-01 08:00', '2026-01-01T08:00:00', '2026-01-01'];
    expect(times.some(isLocalDateTime)).toBe(false);
  });

  test('the ranges of a day follow one another and may cross midnight', () => {
    const accepted = (ranges: unknown) => DayRanges.safeParse(ranges).success;
    expect(accepted([])).toBe(true);
    expect(
      accepted([
        [480, 720],
        [720, 1020],
      ]),
    ).toBe(true);
    expect(accepted([[1320, 1800]])).toBe(true);
    expect(accepted([[0, 1440]])).toBe(true);
    expect(
      accepted([
        [720, 1020],
        [480, 720],
      ]),
    ).toBe(false);
    expect(accepted([[480, 480]])).toBe(false);
    expect(accepted([[480, 2000]])).toBe(false);
  });

  test('a lag is minutes or a percentage, never both', () => {
    expect(Lag.safeParse({ minutes: -480, unit: 'd' }).success).toBe(true);
    expect(Lag.safeParse({ percent: -25 }).success).toBe(true);
    expect(Lag.safeParse({ percent: -25, minutes: 1, unit: 'd' }).success).toBe(false);
  });

  test('equal amounts of money are equal texts', () => {
    expect(['0012.50', '+12.5', '12.5'].map(decimal)).toEqual(['12.5', '12.5', '12.5']);
    expect(['-0', '-0.0', '000', '1.'].map(decimal)).toEqual(['0', '0', '0', '1']);
    expect(['', '1e3', '1,5', '.', '0.123456789', '1'.repeat(19)].map(decimal)).toEqual(
      Array(6).fill(undefined),
    );
    for (const text of ['0', '-1', '12.5', '-0.05']) {
      expect(decimal(text)).toBe(text);
      expect(Decimal.safeParse(text).success).toBe(true);
    }
    for (const text of ['-0', '1.50', '01', '1.', '.5']) {
      expect(Decimal.safeParse(text).success).toBe(false);
    }
  });
});
