import { z } from 'zod';
import {
  type Diff,
  isRefusal,
  RecordId,
  type Records,
  type Refusal,
  refuse,
  type TaskRecord,
} from '../plan/index.ts';
import { type EditRule, editRule, found, updates } from './rule.ts';

export type TaskEdit<K extends string, S extends z.ZodRawShape> = {
  readonly kind: K;
  readonly taskId: RecordId;
} & (keyof S extends never ? unknown : z.infer<z.ZodObject<S>>);

/**
 * An edit of one task, named by `taskId`: its further fields, and the task as it becomes. A rule that
 * changes more than the task returns the whole diff.
 */
export function taskEdit<K extends string, S extends z.ZodRawShape>(
  kind: K,
  shape: S,
  become: (task: TaskRecord, edit: TaskEdit<K, S>, records: Records) => TaskRecord | Diff | Refusal,
): EditRule<TaskEdit<K, S>> {
  const schema = z.strictObject({ kind: z.literal(kind), taskId: RecordId, ...shape });
  return editRule(schema as unknown as z.ZodType<TaskEdit<K, S>>, (edit, records) => {
    const task = found(records, 'task', edit.taskId, 'taskId');
    if (isRefusal(task)) return task;
    const after = become(task, edit, records);
    return 'id' in after ? updates([[task, after]]) : after;
  });
}

/** A summary's dates, length and progress come from its children: nobody types them. */
export function summaryFault(
  records: Records,
  task: TaskRecord,
  field: string,
): Refusal | undefined {
  if (!records.isSummary(task) || task.mode === 'manual') return undefined;
  return refuse('summary-is-computed', { id: task.id, field }, { recordId: task.id, field });
}
