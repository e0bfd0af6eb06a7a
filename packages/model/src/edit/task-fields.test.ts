import { describe, expect, test } from 'vitest';
import { type Json, recordId, type TaskRecord } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import { ruleByKind } from './index.ts';
import { calendar, p6PlanOf, planOf, task } from './small-plan.testing.ts';

const taskId = recordId('a');
const date = '2026-03-31T17:00';
const plan = (fields: Partial<TaskRecord> = {}) => planOf(task('a', fields), calendar('night'));
const set = (fields: Record<string, Json>) =>
  ({ kind: 'task.set-fields', taskId, set: fields }) as const;

describe('task edits of single fields', () => {
  test('a deadline is set and taken away', () => {
    const edit = { kind: 'task.set-deadline', taskId } as const;
    const after = accepted(plan(), { ...edit, deadline: date });
    expect(the(after, 'task', 'a').deadline).toBe(date);
    expect(the(accepted(after, edit), 'task', 'a')).toEqual(task('a'));
  });

  test('a constraint is set and taken away', () => {
    const edit = { kind: 'task.set-constraint', taskId } as const;
    const constraint = { type: 'finish-no-later-than', date } as const;
    const after = accepted(plan(), { ...edit, constraint });
    expect(the(after, 'task', 'a').constraint).toEqual(constraint);
    expect(the(accepted(after, edit), 'task', 'a')).toEqual(task('a'));
  });

  test('a constraint that only P6 knows is refused under the rules of MS Project', () => {
    const constraint = { type: 'start-on', date } as const;
    const edit = { kind: 'task.set-constraint', taskId, constraint } as const;
    expect(refused(plan(), edit)).toMatchObject({
      code: 'constraint-of-other-rules',
      accepted: expect.arrayContaining(['must-start-on']),
    });
    accepted(p6PlanOf(task('a')), edit);
  });

  test('a calendar is set and taken away, and has to be one', () => {
    const edit = { kind: 'task.set-calendar', taskId } as const;
    const night = {
      ...edit,
      calendarId: recordId('night'),
      ignoreResourceCalendars: true,
    } as const;
    const after = accepted(plan(), night);
    expect(the(after, 'task', 'a')).toMatchObject({ calendarId: 'night' });
    expect(the(accepted(after, edit), 'task', 'a')).toEqual(task('a'));
    const wrong = { ...edit, calendarId: taskId };
    expect(refused(plan(), wrong).code).toBe('reference-of-wrong-kind');
  });

  test('a manual task keeps its dates until it is given back to the rules', () => {
    const edit = { kind: 'task.set-mode', taskId } as const;
    const dates = { manualStart: '2026-03-02T08:00', manualFinish: date };
    const after = accepted(plan(), { ...edit, mode: 'manual', ...dates });
    expect(the(after, 'task', 'a')).toEqual(task('a', { mode: 'manual', ...dates }));
    expect(the(accepted(after, { ...edit, mode: 'automatic' }), 'task', 'a')).toEqual(task('a'));
    const backwards = { manualStart: date, manualFinish: '2026-03-02T08:00' };
    expect(refused(plan(), { ...edit, mode: 'manual', ...backwards }).code).toBe(
      'finish-before-start',
    );
  });

  test('every other field is set and cleared, entries of maps one by one', () => {
    const after = accepted(plan(), set({ notes: 'Mind', priority: 700, 'keys/p6.code': 'A10' }));
    expect(the(after, 'task', 'a')).toMatchObject({ priority: 700, keys: { 'p6.code': 'A10' } });
    const clear = ['notes', 'priority', 'keys/p6.code'];
    const cleared = accepted(after, { kind: 'task.set-fields', taskId, clear });
    expect(the(cleared, 'task', 'a')).toEqual(task('a'));
  });

  test('what is no value of the field is refused, naming it', () => {
    expect(refused(plan(), set({ priority: 'high' }))).toMatchObject({
      code: 'value-invalid',
      field: 'priority',
    });
    expect(refused(plan(), set({ notes: null })).code).toBe('value-invalid');
    const delay = { levelingDelay: { minutes: -1, unit: 'd' } };
    expect(refused(plan(), set(delay))).toMatchObject({ field: 'levelingDelay/minutes' });
    const clear = { kind: 'task.set-fields', taskId, clear: ['fixed'] } as const;
    expect(refused(plan(), clear)).toMatchObject({ code: 'value-invalid', field: 'fixed' });
  });

  test('a field with a rule of its own names the edit that knows it, and that edit exists', () => {
    const ruled = [
      'type',
      'work',
      'splits',
      'estimate',
      'name',
      'parent',
      'duration',
      'deadline',
      'mode',
      'remaining',
      'custom',
    ];
    for (const field of ruled) {
      const refusal = refused(plan(), set({ [field]: 'x' }));
      expect(refusal.code).toBe('field-has-own-edit');
      expect(ruleByKind).toHaveProperty([refusal.accepted?.[0] as string]);
    }
    expect(refused(plan(), set({ id: 'x' })).code).toBe('field-fixed');
    expect(refused(plan(), set({ kind: 'link' })).code).toBe('field-fixed');
  });
});
