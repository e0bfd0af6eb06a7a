import { computePlan } from '../computed/index.ts';
import {
  type AssignmentRecord,
  type BudgetLineRecord,
  type Decimal,
  type FixedCostRecord,
  type Money,
  type PlanRecord,
  type ProjectRecord,
  type Rate,
  Records,
  type ResourceRecord,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { type PlanCost, planCost } from './plan-cost.ts';

/** Small plans in days of eight hours from Monday 2 March 2026; status is of that morning. */

export const DAY = 480;
const HOURS: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });

export const euros = (amount: Decimal): Money => ({ amount, currency: 'EUR' });

export const task = (
  id: string,
  days: number,
  { under, ...fields }: Partial<TaskRecord> & { under?: string } = {},
): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank: 'V',
  type: 'task',
  fixed: 'duration',
  duration: { minutes: days * DAY, unit: 'd' },
  ...(under !== undefined && { parent: recordId(under) }),
  ...fields,
});

export const resource = (id: string, fields: Partial<ResourceRecord> = {}): ResourceRecord => ({
  ...base(id),
  kind: 'resource',
  name: id,
  type: 'work',
  ...fields,
});

/** Rates by their names, of table A unless they say otherwise. */
export const rates = (...given: Rate[]): Pick<ResourceRecord, 'rates'> => ({
  rates: Object.fromEntries(given.map((rate, index) => [recordId(`rate${index}`), rate])),
});

/** So many days of one person. */
export const assignment = (
  taskId: string,
  resourceId: string,
  days: number,
  fields: Partial<AssignmentRecord> = {},
): AssignmentRecord => ({
  ...base(`${taskId}-by-${resourceId}`),
  kind: 'assignment',
  taskId: recordId(taskId),
  resourceId: recordId(resourceId),
  units: 1,
  work: days * DAY,
  ...fields,
});

export const fixedCost = (
  taskId: string,
  amount: Decimal,
  fields: Partial<FixedCostRecord> = {},
): FixedCostRecord => ({
  ...base(`cost-of-${taskId}`),
  kind: 'fixed-cost',
  taskId: recordId(taskId),
  amount: euros(amount),
  accrual: 'prorated',
  ...fields,
});

export const budgetLine = (
  category: string,
  amount: Decimal,
  fields: Partial<BudgetLineRecord> = {},
): BudgetLineRecord => ({
  ...base(`budget-${category}`),
  kind: 'budget-line',
  category,
  amount: euros(amount),
  ...fields,
});

export function plan(
  records: readonly PlanRecord[],
  project: Partial<ProjectRecord> = {},
): Records {
  return new Records([
    {
      ...base('project'),
      kind: 'project',
      name: 'Move to the cloud',
      rules: 'ms-project',
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      statusDate: '2026-03-02T08:00',
      calendarId: recordId('standard'),
      minutesPerDay: DAY,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 1020,
      currency: 'EUR',
      criticalFloatLimit: 0,
      ...project,
    },
    {
      ...base('standard'),
      kind: 'calendar',
      name: 'Standard',
      week: { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS },
      exceptions: {},
      workWeeks: {},
    },
    ...records,
  ]);
}

export function costOf(
  records: readonly PlanRecord[],
  project: Partial<ProjectRecord> = {},
): PlanCost {
  const computed = computePlan(plan(records, project));
  if ('code' in computed) throw new Error(`no dates: ${computed.code}`);
  return planCost(computed);
}
