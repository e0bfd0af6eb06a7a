import { z } from 'zod';
import { type Records, type Refusal, refuse, type TaskRecord } from '../plan/index.ts';
import { updates, withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';
import { hasProgress } from './task-progress.ts';
import { ancestorsOf, treeOf } from './tree-view.ts';

/**
 * Keeps the task in the plan and out of its schedule, or takes it back in, with all that lies under it; what
 * is taken back in brings its summaries with it. As in MS Project, what has begun stays in.
 */
export const taskSetActive = taskEdit(
  'task.set-active',
  { active: z.boolean() },
  (task, { active }, records) => {
    const all = [...withDescendants(records, task)];
    if (active) {
      const above = [...ancestorsOf(treeOf(records), task.id)];
      const summaries = above
        .map((id) => records.find('task', id))
        .filter((one) => one !== undefined);
      return updates(
        [...all, ...summaries].map((one) => [one, withFields(one, { inactive: undefined })]),
      );
    }
    const refusal = inactiveFault(records, task, all);
    if (refusal !== undefined) return refusal;
    return updates(all.map((one) => [one, withFields(one, { inactive: true })]));
  },
);

/** P6 keeps nothing out of its schedule, and what has begun cannot be taken out. */
export function inactiveFault(
  records: Records,
  { id }: TaskRecord,
  all: readonly TaskRecord[],
): Refusal | undefined {
  const { rules } = records.project;
  if (rules === 'p6') {
    return refuse('inactive-of-other-rules', { rules }, { recordId: id, field: 'inactive' });
  }
  const begun = all.find((one) => !records.isSummary(one) && hasProgress(one));
  if (begun === undefined) return undefined;
  return refuse('task-has-begun', { id: begun.id }, { recordId: begun.id, field: 'inactive' });
}

function* withDescendants(records: Records, task: TaskRecord): Generator<TaskRecord> {
  const left = [task];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    yield one;
    left.push(...records.children(one.id));
  }
}
