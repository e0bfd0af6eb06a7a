import {
  ConstraintType,
  type ProjectRecord,
  type Refusal,
  refuse,
  TaskRecord,
} from '../plan/index.ts';
import { withFields } from './rule.ts';
import { taskEdit } from './task-edit.ts';

const ONLY_P6: readonly ConstraintType[] = ['start-on', 'finish-on'];

/** Without a constraint, the task is as soon as possible. */
export const taskSetConstraint = taskEdit(
  'task.set-constraint',
  { constraint: TaskRecord.shape.constraint },
  (task, { constraint }, { project }) => {
    const after = withFields(task, { constraint });
    return constraintOfOtherRules(project, after) ?? after;
  },
);

/** Two constraints are P6's alone. */
export function constraintOfOtherRules(
  { rules }: ProjectRecord,
  { id, constraint }: TaskRecord,
): Refusal | undefined {
  if (constraint === undefined || rules === 'p6' || !ONLY_P6.includes(constraint.type)) {
    return undefined;
  }
  const accepted = ConstraintType.options.filter((type) => !ONLY_P6.includes(type));
  const where = { recordId: id, field: 'constraint', accepted };
  return refuse('constraint-of-other-rules', { type: constraint.type, rules }, where);
}
