import { describe, expect, test } from 'vitest';
import { everybody, grouped, horizon, matching } from './my-tasks.ts';
import { editsOf } from './report-edits.ts';

const task = {
  name: 'Copy',
  start: '2026-11-16T08:00',
  finish: '2026-11-27T17:00',
  planned: '2026-11-27T17:00',
  milestone: false,
  started: true,
  finished: false,
  remaining: 960,
  blocked: null,
};
const about = {
  taskId: 't',
  task,
  workday: { start: '08:00', end: '17:00' },
  now: '2026-11-21T10:30',
};

describe('what somebody says of their task', () => {
  test('nothing new says again what remains, and nothing of what has not begun', () => {
    expect(editsOf({ what: 'unchanged' }, about)).toEqual([
      { kind: 'task.set-progress', taskId: 't', remaining: 960 },
    ]);
    const unbegun = { ...about, task: { ...task, started: false } };
    expect(editsOf({ what: 'unchanged' }, unbegun)).toEqual([
      { kind: 'task.set-progress', taskId: 't' },
    ]);
  });

  test('a blocker stands since now, and none takes it away', () => {
    expect(editsOf({ what: 'blocked', by: 'No access' }, about)).toEqual([
      {
        kind: 'task.set-blocked',
        taskId: 't',
        blocked: { by: 'No access', since: '2026-11-21T10:30' },
      },
    ]);
    expect(editsOf({ what: 'blocked', by: '' }, about)).toEqual([
      { kind: 'task.set-blocked', taskId: 't' },
    ]);
  });

  test('work that is done says when', () => {
    expect(editsOf({ what: 'done', day: '2026-11-20' }, about)).toEqual([
      { kind: 'task.set-progress', taskId: 't', actualFinish: '2026-11-20T17:00' },
    ]);
  });
});

test('work lies under way, within two weeks, or later', () => {
  const at = (id: string, start: string | null, started = false) => ({ id, start, started });
  const { running, due, later } = grouped(
    [
      at('d', null),
      at('c', '2026-12-05T08:00'),
      at('b', '2026-12-04T17:00'),
      at('a', '2026-11-23T08:00'),
      at('r', '2027-01-01T08:00', true),
    ],
    '2026-11-20T17:00',
  );
  expect(horizon('2026-11-20T17:00')).toBe('2026-12-04T17:00');
  expect([running, due, later].map((tasks) => tasks.map(({ id }) => id))).toEqual([
    ['r'],
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

describe('whose work', () => {
  const people = everybody(
    [
      { id: '1', name: 'Ben', email: 'ben@example.org' },
      { id: '2', name: 'Ana' },
    ],
    ['Legal', 'Ana', 'Legal', ''],
  );

  test('resources and those responsible, each once', () => {
    expect(people.map(({ key }) => key)).toEqual(['r 2', 'r 1', 'n Legal']);
  });

  test('by address before name, and nobody where two would be', () => {
    expect(matching(people, { name: 'Ana', email: 'BEN@example.org' })?.name).toBe('Ben');
    expect(matching(people, { name: 'ana', email: 'ana@example.org' })?.name).toBe('Ana');
    expect(matching(people, { name: 'Somebody' })).toBeUndefined();
    expect(matching([...people, { key: 'x', name: 'Ana' }], { name: 'Ana' })).toBeUndefined();
  });
});
