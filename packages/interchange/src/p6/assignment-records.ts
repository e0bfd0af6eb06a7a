import type { AssignmentRecord, FixedCostRecord, TaskRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import type { CustomFields } from './custom-fields.ts';
import { ACCRUAL, RATE_TABLE } from './enumerations.ts';
import { plainText } from './notes.ts';
import type { P6Object, P6Objects } from './p6-object.ts';
import { nameOf, p6Id, said } from './record-fields.ts';
import type { ResourceRecords } from './resource-records.ts';
import { added, toTenth, type Values } from './values.ts';

type Assignment = P6Object<'ResourceAssignment'>;
type Tasks = ReadonlyMap<string, TaskRecord>;

/** Work given to resources, or to roles that nobody fills. Hours become minutes. */
export function assignmentRecords(
  objects: P6Objects,
  tasks: Tasks,
  resources: ResourceRecords,
  custom: CustomFields,
  values: Values,
): AssignmentRecord[] {
  const records: AssignmentRecord[] = [];
  const seen = new Set<string>();
  for (const assignment of objects.all('ResourceAssignment')) {
    const where = () => `line ${assignment.line}`;
    const task = tasks.get(assignment.text('ActivityObjectId') ?? '');
    const objectId = assignment.text('ObjectId') ?? `line ${assignment.line}`;
    if (task === undefined || seen.has(objectId)) {
      const kind = values.dialect.kindName('ResourceAssignment');
      const field = values.dialect.fieldName('ResourceAssignment', 'ActivityObjectId');
      if (task === undefined) values.losses.add('reference-dangling', where, { field });
      else values.losses.add('p6-object-twice', where, { kind });
      continue;
    }
    seen.add(objectId);
    records.push(assignmentRecord(assignment, objectId, task, resources, custom, values));
  }
  return records;
}

function assignmentRecord(
  assignment: Assignment,
  objectId: string,
  task: TaskRecord,
  resources: ResourceRecords,
  custom: CustomFields,
  values: Values,
): AssignmentRecord {
  const { losses, dialect } = values;
  const where = () => `line ${assignment.line}`;
  const resource = resources.resource(assignment.text('ResourceObjectId'));
  const role = resources.role(assignment.text('RoleObjectId'));
  if (resource === undefined && assignment.text('ResourceObjectId') !== undefined) {
    const field = dialect.fieldName('ResourceAssignment', 'ResourceObjectId');
    losses.add('reference-dangling', where, { field });
  }
  if (resource !== undefined && assignment.text('RoleObjectId') !== undefined) {
    losses.add('p6-assignment-role', where);
  }
  if (values.yes(assignment, 'DrivingActivityDatesFlag') === false) {
    losses.add('p6-assignment-not-driving', where);
  }
  if (assignment.text('ResourceCurveObjectId') !== undefined) losses.add('p6-curve', where);
  const rateTable = values.one(assignment, 'RateType', RATE_TABLE);
  const begun = values.date(assignment, 'ActualStartDate');
  return {
    id: p6Id('assignment', objectId),
    kind: 'assignment',
    audience: AUDIENCE_OF_IMPORTS,
    ...(assignment.text('ObjectId') !== undefined && { keys: { 'p6.object-id': objectId } }),
    taskId: task.id,
    ...said({ resourceId: (resource ?? role)?.id }),
    ...(resource?.type === 'material'
      ? quantities(assignment, values)
      : workOf(assignment, task, values)),
    ...costs(assignment, values),
    ...said({
      // The others P6 computes; only what happened is the plan's own.
      start: begun,
      finish: values.date(assignment, 'ActualFinishDate'),
      delay:
        begun === undefined ? values.duration(assignment, 'PlannedLag') || undefined : undefined,
      rateTable: rateTable === 'A' ? undefined : rateTable,
      custom: custom.of('assignment', objectId),
    }),
  };
}

type Amounts = Pick<
  AssignmentRecord,
  'units' | 'work' | 'actualWork' | 'remainingWork' | 'overtimeWork'
>;

/** Units are those at which the rest of the work will be done; work is all of it, done and left. */
function workOf(assignment: Assignment, task: TaskRecord, values: Values): Amounts {
  const overtime = values.work(assignment, 'ActualOvertimeUnits') ?? 0;
  const actual = toTenth((values.work(assignment, 'ActualRegularUnits') ?? 0) + overtime);
  const planned = values.work(assignment, 'PlannedUnits') ?? 0;
  const remaining =
    values.work(assignment, 'RemainingUnits') ??
    (task.actualFinish === undefined ? toTenth(Math.max(0, planned - actual)) : 0);
  const plannedRate = unitsPerTime(assignment, 'PlannedUnitsPerTime', values);
  const remainingRate = unitsPerTime(assignment, 'RemainingUnitsPerTime', values);
  return {
    units: (remaining > 0 && remainingRate ? remainingRate : (plannedRate ?? remainingRate)) ?? 0,
    work: toTenth(actual + remaining),
    ...(actual > 0 && { actualWork: actual, remainingWork: remaining }),
    ...(overtime > 0 && { overtimeWork: overtime }),
  };
}

/** Of a material, units are how much of it; there is no work. */
function quantities(assignment: Assignment, values: Values): Amounts {
  const actual = values.number(assignment, 'ActualRegularUnits') ?? 0;
  const planned = values.number(assignment, 'PlannedUnits') ?? 0;
  const remaining = values.number(assignment, 'RemainingUnits') ?? Math.max(0, planned - actual);
  if (actual > 0) values.losses.add('p6-material-used', () => `line ${assignment.line}`);
  const units = actual + remaining;
  if (units >= 0 && units <= 1_000_000_000) return { units, work: 0 };
  values.unreadable(assignment, 'RemainingUnits');
  return { units: 0, work: 0 };
}

function unitsPerTime(
  assignment: Assignment,
  field: 'PlannedUnitsPerTime' | 'RemainingUnitsPerTime',
  values: Values,
): number | undefined {
  const units = values.number(assignment, field);
  if (units === undefined || (units >= 0 && units <= 1_000_000_000)) return units;
  values.unreadable(assignment, field);
  return undefined;
}

function costs(
  assignment: Assignment,
  values: Values,
): Pick<AssignmentRecord, 'cost' | 'actualCost' | 'remainingCost'> {
  const actual = values.sum(assignment, ['ActualRegularCost', 'ActualOvertimeCost']);
  const remaining = values.money(assignment, 'RemainingCost');
  if (actual === undefined && remaining === undefined) {
    return said({ cost: values.money(assignment, 'PlannedCost') });
  }
  const amount = added(actual?.amount ?? '0', remaining?.amount ?? '0');
  const cost = { amount, currency: (actual ?? remaining)?.currency ?? '' };
  if (amount === '0') return {};
  return said({ cost, actualCost: actual, remainingCost: remaining });
}

/** Expenses: money that an activity costs whatever its work. */
export function expenseRecords(
  everywhere: P6Objects,
  objects: P6Objects,
  tasks: Tasks,
  values: Values,
): FixedCostRecord[] {
  const { losses, dialect } = values;
  const categories = new Map(
    everywhere.all('ExpenseCategory').map((known) => [known.text('ObjectId'), known.text('Name')]),
  );
  const records: FixedCostRecord[] = [];
  const seen = new Set<string>();
  for (const expense of objects.all('ActivityExpense')) {
    const where = () => `line ${expense.line}`;
    const task = tasks.get(expense.text('ActivityObjectId') ?? '');
    const objectId = expense.text('ObjectId') ?? `line ${expense.line}`;
    if (task === undefined || seen.has(objectId)) {
      const kind = dialect.kindName('ActivityExpense');
      const field = dialect.fieldName('ActivityExpense', 'ActivityObjectId');
      if (task === undefined) losses.add('reference-dangling', where, { field });
      else losses.add('p6-object-twice', where, { kind });
      continue;
    }
    seen.add(objectId);
    const amount =
      values.sum(expense, ['ActualCost', 'RemainingCost']) ?? values.money(expense, 'PlannedCost');
    if (amount === undefined) continue;
    const spent = values.amount(expense, 'ActualCost') ?? '0';
    const planned = values.amount(expense, 'PlannedCost') ?? amount.amount;
    if (spent !== '0' || planned !== amount.amount) losses.add('p6-expense-progress', where);
    const name = expense.text('ExpenseItem');
    records.push({
      id: p6Id('expense', objectId),
      kind: 'fixed-cost',
      audience: AUDIENCE_OF_IMPORTS,
      ...(expense.text('ObjectId') !== undefined && { keys: { 'p6.object-id': objectId } }),
      taskId: task.id,
      amount,
      accrual: values.one(expense, 'AccrualType', ACCRUAL) ?? 'prorated',
      ...said({
        name: name === undefined ? undefined : nameOf(name, losses, where),
        category: categories.get(expense.text('ExpenseCategoryObjectId')),
        vendor: expense.text('Vendor'),
        notes: plainText(expense.text('ExpenseDescription') ?? '').text || undefined,
      }),
    });
  }
  return records;
}
