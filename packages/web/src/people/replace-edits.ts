import type { AssignmentRecord, Edit, RecordId, TaskRecord } from '@throughline/model';

export interface Replacement {
  readonly edits: readonly Edit[];
  /** Tasks that the other one works on already: these assignments stay as they are. */
  readonly left: readonly RecordId[];
}

/**
 * Gives the unfinished work of one resource to another. What was not begun moves over as it is; of what was begun, the
 * work that is done stays with who did it and the rest becomes an assignment of the other.
 */
export function replaceEdits(
  from: RecordId,
  to: RecordId,
  assignments: readonly AssignmentRecord[],
  taskById: ReadonlyMap<string, TaskRecord>,
  newId: () => RecordId,
): Replacement {
  const edits: Edit[] = [];
  const left: RecordId[] = [];
  const busy = new Set(
    assignments.filter(({ resourceId }) => resourceId === to).map(({ taskId }) => taskId),
  );
  for (const assignment of assignments) {
    if (assignment.resourceId !== from || !isOpen(assignment, taskById)) continue;
    if (busy.has(assignment.taskId)) left.push(assignment.taskId);
    else edits.push(...editsOf(assignment, to, newId));
  }
  return { edits, left };
}

/** Whether some of it is still to be done. */
export function isOpen(
  { taskId, work, remainingWork, resourceId }: AssignmentRecord,
  taskById: ReadonlyMap<string, TaskRecord>,
): boolean {
  const task = taskById.get(taskId);
  if (task === undefined || task.actualFinish !== undefined || resourceId === undefined)
    return false;
  return remainingWork === undefined || remainingWork > 0 || work === 0;
}

function editsOf(assignment: AssignmentRecord, to: RecordId, newId: () => RecordId): Edit[] {
  const { id, actualWork = 0, work } = assignment;
  if (actualWork === 0) {
    return [{ kind: 'assignment.change', id, set: { resourceId: to } }];
  }
  const remaining = assignment.remainingWork ?? Math.max(0, work - actualWork);
  const { audience, taskId, units } = assignment;
  return [
    { kind: 'assignment.change', id, set: { work: actualWork, remainingWork: 0 } },
    {
      kind: 'assignment.add',
      record: {
        id: newId(),
        kind: 'assignment',
        audience,
        taskId,
        resourceId: to,
        units,
        work: remaining,
      },
    },
  ];
}
