import { describe, expect, test } from 'vitest';
import {
  applyDiff,
  type BaselineRecord,
  type CustomFieldRecord,
  type Diff,
  Records,
  recordId,
} from '../plan/index.ts';
import { apply } from './apply.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import {
  assignment,
  calendar,
  p6PlanOf,
  planOf,
  project,
  resource,
  task,
} from './small-plan.testing.ts';

const plan = () => planOf(task('a'), resource('ann'), assignment('a', 'ann'));

describe('edits of projects', () => {
  test('a plan begins with its project and its calendar', () => {
    const record = project();
    const edit = { kind: 'project.create', record, calendar: calendar('standard') } as const;
    const begun = new Records();
    expect(applyDiff(begun, apply(edit, begun) as Diff)).toBeUndefined();
    expect([...begun]).toEqual([record, edit.calendar]);
    expect(refused(plan(), edit).code).toBe('project-twice');
    const other = { ...edit, calendar: calendar('other') };
    expect(refused(new Records(), other).code).toBe('reference-missing');
    expect(refused(new Records(), { kind: 'project.set' }).code).toBe('project-missing');
  });

  test('fields of the project are set and cleared', () => {
    const set = { statusDate: '2026-03-09T08:00', criticalFloatLimit: 480 };
    const after = accepted(plan(), { kind: 'project.set', set });
    expect(after.project).toMatchObject(set);
    const back = accepted(after, { kind: 'project.set', clear: ['statusDate'] });
    expect(back.project).not.toHaveProperty('statusDate');
  });

  test('scheduling from the finish needs a finish', () => {
    const set = { scheduleFrom: 'finish' };
    expect(refused(plan(), { kind: 'project.set', set }).code).toBe('project-finish-missing');
    accepted(plan(), { kind: 'project.set', set: { ...set, finish: '2026-12-31T17:00' } });
    const calendarId = { calendarId: 'zz' };
    expect(refused(plan(), { kind: 'project.set', set: calendarId }).code).toBe(
      'reference-missing',
    );
  });
});

describe('edits of calendars', () => {
  test('exceptions are added and removed one by one', () => {
    const id = recordId('standard');
    const holiday = { from: '2026-05-01', to: '2026-05-01', ranges: [] };
    const set = { 'exceptions/may': holiday, 'week/friday': [] };
    const after = accepted(plan(), { kind: 'calendar.change', id, set });
    expect(the(after, 'calendar', 'standard').exceptions).toEqual({ may: holiday });
    const clear = ['exceptions/may'];
    const back = accepted(after, { kind: 'calendar.change', id, clear });
    expect(the(back, 'calendar', 'standard').exceptions).toEqual({});
  });

  test('a calendar is not derived from itself', () => {
    const derived = calendar('night', { baseId: recordId('standard') });
    const after = accepted(plan(), { kind: 'calendar.add', record: derived });
    const round = {
      kind: 'calendar.change',
      id: recordId('standard'),
      set: { baseId: 'night' },
    } as const;
    expect(refused(after, round)).toMatchObject({
      code: 'calendar-cycle',
      parameters: { ids: ['standard', 'night'] },
    });
    const own = calendar('own', { baseId: recordId('own') });
    expect(refused(plan(), { kind: 'calendar.add', record: own }).code).toBe('reference-missing');
  });
});

describe('edits of assignments', () => {
  test('MS Project assigns a resource once, P6 as often as it has roles', () => {
    const record = assignment('a', 'ann', { id: recordId('again') });
    expect(refused(plan(), { kind: 'assignment.add', record }).code).toBe('assignment-twice');
    const p6 = p6PlanOf(task('a'), resource('ann'), assignment('a', 'ann'));
    accepted(p6, { kind: 'assignment.add', record });
  });

  test('units change, the task does not', () => {
    const id = recordId('a-by-ann');
    const after = accepted(plan(), { kind: 'assignment.change', id, set: { units: 0.5 } });
    expect(the(after, 'assignment', 'a-by-ann').units).toBe(0.5);
    const other = { kind: 'assignment.change', id, set: { taskId: 'b' } } as const;
    expect(refused(plan(), other).code).toBe('field-fixed');
  });
});

