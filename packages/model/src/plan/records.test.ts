import { describe, expect, test } from 'vitest';
import { diffOf } from './apply-diff.ts';
import { recordId } from './record-id.ts';
import { Records } from './records.ts';
import { ids, linkRecord, planOf, projectRecord, taskRecord } from './sample-records.testing.ts';

const plan = () =>
  planOf(
    taskRecord('late', { rank: 'b' }),
    taskRecord('early', { rank: 'a' }),
    taskRecord('under', { parent: recordId('early'), rank: 'V' }),
    taskRecord('twin-b', { rank: 'c' }),
    taskRecord('twin-a', { rank: 'c' }),
    linkRecord('under', 'late'),
  );

describe('records', () => {
  test('a record is found by its id, and by kind only where the kind is its own', () => {
    const records = plan();
    expect(records.get(recordId('late'))?.kind).toBe('task');
    expect(records.find('task', recordId('late'))?.name).toBe('Task late');
    expect(records.find('link', recordId('late'))).toBeUndefined();
    expect(records.project.name).toBe('Move to the cloud');
    expect(records.size).toBe(8);
    expect(records.count('task')).toBe(5);
  });

  test('all of a kind come in the order in which they were put in', () => {
    expect(ids(plan().all('task'))).toEqual(['late', 'early', 'under', 'twin-b', 'twin-a']);
  });

  test('children are ordered by rank, ties by id', () => {
    expect(ids(plan().children())).toEqual(['early', 'late', 'twin-a', 'twin-b']);
    expect(ids(plan().children(recordId('early')))).toEqual(['under']);
  });

  test('the outline reads top to bottom with its depth', () => {
    const lines = [...plan().outline()].map(({ task, depth }) => `${depth} ${task.id}`);
    expect(lines).toEqual(['0 early', '1 under', '0 late', '0 twin-a', '0 twin-b']);
  });

  test('a very deep outline is walked without recursion', () => {
    const tasks = Array.from({ length: 20_000 }, (_, i) =>
      taskRecord(`t${i}`, i === 0 ? {} : { parent: recordId(`t${i - 1}`) }),
    );
    expect([...new Records(tasks).outline()].at(-1)?.depth).toBe(19_999);
  });

  test('a task with children is a summary, whatever its type', () => {
    const records = plan();
    expect(records.isSummary(taskRecord('early'))).toBe(true);
    expect(records.isSummary(taskRecord('late'))).toBe(false);
    expect(records.isSummary(taskRecord('late', { type: 'summary' }))).toBe(true);
  });

  test('referrers are who names an id, of every kind or of one', () => {
    const records = plan();
    expect(ids(records.referrers(recordId('under')))).toEqual(['under-late']);
    expect(ids(records.referrers(recordId('early'), 'task'))).toEqual(['under']);
    expect(records.referrers(recordId('early'), 'link')).toEqual([]);
  });

  test('a patch changes order and referrers that were already read', () => {
    const records = plan();
    const before = records.clone();
    expect(ids(records.children())).toHaveLength(4);
    expect(ids(records.referrers(recordId('early')))).toEqual(['under']);
    const after = new Records([
      ...[...records].filter((record) => !['under', 'under-late', 'twin-a'].includes(record.id)),
      taskRecord('under', { parent: recordId('late'), rank: 'A' }),
      taskRecord('new', { parent: recordId('late'), rank: 'B' }),
    ]);
    records.patch(diffOf(records, after));
    expect(ids(records.children())).toEqual(['early', 'late', 'twin-b']);
    expect(ids(records.children(recordId('late')))).toEqual(['under', 'new']);
    expect(records.referrers(recordId('early'))).toEqual([]);
    expect(ids(records.referrers(recordId('late'))).sort()).toEqual(['new', 'under']);
    expect(ids(before.children(recordId('early')))).toEqual(['under']);
  });

  test('a second record with an id throws', () => {
    expect(() => new Records([projectRecord(), projectRecord()])).toThrow('project');
  });

  test('a plan without a project record throws when it is asked for', () => {
    expect(() => new Records([]).project).toThrow('project record');
  });
});
