import { ConstraintType, refuse, TaskRecord } from '../plan/index.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

const ONLY_P6: readonly ConstraintType[] = ['start-on', 'finish-on'];

/** Without a constraint, the task is as soon as possible. */
export const taskSetConstraint = taskEdit(
  'task.set-constraint',
  { constraint: TaskRecord.shape.constraint },
  (task, { constraint }, { project: { rules } }) => {
    if (constraint !== undefined && rules === 'ms-project' && ONLY_P6.includes(constraint.type)) {
      const accepted = ConstraintType.options.filter((type) => !ONLY_P6.includes(type));
      const where = { recordId: task.id, field: 'constraint', accepted };
      return refuse('constraint-of-other-rules', { type: constraint.type, rules }, where);
    }
    return withFields(task, { constraint });
  },
);
