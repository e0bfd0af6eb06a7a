import {
  type CalendarRecord,
  type Duration,
  type Lag,
  type PlanRecord,
  type RecordId,
  sameJson,
  type TaskRecord,
  Weekday,
} from '../plan/index.ts';
import type { Tool } from './carried.ts';

type Alike<R extends PlanRecord = never> = (now: R, file: R, calendarOf: CalendarOf) => boolean;

/** The calendar of an id as it is after the update. */
export type CalendarOf = (id: RecordId) => CalendarRecord | undefined;

/**
 * UPD-4: whether the file's value is merely how its format says the one that is here: a percentage
 * without its decimals, a length in other units. What is here then stays.
 */
export function saidAlike(
  tool: Tool,
  field: string,
  now: PlanRecord,
  file: PlanRecord,
  calendarOf: CalendarOf,
): boolean {
  const rules = RULES[tool][now.kind];
  if (rules === undefined || !Object.hasOwn(rules, field)) return false;
  const alike = rules[field] as unknown as Alike<PlanRecord> | undefined;
  return alike?.(now, file, calendarOf) === true;
}

type Rules = { readonly [kind in PlanRecord['kind']]?: { readonly [field: string]: Alike } };

/** Whole percents, and 0 is what is not said. */
const percent =
  (field: 'percentComplete' | 'percentWorkComplete' | 'physicalPercentComplete') =>
  (now: TaskRecord, file: TaskRecord) =>
    Math.round(now[field] ?? 0) === (file[field] ?? 0);

/** Nothing, said or not. */
const none = (field: string) => (now: PlanRecord, file: PlanRecord) =>
  !fieldValue(now, field) && !fieldValue(file, field);

function fieldValue(record: PlanRecord, field: string): unknown {
  return (record as unknown as Record<string, unknown>)[field];
}

const noMoney = (field: string) => (now: PlanRecord, file: PlanRecord) => {
  const money = fieldValue(now, field) as { readonly amount: string } | undefined;
  return money?.amount === '0' && fieldValue(file, field) === undefined;
};

const usualPriority = (now: TaskRecord, file: TaskRecord) =>
  (now.priority ?? 500) === (file.priority ?? 500);

/** Of work that has not begun all is left, which needs no saying. */
const allIsLeft = (now: TaskRecord, file: TaskRecord) =>
  file.remaining === undefined &&
  file.actualStart === undefined &&
  now.remaining === file.duration?.minutes;

const noWorkIsDone = (
  now: { readonly remainingWork?: number },
  file: { readonly work?: number; readonly actualWork?: number; readonly remainingWork?: number },
) =>
  file.remainingWork === undefined &&
  file.actualWork === undefined &&
  now.remainingWork === file.work;

const TASK_IN_BOTH = {
  notes: none('notes'),
  actualDuration: none('actualDuration'),
  remaining: allIsLeft,
  work: none('work'),
  actualWork: none('actualWork'),
  remainingWork: none('remainingWork'),
  priority: usualPriority,
};

const ASSIGNMENT_IN_BOTH = {
  actualWork: none('actualWork'),
  remainingWork: noWorkIsDone,
  overtimeWork: none('overtimeWork'),
  cost: noMoney('cost'),
  actualCost: noMoney('actualCost'),
  remainingCost: noMoney('remainingCost'),
  delay: none('delay'),
  levelingDelay: none('levelingDelay'),
};

