import { describe, expect, test } from 'vitest';
import { type LinkType, type Records, recordId } from '../plan/index.ts';
import { accepted, refused } from './edit-laws.testing.ts';
import { apply } from './index.ts';
import { link, p6PlanOf, planOf, task } from './small-plan.testing.ts';

const taskId = recordId('d');
const lag = { minutes: 1440, unit: 'd' } as const;
const tasks = ['a', 'b', 'c', 'd'].map((id) => task(id));
const set = (...predecessors: [from: string, type: LinkType, lag?: typeof lag][]) =>
  ({
    kind: 'link.set-predecessors',
    taskId,
    predecessors: predecessors.map(([from, type, by]) => ({
      from: recordId(from),
      type,
      ...(by && { lag: by }),
    })),
  }) as const;
const linksOf = (records: Records) =>
  [...records.all('link')].map(({ id, from, to, type, lag: by }) =>
    [id.length > 3 ? 'new' : id, from, to, type, ...(by === undefined ? [] : ['lag'])].join(' '),
  );

describe('the predecessors of a task, as one list', () => {
  test('keep the links that are in it, drop the others, and add what is new', () => {
    const plan = planOf(...tasks, link('a', 'd'), link('b', 'd', { lag }), link('c', 'b'));
    const after = accepted(plan, set(['c', 'FS', lag], ['b', 'SS']));
    expect(linksOf(after)).toEqual(['b-d b d SS', 'c-b c b FS', 'new c d FS lag']);
    expect(linksOf(accepted(after, set()))).toEqual(['c-b c b FS']);
  });

  test('that did not change change nothing, in whatever order', () => {
    const plan = planOf(...tasks, link('a', 'd'), link('b', 'd', { type: 'FF', lag }));
    const diff = apply(set(['b', 'FF', lag], ['a', 'FS']), plan);
    expect(diff).toEqual({ added: {}, updated: {}, removed: {} });
  });

  test('made by two people are the same link', () => {
    const [first, second] = [1, 2].map(() => accepted(planOf(...tasks), set(['a', 'SS'])));
    expect([...(first?.all('link') ?? [])]).toEqual([...(second?.all('link') ?? [])]);
  });

  test('of P6 may name a task once by each type', () => {
    const plan = p6PlanOf(...tasks, link('a', 'd'));
    const after = accepted(plan, set(['a', 'FF'], ['a', 'FS', lag]));
    expect(linksOf(after)).toEqual(['a-d a d FS lag', 'new a d FF']);
    // The link that was FS is meant by the type that is left.
    expect(linksOf(accepted(after, set(['a', 'FF'], ['a', 'SS'])))).toEqual([
      'a-d a d SS',
      'new a d FF',
    ]);
    expect(refused(plan, set(['a', 'FS'], ['a', 'FS'])).code).toBe('link-twice');
    expect(refused(planOf(...tasks), set(['a', 'FF'], ['a', 'FS'])).code).toBe('link-twice');
  });

  test('are refused as any link is, naming the list', () => {
    const where = { recordId: 'd', field: 'predecessors' };
    const plan = planOf(...tasks, link('d', 'a'), task('e', { under: 'd' }));
    expect(refused(plan, set(['a', 'FS']))).toMatchObject({ code: 'link-cycle', ...where });
    expect(refused(plan, set(['d', 'FS']))).toMatchObject({ code: 'link-to-itself', ...where });
    expect(refused(plan, set(['e', 'FS']))).toMatchObject({
      code: 'link-within-summary',
      ...where,
    });
    expect(refused(plan, set(['zz', 'FS'])).code).toBe('record-missing');
    const lost = { ...set(), taskId: recordId('zz') };
    expect(refused(plan, lost).code).toBe('record-missing');
  });
});
