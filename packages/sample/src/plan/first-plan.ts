import type { Edit, ProjectRecord } from '@throughline/model';
import { beginning } from './beginning.ts';
import { cutOverWindows, financeWindows, WORKING_DAYS, workingDays } from './calendars.ts';
import { ending } from './ending.ts';
import { idOf } from './ids.ts';
import { assignmentsOf, budgetLines, fixedCosts } from './money.ts';
import { resources } from './people.ts';
import { customFields, linksOf, MINUTES_PER_DAY, tasksOf } from './records.ts';
import type { Row } from './row.ts';
import { moves } from './waves.ts';

/** Every row of the plan as it was first written. */
export function rows(): Row[] {
  return [...beginning(), ...moves(), ...ending()];
}

/** The plan as it was first written: first what everything else refers to. */
export function firstPlan(): Edit[][] {
  const all = rows();
  return [
    [
      { kind: 'project.create', record: project(), calendar: workingDays() },
      { kind: 'calendar.add', record: cutOverWindows() },
      { kind: 'calendar.add', record: financeWindows() },
      ...customFields().map((record): Edit => ({ kind: 'custom-field.add', record })),
    ],
    resources().map((record): Edit => ({ kind: 'resource.add', record })),
    tasksOf(all).map((record): Edit => ({ kind: 'task.add', record })),
    linksOf(all).map((record): Edit => ({ kind: 'link.add', record })),
    assignmentsOf(all).map((record): Edit => ({ kind: 'assignment.add', record })),
    [
      ...fixedCosts().map((record): Edit => ({ kind: 'fixed-cost.add', record })),
      ...budgetLines().map((record): Edit => ({ kind: 'budget-line.add', record })),
    ],
  ];
}

function project(): ProjectRecord {
  return {
    id: idOf('project', 'data-centre-exit'),
    kind: 'project',
    audience: 'shared',
    name: 'Data-centre exit',
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: '2026-01-05T08:00',
    statusDate: '2026-01-05T08:00',
    calendarId: WORKING_DAYS,
    minutesPerDay: MINUTES_PER_DAY,
    minutesPerWeek: 5 * MINUTES_PER_DAY,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency: 'USD',
    criticalFloatLimit: 0,
  };
}
