import { Records, recordId, type TaskRecord } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { shownId } from '../plan-file/index.ts';
import { slipped, task } from '../story.testing.ts';
import { findRecord, findTask, isNotFound, readDay } from './index.ts';

/** The story's project and calendar, with these tasks. */
function planOf(...tasks: readonly TaskRecord[]): Records {
  const others = [...slipped().history.records].filter(
    ({ kind }) => kind === 'project' || kind === 'calendar',
  );
  return new Records([...others, ...tasks]);
}

const under = (name: string, rank: string, parent: string, more: Partial<TaskRecord> = {}) =>
  task(name, rank, 1, { parent: recordId(parent), ...more });

const outline = planOf(
  task('Site', 'A', 1),
  under('Dig', 'A', 'site', { wbs: 'S-1' }),
  under('Pour', 'B', 'site'),
  task('House', 'B', 1),
  under('Pour roof', 'A', 'house', { name: 'Pour' }),
);

describe('a task is found', () => {
  test.each([
    ['1', 'site'],
    ['S-1', 'dig'],
    ['1.2', 'pour'],
    ['3', 'pour'],
    ['House', 'house'],
    ['uid:pour-roof', 'pour-roof'],
  ])('%s', (asked, id) => {
    expect(findTask(outline, asked)).toMatchObject({ id });
  });

  test('not by a name that two have, nor by a part of one', () => {
    expect(findTask(outline, 'pour')).toEqual({
      why: '2 tasks have the name pour.',
      next: 'Name one by its ID: 3 Pour, 5 Pour.',
    });
    expect(findTask(outline, 'hou')).toMatchObject({ next: 'Perhaps 4 House?' });
    expect(findTask(planOf(), '1')).toMatchObject({ next: 'The plan has no tasks.' });
  });

  test('rows are counted; beside tasks that a file has numbered, new ones go on from its last', () => {
    const ids = (records: Records) =>
      [...records.outline()].map(({ task: one }) => shownId(one, records));
    expect(ids(outline)).toEqual(['1', 'S-1', '3', '4', '5']);
    const numbered = (id: string) => ({ keys: { 'ms-project.id': id } });
    const mixed = planOf(
      task('A', 'A', 1, numbered('4')),
      task('new', 'B', 1),
      task('B', 'C', 1, numbered('9')),
      task('newer', 'D', 1),
    );
    expect(ids(mixed)).toEqual(['4', '10', '9', '11']);
  });
});

test('other records are found by their whole name or id', () => {
  const { records } = slipped().history;
  expect(findRecord(records, 'event', 'vendor b STORAGE late')).toMatchObject({
    id: 'storage-late',
  });
  expect(findRecord(records, 'event', 'storage-late')).toMatchObject({ kind: 'event' });
  expect(findRecord(records, 'event', 'storage')).toEqual({
    why: 'There is no event called storage.',
    next: 'Perhaps Vendor B storage late?',
  });
  expect(findRecord(records, 'resource', 'Ann')).toMatchObject({
    next: 'The plan has no resources.',
  });
});

test('a day begins at midnight and ends a minute before the next', () => {
  expect(readDay('2026-03-02', 'since')).toBe('2026-03-02T00:00');
  expect(readDay('2026-03-02', 'until')).toBe('2026-03-02T23:59');
  expect(readDay('2026-03-02T10:05', 'until')).toBe('2026-03-02T10:05');
  const none = readDay('2026-02-30', 'since');
  expect(typeof none === 'object' && isNotFound(none)).toBe(true);
});
