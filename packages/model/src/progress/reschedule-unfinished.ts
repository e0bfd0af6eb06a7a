import { minuteOf, minuteText } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import { apply, type Edit, mayStartLater } from '../edit/index.ts';
import {
  doneMinutes,
  isRefusal,
  type LocalDateTime,
  type RecordId,
  type Records,
  type Refusal,
  remainingMinutes,
  type TaskRecord,
} from '../plan/index.ts';

type Reschedule = Extract<Edit, { kind: 'reschedule.unfinished' }>;

export interface RescheduleChoice {
  /** Unfinished work is moved here, or later where its calendar says so; the status date where none is given. */
  readonly after?: LocalDateTime;
  /** Only these tasks; all where none are named. */
  readonly tasks?: ReadonlySet<RecordId>;
}

/**
 * The one edit that moves all unfinished work out of the past, as MS Project's "reschedule uncompleted work"
 * does: tasks that should have begun by then, and what remains of those that have. It looks at the schedule.
 * Manual and inactive tasks stay where they are, and so do those with a constraint that has a date of
 * another kind than start no earlier than. Refuses under the rules of P6, whose data date does this by itself.
 */
export function rescheduleUnfinished(
  computed: ComputedPlan,
  { after = computed.status.at, tasks }: RescheduleChoice = {},
): Reschedule | Refusal {
  const notStarted: RecordId[] = [];
  const started: Record<RecordId, { stop?: LocalDateTime }> = {};
  for (const { task } of computed.records.outline()) {
    if (tasks?.has(task.id) === false || !isMovable(computed.records, task)) continue;
    if (task.actualStart === undefined) {
      if (shouldHaveBegun(computed, task, after)) notStarted.push(task.id);
      continue;
    }
    const stop = doneUntil(computed, task, task.actualStart);
    if (remainingMinutes(task) === 0 || stop >= after || (task.resume ?? '') >= after) continue;
    started[task.id] = doneMinutes(task) === 0 ? {} : { stop };
  }
  const edit: Reschedule = { kind: 'reschedule.unfinished', after, notStarted, started };
  const outcome = apply(edit, computed.records);
  return isRefusal(outcome) ? outcome : edit;
}

function isMovable(records: Records, task: TaskRecord): boolean {
  return (
    task.actualFinish === undefined &&
    task.mode !== 'manual' &&
    !task.inactive &&
    task.external === undefined &&
    !records.isSummary(task)
  );
}

function shouldHaveBegun(
  { schedule }: ComputedPlan,
  { id, constraint }: TaskRecord,
  after: LocalDateTime,
): boolean {
  const { start } = schedule.task(id);
  if (start === null || start >= after || !mayStartLater(constraint)) return false;
  return (constraint?.date ?? '') < after;
}

/** The end of what is reported as done: where the tool said so, else so much work after the start. */
function doneUntil(
  { schedule }: ComputedPlan,
  task: TaskRecord,
  actualStart: LocalDateTime,
): LocalDateTime {
  if (task.stop !== undefined) return task.stop;
  const from = minuteOf(actualStart) as number;
  const done = doneMinutes(task);
  return minuteText(
    task.duration?.elapsed ? from + done : schedule.calendar(task.id).add(from, done),
  );
}