describe('edits of baselines', () => {
  const baseline = (id: string, taskId = 'a'): BaselineRecord => ({
    id: recordId(id),
    kind: 'baseline',
    audience: 'internal',
    name: 'Approved in March',
    number: 0,
    tasks: { [recordId(taskId)]: { start: '2026-03-02T08:00', finish: '2026-03-02T17:00' } },
  });

  test('a baseline is taken once by number, of tasks that are there', () => {
    const after = accepted(plan(), { kind: 'baseline.take', record: baseline('b') });
    expect(refused(after, { kind: 'baseline.take', record: baseline('c') })).toMatchObject({
      code: 'baseline-number-taken',
      parameters: { number: 0, by: 'b' },
    });
    const stray = { kind: 'baseline.take', record: baseline('d', 'zz') } as const;
    expect(refused(plan(), stray)).toMatchObject({ code: 'record-missing', field: 'tasks/zz' });
    accepted(after, { kind: 'baseline.remove', ids: [recordId('b')] });
  });

  test('a baseline outlives its tasks', () => {
    const after = accepted(plan(), { kind: 'baseline.take', record: baseline('b') });
    const ids = ['a', 'a-by-ann'].map(recordId);
    expect(the(accepted(after, { kind: 'task.remove', ids }), 'baseline', 'b')).toEqual(
      baseline('b'),
    );
  });
});

describe('edits of custom fields', () => {
  const team = recordId('team');
  const field: CustomFieldRecord = {
    id: team,
    kind: 'custom-field',
    audience: 'internal',
    name: 'Team',
    appliesTo: 'task',
    type: 'code',
    choices: { [recordId('n')]: { value: 'Network' } },
  };
  const withField = () => accepted(plan(), { kind: 'custom-field.add', record: field });
  const set = (id: string, value: string | number) =>
    ({
      kind: 'custom-field.set',
      customField: team,
      values: { [recordId(id)]: value },
    }) as const;

  test('values are set and cleared', () => {
    const after = accepted(withField(), set('a', 'Network'));
    expect(the(after, 'task', 'a').custom).toEqual({ team: 'Network' });
    const clear = [recordId('a')];
    const edit = { kind: 'custom-field.set', customField: team, values: {}, clear } as const;
    expect(the(accepted(after, edit), 'task', 'a')).toEqual(task('a'));
  });

  test('a value fits the type, the choices and the kind of its field', () => {
    expect(refused(withField(), set('a', 5)).code).toBe('custom-value-of-wrong-type');
    expect(refused(withField(), set('a', 'Storage'))).toMatchObject({
      code: 'custom-value-not-offered',
      accepted: ['Network'],
    });
    expect(refused(withField(), set('ann', 'Network')).code).toBe('custom-field-not-for-kind');
    expect(refused(withField(), set('zz', 'Network')).code).toBe('record-missing');
    expect(refused(plan(), set('a', 'Network')).code).toBe('record-missing');
    const record = task('b', { custom: { [team]: 'Storage' } });
    expect(refused(withField(), { kind: 'task.add', record }).code).toBe(
      'custom-value-not-offered',
    );
    expect(refused(plan(), { kind: 'task.add', record }).code).toBe('reference-missing');
  });

  test('a field that is removed takes its values along', () => {
    const after = accepted(withField(), set('a', 'Network'));
    const removed = accepted(after, { kind: 'custom-field.remove', ids: [team] });
    expect(the(removed, 'task', 'a')).toEqual(task('a'));
  });

  test('a field keeps its type', () => {
    const edit = { kind: 'custom-field.change', id: team, set: { type: 'text' } } as const;
    expect(refused(withField(), edit).code).toBe('field-fixed');
    accepted(withField(), { ...edit, set: { name: 'Squad' } });
  });
});

describe('edits of money', () => {
  const amount = { amount: '46000', currency: 'USD' };
  const cost = (fields: object = {}) =>
    ({
      id: recordId('crew'),
      kind: 'fixed-cost',
      audience: 'internal',
      taskId: recordId('a'),
      amount,
      accrual: 'prorated',
      ...fields,
    }) as const;

  test('amounts are in the currency of the plan, but for those that a file brought', () => {
    const plan = planOf(task('a'));
    const where = { code: 'currency-not-the-projects', accepted: ['EUR'] };
    expect(refused(plan, { kind: 'fixed-cost.add', record: cost() })).toMatchObject({
      ...where,
      field: 'amount',
    });
    const brought = planOf(task('a'), cost());
    const id = recordId('crew');
    accepted(brought, { kind: 'fixed-cost.change', id, set: { name: 'Second crew' } });
    const own = accepted(brought, {
      kind: 'fixed-cost.change',
      id,
      set: { amount: { ...amount, currency: 'EUR' } },
    });
    expect(refused(own, { kind: 'fixed-cost.change', id, set: { amount } })).toMatchObject(where);
    const rates = { 'rates/day': { standard: amount } };
    const ann = planOf(resource('ann'));
    const rate = { kind: 'resource.change', id: recordId('ann'), set: rates } as const;
    expect(refused(ann, rate)).toMatchObject({ ...where, field: 'rates/day' });
  });
});
