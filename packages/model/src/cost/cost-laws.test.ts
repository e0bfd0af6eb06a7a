import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decimal } from '../plan/index.ts';
import { decimalOf, exact } from './exact.ts';
import type { PlanCost } from './plan-cost.ts';
import {
  assignment,
  costOf,
  DAY,
  euros,
  fixedCost,
  rates,
  resource,
  task,
} from './small-plan.testing.ts';

const amount = fc
  .integer({ min: 1, max: 1_000_000 })
  .map((cents) => decimalOf(BigInt(cents) * 1_000_000n));

const anyTask = fc.record({
  days: fc.integer({ min: 0, max: 90 }),
  after: fc.integer({ min: 1, max: 28 }),
  done: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  work: fc.integer({ min: 0, max: 2000 }),
  overtime: fc.integer({ min: 0, max: 500 }),
  units: fc.constantFrom(0.37, 0.5, 1, 2),
  fixed: amount,
  accrual: fc.constantFrom('start', 'prorated', 'end' as const),
  monthly: fc.boolean(),
  under: fc.boolean(),
});

const anyPlan = fc.record({
  tasks: fc.array(anyTask, { minLength: 1, maxLength: 6 }),
  first: amount,
  second: amount,
  overtime: amount,
  perUse: amount,
  change: fc.integer({ min: 3, max: 28 }),
  statusDay: fc.integer({ min: 2, max: 28 }),
  digits: fc.constantFrom(0, 2, 3),
});

type Given = typeof anyPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

function costsOf(
  { tasks, statusDay, digits, change, ...money }: Given,
  order: 'as given' | 'turned' = 'as given',
): PlanCost {
  const day = (n: number) => String(n).padStart(2, '0');
  const ana = resource('ana', {
    vendor: 'B',
    category: 'people',
    ...rates(
      { standard: euros(money.first), perUse: euros(money.perUse) },
      {
        from: `2026-04-${day(change)}`,
        standard: euros(money.second),
        overtime: euros(money.overtime),
      },
    ),
  });
  const records = tasks.flatMap((one, index) => {
    const id = `t${index}`;
    const begun = one.done === undefined ? {} : { actualStart: '2026-03-02T08:00' };
    const remaining =
      one.done === undefined
        ? {}
        : { remaining: Math.round((one.days * DAY * (100 - one.done)) / 100) };
    return [
      task(id, one.days, {
        constraint: { type: 'start-no-earlier-than', date: `2026-03-${day(one.after)}T08:00` },
        ...begun,
        ...remaining,
        ...(one.under && { under: 'summary' }),
      }),
      assignment(id, 'ana', 0, {
        work: one.work,
        overtimeWork: Math.min(one.work, one.overtime),
        units: one.units,
      }),
      fixedCost(id, one.fixed, {
        accrual: one.accrual,
        category: one.accrual,
        ...(one.monthly && { per: 'month' }),
      }),
    ];
  });
  const all = [task('summary', 0, { type: 'summary' }), ana, ...records];
  return costOf(order === 'turned' ? all.reverse() : all, {
    statusDate: `2026-04-${day(statusDay)}T12:00`,
    currencyDigits: digits,
  });
}

const sum = (amounts: readonly Decimal[]) =>
  decimalOf(amounts.reduce((total, one) => total + exact(one), 0n));

describe('laws', () => {
  test('tasks, categories, vendors and months each sum to the total, spent and to come too', () => {
    fc.assert(
      fc.property(anyPlan, (given) => {
        const { total, byTask, byCategory, byVendor, byMonth } = costsOf(given);
        for (const part of ['total', 'spent', 'toCome'] as const) {
          const own = Object.values(byTask).map((one) => one.own[part]);
          expect(sum(own)).toBe(total[part]);
          for (const rows of [byCategory, byVendor, byMonth]) {
            expect(sum(rows.map(({ cost }) => cost[part]))).toBe(total[part]);
          }
        }
        expect(sum([total.spent, total.toCome])).toBe(total.total);
      }),
      { seed: 20261120, numRuns: 150 },
    );
  });

  test('the order in which the records came changes nothing', () => {
    fc.assert(
      fc.property(anyPlan, (given) => {
        expect(costsOf(given, 'turned')).toEqual(costsOf(given, 'as given'));
      }),
      { seed: 20261121, numRuns: 40 },
    );
  });
});
