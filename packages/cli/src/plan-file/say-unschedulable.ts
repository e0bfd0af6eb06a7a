import {
  type RecordId,
  type Records,
  sayUnschedulable as saidByModel,
  type Unschedulable,
} from '@throughline/model';
import { taskTitle, taskTitleOf } from './names.ts';
import type { PlanFile } from './plan-file.ts';

/** Why a plan has no dates, and what to mend. */
export function sayUnschedulable(
  fault: Unschedulable,
  { records, title }: Pick<PlanFile, 'records' | 'title'>,
): { about: string; why: string; code: string; next: string } {
  const why = saidByModel(fault, (id) => recordTitle(id as RecordId, records));
  return { about: title, why, code: fault.code, next: remedy(fault) };
}

function remedy({ code }: Unschedulable): string {
  const again = 'in the tool that wrote the file, and try again.';
  if (code.startsWith('link')) return `Remove one of these links ${again}`;
  if (code.startsWith('calendar')) return `Give the calendar working days ${again}`;
  return `Correct it ${again}`;
}

function recordTitle(id: RecordId, records: Records): string {
  const record = records.get(id);
  if (record === undefined) return id;
  if (record.kind === 'task') return taskTitle(record, records);
  if (record.kind === 'link') {
    return `${taskTitleOf(records, record.from)} → ${taskTitleOf(records, record.to)}`;
  }
  return 'name' in record && record.name ? record.name : id;
}
