import { z } from 'zod';
import {
  type AssignmentRecord,
  type Diff,
  isRefusal,
  RecordId,
  type Records,
  type Refusal,
  refuse,
  type TaskRecord,
  WorkMinutes,
} from '../plan/index.ts';
import { type Load, remainingOf, withLoads } from './assigned-work.ts';
import { editRule, found, updates } from './rule.ts';
import { remainingWorkOf, tenth } from './task-work.ts';

const AssignmentUnits = z.number().min(0).max(1_000_000_000);

const setUnits = z.strictObject({
  kind: z.literal('assignment.set-units'),
  assignmentId: RecordId,
  units: AssignmentUnits,
});
const setWork = z.strictObject({
  kind: z.literal('assignment.set-work'),
  assignmentId: RecordId,
  minutes: WorkMinutes,
});

/**
 * How much of somebody's time the task gets; 1 is all of it. The work stays and the duration follows; where
 * the duration is fixed, the remaining work follows. Of a material, it is how much of it.
 */
export const assignmentSetUnits = editRule<z.infer<typeof setUnits>>(setUnits, (edit, records) => {
  const { units } = edit;
  return ofAssignment(records, edit.assignmentId, 'units', { units }, (assignment, task) => {
    const remaining = remainingWorkOf(assignment);
    const follows = task.fixed === 'duration' && assignment.units > 0;
    return {
      units,
      remaining: follows ? tenth((remaining * units) / assignment.units) : remaining,
    };
  });
});

/**
 * How much work somebody has on the task, in minutes to a tenth, what is done included. The units stay and
 * the duration follows; where the duration is fixed, the units follow.
 */
export const assignmentSetWork = editRule<z.infer<typeof setWork>>(setWork, (edit, records) => {
  const work = edit.minutes;
  return ofAssignment(records, edit.assignmentId, 'work', { work }, (assignment, task) => {
    const remaining = remainingOf(assignment, work);
    if (typeof remaining === 'object') return remaining;
    const was = remainingWorkOf(assignment);
    const follows = task.fixed === 'duration' && was > 0 && remaining > 0;
    const { units } = assignment;
    return { remaining, units: follows ? (units * remaining) / was : units };
  });
});

function ofAssignment(
  records: Records,
  assignmentId: RecordId,
  field: 'units' | 'work',
  ofMaterial: Partial<AssignmentRecord>,
  loadOf: (assignment: AssignmentRecord, task: TaskRecord) => Load | Refusal,
): Diff | Refusal {
  const assignment = found(records, 'assignment', assignmentId, 'assignmentId');
  if (isRefusal(assignment)) return assignment;
  const { resourceId, taskId } = assignment;
  const resource = resourceId === undefined ? undefined : records.find('resource', resourceId);
  if (resource !== undefined && resource.type !== 'work') {
    return updates([[assignment, { ...assignment, ...ofMaterial }]]);
  }
  if (assignment[field] === ofMaterial[field]) return updates([]);
  const task = found(records, 'task', taskId);
  if (isRefusal(task)) return task;
  if (task.actualFinish !== undefined) {
    return refuse('task-is-finished', { id: taskId }, { recordId: assignmentId, field });
  }
  const load = loadOf(assignment, task);
  if (isRefusal(load)) return load;
  return withLoads(records, task, (one) => (one.id === assignmentId ? load : undefined));
}
