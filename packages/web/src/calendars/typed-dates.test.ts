import { expect, test } from 'vitest';
import { parseTypedDates } from './typed-dates.ts';

test('a list of days and ranges, each with its name', () => {
  expect(
    parseTypedDates(`
      2026-12-24 Christmas Eve
      2026-12-18..2027-01-04, Year-end freeze
      2027-01-01 to 2027-01-02
      2027-05-03 - 2027-05-07; Golden Week
    `).days,
  ).toEqual([
    { from: '2026-12-24', to: '2026-12-24', name: 'Christmas Eve' },
    { from: '2026-12-18', to: '2027-01-04', name: 'Year-end freeze' },
    { from: '2027-01-01', to: '2027-01-02', name: undefined },
    { from: '2027-05-03', to: '2027-05-07', name: 'Golden Week' },
  ]);
});

test('what names no day is given back', () => {
  expect(parseTypedDates('Christmas\n2026-02-30 Leap\n2026-12-24..2026-12-01 Back').wrong).toEqual([
    'Christmas',
    '2026-02-30 Leap',
    '2026-12-24..2026-12-01 Back',
  ]);
});
