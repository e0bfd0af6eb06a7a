import {
  MINUTES_PER_DAY,
  minuteOf,
  minuteText,
  TimeOutOfRange,
  type WorkingCalendar,
} from '@throughline/engine';
import { isRefusal, type LocalDateTime, parseLag, type TaskRecord } from '@throughline/model';
import { format } from '../../words/index.ts';
import type { CellPlan } from '../cell-plan.ts';
import { scaleOfTask } from './lengths.ts';
import { say, Wrong } from './say.ts';
import { readDay, type TypedDay } from './typed-day.ts';

/** Which end of a working day a date without a time means. */
export type DayEnd = 'start' | 'finish';

/**
 * A typed date as a moment of the plan. Without a time it is where the working day of the task's calendar begins or
 * ends, or the project's default on a day without work. `+3d` is so much working time after `before`, the date that
 * it replaces, else after today.
 */
export function momentTyped(
  plan: CellPlan,
  task: TaskRecord | undefined,
  text: string,
  end: DayEnd,
  before: LocalDateTime | undefined,
): LocalDateTime | Wrong {
  const far = relative(plan, task, text, end, before);
  if (far !== undefined) return far;
  const day = readDay(text, plan.today, before?.slice(0, 10));
  if (day === undefined)
    return new Wrong(say('date', { text, example: format.gridDay('2027-03-12') }));
  if (day === 'nowhere') return new Wrong(say('noSuchDay', { text }));
  return atTime(plan, task, day, end);
}

export function atTime(
  plan: CellPlan,
  task: TaskRecord | undefined,
  { date, time }: TypedDay,
  end: DayEnd,
): LocalDateTime {
  return `${date}T${time ?? timeOfDay(plan, task, date, end)}`;
}

function timeOfDay(
  plan: CellPlan,
  task: TaskRecord | undefined,
  date: string,
  end: DayEnd,
): string {
  const midnight = minuteOf(date) as number;
  const next = midnight + MINUTES_PER_DAY;
  const calendar = calendarOf(plan, task);
  const worked =
    calendar &&
    inRange(() => (end === 'start' ? calendar.nextStart(midnight) : calendar.previousFinish(next)));
  // Round the clock, or no work that day: the project says when.
  if (
    worked !== undefined &&
    worked >= midnight &&
    worked < next &&
    (end === 'start' || worked > midnight)
  ) {
    return minuteText(worked).slice(11);
  }
  const { defaultStartTime, defaultEndTime } = plan.records.project;
  const minutes = end === 'start' ? defaultStartTime : defaultEndTime;
  return minuteText(midnight + Math.min(minutes, MINUTES_PER_DAY - 1)).slice(11);
}

function relative(
  plan: CellPlan,
  task: TaskRecord | undefined,
  text: string,
  end: DayEnd,
  before: LocalDateTime | undefined,
): LocalDateTime | Wrong | undefined {
  if (!/^[+\u2212-]\s*\d/.test(text)) return undefined;
  const lag = parseLag(
    text.replace('\u2212', '-'),
    task === undefined ? projectScale(plan) : scaleOfTask(plan, task),
  );
  if (isRefusal(lag) || 'percent' in lag) return undefined;
  const from = minuteOf(before ?? atTime(plan, task, { date: plan.today }, end)) as number;
  const calendar = calendarOf(plan, task);
  const at = inRange(() => {
    if (lag.elapsed || calendar === undefined) return from + lag.minutes;
    const worked = calendar.add(from, lag.minutes);
    return end === 'start' ? calendar.nextStart(worked) : calendar.previousFinish(worked);
  });
  const isInRange = at !== undefined && minuteOf(minuteText(at)) !== undefined;
  return isInRange ? minuteText(at) : new Wrong(say('noSuchDay', { text }));
}

function projectScale({ records: { project } }: CellPlan) {
  const { minutesPerDay, minutesPerWeek, daysPerMonth } = project;
  return { minutesPerDay, minutesPerWeek, minutesPerMonth: minutesPerDay * daysPerMonth };
}

function calendarOf(
  { computed }: CellPlan,
  task: TaskRecord | undefined,
): WorkingCalendar | undefined {
  const isDated = task !== undefined && computed?.plan.context.indexOfTask.has(task.id);
  return computed?.schedule.calendar(isDated ? task.id : undefined);
}

/** Undefined where the calendar has no such moment between 1900 and 2199. */
function inRange(find: () => number): number | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof TimeOutOfRange) return undefined;
    throw error;
  }
}
