import { type PlanRecord, Weekday } from '@throughline/model';
import fc from 'fast-check';
import { calendars } from './any-calendar.testing.ts';
import { assignments, customFields, resources } from './any-people.testing.ts';
import { outlineRecords, taskDraft } from './any-task.testing.ts';
import { CURRENCY, flag, id, maybe, moment, text, whole } from './any-value.testing.ts';

const project = whole(
  fc.record({
    id: fc.constant(id('project')),
    kind: fc.constant('project' as const),
    audience: fc.constant('internal' as const),
    name: text,
    title: maybe(text),
    rules: fc.constant('ms-project' as const),
    start: moment,
    statusDate: maybe(moment),
    currentDate: maybe(moment),
    calendarId: fc.constant(id('calendar', '1')),
    minutesPerDay: fc.integer({ min: 60, max: 1440 }),
    minutesPerWeek: fc.integer({ min: 60, max: 10_080 }),
    daysPerMonth: fc.integer({ min: 1, max: 31 }),
    weekStart: fc.constantFrom(...Weekday.options),
    defaultStartTime: fc.integer({ min: 0, max: 1439 }),
    defaultEndTime: fc.integer({ min: 0, max: 1439 }),
    currency: fc.constant(CURRENCY),
    currencyDigits: maybe(fc.nat({ max: 8 })),
    newTasksManual: flag,
    multipleCriticalPaths: flag,
    notes: maybe(text),
  }),
);

/** A plan's records, in the order in which the reader gives them. */
export const anyPlan: fc.Arbitrary<PlanRecord[]> = fc
  .record({
    project,
    scheduleFrom: fc.constantFrom('start', 'finish' as const),
    finish: moment,
    criticalDays: fc.integer({ min: -3, max: 9 }),
    calendars,
    customFields,
  })
  .chain((plan) => {
    const calendarIds = plan.calendars.map((one) => one.id);
    return fc
      .record({
        tasks: fc.array(taskDraft(calendarIds, plan.customFields), { maxLength: 8 }),
        resources: resources(calendarIds, plan.customFields),
      })
      .chain(({ tasks, resources: people }) => {
        const outline = outlineRecords(tasks);
        const taskIds = outline.flatMap((one) => (one.kind === 'task' ? [one.id] : []));
        return assignments(
          taskIds,
          people.map((one) => one.id),
          plan.customFields,
        ).map((work) => {
          const { scheduleFrom, finish, criticalDays } = plan;
          const header = {
            ...plan.project,
            scheduleFrom,
            ...(scheduleFrom === 'finish' ? { finish } : {}),
            criticalFloatLimit: criticalDays * plan.project.minutesPerDay,
          } as PlanRecord;
          const before = outline.filter(({ kind }) => kind === 'task' || kind === 'link');
          const after = outline.filter(({ kind }) => kind === 'fixed-cost' || kind === 'baseline');
          return [
            header,
            ...plan.calendars,
            ...people,
            ...plan.customFields,
            ...before,
            ...work,
            ...after,
          ];
        });
      });
  });
