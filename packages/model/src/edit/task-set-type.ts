import { z } from 'zod';
import {
  type ProjectRecord,
  type Records,
  type Refusal,
  refuse,
  type TaskRecord,
  TaskType,
} from '../plan/index.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';
import { hasProgress } from './task-progress.ts';
import { workingAssignments } from './task-work.ts';

const MS_PROJECT_TYPES: readonly TaskType[] = ['task', 'summary'];
const MILESTONES: readonly TaskType[] = ['start-milestone', 'finish-milestone'];

/**
 * What sort of task it is, and whether it is marked as a milestone; what is not given stays. P6's milestones
 * are types, and take no time and no work. MS Project's are marked, and may take time.
 */
export const taskSetType = taskEdit(
  'task.set-type',
  { type: TaskType.exactOptional(), milestone: z.boolean().exactOptional() },
  (task, { type = task.type, milestone = task.milestone ?? false }, records) => {
    const changed = withFields(task, { type, milestone: milestone ? true : undefined });
    if (type === task.type) return changed;
    const refusal =
      typeOfOtherRules(records.project, { ...task, type }) ?? typeFault(records, task, type);
    if (refusal !== undefined) return refusal;
    if (!MILESTONES.includes(type)) return changed;
    return withFields(changed, {
      duration: { unit: 'd', ...task.duration, minutes: 0 },
      splits: undefined,
      ...(task.remaining !== undefined && { remaining: 0 }),
    });
  },
);

/** All types but two are P6's. */
export function typeOfOtherRules(
  { rules }: ProjectRecord,
  { id, type }: Pick<TaskRecord, 'id' | 'type'>,
): Refusal | undefined {
  if (rules === 'p6' || MS_PROJECT_TYPES.includes(type)) return undefined;
  const where = { recordId: id, field: 'type', accepted: MS_PROJECT_TYPES };
  return refuse('task-type-of-other-rules', { type, rules }, where);
}

function typeFault(records: Records, task: TaskRecord, type: TaskType): Refusal | undefined {
  const { id } = task;
  const where = { recordId: id, field: 'type' };
  if (records.children(id).length > 0 && type !== 'summary') {
    return refuse('summary-is-computed', { id, field: 'type' }, where);
  }
  if (type === 'summary' && records.children(id).length === 0 && hasProgress(task)) {
    return refuse('parent-has-progress', { id }, where);
  }
  if (!MILESTONES.includes(type)) return undefined;
  const count = workingAssignments(records, task).length;
  if (count > 0) return refuse('milestone-takes-no-work', { id, count }, where);
  const underWay = task.actualStart !== undefined && task.actualFinish === undefined;
  return underWay ? refuse('task-has-begun', { id }, where) : undefined;
}
