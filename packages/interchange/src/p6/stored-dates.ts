import type { TaskRecord } from '@throughline/model';
import type { StoredDates } from '../read-outcome.ts';
import type { P6Field } from './p6-fields.ts';
import type { P6Object } from './p6-object.ts';
import { said } from './record-fields.ts';
import type { Values } from './values.ts';

/**
 * What P6 had computed for an activity. PMXML mostly has only the dates of the remaining work, which
 * are its early and late ones; for what is complete both lie at the data date.
 */
export function storedDates(
  activity: P6Object<'Activity'>,
  task: TaskRecord,
  values: Values,
): StoredDates {
  const date = (field: P6Field<'Activity'>) => values.date(activity, field);
  const remaining = {
    remainingEarlyStart: date('RemainingEarlyStartDate'),
    remainingEarlyFinish: date('RemainingEarlyFinishDate'),
    remainingLateStart: date('RemainingLateStartDate'),
    remainingLateFinish: date('RemainingLateFinishDate'),
  };
  const earlyStart = date('EarlyStartDate') ?? remaining.remainingEarlyStart;
  const earlyFinish = date('EarlyFinishDate') ?? remaining.remainingEarlyFinish;
  return said({
    start: date('StartDate') ?? task.actualStart ?? earlyStart,
    finish: date('FinishDate') ?? task.actualFinish ?? earlyFinish,
    earlyStart,
    earlyFinish,
    lateStart: date('LateStartDate') ?? remaining.remainingLateStart,
    lateFinish: date('LateFinishDate') ?? remaining.remainingLateFinish,
    ...remaining,
    totalFloat: values.float(activity, 'TotalFloat'),
    freeFloat: values.float(activity, 'FreeFloat'),
    startFloat: values.float(activity, 'StartFloat'),
    finishFloat: values.float(activity, 'FinishFloat'),
    critical: values.yes(activity, 'IsCritical'),
    longestPath: values.yes(activity, 'IsLongestPath'),
  });
}
