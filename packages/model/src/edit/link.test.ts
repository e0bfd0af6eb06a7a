import { describe, expect, test } from 'vitest';
import { type LinkRecord, recordId } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import { link, p6PlanOf, planOf, task } from './small-plan.testing.ts';

const add = (from: string, to: string, fields: Partial<LinkRecord> = {}) =>
  ({ kind: 'link.add', record: link(from, to, fields) }) as const;
const chain = () =>
  planOf(task('a'), task('b'), task('c'), task('d'), link('a', 'b'), link('b', 'c'));
const underSummaries = () =>
  planOf(
    task('s'),
    task('s1', { under: 's' }),
    task('s2', { under: 's' }),
    task('t'),
    task('t1', { under: 't' }),
    task('x'),
  );

describe('link edits', () => {
  test('a link is added, changed and removed', () => {
    const linked = accepted(chain(), add('c', 'd', { lag: { minutes: -480, unit: 'd' } }));
    expect(the(linked, 'link', 'c-d').lag).toEqual({ minutes: -480, unit: 'd' });
    const id = recordId('c-d');
    const set = { type: 'SS' };
    const changed = accepted(linked, { kind: 'link.change', id, set, clear: ['lag'] });
    expect(the(changed, 'link', 'c-d')).toEqual(link('c', 'd', { type: 'SS' }));
    expect(accepted(changed, { kind: 'link.remove', ids: [id] }).get(id)).toBeUndefined();
  });

  test('a circle is refused, naming its tasks in order', () => {
    expect(refused(chain(), add('c', 'a'))).toMatchObject({
      code: 'link-cycle',
      parameters: { ids: ['c', 'a', 'b'] },
    });
  });

  test('a circle through a link to a summary is refused', () => {
    const plan = accepted(underSummaries(), add('s', 'x'));
    expect(refused(plan, add('x', 's2'))).toMatchObject({
      code: 'link-cycle',
      parameters: { ids: ['x', 's2', 's'] },
    });
    const other = accepted(underSummaries(), add('x', 's'));
    expect(refused(other, add('s1', 'x'))).toMatchObject({
      code: 'link-cycle',
      parameters: { ids: ['s1', 'x', 's'] },
    });
  });

  test('a circle from summary to summary through their tasks is refused', () => {
    const plan = accepted(underSummaries(), add('s1', 't1'));
    expect(refused(plan, add('t', 's'))).toMatchObject({ code: 'link-cycle' });
    accepted(plan, add('s', 't'));
  });

  test('two tasks of one summary are no circle with what follows the summary', () => {
    const plan = accepted(accepted(underSummaries(), add('s1', 's2')), add('s', 'x'));
    expect(refused(plan, add('s2', 's1'))).toMatchObject({ code: 'link-cycle' });
  });

  test('a task is not linked with itself, nor a summary with what lies under it', () => {
    expect(refused(chain(), add('a', 'a')).code).toBe('link-to-itself');
    const deep = planOf(task('s'), task('m', { under: 's' }), task('l', { under: 'm' }));
    for (const edit of [add('s', 'l'), add('l', 's'), add('m', 's')]) {
      expect(refused(deep, edit).code).toBe('link-within-summary');
    }
  });

  test('ends that are not there, or are no tasks, are refused', () => {
    expect(refused(chain(), add('a', 'zz'))).toMatchObject({
      code: 'reference-missing',
      recordId: 'a-zz',
      field: 'to',
    });
    expect(refused(chain(), add('standard', 'a')).code).toBe('reference-of-wrong-kind');
  });

  test('MS Project links two tasks once, P6 once by each type', () => {
    const second = (type: 'FS' | 'SS') => add('a', 'b', { id: recordId('second'), type });
    expect(refused(chain(), second('SS'))).toMatchObject({
      code: 'link-twice',
      parameters: { by: 'a-b' },
    });
    const p6 = p6PlanOf(task('a'), task('b'), link('a', 'b'));
    accepted(p6, second('SS'));
    expect(refused(p6, second('FS')).code).toBe('link-twice');
  });

  test('a link keeps its ends, and what it is set to must be one', () => {
    const change = (set: Record<string, string>) =>
      refused(chain(), { kind: 'link.change', id: recordId('a-b'), set });
    expect(change({ from: 'd' })).toMatchObject({ code: 'field-fixed', field: 'from' });
    expect(change({ type: 'XX' })).toMatchObject({
      code: 'value-invalid',
      field: 'type',
      accepted: ['FS', 'SS', 'FF', 'SF'],
    });
    expect(change({ lagg: 'd' })).toMatchObject({ code: 'value-invalid', field: 'lagg' });
    expect(change({ 'type/x': 'd' })).toMatchObject({ code: 'value-invalid', field: 'type/x' });
  });
});
