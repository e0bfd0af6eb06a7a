import { describe, expect, test } from 'vitest';
import { dayOfYearText, dayText, momentText, weekdayAndDayText } from './date-text.ts';
import { Durations, numberText } from './durations.ts';

describe('durations', () => {
  const days = new Durations(480);

  test('are days of the plan, with a true minus', () => {
    expect([1920, 720, -960, 0].map((minutes) => days.short(minutes))).toEqual([
      '4d',
      '1.5d',
      '−2d',
      '0d',
    ]);
    expect(new Durations(450).short(900)).toBe('2d');
  });

  test('less than half a day is said in hours or minutes', () => {
    expect([60, 90, 120, 240, 600, 700, 20, -20].map((minutes) => days.short(minutes))).toEqual([
      '1h',
      '1.5h',
      '2h',
      '0.5d',
      '1.25d',
      '1.5d',
      '20m',
      '−20m',
    ]);
  });

  test('carry a sign where a change is meant', () => {
    expect([480, -480, 0].map((minutes) => days.signed(minutes))).toEqual(['+1d', '−1d', '0d']);
  });

  test('have words', () => {
    expect([4320, 480, 720, -960, 60].map((minutes) => days.words(minutes))).toEqual([
      '9\u00a0working days',
      '1\u00a0working day',
      '1.5\u00a0working days',
      '2\u00a0working days',
      '1\u00a0hour',
    ]);
  });

  test('numbers have no superfluous digits', () => {
    expect([10, 100.04, -0.04, 12.25].map((value) => numberText(value))).toEqual([
      '10',
      '100',
      '0',
      '12.3',
    ]);
    expect(numberText(10.4, 0)).toBe('10');
  });
});

describe('dates', () => {
  test('read as people say them, in one piece', () => {
    expect(dayText('2027-03-12T17:00')).toBe('12\u00a0Mar\u00a02027');
    expect(dayOfYearText('2027-03-12T17:00')).toBe('12\u00a0Mar');
    expect(weekdayAndDayText('2027-03-12T17:00')).toBe('Fri\u00a012\u00a0Mar\u00a02027');
    expect(momentText('2027-03-12T17:00')).toBe('Fri\u00a012\u00a0Mar\u00a02027\u00a017:00');
    expect([dayText(null), momentText(undefined)]).toEqual(['–', '–']);
  });
});
