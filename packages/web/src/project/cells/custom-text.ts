import {
  type CustomValue,
  printDuration,
  type RecordId,
  type RecordOf,
  type TaskRecord,
} from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { sayColumn } from '../column-words.ts';
import { dayOf } from './dates.ts';
import { scaleOfTask } from './lengths.ts';
import { numberText } from './numbers.ts';

/** Empty for a field that is not in the plan, and where the task has no value of it. */
export function customTexts(plan: CellPlan, id: RecordId): (task: TaskRecord) => string {
  const field = plan.records.find('custom-field', id);
  if (field === undefined) return () => '';
  return (task) => {
    const value = task.custom?.[id];
    return value === undefined ? '' : customText(plan, task, field, value);
  };
}

export function customText(
  plan: CellPlan,
  task: TaskRecord,
  field: RecordOf<'custom-field'>,
  value: CustomValue,
): string {
  if (typeof value === 'boolean') return sayColumn(value ? 'yes' : 'no');
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'object') return printDuration(value, scaleOfTask(plan, task));
  return field.type === 'date' ? dayOf(value) : value;
}
