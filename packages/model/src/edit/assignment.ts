import { type AssignmentRecord, type Records, type Refusal, refuse } from '../plan/index.ts';
import { addRule, changeRule } from './add-and-change.ts';
import { assignmentSetUnits, assignmentSetWork } from './assignment-set-work.ts';
import { currencyFault } from './currency-fault.ts';
import { removeRule } from './removal.ts';

export const assignmentRules = {
  'assignment.add': addRule('assignment', fault),
  /** Sets units and work as they are said: the edits below let the rest follow. */
  'assignment.change': changeRule('assignment', fault, { taskId: undefined }),
  'assignment.set-units': assignmentSetUnits,
  'assignment.set-work': assignmentSetWork,
  'assignment.remove': removeRule('assignment'),
};

function fault(assignment: AssignmentRecord, records: Records): Refusal | undefined {
  return twiceFault(assignment, records) ?? currencyFault(assignment, records);
}

/** MS Project assigns a resource to a task once; P6 may do it again in another role. */
function twiceFault(assignment: AssignmentRecord, records: Records): Refusal | undefined {
  const { id, taskId, resourceId } = assignment;
  if (resourceId === undefined || records.project.rules === 'p6') return undefined;
  const twin = records
    .referrers(taskId, 'assignment')
    .find((other) => other.id !== id && other.resourceId === resourceId);
  if (twin === undefined) return undefined;
  const where = { recordId: id, field: 'resourceId' };
  return refuse('assignment-twice', { taskId, resourceId, by: twin.id }, where);
}
