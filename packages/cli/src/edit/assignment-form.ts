import { remainingMinutes, type TaskRecord } from '@throughline/model';
import { findRecord, isNotFound } from '../find/index.ts';
import { taskTitle } from '../plan-file/index.ts';
import { misread, type TypedEdits, type Typing } from './typed-edit.ts';
import { readPercent } from './typed-values.ts';

/** Gives the task to somebody, with this share of their time; or changes the share. */
export function assigned(
  task: TaskRecord,
  words: readonly string[],
  { records, makeId }: Typing,
): TypedEdits {
  const last = words.at(-1) ?? '';
  const hasShare = /^\d+([.,]\d+)?\s*%$/.test(last);
  const share = hasShare ? readPercent(last) : 100;
  if (typeof share !== 'number') return share;
  const resource = findRecord(
    records,
    'resource',
    words.slice(0, hasShare ? -1 : undefined).join(' '),
  );
  if (isNotFound(resource)) return resource;
  const units = share / 100;
  const before = records
    .referrers(task.id, 'assignment')
    .find((one) => one.resourceId === resource.id);
  const remainingWork = Math.round(remainingMinutes(task) * units * 10) / 10;
  if (before !== undefined) {
    const work = (before.actualWork ?? 0) + remainingWork;
    const left = before.remainingWork === undefined ? {} : { remainingWork };
    return [{ kind: 'assignment.change', id: before.id, set: { units, work, ...left } }];
  }
  return [
    {
      kind: 'assignment.add',
      record: {
        id: makeId(),
        kind: 'assignment',
        audience: 'internal',
        taskId: task.id,
        resourceId: resource.id,
        units,
        work: remainingWork,
      },
    },
  ];
}

export function unassigned(
  task: TaskRecord,
  words: readonly string[],
  { records }: Typing,
): TypedEdits {
  const resource = findRecord(records, 'resource', words.join(' '));
  if (isNotFound(resource)) return resource;
  const found = records
    .referrers(task.id, 'assignment')
    .filter((one) => one.resourceId === resource.id);
  if (found.length === 0) {
    return misread(`${resource.name} is not on ${taskTitle(task, records)}.`, 'assign …');
  }
  return [{ kind: 'assignment.remove', ids: found.map(({ id }) => id) }];
}
