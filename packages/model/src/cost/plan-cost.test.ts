import { describe, expect, test } from 'vitest';
import { decimal, recordId } from '../plan/index.ts';
import { amountDifference, decimalOf, exact, shareOf } from './exact.ts';
import {
  assignment,
  budgetLine,
  costOf,
  DAY,
  euros,
  fixedCost,
  rates,
  resource,
  task,
} from './small-plan.testing.ts';

const ana = (standard: string) => resource('ana', rates({ standard: euros(standard) }));
const started = { actualStart: '2026-03-02T08:00' };

describe('CST-1 amounts are exact', () => {
  test.each(['0', '12.5', '-12.5', '0.00000001', '-0.1', '999999999999999999.99999999'])(
    '%s is read and written',
    (text) => {
      expect(decimalOf(exact(text))).toBe(text);
      expect(decimal(text)).toBe(text);
    },
  );

  test('tenths sum without an error', () => {
    const cost = costOf([
      task('a', 1),
      fixedCost('a', '0.1'),
      fixedCost('a', '0.2', { id: recordId('more') }),
    ]);
    expect(cost.total.total).toBe('0.3');
    expect(amountDifference('0.3', '0.1')).toBe('-0.2');
  });

  test('what is divided is rounded to the digits of the currency, half away from zero', () => {
    const third = (digits: number) => decimalOf(shareOf(exact('100'), 1n, 3n, digits));
    expect([third(0), third(2), third(8)]).toEqual(['33', '33.33', '33.33333333']);
    expect(decimalOf(shareOf(exact('0.01'), 1n, 2n, 2))).toBe('0.01');
    expect(decimalOf(shareOf(exact('-0.01'), 1n, 2n, 2))).toBe('-0.01');
    expect(decimalOf(shareOf(exact('0.009'), 1n, 2n, 2))).toBe('0');
  });

  test('what is not divided keeps the digits it was written with', () => {
    expect(costOf([task('a', 1), fixedCost('a', '12.345')]).total.total).toBe('12.345');
  });

  test('an amount of another currency is named and not added', () => {
    const cost = costOf([
      task('a', 1),
      fixedCost('a', '100'),
      fixedCost('a', '70', { id: recordId('other'), amount: { amount: '70', currency: 'USD' } }),
    ]);
    expect(cost.total.total).toBe('100');
    expect(cost.otherCurrencies).toEqual([{ recordId: 'other', currency: 'USD' }]);
  });
});

