import { describe, expect, test } from 'vitest';
import { recordId } from '../plan/index.ts';
import { link, planOf, task } from './small-plan.testing.ts';
import { treeOf } from './tree-view.ts';
import { wayBetween } from './way-between.ts';

const plan = planOf(
  ...['a', 'b', 'c', 'd', 'e', 's', 'lone'].map((id) => task(id)),
  task('s1', { under: 's' }),
  task('s2', { under: 's' }),
  ...['a-b', 'b-c', 'c-d', 'd-e', 'a-d', 'e-s'].map((ends) => {
    const [from, to] = ends.split('-') as [string, string];
    return link(from, to);
  }),
);
const way = (from: string, to: string) =>
  wayBetween(plan, treeOf(plan), { id: recordId(from), at: 'in' }, { id: recordId(to), at: 'out' });

describe('a way along the links', () => {
  test('it is a short one', () => {
    expect(way('a', 'e')).toEqual(['a', 'd', 'e']);
  });

  test('it goes down into summaries and up out of them', () => {
    expect(way('d', 's2')).toEqual(['d', 'e', 's', 's2']);
    expect(way('s2', 's')).toEqual(['s2', 's']);
  });

  test('from a task to itself it is that task', () => {
    expect(way('a', 'a')).toEqual(['a']);
  });

  test('against the links, or where there are none, there is none', () => {
    expect(way('e', 'a')).toBeUndefined();
    expect(way('a', 'lone')).toBeUndefined();
  });
});
