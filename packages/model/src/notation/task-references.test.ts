import { describe, expect, test } from 'vitest';
import { type PlanRecord, Records, recordId } from '../plan/index.ts';
import { scale } from './any-notation.testing.ts';
import { parsePredecessors, printPredecessors } from './predecessors.ts';
import { taskReferences } from './task-references.ts';

const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });
const task = (id: string, rank: string, code?: string, wbs?: string): PlanRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank,
  type: 'task',
  fixed: 'units',
  ...(code !== undefined && { keys: { 'p6.code': code } }),
  ...(wbs !== undefined && { wbs }),
});
const planOf = (rules: 'ms-project' | 'p6', ...tasks: PlanRecord[]) =>
  new Records([
    {
      ...base('project'),
      kind: 'project',
      name: 'Move',
      rules,
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      calendarId: recordId('standard'),
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 1020,
      currency: 'USD',
      criticalFloatLimit: 0,
    },
    ...tasks,
  ]);

describe('the names that tasks go by', () => {
  test('rows of MS Project, then codes and WBS', () => {
    const { taskOf, refOf } = taskReferences(
      planOf('ms-project', task('a', 'A', '2'), task('b', 'B', undefined, 'NET.1'), task('c', 'C')),
    );
    expect(['1', '2', '3', 'net.1', '4', ''].map(taskOf)).toEqual([
      'a',
      'b',
      'c',
      'b',
      undefined,
      undefined,
    ]);
    expect(refOf(recordId('b'))).toBe('2');
  });

  test('codes of P6 before rows, and none that two tasks bear', () => {
    const { taskOf, refOf } = taskReferences(
      planOf('p6', task('a', 'A', '2'), task('b', 'B', 'A10'), task('c', 'C', 'A10')),
    );
    expect(['2', 'a10', '3'].map(taskOf)).toEqual(['a', undefined, 'c']);
    expect(refOf(recordId('a'))).toBe('2');
  });

  test('a list of predecessors is read to ids and printed as the rows then stand', () => {
    const plan = planOf('ms-project', task('a', 'A'), task('b', 'B'));
    const { taskOf, refOf } = taskReferences(plan);
    const read = parsePredecessors('1FS+3d,2SS-25%', scale, taskOf);
    if ('code' in read) expect.fail(read.code);
    expect(read.map(({ from }) => from)).toEqual(['a', 'b']);
    expect(printPredecessors(read, scale, refOf)).toBe('1FS+3d;2SS-25%');
  });
});