describe('CST-3 what an assignment costs', () => {
  test('work at the hourly rate, from its own table', () => {
    const both = resource(
      'ana',
      rates({ standard: euros('100') }, { table: 'B', standard: euros('130') }),
    );
    expect(costOf([task('a', 2), both, assignment('a', 'ana', 2)]).total.total).toBe('1600');
    const onB = assignment('a', 'ana', 2, { rateTable: 'B' });
    expect(costOf([task('a', 2), both, onB]).total.total).toBe('2080');
  });

  test('the rate stands above the cost that a file computed with it', () => {
    const stale = assignment('a', 'ana', 2, { cost: euros('999') });
    expect(costOf([task('a', 2), ana('100'), stale]).total.total).toBe('1600');
  });

  test('without a rate the stored cost is taken, and its actual part is spent', () => {
    const stored = assignment('a', 'ana', 2, { cost: euros('999'), actualCost: euros('99') });
    const { total } = costOf([task('a', 2, started), resource('ana'), stored]);
    expect(total).toEqual({ total: '999', spent: '99', toCome: '900' });
  });

  test('of P6, the cost on the assignment stands above the rate', () => {
    const half = assignment('a', 'ana', 2, {
      actualWork: DAY,
      remainingWork: DAY,
      cost: euros('2000'),
      actualCost: euros('1234.5'),
    });
    const begun = task('a', 2, { ...started, remaining: DAY });
    const at = { statusDate: '2026-03-03T08:00' };
    const records = [begun, ana('100'), half];
    expect(costOf(records, { rules: 'p6', ...at }).total).toEqual({
      total: '2000',
      spent: '1234.5',
      toCome: '765.5',
    });
    expect(costOf(records, at).total).toEqual({ total: '1600', spent: '800', toCome: '800' });
    const unpriced = assignment('a', 'ana', 2, { actualWork: DAY, remainingWork: DAY });
    expect(costOf([begun, ana('100'), unpriced], { rules: 'p6', ...at }).total.total).toBe('1600');
  });

  test('a cost resource costs what is written on the assignment', () => {
    const travel = resource('travel', { type: 'cost', category: 'travel' });
    const given = assignment('a', 'travel', 0, { cost: euros('450') });
    expect(costOf([task('a', 1), travel, given]).byCategory).toEqual([
      { category: 'travel', cost: { total: '450', spent: '0', toCome: '450' } },
    ]);
  });

  test('and nothing by rates or hours: without an amount it costs nothing, and is no unpriced work', () => {
    const travel = resource('travel', { type: 'cost', ...rates({ standard: euros('9') }) });
    const { total, unpriced } = costOf([task('a', 1), travel, assignment('a', 'travel', 1)]);
    expect([total.total, unpriced]).toEqual(['0', []]);
  });

  test('a material costs by its units, and its use once', () => {
    const cable = resource('cable', {
      type: 'material',
      ...rates({ standard: euros('2.25'), perUse: euros('40') }),
    });
    const laid = assignment('a', 'cable', 0, { units: 12.5 });
    // 12.5 × 2.25 = 28.125, to the cent.
    expect(costOf([task('a', 1), cable, laid]).total.total).toBe('68.13');
  });

  test('a use is paid for each of the units, when the work begins', () => {
    const crew = resource('ana', rates({ standard: euros('10'), perUse: euros('50') }));
    const two = assignment('a', 'ana', 4, { units: 2 });
    const begun = task('a', 2, { ...started, remaining: 2 * DAY });
    expect(costOf([begun, crew, two]).total).toEqual({ total: '420', spent: '100', toCome: '320' });
  });

  test('overtime has its own rate; without one it is free in MS Project and usual in P6', () => {
    const late = assignment('a', 'ana', 2, { overtimeWork: DAY });
    const priced = resource('ana', rates({ standard: euros('100'), overtime: euros('150') }));
    expect(costOf([task('a', 1), priced, late]).total.total).toBe('2000');
    expect(costOf([task('a', 1), ana('100'), late]).total.total).toBe('800');
    expect(costOf([task('a', 1), ana('100'), late], { rules: 'p6' }).total.total).toBe('1600');
  });

  test('work without a price is said, and work that nobody was given costs nothing', () => {
    const { resourceId: _, ...nobodys } = assignment('a', 'nobody', 2);
    const cost = costOf([task('a', 2), resource('ana'), assignment('a', 'ana', 2), nobodys]);
    expect(cost.total.total).toBe('0');
    expect(cost.unpriced).toEqual(['ana']);
  });

  test('what is inactive or of another plan costs nothing', () => {
    const of = (fields: object) =>
      costOf([task('a', 2, fields), ana('100'), assignment('a', 'ana', 2), fixedCost('a', '7')]);
    expect(of({}).total.total).toBe('1607');
    expect(of({ inactive: true }).total.total).toBe('0');
    expect(of({ external: { start: '2026-03-02T08:00' } }).total.total).toBe('0');
  });
});

