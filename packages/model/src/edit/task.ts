import { removeRule } from './removal.ts';
import { taskAdd } from './task-add.ts';
import { taskIndent } from './task-indent.ts';
import { taskMove } from './task-move.ts';
import { taskOutdent } from './task-outdent.ts';
import { taskRename } from './task-rename.ts';
import { taskSetActive } from './task-set-active.ts';
import { taskSetBlocked } from './task-set-blocked.ts';
import { taskSetCalendar } from './task-set-calendar.ts';
import { taskSetConstraint } from './task-set-constraint.ts';
import { taskSetDeadline } from './task-set-deadline.ts';
import { taskSetDuration } from './task-set-duration.ts';
import { taskSetEstimate } from './task-set-estimate.ts';
import { taskSetExpectedFinish } from './task-set-expected-finish.ts';
import { taskSetFields } from './task-set-fields.ts';
import { taskSetMode } from './task-set-mode.ts';
import { taskSetProgress } from './task-set-progress.ts';
import { taskSetType } from './task-set-type.ts';
import { taskSetWork } from './task-set-work.ts';
import { taskSplit } from './task-split.ts';
import { taskUnsplit } from './task-unsplit.ts';

export const taskRules = {
  'task.add': taskAdd,
  'task.remove': removeRule('task'),
  'task.rename': taskRename,
  'task.move': taskMove,
  'task.indent': taskIndent,
  'task.outdent': taskOutdent,
  'task.set-duration': taskSetDuration,
  'task.set-estimate': taskSetEstimate,
  'task.set-work': taskSetWork,
  'task.split': taskSplit,
  'task.unsplit': taskUnsplit,
  'task.set-type': taskSetType,
  'task.set-active': taskSetActive,
  'task.set-constraint': taskSetConstraint,
  'task.set-deadline': taskSetDeadline,
  'task.set-calendar': taskSetCalendar,
  'task.set-mode': taskSetMode,
  'task.set-progress': taskSetProgress,
  'task.set-expected-finish': taskSetExpectedFinish,
  'task.set-blocked': taskSetBlocked,
  'task.set-fields': taskSetFields,
};
