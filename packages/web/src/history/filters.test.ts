import { EDIT_KINDS } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { type Filters, filtersOf, KINDS_BY_TOPIC, queryOf, searchOf } from './filters.ts';

const all: Filters = {
  author: '0197c9a2-0000-7000-8000-000000000000',
  cause: 'supplier',
  event: 'e1',
  topic: 'progress',
  text: 'wave 3',
  since: '2026-11-01',
  until: '2026-11-20',
  task: 't1',
  record: 'r1',
};

describe('what of the log is shown', () => {
  test('stands in the address, and comes back from it', () => {
    expect(filtersOf(searchOf(all))).toEqual(all);
    expect(filtersOf(searchOf({}))).toEqual({});
    expect(filtersOf(searchOf({ text: '42' }))).toEqual({ text: '42' });
  });

  test('what is no cause, topic or day is left out', () => {
    expect(
      filtersOf({ cause: 'the weather', topic: 'all', since: 'yesterday', until: '2026-99-99' }),
    ).toEqual({});
    expect(filtersOf({ text: '  ', branch: 'b', task: 7 })).toEqual({ task: '7' });
  });

  test('days are asked whole, from their first moment to their last', () => {
    const { since, until } = queryOf({ since: '2026-11-20', until: '2026-11-20' });
    expect(Date.parse(until as string) - Date.parse(since as string)).toBe(86_400_000 - 1);
    expect(new Date(since as string).getDate()).toBe(20);
  });

  test('every kind of edit has one topic', () => {
    const kinds = Object.values(KINDS_BY_TOPIC).flat();
    expect(new Set(kinds).size).toBe(kinds.length);
    expect([...kinds].sort()).toEqual([...EDIT_KINDS, 'plan.update', 'history.undo'].sort());
  });
});