describe('CST-4 a rate holds from its day on', () => {
  const rising = resource(
    'ana',
    rates({ standard: euros('100') }, { from: '2026-03-09', standard: euros('120') }),
  );

  test('work of two weeks is cut where the rate changes', () => {
    // 40 hours at 100, 40 at 120.
    const cost = costOf([task('a', 10), rising, assignment('a', 'ana', 10)]);
    expect(cost.total.total).toBe('8800');
  });

  test('a delay of the work makes it dearer', () => {
    const later = task('a', 10, {
      constraint: { type: 'start-no-earlier-than', date: '2026-03-04T08:00' },
    });
    // 4 to 6 March at 100 (24 hours), 9 to 17 March at 120 (56 hours).
    expect(costOf([later, rising, assignment('a', 'ana', 10)]).total.total).toBe('9120');
  });

  test('work before the first rate has no price, and that is said', () => {
    const only = resource('ana', rates({ from: '2026-03-09', standard: euros('120') }));
    const cost = costOf([task('a', 10), only, assignment('a', 'ana', 10)]);
    expect(cost.total.total).toBe('4800');
    expect(cost.unpriced).toEqual(['ana']);
  });
});

describe('CST-5 a fixed cost is spent', () => {
  const half = task('a', 4, { ...started, actualDuration: 2 * DAY, remaining: 2 * DAY });
  const at = { statusDate: '2026-03-04T08:00' };
  const spent = (accrual: 'start' | 'prorated' | 'end', of = half) =>
    costOf([of, fixedCost('a', '1000', { accrual })], at).total.spent;

  test('at the start, along the task, or at its end', () => {
    expect([spent('start'), spent('prorated'), spent('end')]).toEqual(['1000', '500', '0']);
  });

  test('not before the task begins, and all of it once it has finished', () => {
    const planned = task('a', 4);
    expect([spent('start', planned), spent('prorated', planned)]).toEqual(['0', '0']);
    const over = task('a', 2, { ...started, actualFinish: '2026-03-03T17:00', remaining: 0 });
    expect([spent('prorated', over), spent('end', over)]).toEqual(['1000', '1000']);
    // Reported ahead of the status.
    const ahead = task('a', 4, { ...started, actualFinish: '2026-03-05T17:00', remaining: 0 });
    expect([spent('prorated', ahead), spent('end', ahead)]).toEqual(['1000', '1000']);
  });
});

describe('CST-6 a cost per month', () => {
  const between = (start: string, finish: string) =>
    task('a', 0, { mode: 'manual', manualStart: start, manualFinish: finish });
  const monthly = (start: string, finish: string, amount: string) =>
    costOf([between(start, finish), fixedCost('a', amount, { per: 'month' })], {
      start: '2026-01-05T08:00',
      statusDate: '2026-01-05T08:00',
    });

  test('over a leap February: parts of January and March by their days, February once', () => {
    const cost = monthly('2028-01-17T08:00', '2028-03-10T17:00', '3100');
    // 15 of 31 days, 29 of 29, 10 of 31.
    expect(cost.byMonth.map(({ month, cost: { total } }) => [month, total])).toEqual([
      ['2028-01', '1500'],
      ['2028-02', '3100'],
      ['2028-03', '1000'],
    ]);
    expect(cost.total.total).toBe('5600');
  });

  test('half of February: 15 of 29 days in a leap year, 14 of 28 in another', () => {
    expect(monthly('2028-02-15T08:00', '2028-02-29T17:00', '2900').total.total).toBe('1500');
    expect(monthly('2027-02-15T08:00', '2027-02-28T17:00', '2800').total.total).toBe('1400');
  });

  test('a month from its first day to its last costs the amount, whatever its length', () => {
    expect(monthly('2027-02-01T08:00', '2027-02-28T17:00', '1234.56').total.total).toBe('1234.56');
    expect(monthly('2027-01-01T00:00', '2028-01-01T00:00', '0.07').total.total).toBe('0.84');
  });

  test('each month is rounded by itself: 10 of 31 days of 100 are 32.26', () => {
    expect(monthly('2027-01-22T08:00', '2027-01-31T17:00', '100').total.total).toBe('32.26');
  });

  test('a milestone has no days', () => {
    expect(monthly('2027-01-22T08:00', '2027-01-22T08:00', '100').total.total).toBe('0');
  });

  test('the days up to the status moment are spent, that day included', () => {
    const running = task('a', 60, { ...started, actualDuration: 20 * DAY, remaining: 40 * DAY });
    const { total, byMonth } = costOf([running, fixedCost('a', '3100', { per: 'month' })], {
      statusDate: '2026-03-30T08:00',
    });
    // 2 March to 22 May: 30 of 31 days of March, April, 22 of 31 days of May. 29 days of March are gone.
    expect(byMonth.map(({ cost }) => cost)).toEqual([
      { total: '3000', spent: '2900', toCome: '100' },
      { total: '3100', spent: '0', toCome: '3100' },
      { total: '2200', spent: '0', toCome: '2200' },
    ]);
    expect(total).toEqual({ total: '8300', spent: '2900', toCome: '5400' });
  });
});

