import { type Records, type Refusal, refuse, type TaskRecord } from '../plan/index.ts';
import { addRule } from './add-and-change.ts';
import { hasProgress } from './task-progress.ts';
import { constraintOfOtherRules } from './task-set-constraint.ts';
import { typeOfOtherRules } from './task-set-type.ts';

/** A whole task in its place; `rankBetween` gives one that is free. */
export const taskAdd = addRule('task', (task, records) => {
  const { project } = records;
  return (
    constraintOfOtherRules(project, task) ??
    typeOfOtherRules(project, task) ??
    manualFault(task) ??
    hiddenProgress(records, task.parent)
  );
});

/** What is reported of a task would no longer count once tasks are under it. */
export function hiddenProgress(
  records: Records,
  parent: TaskRecord['parent'],
): Refusal | undefined {
  const task = parent && records.find('task', parent);
  if (task === undefined || records.isSummary(task) || !hasProgress(task)) return undefined;
  return refuse('parent-has-progress', { id: task.id }, { recordId: task.id, field: 'parent' });
}

function manualFault({ id, manualStart, manualFinish }: TaskRecord): Refusal | undefined {
  if (manualStart === undefined || manualFinish === undefined) return undefined;
  if (manualFinish >= manualStart) return undefined;
  const dates = { start: manualStart, finish: manualFinish };
  return refuse('finish-before-start', dates, { recordId: id, field: 'manualFinish' });
}
