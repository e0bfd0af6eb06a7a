import { z } from 'zod';
import {
  type Constraint,
  type Diff,
  isRefusal,
  LocalDateTime,
  RecordId,
  type Records,
  type Refusal,
  refuse,
  type TaskRecord,
} from '../plan/index.ts';
import { editRule, found, updates } from './rule.ts';
import { summaryFault } from './task-edit.ts';

const schema = z.strictObject({
  kind: z.literal('reschedule.unfinished'),
  /** No unfinished work lies before this moment. */
  after: LocalDateTime,
  /** What should have begun and has not: it starts no earlier than then. */
  notStarted: z.array(RecordId).max(1_000_000).readonly(),
  /** What has begun: where its work stopped, by task. The rest goes on at `after`. */
  started: z.record(RecordId, z.strictObject({ stop: LocalDateTime.exactOptional() })),
});

/**
 * What MS Project calls rescheduling uncompleted work: what has not begun gets a start-no-earlier-than
 * constraint, what has begun goes on at that moment. Which tasks those are depends on dates, so the edit
 * names them; `rescheduleUnfinished` finds them. A constraint of another kind refuses, as MS Project leaves
 * such tasks where they are. P6's data date does all this by itself.
 */
export const rescheduleUnfinished = editRule<z.infer<typeof schema>>(schema, (edit, records) => {
  const { rules } = records.project;
  if (rules === 'p6') return refuse('reschedule-of-other-rules', { rules }, { field: 'after' });
  const pairs: [TaskRecord, TaskRecord][] = [];
  const { after } = edit;
  for (const [i, id] of edit.notStarted.entries()) {
    const moved = later(records, id, `notStarted/${i}`, after);
    if (isRefusal(moved)) return moved;
    pairs.push(moved);
  }
  for (const [id, { stop }] of Object.entries(edit.started) as [RecordId, { stop?: string }][]) {
    const resumed = goingOn(records, id, `started/${id}`, after, stop);
    if (isRefusal(resumed)) return resumed;
    pairs.push(resumed);
  }
  return updates(pairs) satisfies Diff;
});

type Move = [before: TaskRecord, after: TaskRecord];

function later(records: Records, id: RecordId, field: string, after: string): Move | Refusal {
  const task = movable(records, id, field);
  if (isRefusal(task)) return task;
  if (task.actualStart !== undefined)
    return refuse('task-has-begun', { id }, { recordId: id, field });
  if (!mayStartLater(task.constraint)) {
    const { type } = task.constraint as Constraint;
    return refuse('constraint-in-the-way', { id, type }, { recordId: id, field });
  }
  const constraint: Constraint = { type: 'start-no-earlier-than', date: after };
  return [task, { ...task, constraint }];
}

/** Without a constraint, or with one that the new one only raises. */
export function mayStartLater(constraint: Constraint | undefined): boolean {
  return constraint === undefined || constraint.type === 'start-no-earlier-than';
}

function goingOn(
  records: Records,
  id: RecordId,
  field: string,
  after: string,
  stop: string | undefined,
): Move | Refusal {
  const task = movable(records, id, field);
  if (isRefusal(task)) return task;
  const where = { recordId: id, field };
  if (task.actualStart === undefined) return refuse('progress-without-start', { id }, where);
  if (stop !== undefined && stop > after) {
    return refuse('range-backwards', { id, field: 'stop', from: stop, to: after }, where);
  }
  return [task, { ...task, resume: after, ...(stop !== undefined && { stop }) }];
}

function movable(records: Records, id: RecordId, field: string): TaskRecord | Refusal {
  const task = found(records, 'task', id, field);
  if (isRefusal(task)) return task;
  const where = { recordId: id, field };
  if (task.actualFinish !== undefined) return refuse('task-is-finished', { id }, where);
  if (task.mode === 'manual') {
    return refuse('task-keeps-its-dates', { id }, where);
  }
  return summaryFault(records, task, field) ?? task;
}