describe('CST-7 months', () => {
  test('work is spent in the month it lies in, by working time', () => {
    // 23 March to 3 April: seven days in March, three in April.
    const late = task('a', 10, {
      constraint: { type: 'start-no-earlier-than', date: '2026-03-23T08:00' },
    });
    const { byMonth } = costOf([late, ana('100'), assignment('a', 'ana', 10)]);
    expect(byMonth.map(({ month, cost: { total } }) => [month, total])).toEqual([
      ['2026-03', '5600'],
      ['2026-04', '2400'],
    ]);
  });
});

describe('CST-8 the budget', () => {
  const crew = resource('ana', { category: 'integration', ...rates({ standard: euros('100') }) });
  const records = [
    task('a', 10),
    crew,
    assignment('a', 'ana', 10),
    fixedCost('a', '500', { category: 'travel', accrual: 'start' }),
    fixedCost('a', '70', { id: recordId('loose'), accrual: 'start' }),
    budgetLine('integration', '6000'),
    budgetLine('integration', '1500', { id: recordId('second') }),
    budgetLine('travel', '900'),
    budgetLine('licences', '400'),
    budgetLine('reserve', '1000', { contingency: true }),
  ];

  test('by category, with what is left at completion', () => {
    const { categories } = costOf(records).budget ?? {};
    expect(
      categories?.map(({ category, budget, cost, left }) => [category, budget, cost.total, left]),
    ).toEqual([
      ['integration', '7500', '8000', '-500'],
      ['licences', '400', '0', '400'],
      ['travel', '900', '500', '400'],
    ]);
    expect(categories?.[0]?.lineIds).toEqual(['budget-integration', 'second']);
  });

  test('the contingency bears what is above a line, and what has none; what others leave is theirs', () => {
    const budget = costOf(records).budget;
    expect(budget?.unbudgeted.total).toBe('70');
    expect(budget?.contingency).toEqual({
      lineIds: ['budget-reserve'],
      amount: '1000',
      needed: '570',
      left: '430',
    });
    // 9,800 of lines; 8,570 of costs.
    expect([budget?.budget, budget?.left]).toEqual(['9800', '1230']);
  });

  test('no lines, no budget', () => {
    expect(costOf([task('a', 1)]).budget).toBeNull();
  });
});

describe('CST-9 summaries', () => {
  test('cost what they have of their own and what is under them', () => {
    const { byTask } = costOf([
      task('phase', 0, { type: 'summary' }),
      task('stage', 0, { type: 'summary', under: 'phase' }),
      task('a', 1, { under: 'stage' }),
      task('b', 1, { under: 'phase' }),
      task('c', 1),
      fixedCost('phase', '1'),
      fixedCost('a', '10'),
      fixedCost('b', '100'),
    ]);
    const totals = Object.entries(byTask).map(([id, { own, all }]) => [id, own.total, all.total]);
    expect(totals.sort()).toEqual([
      ['a', '10', '10'],
      ['b', '100', '100'],
      ['phase', '1', '111'],
      ['stage', '0', '10'],
    ]);
  });
});
