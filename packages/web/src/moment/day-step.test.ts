import { describe, expect, test } from 'vitest';
import { dayOf, endOfDay, endOfDayNamed, type Mark, markPlace, nextMark } from './day-step.ts';

describe('days of the log', () => {
  test('a day ends at its last moment, in the zone of the reader', () => {
    const noon = new Date(2026, 10, 20, 12).toISOString();
    expect(dayOf(endOfDay(noon, 0))).toBe('2026-11-20');
    expect(dayOf(endOfDay(noon, -20))).toBe('2026-10-31');
    expect(endOfDay(noon, 0) > noon).toBe(true);
    expect(endOfDay(endOfDay(noon, 0), 0)).toBe(endOfDay(noon, 0));
  });

  test('what a date field names is that whole day', () => {
    expect(dayOf(endOfDayNamed('2026-02-28') ?? '')).toBe('2026-02-28');
    expect(endOfDayNamed('')).toBeUndefined();
    expect(endOfDayNamed('20 Nov')).toBeUndefined();
  });
});

describe('marks on the log', () => {
  const marks: Mark[] = [
    { seq: 40, kind: 'report', name: 'second' },
    { seq: 10, kind: 'baseline', name: 'first' },
  ];

  test('the nearest that way is found, and none beyond the last', () => {
    expect(nextMark(marks, 50, -1)?.name).toBe('second');
    expect(nextMark(marks, 40, -1)?.name).toBe('first');
    expect(nextMark(marks, 10, 1)?.name).toBe('second');
    expect(nextMark(marks, 40, 1)).toBeUndefined();
  });

  test('they lie between the ends', () => {
    expect(markPlace(1, 1, 101)).toBe(0);
    expect(markPlace(51, 1, 101)).toBe(50);
    expect(markPlace(101, 1, 101)).toBe(100);
    expect(markPlace(5, 50, 150)).toBe(0);
    expect(markPlace(1, 1, 1)).toBe(100);
  });
});
