import { type ProjectRecord, Weekday } from '@throughline/model';
import { writtenMoment, writtenTimeOfDay } from './write-values.ts';
import type { WrittenPlan } from './written-plan.ts';

/** The version of the schema that is written: that of MS Project 2010 to today. */
const SAVE_VERSION = 14;

/** The project's own elements, in the order the schema wants. What no record says is MS Project's default. */
export function writeHeader({ xml, records, dates, uids, losses }: WrittenPlan): void {
  const { project } = records;
  const fromStart = project.scheduleFrom === 'start';
  const finish = project.finish ?? dates.get(project.id)?.finish;
  xml.leaf('SaveVersion', SAVE_VERSION);
  xml.leaf('Name', project.name);
  xml.leaf('Title', project.title);
  xml.flag('ScheduleFromStart', fromStart);
  xml.leaf('StartDate', writtenMoment(project.start));
  xml.leaf('FinishDate', writtenMoment(finish));
  xml.leaf('FYStartDate', 1);
  xml.leaf(
    'CriticalSlackLimit',
    criticalDays(project, () => losses.add('critical-limit-rounded')),
  );
  xml.leaf('CurrencyDigits', project.currencyDigits);
  xml.leaf('CurrencySymbol', project.currency);
  xml.leaf('CurrencyCode', project.currency);
  xml.leaf('CurrencySymbolPosition', 3);
  xml.leaf('CalendarUID', uids.get(project.calendarId));
  xml.leaf('DefaultStartTime', writtenTimeOfDay(project.defaultStartTime));
  xml.leaf('DefaultFinishTime', writtenTimeOfDay(project.defaultEndTime));
  xml.leaf('MinutesPerDay', project.minutesPerDay);
  xml.leaf('MinutesPerWeek', project.minutesPerWeek);
  xml.leaf('DaysPerMonth', project.daysPerMonth);
  xml.leaf('DefaultTaskType', 0);
  xml.leaf('DefaultFixedCostAccrual', 3);
  xml.leaf('DurationFormat', 7);
  xml.leaf('WorkFormat', 2);
  // MS Project writes 0 where constraint dates are honoured.
  xml.leaf('HonorConstraints', 0);
  xml.flag('MultipleCriticalPaths', project.multipleCriticalPaths);
  xml.leaf('WeekStartDay', (Weekday.options.indexOf(project.weekStart) + 1) % 7);
  xml.leaf('StatusDate', writtenMoment(project.statusDate));
  xml.leaf('CurrentDate', writtenMoment(project.currentDate));
  xml.flag('NewTasksAreManual', project.newTasksManual);
  if (project.rules === 'p6') losses.add('rules-changed');
  if (project.p6 !== undefined) losses.add('p6-options');
  if (project.honorConstraints === false) losses.add('links-win-over-constraints');
}

function criticalDays(
  { criticalFloatLimit, minutesPerDay }: ProjectRecord,
  rounded: () => void,
): number {
  const days = criticalFloatLimit / minutesPerDay;
  if (!Number.isInteger(days)) rounded();
  return Math.round(days);
}
