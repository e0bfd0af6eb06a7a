import {
  type Duration,
  type DurationScale,
  Durations,
  doneMinutes,
  printDuration,
  remainingMinutes,
  scaleOf,
  type TaskRecord,
} from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';

/** What a day is on the calendar of a task. P6 keeps it by calendar, MS Project by project. */
export function scaleOfTask({ records }: CellPlan, task: TaskRecord): DurationScale {
  const scale = scaleOf(records.project);
  const { calendarId } = task;
  const calendar = calendarId === undefined ? undefined : records.find('calendar', calendarId);
  if (calendar?.minutesPerDay === undefined) return scale;
  const { minutesPerDay, minutesPerWeek, minutesPerMonth, minutesPerYear } = calendar;
  return {
    minutesPerDay,
    minutesPerWeek: minutesPerWeek ?? scale.minutesPerWeek,
    minutesPerMonth: minutesPerMonth ?? scale.minutesPerMonth,
    ...(minutesPerYear !== undefined && { minutesPerYear }),
  };
}

/** Lengths as they are computed, to a tenth of a day: `12.5d`, `−9d`. By minutes of a day, made once. */
const durationsByDay = new Map<number, Durations>();
export function durationsOf({ minutesPerDay }: DurationScale): Durations {
  let durations = durationsByDay.get(minutesPerDay);
  if (durations === undefined) {
    durations = new Durations(minutesPerDay);
    durationsByDay.set(minutesPerDay, durations);
  }
  return durations;
}

/** Minutes of the task's duration in its own unit. */
export function inUnitOf(plan: CellPlan, task: TaskRecord, minutes: number): string {
  const { unit = 'd', elapsed } = task.duration ?? {};
  const length: Duration = { minutes, unit, ...(elapsed && { elapsed }) };
  return printDuration(length, scaleOfTask(plan, task));
}

export function durationText(plan: CellPlan, task: TaskRecord): string {
  return task.duration === undefined ? '' : printDuration(task.duration, scaleOfTask(plan, task));
}

export const remainingText = (plan: CellPlan, task: TaskRecord): string =>
  task.duration === undefined ? '' : inUnitOf(plan, task, remainingMinutes(task));

export const actualDurationText = (plan: CellPlan, task: TaskRecord): string =>
  task.duration === undefined ? '' : inUnitOf(plan, task, doneMinutes(task));

/** Minutes of work to a tenth, in hours: `16h`, `10.56h`. */
export function workText(minutes: number): string {
  return `${Number((minutes / 60).toFixed(3))}h`;
}
