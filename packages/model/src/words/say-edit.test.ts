import { describe, expect, test } from 'vitest';
import { apply, type Edit } from '../edit/index.ts';
import { isRefusal, type PlanRecord, Records, recordId } from '../plan/index.ts';
import { nameIn, sayEdit } from './index.ts';

const scale = { minutesPerDay: 480, minutesPerWeek: 2400, minutesPerMonth: 9600 };
const a = recordId('a');
const ann = recordId('ann');
const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });
const task = (id: string, name: string): PlanRecord => ({
  ...base(id),
  kind: 'task',
  name,
  rank: 'V',
  type: 'task',
  fixed: 'units',
  duration: { minutes: 4800, unit: 'd' },
});
const plan = () =>
  new Records([
    {
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
      currency: 'USD',
      criticalFloatLimit: 0,
    },
    {
      ...base('standard'),
      kind: 'calendar',
      name: 'Standard',
      week: {},
      exceptions: {},
      workWeeks: {},
    },
    task('a', 'Build interfaces'),
    task('b', 'Rehearse'),
    { ...base('ann'), kind: 'resource', name: 'Ann', type: 'work' },
    { ...base('a-b'), kind: 'link', from: a, to: recordId('b'), type: 'FS' },
    { ...base('on'), kind: 'assignment', taskId: a, resourceId: ann, units: 1, work: 4800 },
  ]);

/** The line of an edit as the history has it, with its diff. */
function said(edit: Edit): string {
  const records = plan();
  const diff = apply(edit, records);
  if (isRefusal(diff)) expect.fail(`refused: ${JSON.stringify(diff)}`);
  records.patch(diff);
  return sayEdit({ edit, diff }, nameIn(records, diff.removed), scale);
}

describe('the line of an edit', () => {
  test('says what was there before and what is now, in the units people count in', () => {
    const duration = { kind: 'task.set-duration', taskId: a, minutes: 7200 } as const;
    expect(said(duration)).toBe('Set the duration of ‘Build interfaces’ from 10d to 15d');
    expect(sayEdit(duration, nameIn(plan()))).toBe(
      'Set the duration of ‘Build interfaces’ to 120h',
    );
    expect(said({ kind: 'task.rename', taskId: a, name: 'Build' })).toBe(
      'Renamed ‘Build interfaces’ to ‘Build’',
    );
    expect(said({ kind: 'task.set-deadline', taskId: a, deadline: '2026-06-30T17:00' })).toBe(
      'Set the deadline of ‘Build interfaces’ to 30 Jun 2026 17:00',
    );
    const constraint = { type: 'must-finish-on', date: '2026-06-30T17:00' } as const;
    expect(said({ kind: 'task.set-constraint', taskId: a, constraint })).toBe(
      'Set the constraint of ‘Build interfaces’ to must finish on 30 Jun 2026 17:00',
    );
  });

  test('names links and assignments by what they join, those that went too', () => {
    const lag = { minutes: 1440, unit: 'd' } as const;
    expect(said({ kind: 'link.change', id: recordId('a-b'), set: { type: 'SS', lag } })).toBe(
      'Set the type of ‘Build interfaces → Rehearse’ from FS to SS and its lag to +3d',
    );
    expect(said({ kind: 'link.remove', ids: [recordId('a-b')] })).toBe(
      'Removed the link ‘Build interfaces → Rehearse’',
    );
    expect(said({ kind: 'assignment.remove', ids: [recordId('on')] })).toBe(
      'Removed the assignment ‘Ann on Build interfaces’',
    );
    expect(said({ kind: 'task.remove', ids: ['a', 'a-b', 'on'].map(recordId) })).toBe(
      'Removed ‘Build interfaces’ and 2 other records',
    );
  });

  test('says what was reported', () => {
    const report = { actualStart: '2026-03-02T08:00', remaining: 2400 };
    expect(said({ kind: 'task.set-progress', taskId: a, ...report })).toBe(
      'Reported ‘Build interfaces’: started 2 Mar 2026 08:00, 5d to go',
    );
  });

  test('says money with its currency, and a promise as it was told', () => {
    const amount = { amount: '92000', currency: 'USD' };
    const cost = {
      ...base('c'),
      kind: 'fixed-cost',
      taskId: a,
      amount,
      per: 'month',
      accrual: 'prorated',
    } as const;
    expect(said({ kind: 'fixed-cost.add', record: cost })).toBe(
      'Added a cost of 92,000 USD a month to ‘Build interfaces’',
    );
    const promise = {
      ...base('p'),
      kind: 'promise',
      type: 'contract',
      to: 'the landlord',
      date: '2027-06-30T17:00',
    } as const;
    expect(said({ kind: 'promise.add', record: promise })).toBe(
      'Promised the landlord 30 Jun 2027 17:00 (contract)',
    );
  });

  test('what changes nothing says so, and long texts are left out', () => {
    const taskId = a;
    expect(said({ kind: 'task.set-fields', taskId })).toBe('Left ‘Build interfaces’ as it was');
    const notes = 'x'.repeat(100);
    expect(said({ kind: 'task.set-fields', taskId, set: { notes, priority: 700 } })).toBe(
      'Set the notes of ‘Build interfaces’ and its priority to 700',
    );
    expect(said({ kind: 'project.set', set: { name: 'Exit' } })).toBe(
      'Set the name of the plan from ‘Move’ to ‘Exit’',
    );
  });

  test('an edit that changed nothing says what was left, and where', () => {
    const same = { kind: 'task.set-duration', taskId: a, minutes: 4800 } as const;
    expect(said(same)).toBe('Left the duration of ‘Build interfaces’ at 10d');
    expect(said({ kind: 'task.set-deadline', taskId: a })).toBe(
      'Left the deadline of ‘Build interfaces’ as it was',
    );
    expect(said({ kind: 'task.move', taskId: a, rank: 'z' })).toBe(
      'Moved ‘Build interfaces’ to another row',
    );
  });

  test('hours are said by the clock, and entries that went by their own name', () => {
    const calendarId = recordId('standard');
    const ranges: [number, number][] = [
      [480, 720],
      [780, 1020],
    ];
    expect(said({ kind: 'calendar.set-week', calendarId, days: { friday: ranges } })).toBe(
      'Set the hours on Friday of ‘Standard’ to 08:00–12:00 and 13:00–17:00',
    );
  });

  test('says what the log alone can do', () => {
    expect(sayEdit({ kind: 'history.undo', seqs: [12] })).toBe('Took back change #12');
    const source = { format: 'MSPDI', name: 'week47.xml' };
    expect(sayEdit({ kind: 'plan.update', source })).toBe('Brought in week47.xml (MSPDI)');
  });
});
