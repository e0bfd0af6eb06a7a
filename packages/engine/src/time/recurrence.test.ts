import { describe, expect, it } from 'vitest';
import { dateText, MINUTES_PER_DAY, minuteOf } from './minute.ts';
import { type Recurrence, recurringDays } from './recurrence.ts';

const day = (text: string) => (minuteOf(text) as number) / MINUTES_PER_DAY;
const dates = (rule: Recurrence, from: string, to: string, occurrences?: number) =>
  recurringDays(rule, day(from), day(to), occurrences).map(dateText);

describe('TIME-9 recurring exceptions', () => {
  it('every third day', () => {
    expect(dates({ kind: 'daily', every: 3 }, '2026-01-01', '2026-01-09')).toEqual([
      '2026-01-01',
      '2026-01-04',
      '2026-01-07',
    ]);
  });

  it('every second week on Monday and Friday, counted from the first week', () => {
    const rule = { kind: 'weekly', every: 2, weekdays: [4, 0] } as const;
    expect(dates(rule, '2026-01-07', '2026-02-01')).toEqual([
      '2026-01-09',
      '2026-01-19',
      '2026-01-23',
    ]);
  });

  it('on the 31st, or the last day of a shorter month', () => {
    const rule = { kind: 'monthly-by-day', every: 1, day: 31 } as const;
    expect(dates(rule, '2026-01-15', '2026-04-30')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('on the last working weekday of every other month', () => {
    const rule = {
      kind: 'monthly-by-position',
      every: 2,
      position: 5,
      weekdays: [0, 1, 2, 3, 4],
    } as const;
    expect(dates(rule, '2026-01-01', '2026-05-31')).toEqual([
      '2026-01-30',
      '2026-03-31',
      '2026-05-29',
    ]);
  });

  it('on 25 December, three times', () => {
    const rule = { kind: 'yearly-by-day', every: 1, month: 12, day: 25 } as const;
    expect(dates(rule, '2025-12-26', '2040-01-01', 3)).toEqual([
      '2026-12-25',
      '2027-12-25',
      '2028-12-25',
    ]);
  });

  it('on the fourth Thursday of November', () => {
    const rule = {
      kind: 'yearly-by-position',
      every: 1,
      month: 11,
      position: 4,
      weekdays: [3],
    } as const;
    expect(dates(rule, '2024-01-01', '2026-12-31')).toEqual([
      '2024-11-28',
      '2025-11-27',
      '2026-11-26',
    ]);
  });
});
