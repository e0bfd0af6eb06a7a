import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDate,
  dayNumber,
  daysInMonth,
  END_DAY,
  END_MINUTE,
  minuteOf,
  minuteText,
  weekday,
} from './minute.ts';

describe('TIME-1 moments', () => {
  it('count from a Monday, 1900-01-01', () => {
    expect(minuteOf('1900-01-01T00:00')).toBe(0);
    expect(weekday(0)).toBe(0);
    expect(dayNumber(2200, 1, 1)).toBe(END_DAY);
    expect(minuteOf('2026-11-20T17:00')).toBe(46_344 * 1440 + 17 * 60);
    expect(weekday(46_344)).toBe(4);
  });

  it('follow the Gregorian leap years', () => {
    expect(minuteOf('1900-02-29')).toBeUndefined();
    expect(minuteOf('2000-02-29')).toBeDefined();
    expect(daysInMonth(2100, 2)).toBe(28);
    expect(daysInMonth(2024, 2)).toBe(29);
  });

  it.each([
    '1899-12-31',
    '2200-01-01',
    '2026-13-01',
    '2026-04-31',
    '2026-4-1',
    '2026-04-01T24:00',
    '',
    'NA',
  ])('refuse %s', (text) => expect(minuteOf(text)).toBeUndefined());

  it('are read back from their text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: END_MINUTE - 1 }), (minute) => {
        expect(minuteOf(minuteText(minute))).toBe(minute);
      }),
    );
  });

  it('give each day its own date, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: END_DAY - 2 }), (day) => {
        const { year, month, day: dayOfMonth } = civilDate(day);
        expect(dayNumber(year, month, dayOfMonth)).toBe(day);
        const next = civilDate(day + 1);
        const nextText = dayOfMonth === daysInMonth(year, month) ? 1 : dayOfMonth + 1;
        expect(next.day).toBe(nextText);
      }),
    );
  });
});
