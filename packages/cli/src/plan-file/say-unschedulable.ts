import {
  type RecordId,
  type Records,
  sayUnschedulable as saidByModel,
  type Unschedulable,
} from '@throughline/model';
import { taskTitle, taskTitleOf } from './names.ts';
import type { PlanFile } from './read-plan-file.ts';

/** Why a plan has no dates, and what to mend. */
export function sayUnschedulable(
  fault: Unschedulable,
  { records, title }: Pick<PlanFile, 'records' | 'title'>,
): { about: string; why: string; next: string } {
  const said =
    'taskIds' in fault ? { ...fault, taskIds: fromFirst(fault.taskIds, records) } : fault;
  const why = saidByModel(said, (id) => recordTitle(id as RecordId, records));
  return { about: title, why, next: remedy(fault) };
}

function remedy({ code }: Unschedulable): string {
  const again = 'in the tool that wrote the file, and try again.';
  if (code.startsWith('link')) return `Remove one of these links ${again}`;
  if (code.startsWith('calendar')) return `Give the calendar working days ${again}`;
  return `Correct it ${again}`;
}

/** A circle begins anywhere; people look for the task that comes first in the plan. */
function fromFirst(circle: readonly RecordId[], records: Records): RecordId[] {
  for (const { task } of records.outline()) {
    const first = circle.indexOf(task.id);
    if (first >= 0) return [...circle.slice(first), ...circle.slice(0, first)];
  }
  return [...circle];
}

function recordTitle(id: RecordId, records: Records): string {
  const record = records.get(id);
  if (record === undefined) return id;
  if (record.kind === 'task') return taskTitle(record);
  if (record.kind === 'link') {
    return `${taskTitleOf(records, record.from)} → ${taskTitleOf(records, record.to)}`;
  }
  return 'name' in record && record.name ? record.name : id;
}
