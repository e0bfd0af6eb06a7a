import { describe, expect, test } from 'vitest';
import { type BaselineRecord, recordId } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import type { Edit } from './index.ts';
import { link, p6PlanOf, planOf, project, task } from './small-plan.testing.ts';

type Reschedule = Extract<Edit, { kind: 'reschedule.unfinished' }>;

describe('the status date', () => {
  const set = (statusDate: string) => ({ kind: 'project.set-status-date', statusDate }) as const;
  const begun = { actualStart: '2026-03-10T08:00', actualDuration: 60 };

  test('is set, moved and taken away', () => {
    const after = accepted(planOf(task('a', begun)), set('2026-03-20T17:00'));
    expect(after.project.statusDate).toBe('2026-03-20T17:00');
    const none = accepted(after, { kind: 'project.set-status-date' });
    expect(none.project).toEqual(project());
  });

  test('lies not before the latest report, which is named', () => {
    const over = { ...begun, actualFinish: '2026-03-12T17:00' };
    const plan = planOf(task('a', begun), task('b', over));
    expect(refused(plan, set('2026-03-11T17:00'))).toMatchObject({
      code: 'status-before-actual',
      parameters: { id: 'b', actual: '2026-03-12T17:00' },
      accepted: ['2026-03-12T17:00'],
    });
    accepted(plan, set('2026-03-12T17:00'));
    accepted(plan, { ...set('2026-03-11T17:00'), sure: true });
  });

  test('does not leap by more than a year, unless somebody is sure', () => {
    const plan = planOf(task('a'));
    accepted(plan, set('2027-03-02T08:00'));
    expect(refused(plan, set('2027-03-02T08:01')).code).toBe('status-far-ahead');
    accepted(plan, { ...set('2062-03-02T08:00'), sure: true });
    const later = accepted(plan, set('2027-03-02T08:00'));
    accepted(later, set('2028-03-02T08:00'));
  });
});

describe('the approval of a baseline', () => {
  const draft: BaselineRecord = {
    id: recordId('b2'),
    kind: 'baseline',
    audience: 'internal',
    name: 'Baseline 2',
    number: 2,
    tasks: {},
  };
  const approval = { approvedAt: '2026-05-04T10:00', approvedBy: 'The sponsor' };
  const approve = { kind: 'baseline.approve', baselineId: draft.id, ...approval } as const;

  test('stands for good: nobody approves it otherwise, and it stays', () => {
    const after = accepted(planOf(draft), approve);
    expect(the(after, 'baseline', 'b2')).toEqual({ ...draft, ...approval });
    expect(refused(after, { ...approve, approvedBy: 'Somebody else' }).code).toBe(
      'baseline-approved',
    );
    expect(refused(after, { kind: 'baseline.remove', ids: [draft.id] }).code).toBe(
      'baseline-approved',
    );
    accepted(planOf(draft), { kind: 'baseline.remove', ids: [draft.id] });
  });

  test('keeps its number; those that are free are offered', () => {
    const record = { ...draft, id: recordId('b3') };
    expect(refused(planOf(draft), { kind: 'baseline.take', record })).toMatchObject({
      code: 'baseline-number-taken',
      accepted: ['0', '1', '3', '4', '5', '6', '7', '8', '9', '10'],
    });
    accepted(planOf(), { kind: 'baseline.take', record: { ...draft, ...approval } });
  });
});

describe('unfinished work', () => {
  const after = '2026-03-09T08:00';
  const begun = { actualStart: '2026-03-02T08:00', actualDuration: 240 };
  const stop = '2026-03-02T12:00';
  const edit = { kind: 'reschedule.unfinished', after, notStarted: [], started: {} } as const;
  const later = (id: string): Reschedule => ({ ...edit, notStarted: [recordId(id)] });
  const going = (id: string): Reschedule => ({ ...edit, started: { [recordId(id)]: { stop } } });

  test('starts no earlier than then, or goes on then', () => {
    const plan = planOf(task('a', begun), task('b'), link('a', 'b'));
    const moved = accepted(plan, { ...later('b'), ...{ started: going('a').started } });
    expect(the(moved, 'task', 'a')).toEqual(task('a', { ...begun, stop, resume: after }));
    expect(the(moved, 'task', 'b').constraint).toEqual({
      type: 'start-no-earlier-than',
      date: after,
    });
  });

  test('that is not unfinished, or not the rules’ to move, is refused', () => {
    const code = (fields: Parameters<typeof task>[1], of = later) =>
      refused(planOf(task('a', fields)), of('a')).code;
    expect(code(begun)).toBe('task-has-begun');
    expect(code({}, going)).toBe('progress-without-start');
    expect(code({ ...begun, actualFinish: stop })).toBe('task-is-finished');
    expect(code({ mode: 'manual' })).toBe('task-keeps-its-dates');
    for (const type of [
      'must-start-on',
      'start-no-later-than',
      'finish-no-earlier-than',
    ] as const) {
      expect(code({ constraint: { type, date: after } })).toBe('constraint-in-the-way');
    }
    const late = { ...edit, after: '2026-03-01T08:00' };
    const backwards = { ...late, started: going('a').started };
    expect(refused(planOf(task('a', begun)), backwards).code).toBe('range-backwards');
    const parent = planOf(task('a'), task('b', { under: 'a' }));
    expect(refused(parent, later('a')).code).toBe('summary-is-computed');
    expect(refused(p6PlanOf(task('a')), later('a')).code).toBe('reschedule-of-other-rules');
  });
});
