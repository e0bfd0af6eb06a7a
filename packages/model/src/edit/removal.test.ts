import { describe, expect, test } from 'vitest';
import { type PlanRecord, recordId } from '../plan/index.ts';
import { accepted, refused } from './edit-laws.testing.ts';
import { removalOf } from './index.ts';
import { assignment, calendar, link, planOf, resource, task } from './small-plan.testing.ts';

const ids = (...all: string[]) => all.map(recordId);
const promise = (taskId: string): PlanRecord => ({
  id: recordId('promised'),
  kind: 'promise',
  audience: 'shared',
  type: 'contract',
  to: 'the client',
  taskId: recordId(taskId),
  date: '2026-06-30T17:00',
});
const plan = () =>
  planOf(
    task('s'),
    task('s1', { under: 's' }),
    task('x'),
    link('s1', 'x'),
    resource('ann'),
    assignment('s1', 'ann'),
    promise('s1'),
    calendar('night', { baseId: recordId('standard') }),
    task('y', { calendarId: recordId('night') }),
  );
const whole = ids('s', 's1', 's1-x', 's1-by-ann', 'promised');

describe('removing', () => {
  test('what is removed is named, whatever belongs to it too', () => {
    const after = accepted(plan(), { kind: 'task.remove', ids: whole });
    expect([...after].map(({ id }) => id)).toEqual(
      ids('project', 'standard', 'x', 'ann', 'night', 'y'),
    );
  });

  test('the names that a removal needs can be asked for', () => {
    expect(new Set(removalOf(plan(), 'task', ids('s')) as string[])).toEqual(new Set(whole));
  });

  test('a child or a link left out refuses, and says all that has to be named', () => {
    for (const left of whole.slice(1)) {
      const named = whole.filter((id) => id !== left);
      const refusal = refused(plan(), { kind: 'task.remove', ids: named });
      expect(refusal).toMatchObject({ code: 'removal-leaves-behind', parameters: { ids: [left] } });
      expect(new Set(refusal.accepted)).toEqual(new Set(whole));
    }
  });

  test('what belongs to nothing that is removed is not removed with it', () => {
    const other = accepted(plan(), { kind: 'link.add', record: link('x', 'y') });
    const refusal = refused(other, { kind: 'task.remove', ids: [...whole, recordId('x-y')] });
    expect(refusal).toMatchObject({ code: 'removal-unrelated', recordId: 'x-y' });
  });

  test('records of other kinds, and those not there, are refused', () => {
    const remove = (...named: string[]) =>
      refused(plan(), { kind: 'task.remove', ids: ids(...named) }).code;
    expect(remove('standard')).toBe('record-of-wrong-kind');
    expect(remove('zz')).toBe('record-missing');
  });

  test('a resource goes with its assignments', () => {
    const remove = (...named: string[]) =>
      ({ kind: 'resource.remove', ids: ids(...named) }) as const;
    expect(refused(plan(), remove('ann')).code).toBe('removal-leaves-behind');
    accepted(plan(), remove('ann', 's1-by-ann'));
  });

  test('a calendar that is used stays, and says by what', () => {
    const remove = (...named: string[]) =>
      refused(plan(), { kind: 'calendar.remove', ids: ids(...named) });
    expect(remove('night')).toMatchObject({
      code: 'record-in-use',
      parameters: { id: 'night', count: 1, by: ['y'] },
    });
    expect(remove('standard')).toMatchObject({ code: 'record-in-use', recordId: 'standard' });
    const free = accepted(plan(), { kind: 'task.set-calendar', taskId: recordId('y') });
    accepted(free, { kind: 'calendar.remove', ids: ids('night') });
  });
});
