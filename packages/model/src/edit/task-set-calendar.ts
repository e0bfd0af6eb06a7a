import { TaskRecord } from '../plan/index.ts';
import { referenceFault } from './reference-faults.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

const { calendarId, ignoreResourceCalendars } = TaskRecord.shape;

/** Without a calendar, the task goes back to the project's. */
export const taskSetCalendar = taskEdit(
  'task.set-calendar',
  { calendarId, ignoreResourceCalendars },
  (task, edit, records) => {
    const after = withFields(task, {
      calendarId: edit.calendarId,
      ignoreResourceCalendars: edit.ignoreResourceCalendars,
    });
    return referenceFault(records, after, task) ?? after;
  },
);
