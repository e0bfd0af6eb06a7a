import { z } from 'zod';
import { refuse, TaskRecord } from '../plan/index.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

const { manualStart, manualFinish } = TaskRecord.shape;

/** Manual keeps the dates given with it; automatic gives the task back to the rules, and its own dates go. */
export const taskSetMode = taskEdit(
  'task.set-mode',
  { mode: z.enum(['automatic', 'manual']), manualStart, manualFinish },
  (task, edit) => {
    const { manualStart: start, manualFinish: finish } = edit;
    if (edit.mode === 'automatic') {
      return withFields(task, { mode: undefined, manualStart: undefined, manualFinish: undefined });
    }
    if (start !== undefined && finish !== undefined && finish < start) {
      const where = { recordId: task.id, field: 'manualFinish' };
      return refuse('finish-before-start', { start, finish }, where);
    }
    return withFields(task, { mode: 'manual', manualStart: start, manualFinish: finish });
  },
);
