import { DayRanges } from '@throughline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesIn, parseWorkingTimes, workingTimesText } from './working-times.ts';

describe('typed working times', () => {
  test('are bands of minutes from midnight', () => {
    expect(parseWorkingTimes('8:00-12:00, 13:00-17:00')).toEqual([
      [480, 720],
      [780, 1020],
    ]);
    expect(parseWorkingTimes('13-17; 8.30 – 12')).toEqual([
      [510, 720],
      [780, 1020],
    ]);
    expect(parseWorkingTimes('8-12 13-17')).toEqual([
      [480, 720],
      [780, 1020],
    ]);
    expect(parseWorkingTimes('0:00-24:00')).toEqual([[0, 1440]]);
    expect(parseWorkingTimes('  ')).toEqual([]);
  });

  test('a shift goes on over midnight', () => {
    expect(parseWorkingTimes('22:00-6:00')).toEqual([[1320, 1800]]);
    expect(parseWorkingTimes('6:00-6:00')).toEqual([[360, 1800]]);
  });

  test('what is wrong is named as it was typed', () => {
    expect(parseWorkingTimes('8-12, morning')).toEqual({ fault: 'not-times', piece: 'morning' });
    expect(parseWorkingTimes('25:00-26:00')).toMatchObject({ fault: 'not-times' });
    expect(parseWorkingTimes('8:75-9:00')).toMatchObject({ fault: 'not-times' });
    expect(parseWorkingTimes('8-12, 11-13')).toMatchObject({ fault: 'overlap' });
  });

  test('every working day is typed as it is written, and comes back', () => {
    const day = fc
      .uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 12 })
      .map((points) => {
        const sorted = points.sort((a, b) => a - b);
        const ranges: [number, number][] = [];
        for (let at = 0; at + 1 < sorted.length; at += 2) {
          ranges.push([sorted[at] as number, sorted[at + 1] as number]);
        }
        return ranges;
      });
    const overnight = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .map(([start, length]): [number, number][] => [[start, start + length]]);
    fc.assert(
      fc.property(fc.oneof(day, overnight), (ranges) => {
        expect(DayRanges.safeParse(ranges).success).toBe(true);
        expect(parseWorkingTimes(workingTimesText(ranges))).toEqual(ranges);
      }),
    );
  });

  test('minutes are those of all bands', () => {
    expect(
      minutesIn([
        [480, 720],
        [1320, 1800],
      ]),
    ).toBe(720);
  });
});
