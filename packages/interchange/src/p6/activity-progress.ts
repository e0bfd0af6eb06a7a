import type { TaskRecord } from '@throughline/model';
import { PERCENT_TYPE, STATUS } from './enumerations.ts';
import type { P6Object } from './p6-object.ts';
import { said } from './record-fields.ts';
import { toTenth, type Values } from './values.ts';

type Activity = P6Object<'Activity'>;

type Progress = Pick<
  TaskRecord,
  | 'duration'
  | 'remaining'
  | 'actualDuration'
  | 'work'
  | 'actualWork'
  | 'remainingWork'
  | 'actualStart'
  | 'actualFinish'
  | 'percentCompleteType'
  | 'percentComplete'
  | 'percentWorkComplete'
  | 'physicalPercentComplete'
>;

/**
 * How long, how much work, and how much of both is done. What is not begun says no more than its
 * duration, unless the file gives it another remaining one.
 */
export function activityProgress(
  activity: Activity,
  values: Values,
  where: () => string,
): Progress {
  const actualStart = values.date(activity, 'ActualStartDate');
  const actualFinish = values.date(activity, 'ActualFinishDate');
  const status = values.one(activity, 'Status', STATUS);
  if (
    (status === 'complete' && actualFinish === undefined) ||
    (status === 'active' && actualStart === undefined)
  ) {
    values.losses.add('p6-status-without-date', where);
  }
  const begun = actualStart !== undefined || actualFinish !== undefined;
  const done = actualFinish !== undefined;
  const remainingRead = values.duration(activity, 'RemainingDuration');
  const planned = values.duration(activity, 'PlannedDuration') ?? remainingRead ?? 0;
  const remaining = done ? 0 : (remainingRead ?? planned);
  const actualDuration = values.duration(activity, 'ActualDuration');
  const work = workOf(activity, values, where);
  const percents = percentsOf(activity, values, { begun, done, planned, remaining, work });
  return said({
    duration: { minutes: planned, unit: 'd' as const },
    remaining: begun || remaining !== planned ? remaining : undefined,
    actualDuration: begun ? actualDuration : undefined,
    work: work.total > 0 ? work.total : undefined,
    actualWork: work.actual > 0 ? work.actual : undefined,
    remainingWork: work.actual > 0 ? work.remaining : undefined,
    actualStart,
    actualFinish,
    ...percents,
  });
}

interface Work {
  readonly actual: number;
  readonly remaining: number;
  readonly total: number;
}

/** Of people and machines, in minutes. What was planned is another number once work differs from it. */
function workOf(activity: Activity, values: Values, where: () => string): Work {
  const labor = values.work(activity, 'ActualLaborUnits') ?? 0;
  const machines = values.work(activity, 'ActualNonLaborUnits') ?? 0;
  const laborLeft = values.work(activity, 'RemainingLaborUnits');
  const machinesLeft = values.work(activity, 'RemainingNonLaborUnits');
  const plannedLabor = values.work(activity, 'PlannedLaborUnits') ?? 0;
  const plannedMachines = values.work(activity, 'PlannedNonLaborUnits') ?? 0;
  const actual = toTenth(labor + machines);
  const remaining = toTenth(
    (laborLeft ?? Math.max(0, plannedLabor - labor)) +
      (machinesLeft ?? Math.max(0, plannedMachines - machines)),
  );
  const total = toTenth(actual + remaining);
  const planned = plannedLabor + plannedMachines;
  if (planned > 0 && Math.abs(planned - total) > 1) values.losses.add('p6-planned-units', where);
  return { actual, remaining, total };
}

interface State {
  readonly begun: boolean;
  readonly done: boolean;
  readonly planned: number;
  readonly remaining: number;
  readonly work: Work;
}

type Percents = Pick<
  TaskRecord,
  'percentCompleteType' | 'percentComplete' | 'percentWorkComplete' | 'physicalPercentComplete'
>;

/** An XER holds only the physical percentage; P6 computes the others from what is done and left. */
function percentsOf(activity: Activity, values: Values, state: State): Percents {
  const { begun, done, planned, remaining, work } = state;
  const type = values.one(activity, 'PercentCompleteType', PERCENT_TYPE) ?? 'duration';
  const physical = values.percent(activity, 'PhysicalPercentComplete');
  const byDuration =
    values.percent(activity, 'DurationPercentComplete') ??
    (planned > 0 ? (Math.max(0, planned - remaining) / planned) * 100 : 0);
  const byUnits =
    values.percent(activity, 'UnitsPercentComplete') ??
    (work.total > 0 ? Math.min(100, (work.actual / work.total) * 100) : 0);
  const byType = { duration: byDuration, physical: physical ?? 0, units: byUnits }[type];
  const given = values.percent(activity, 'PercentComplete') ?? byType;
  const percent = done ? 100 : begun || type === 'physical' ? given : 0;
  return said({
    percentCompleteType: type,
    percentComplete: begun || percent > 0 ? percent : undefined,
    percentWorkComplete: begun && byUnits > 0 ? byUnits : undefined,
    physicalPercentComplete:
      physical !== undefined && (physical > 0 || (begun && type === 'physical'))
        ? physical
        : undefined,
  });
}
