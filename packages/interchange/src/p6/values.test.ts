import { describe, expect, test } from 'vitest';
import { LossList } from '../loss-list.ts';
import type { Dialect } from './p6-file.ts';
import { p6Object } from './p6-object.ts';
import { P6Refused } from './refused.ts';
import { added, parseDate, parseNumber, Values } from './values.ts';

const DIALECT: Dialect = {
  format: 'xer',
  wholePercent: 100,
  fieldName: (kind, field) => `${kind}.${field}`,
  kindName: (kind) => kind,
};

const valuesWith = (losses = new LossList()) => ({
  losses,
  values: new Values(losses, DIALECT, 'EUR'),
});
const activity = (fields: Parameters<typeof p6Object<'Activity'>>[2]) =>
  p6Object('Activity', 5, fields);

describe('numbers', () => {
  test.each([
    ['8', 8],
    ['-0.5', -0.5],
    ['.25', 0.25],
    ['7.', 7],
    ['0,5', 0.5],
    ['1e3', 1000],
    ['2.5E-2', 0.025],
    ['1,5e1', 15],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['66.0000000000000066', 66],
  ])('%s', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  test.each(['', 'x', '1.2.3', '1,2,3', '--1', '1e999', 'Infinity', 'NaN', '0x10', '1 000'])(
    '%s is none',
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );
});

describe('dates', () => {
  test.each([
    ['2026-03-04 08:00', '2026-03-04T08:00', false],
    ['2026-03-04T17:00:00', '2026-03-04T17:00', false],
    ['2026-03-04', '2026-03-04T00:00', false],
    ['2026-3-4 8:05', '2026-03-04T08:05', false],
    ['2026-12-31 23:59:30', '2027-01-01T00:00', true],
    ['2026-03-04 08:00:29', '2026-03-04T08:00', true],
    ['2026-03-04 24:00', '2026-03-05T00:00', false],
    ['2026-03-04T08:00:00Z', '2026-03-04T08:00', false],
    ['2026-03-04T08:00:00.000+02:00', '2026-03-04T08:00', false],
  ])('%s', (text, date, rounded) => {
    expect(parseDate(text)).toEqual({ text: date, rounded });
  });

  test.each([
    ['', 'unreadable'],
    ['04-Mar-26', 'unreadable'],
    ['2026-02-30', 'unreadable'],
    ['2026-03-04 25:00', 'unreadable'],
    ['2026-03-04 08:61', 'unreadable'],
    ['0000-01-01', 'out-of-range'],
    ['9999-12-31 08:00', 'out-of-range'],
    ['1899-12-31', 'out-of-range'],
    ['2199-12-31 24:00', 'out-of-range'],
    ['12026-03-04', 'out-of-range'],
  ])('%s is %s', (text, problem) => {
    expect(parseDate(text)).toBe(problem);
  });
});

test('hours become whole minutes; durations of nonsense are refused with their place', () => {
  const { values } = valuesWith();
  expect(
    values.duration(activity({ PlannedDuration: '70.5833333333333' }), 'PlannedDuration'),
  ).toBe(4235);
  expect(values.signedMinutes(activity({ PlannedDuration: '-0,5' }), 'PlannedDuration')).toBe(-30);
  for (const bad of ['-8', '1e12', 'eight']) {
    const object = activity({ PlannedDuration: bad });
    expect(() => values.duration(object, 'PlannedDuration')).toThrow(P6Refused);
    try {
      values.duration(object, 'PlannedDuration');
    } catch (stop) {
      expect((stop as P6Refused).refusal).toEqual({
        refused: 'value-broken',
        parameters: { field: 'Activity.PlannedDuration', value: bad },
        at: { line: 5, record: 'Activity', field: 'Activity.PlannedDuration' },
      });
    }
  }
});

test('other nonsense is left out and said', () => {
  const { values, losses } = valuesWith();
  const object = activity({
    ActualLaborUnits: '-3',
    PhysicalPercentComplete: '140',
    ActualStartDate: 'soon',
    ActualFinishDate: '9999-01-01',
    TotalFloat: 'x',
    Type: 'TT_New',
  });
  expect(values.work(object, 'ActualLaborUnits')).toBeUndefined();
  expect(values.percent(object, 'PhysicalPercentComplete')).toBeUndefined();
  expect(values.date(object, 'ActualStartDate')).toBeUndefined();
  expect(values.date(object, 'ActualFinishDate')).toBeUndefined();
  expect(values.float(object, 'TotalFloat')).toBeUndefined();
  expect(values.one(object, 'Type', new Map([['TT_Task', 1]]))).toBeUndefined();
  expect(losses.list().map(({ code, count }) => [code, count])).toEqual([
    ['value-unreadable', 1],
    ['value-unreadable', 1],
    ['value-unreadable', 1],
    ['date-out-of-range', 1],
    ['value-unreadable', 1],
    ['value-unreadable', 1],
  ]);
});

test('money keeps its digits, whatever they look like', () => {
  const { values } = valuesWith();
  const amount = (text: string) => values.amount(activity({ TotalFloat: text }), 'TotalFloat');
  expect(amount('12040.0000')).toBe('12040');
  expect(amount('0,30')).toBe('0.3');
  expect(amount('1.2E3')).toBe('1200');
  expect(amount('0.123456789012')).toBe('0.12345679');
  expect(amount('123456789012345678')).toBe('123456789012345678');
  const sum = values.sum(activity({ TotalFloat: '0.1', FreeFloat: '0.2' }), [
    'TotalFloat',
    'FreeFloat',
  ]);
  expect(sum).toEqual({ amount: '0.3', currency: 'EUR' });
  expect(added('-5', '0.25')).toBe('-4.75');
  expect(added('1', '-1')).toBe('0');
});
