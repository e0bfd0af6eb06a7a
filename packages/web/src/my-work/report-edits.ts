import type { Edit, RecordId } from '@throughline/model';
import { fieldsOf, type Said, type TaskReported, type Workday } from '../reporting/index.ts';

interface About {
  readonly taskId: string;
  readonly task: TaskReported;
  readonly workday: Workday;
  /** The time on the clock of whoever reports, as plans write it. */
  readonly now: string;
}

/**
 * The edits that say what somebody said of a task of theirs. An expected day is none: how much remains until then
 * follows from the plan's calendars, and is worked out where the plan is.
 */
export function editsOf(said: Exclude<Said, { what: 'expected' }>, about: About): Edit[] {
  const { task, workday, now } = about;
  const taskId = about.taskId as RecordId;
  const { nothingNew, blockedBy, actualStart, actualFinish, remaining } = fieldsOf(
    said,
    task,
    workday,
  );
  if (nothingNew) {
    // Of work under way, what remains is said again: that is what "nothing new" means.
    const left = task.started ? { remaining: task.remaining } : {};
    return [{ kind: 'task.set-progress', taskId, ...left }];
  }
  if (blockedBy !== undefined) {
    const blocked = { by: blockedBy, since: now };
    return [{ kind: 'task.set-blocked', taskId, ...(blockedBy !== '' && { blocked }) }];
  }
  return [
    {
      kind: 'task.set-progress',
      taskId,
      ...(actualStart !== undefined && { actualStart }),
      ...(actualFinish !== undefined && { actualFinish }),
      ...(remaining !== undefined && { remaining }),
    },
  ];
}
