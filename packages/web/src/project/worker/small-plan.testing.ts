import type { Edit, PlanRecord, RecordId } from '@throughline/model';
import fc from 'fast-check';

const id = (text: string) => text as RecordId;
const NAMES = ['a', 'b', 'c', 'd', 'e'];

/** Five tasks, two of them under a summary, one after the other. */
export function smallPlan(): PlanRecord[] {
  const base = (text: string) => ({ id: id(text), audience: 'shared' as const });
  const day = [[480, 960]] as [number, number][];
  const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
  return [
    {
      ...base('project'),
      kind: 'project',
      name: 'Plan',
      rules: 'ms-project',
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      calendarId: id('calendar'),
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 960,
      currency: 'EUR',
      criticalFloatLimit: 0,
    },
    {
      ...base('calendar'),
      kind: 'calendar',
      name: 'Standard',
      week: {
        ...Object.fromEntries(weekdays.map((weekday) => [weekday, day])),
        saturday: [],
        sunday: [],
      },
      exceptions: {},
      workWeeks: {},
    },
    ...NAMES.map(
      (name, place): PlanRecord => ({
        ...base(name),
        kind: 'task',
        name,
        rank: String.fromCharCode(66 + place * 2),
        type: 'task',
        fixed: 'units',
        duration: { minutes: 480 * (place + 1), unit: 'd' },
        ...(place > 2 && { parent: id('c') }),
      }),
    ),
    { ...base('a-b'), kind: 'link', from: id('a'), to: id('b'), type: 'FS' },
  ];
}

let made = 0;
const task = fc.constantFrom(...NAMES).map(id);

/** What people do to it: some of it is refused. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('task.rename' as const),
    taskId: task,
    name: fc.string({ maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('task.set-duration' as const),
    taskId: task,
    minutes: fc.integer({ min: 1, max: 9 }).map((days) => days * 480),
  }),
  fc.record({ kind: fc.constant('task.indent' as const), taskId: task }),
  fc.record({ kind: fc.constant('task.outdent' as const), taskId: task }),
  fc.record({ kind: fc.constant('task.remove' as const), ids: task.map((one) => [one]) }),
  fc.tuple(task, task).map(([from, to]): Edit => {
    const record = {
      id: id(`l${++made}`),
      kind: 'link',
      audience: 'shared',
      from,
      to,
      type: 'FS',
    } as const;
    return { kind: 'link.add', record };
  }),
);
