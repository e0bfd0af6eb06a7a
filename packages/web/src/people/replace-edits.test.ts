import type { AssignmentRecord, RecordId, TaskRecord } from '@throughline/model';
import { expect, test } from 'vitest';
import { replaceEdits } from './replace-edits.ts';

const id = (text: string) => text as RecordId;
const assignment = (name: string, more: Partial<AssignmentRecord> = {}): AssignmentRecord => ({
  id: id(`a-${name}`),
  kind: 'assignment',
  audience: 'internal',
  taskId: id(name),
  resourceId: id('ana'),
  units: 1,
  work: 960,
  ...more,
});
const task = (name: string, more: Partial<TaskRecord> = {}) =>
  [name, { id: id(name), kind: 'task', name, ...more } as TaskRecord] as const;

test('unfinished work goes to the other; what is done stays where it was done', () => {
  const tasks = new Map([
    task('open'),
    task('begun', { actualStart: '2026-11-02T08:00' }),
    task('done', { actualFinish: '2026-11-02T17:00' }),
    task('both'),
    task('others'),
  ]);
  const { edits, left } = replaceEdits(
    id('ana'),
    id('ben'),
    [
      assignment('open'),
      assignment('begun', { actualWork: 240, remainingWork: 720 }),
      assignment('done', { actualWork: 960, remainingWork: 0 }),
      assignment('both'),
      { ...assignment('both'), id: id('a-both-ben'), resourceId: id('ben') },
      assignment('others', { resourceId: id('cho') }),
    ],
    tasks,
    () => id('new'),
  );
  expect(edits).toEqual([
    { kind: 'assignment.change', id: 'a-open', set: { resourceId: 'ben' } },
    { kind: 'assignment.change', id: 'a-begun', set: { work: 240, remainingWork: 0 } },
    {
      kind: 'assignment.add',
      record: {
        id: 'new',
        kind: 'assignment',
        audience: 'internal',
        taskId: 'begun',
        resourceId: 'ben',
        units: 1,
        work: 720,
      },
    },
  ]);
  expect(left).toEqual(['both']);
});
