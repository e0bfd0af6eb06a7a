import { addRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';
import { taskIndent } from './task-indent.ts';
import { taskMove } from './task-move.ts';
import { taskOutdent } from './task-outdent.ts';
import { taskRename } from './task-rename.ts';
import { taskSetCalendar } from './task-set-calendar.ts';
import { taskSetConstraint } from './task-set-constraint.ts';
import { taskSetDeadline } from './task-set-deadline.ts';
import { taskSetDuration } from './task-set-duration.ts';
import { taskSetFields } from './task-set-fields.ts';
import { taskSetMode } from './task-set-mode.ts';
import { taskSetProgress } from './task-set-progress.ts';

export const taskRules = {
  'task.add': addRule('task'),
  'task.remove': removeRule('task'),
  'task.rename': taskRename,
  'task.move': taskMove,
  'task.indent': taskIndent,
  'task.outdent': taskOutdent,
  'task.set-duration': taskSetDuration,
  'task.set-constraint': taskSetConstraint,
  'task.set-deadline': taskSetDeadline,
  'task.set-calendar': taskSetCalendar,
  'task.set-mode': taskSetMode,
  'task.set-progress': taskSetProgress,
  'task.set-fields': taskSetFields,
};
