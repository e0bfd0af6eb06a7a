import { Records } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import type { ColumnId } from '../columns.ts';
import type { PlanShown } from '../local-project.ts';
import { TaskFlag } from '../plan-table.ts';
import { HeldPlan } from './held-plan.ts';
import { rowsShown } from './rows-shown.ts';
import { smallPlan } from './small-plan.testing.ts';

/** a, b, c with d and e under it; each a day longer than the one before. */
function shown(view: Partial<PlanShown>) {
  const held = new HeldPlan(new Records(smallPlan()));
  const text = (column: ColumnId, slot: number) => {
    const task = held.taskAt(slot);
    if (column === 'name') return task?.name ?? '';
    if (column === 'duration') return `${(task?.duration?.minutes ?? 0) / 480}d`;
    return column === 'responsible' && task?.name === 'd' ? 'Dana' : '';
  };
  const { rows, groups } = rowsShown(held, { columns: [], collapsed: new Set(), ...view }, text);
  const names = [...rows].map((row) =>
    row < 0 ? `[${groups[-1 - row]?.title} ${groups[-1 - row]?.count}]` : held.names[row],
  );
  const flagged = (flag: number) =>
    [...held.order].flatMap((slot) =>
      (held.columns.get('flags', slot) & flag) === 0 ? [] : [held.names[slot]],
    );
  return { names, flagged };
}

describe('the rows that are shown', () => {
  test('are the outline, without what lies under closed summaries', () => {
    expect(shown({}).names).toEqual(['a', 'b', 'c', 'd', 'e']);
    const { names, flagged } = shown({ collapsed: new Set(['c', 'a']) as never });
    expect(names).toEqual(['a', 'b', 'c']);
    expect(flagged(TaskFlag.collapsed)).toEqual(['a', 'c']);
  });

  test('are those that pass, with the summaries above them, which say that they are only there for that', () => {
    const { names, flagged } = shown({ filter: [{ column: 'name', is: 'equals', text: ' E ' }] });
    expect(names).toEqual(['c', 'e']);
    expect(flagged(TaskFlag.context)).toEqual(['c']);
  });

  test.each([
    [[{ column: 'responsible', is: 'empty', text: '' }], ['a', 'b', 'c', 'e']],
    [[{ column: 'duration', is: 'after', text: '3' }], ['c', 'd', 'e']],
    [[{ column: 'row', is: 'before', text: '3' }], ['a', 'b']],
    [[{ flag: 'unfinished' }, { column: 'name', is: 'contains', text: 'B' }], ['b']],
    [[{ flag: 'started' }], []],
  ] as const)('pass every condition of %j', (filter, names) => {
    expect(shown({ filter }).names).toEqual(names);
  });

  test('are sorted among their siblings, what has no value last either way', () => {
    expect(shown({ sort: { column: 'name', descending: true } }).names).toEqual([
      'c',
      'e',
      'd',
      'b',
      'a',
    ]);
    const last = { column: 'responsible', descending: false } as const;
    expect(shown({ sort: last }).names).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(shown({ sort: { ...last, descending: true } }).names).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('stand in groups without their summaries, under what they have in common', () => {
    const view = { group: 'responsible', sort: { column: 'name', descending: true } } as const;
    expect(shown(view).names).toEqual(['[Dana 1]', 'd', '[ 3]', 'e', 'b', 'a']);
    const filter = [{ column: 'name', is: 'equals', text: 'd' }] as const;
    expect(shown({ ...view, filter }).names).toEqual(['[Dana 1]', 'd']);
  });
});
