import type { Edit } from '@throughline/model';
import { History, instant, isRefusal, recordId, type TaskRecord } from '@throughline/model';

const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const base = (id: string) => ({ id: recordId(id), audience: 'internal' as const });

/** A task of one day; a rank of its own keeps the outline in the order of the ids. */
export function task(id: string): TaskRecord {
  return {
    ...base(id),
    kind: 'task',
    name: id,
    rank: `a${id.replaceAll('-', '')}V`,
    type: 'task',
    fixed: 'units',
    duration: { minutes: 480, unit: 'd' },
  };
}

/** A plan of so many tasks, `t0`, `t1` …, that many people are about to change at once. */
export function smallProject(tasks: number): History {
  const create: Edit = {
    kind: 'project.create',
    record: {
      ...base('project'),
      kind: 'project',
      name: 'Move',
      rules: 'ms-project',
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      calendarId: recordId('standard'),
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 1020,
      currency: 'EUR',
      criticalFloatLimit: 0,
    },
    calendar: {
      ...base('standard'),
      kind: 'calendar',
      name: 'Standard',
      week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
      exceptions: {},
      workWeeks: {},
    },
  };
  const edits: Edit[] = [create];
  for (let n = 0; n < tasks; n++) edits.push({ kind: 'task.add', record: task(`t${n}`) });
  const history = new History();
  const begun = history.submit(
    {
      base: 0,
      at: instant('2026-03-02T08:00:00.000Z'),
      author: recordId('nobody'),
      via: 'api',
      edits: edits.map((edit, n) => ({ editId: recordId(`begin-${n}`) as never, edit })),
    },
    () => '00'.repeat(16),
  );
  if (isRefusal(begun)) throw new Error(begun.code);
  return history;
}
