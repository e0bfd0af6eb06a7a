import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDuration, anyLag, anyScale, scale } from './any-notation.testing.ts';
import { parseDuration, parseLag, printDuration, printLag } from './duration.ts';

const read = (text: string) => parseDuration(text, scale);
const lag = (text: string) => parseLag(text, scale);

describe('durations', () => {
  test('what people type is read', () => {
    expect(read('3d')).toEqual({ minutes: 1440, unit: 'd' });
    expect(read('2w')).toEqual({ minutes: 4800, unit: 'w' });
    expect(read('4h')).toEqual({ minutes: 240, unit: 'h' });
    expect(read('1mo')).toEqual({ minutes: 9600, unit: 'mo' });
    expect(read('30m')).toEqual({ minutes: 30, unit: 'm' });
    expect(read('3ed')).toEqual({ minutes: 4320, unit: 'd', elapsed: true });
    expect(read('5d?')).toEqual({ minutes: 2400, unit: 'd', estimated: true });
    expect(read('2ew ?')).toEqual({ minutes: 20_160, unit: 'w', elapsed: true, estimated: true });
    expect(read('1y')).toEqual({ minutes: 115_200, unit: 'y' });
    expect(read('1ey')).toEqual({ minutes: 525_600, unit: 'y', elapsed: true });
  });

  test('a bare number is days, and 0 is a milestone', () => {
    expect(read('3')).toEqual({ minutes: 1440, unit: 'd' });
    expect(read('0')).toEqual({ minutes: 0, unit: 'd' });
  });

  test('words, capitals, spaces, decimal points and commas are understood', () => {
    expect(read(' 1.5 Days ')).toEqual({ minutes: 720, unit: 'd' });
    expect(read('2,5 wks')).toEqual({ minutes: 6000, unit: 'w' });
    expect(read('.5h')).toEqual({ minutes: 30, unit: 'h' });
    expect(read('1 month')).toEqual({ minutes: 9600, unit: 'mo' });
  });

  test('half days survive', () => {
    expect(printDuration({ minutes: 240, unit: 'd' }, scale)).toBe('0.5d');
    expect(printDuration({ minutes: 1200, unit: 'w' }, scale)).toBe('0.5w');
  });

  test('minutes that fit no round number print with the fewest digits that read back', () => {
    expect(printDuration({ minutes: 1441, unit: 'd' }, scale)).toBe('3.002d');
    expect(printDuration({ minutes: 20, unit: 'h' }, scale)).toBe('0.33h');
  });

  test('every duration prints as a text that reads back as itself', () => {
    fc.assert(
      fc.property(anyDuration, anyScale, (duration, anyOne) => {
        expect(parseDuration(printDuration(duration, anyOne), anyOne)).toEqual(duration);
      }),
      { numRuns: 2000 },
    );
  });

  test('other texts are refused with examples of what is read', () => {
    for (const text of ['', '?', 'd', '-3d', '3x', '3 e', '3dd', '1e3d', '3d 4h', '1..5d', '٣d']) {
      expect(read(text), text).toMatchObject({ code: 'duration-unreadable', parameters: { text } });
    }
    expect(read('x')).toMatchObject({ accepted: expect.arrayContaining(['3d']) });
  });

  test('a duration longer than three centuries is refused', () => {
    expect(read('999999999d')).toMatchObject({ code: 'duration-out-of-range' });
    expect(read('999999999999d')).toMatchObject({ code: 'duration-unreadable' });
  });
});

describe('lags', () => {
  test('lags and leads, working, elapsed and percent', () => {
    expect(lag('+3d')).toEqual({ minutes: 1440, unit: 'd' });
    expect(lag('- 2h')).toEqual({ minutes: -120, unit: 'h' });
    expect(lag('+1ed')).toEqual({ minutes: 1440, unit: 'd', elapsed: true });
    expect(lag('-25%')).toEqual({ percent: -25 });
    expect(lag('12.5e%')).toEqual({ percent: 12.5, elapsed: true });
    expect(Object.is((lag('-0d') as { minutes: number }).minutes, 0)).toBe(true);
  });

  test('every lag prints as a text that reads back as itself', () => {
    fc.assert(
      fc.property(anyLag, anyScale, (one, anyOne) => {
        expect(parseLag(printLag(one, anyOne), anyOne)).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });

  test('other texts are refused', () => {
    for (const text of ['', '+', '--3d', '3q', '%', '+5d?']) {
      expect(lag(text), text).toMatchObject({ code: 'lag-unreadable' });
    }
  });
});
