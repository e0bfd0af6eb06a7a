import { describe, expect, test } from 'vitest';
import { hasReported, ownersOf } from './owners.ts';
import {
  byTask,
  lastHeard,
  type ReportedChange,
  statusSetAt,
  tasksOf,
  updatesIn,
} from './reports.ts';

const task = (id: string, responsible?: string) => ({
  id,
  name: `Task ${id}`,
  started: true,
  ...(responsible !== undefined && { responsible }),
});
const change = (seq: number, taskId: string, more: Partial<ReportedChange> = {}) =>
  ({
    seq,
    at: `2026-11-${10 + seq}T12:00:00.000Z`,
    kind: 'task.set-progress',
    edit: { taskId },
    diff: { added: {}, removed: {}, updated: {} },
    ...more,
  }) as ReportedChange;
const anyTask = (id: string) => id.startsWith('t');

describe('what was heard', () => {
  test('nothing new is a report; what was undone is none', () => {
    const heard = lastHeard([change(4, 't1'), change(3, 't2', { undoneBy: 5 })], anyTask);
    expect([...heard.keys()]).toEqual(['t1']);
  });

  test('a file reports on every task that it changed, and on nothing else', () => {
    const file = change(2, '', {
      kind: 'plan.update',
      edit: null,
      diff: { added: {}, removed: {}, updated: { t1: {}, t2: {}, a1: {} } },
    });
    expect(tasksOf(file, anyTask)).toEqual(['t1', 't2']);
    expect(updatesIn([file, change(3, 't1')], 1)).toEqual([file]);
    expect(updatesIn([file], 2)).toEqual([]);
  });

  test('who does not see what was typed sees the task by what became of it', () => {
    const updated = { a1: { actualWork: [[], [4]] }, t1: { remaining: [[], [4]] } } as const;
    const seen = { added: {}, removed: {}, updated };
    const { edit: _, ...hidden } = change(3, '', { diff: seen });
    expect(byTask([hidden], 0)).toMatchObject([{ taskId: 't1' }]);
    expect(byTask([{ ...hidden, kind: 'plan.update' }], 0)).toEqual([]);
  });

  test('what came in since stands task by task, the newest first', () => {
    const changes = [change(3, 't1'), change(5, 't2'), change(6, 't1'), change(1, 't3')];
    expect(
      byTask(changes, 2).map(({ taskId, changes: of }) => [taskId, of.map(({ seq }) => seq)]),
    ).toEqual([
      ['t1', [6, 3]],
      ['t2', [5]],
    ]);
  });
});

test('the status date was set by the newest change of it', () => {
  const set = (seq: number, field: string) =>
    change(seq, '', { diff: { added: {}, removed: {}, updated: { p: { [field]: [[], ['x']] } } } });
  expect(statusSetAt([set(9, 'name'), set(7, 'statusDate'), set(3, 'statusDate')])).toBe(7);
  expect(statusSetAt([])).toBe(0);
});

describe('who owes a report', () => {
  const resources = new Map([
    ['r1', { id: 'r1', name: 'Ben' }],
    ['r2', { id: 'r2', name: 'Ana' }],
  ]);
  const asked = {
    due: [task('t1'), task('t2', 'Legal'), task('t3'), task('t4')],
    assignments: [
      { taskId: 't1', resourceId: 'r1' },
      { taskId: 't3', resourceId: 'r1' },
      { taskId: 't3', resourceId: 'r2' },
      { taskId: 't4', resourceId: 'gone' },
    ],
    resources,
    heard: lastHeard([change(1, 't1'), change(8, 't3')], anyTask),
    from: 5,
  };

  test('those assigned, else the responsible, else nobody; who said everything comes after', () => {
    expect(ownersOf(asked).map(({ name, due, heard }) => [name, due.length, heard])).toEqual([
      ['Ben', 2, 1],
      ['Legal', 1, 0],
      ['Ana', 1, 1],
      ['', 1, 0],
    ]);
  });

  test('a report before the last status date is heard, and not of this week', () => {
    const [ben] = ownersOf({ ...asked, due: [task('t1')] });
    expect(ben).toMatchObject({ heard: 0, last: '2026-11-11T12:00:00.000Z' });
    expect(hasReported({ due: [], heard: 0 })).toBe(true);
  });
});