const RULES: { readonly [T in Tool]: Rules } = {
  'ms-project': {
    project: {
      criticalFloatLimit: (now: Floats, file: Floats) =>
        Math.round(now.criticalFloatLimit / file.minutesPerDay) * file.minutesPerDay ===
        file.criticalFloatLimit,
    },
    calendar: {
      week: (now: CalendarRecord, file: CalendarRecord, calendarOf: CalendarOf) =>
        sameWeek(now, file) || sameWhole(now, file, calendarOf),
      baseId: sameWhole,
      exceptions: sameWhole,
      workWeeks: sameWhole,
    },
    task: {
      ...TASK_IN_BOTH,
      percentComplete: percent('percentComplete'),
      percentWorkComplete: percent('percentWorkComplete'),
      physicalPercentComplete: percent('physicalPercentComplete'),
      // A row is a summary there only where rows are under it; P6's own types it has not got.
      type: (now: TaskRecord, file: TaskRecord) =>
        file.type === 'task' && (now.type !== 'summary' || file.duration === undefined),
      duration: (now: TaskRecord, file: TaskRecord) => inYears(now.duration, file.duration),
      constraint: sameHard,
    },
    link: {
      lag: (now: { lag?: Lag }, file: { lag?: Lag }) => sameLag(now.lag, file.lag),
    },
    assignment: ASSIGNMENT_IN_BOTH,
  },
  p6: {
    task: {
      ...TASK_IN_BOTH,
      duration: (now: TaskRecord, file: TaskRecord) =>
        now.duration?.minutes === file.duration?.minutes,
    },
    link: {
      lag: (now: { lag?: Lag }, file: { lag?: Lag }) =>
        lagMinutes(now.lag) !== undefined && lagMinutes(now.lag) === lagMinutes(file.lag),
    },
    assignment: ASSIGNMENT_IN_BOTH,
  },
};

interface Floats {
  readonly criticalFloatLimit: number;
  readonly minutesPerDay: number;
}

/** MS Project's longest unit is the month. */
function inYears(now: Duration | undefined, file: Duration | undefined): boolean {
  if (now?.unit !== 'y' || file === undefined) return false;
  return sameJson({ ...now, unit: file.unit }, file);
}

/** Its constraints "on" a date are the hard ones alone. */
function sameHard({ constraint: now }: TaskRecord, { constraint: file }: TaskRecord): boolean {
  if (now?.type !== 'start-on' && now?.type !== 'finish-on') return false;
  return file?.type === `must-${now.type}` && file.date === now.date;
}

function sameLag(now: Lag | undefined, file: Lag | undefined): boolean {
  if (now === undefined) return false;
  if ('percent' in now) {
    if (file === undefined) return Math.round(now.percent) === 0;
    return sameJson({ ...now, percent: Math.round(now.percent) }, file);
  }
  if (file === undefined) return now.minutes === 0;
  return now.unit === 'y' && 'unit' in file && sameJson({ ...now, unit: file.unit }, file);
}

/** P6 has no units of a lag, nor elapsed ones. */
function lagMinutes(lag: Lag | undefined): number | undefined {
  if (lag === undefined) return 0;
  return 'minutes' in lag ? lag.minutes : undefined;
}

/** A calendar derived from none works only on the days it says: those it leaves out are free. */
function sameWeek(now: CalendarRecord, file: CalendarRecord): boolean {
  if (now.baseId !== undefined || file.baseId !== undefined) return false;
  return Weekday.options.every((day) => sameJson(now.week[day] ?? [], file.week[day] ?? []));
}

/**
 * MS Project derives only the calendars of people: in its file another has all that its bases have, its
 * own first.
 */
function sameWhole(now: CalendarRecord, file: CalendarRecord, calendarOf: CalendarOf): boolean {
  if (now.baseId === undefined || now.resourceCalendar || file.baseId !== undefined) return false;
  let { week, exceptions, workWeeks } = now;
  let base = calendarOf(now.baseId);
  for (; base !== undefined; base = base.baseId && calendarOf(base.baseId)) {
    week = { ...base.week, ...week };
    exceptions = { ...exceptions, ...base.exceptions };
    workWeeks = { ...workWeeks, ...base.workWeeks };
  }
  const { baseId: _, ...alone } = now;
  return (
    sameWeek({ ...alone, week }, file) &&
    sameJson(Object.values(exceptions), Object.values(file.exceptions)) &&
    sameJson(Object.values(workWeeks), Object.values(file.workWeeks))
  );
}
