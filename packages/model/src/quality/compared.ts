import { minuteOf } from '@throughline/engine';
import type { ComputedPlan, TaskDates } from '../computed/index.ts';
import type { LocalDateTime, RecordId, TaskRecord } from '../plan/index.ts';

/** The dates that a tool kept for a task; what it did not keep is absent. Float: working minutes. */
export interface StoredDates {
  readonly start?: LocalDateTime;
  readonly finish?: LocalDateTime;
  readonly earlyStart?: LocalDateTime;
  readonly earlyFinish?: LocalDateTime;
  readonly lateStart?: LocalDateTime;
  readonly lateFinish?: LocalDateTime;
  readonly totalFloat?: number;
}

export const STORED_FIELDS = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalFloat',
] as const satisfies readonly (keyof StoredDates)[];
export type StoredField = (typeof STORED_FIELDS)[number];

export interface FieldComparison {
  readonly field: StoredField;
  /** Tasks for which the tool kept this field, and those of them that differ. */
  readonly compared: number;
  readonly different: number;
  /** The largest difference: working minutes on the task's calendar, later than stored is positive. */
  readonly largest: { readonly taskId: RecordId; readonly minutes: number } | null;
}

/** How the computed schedule differs from what the tool stored, per field and in all. */
export interface ComparedWithStored {
  readonly fields: readonly FieldComparison[];
  /** Tasks with any stored field, and those of them that agree in every one. */
  readonly tasks: number;
  readonly exact: number;
  /** Tasks that differ in any field, the largest difference first. */
  readonly different: readonly { readonly taskId: RecordId; readonly minutes: number }[];
}

/**
 * QLT-30: dates are compared as working time of the task's calendar (the project's for summaries), so
 * that Friday's end and Monday's beginning are the same. No tolerance: a minute is a difference.
 */
export function comparedWithStored(
  plan: ComputedPlan,
  stored: ReadonlyMap<RecordId, StoredDates>,
): ComparedWithStored {
  const tallies = new Map(STORED_FIELDS.map((field) => [field, new Tally(field)]));
  const different: { taskId: RecordId; minutes: number }[] = [];
  let tasks = 0;
  for (const taskId of [...stored.keys()].sort()) {
    const task = plan.records.find('task', taskId);
    if (task === undefined) continue;
    const differences = taskDifferences(plan, task, stored.get(taskId) as StoredDates);
    if (differences.size === 0) continue;
    tasks++;
    let largest = 0;
    for (const [field, minutes] of differences) {
      tallies.get(field)?.add(taskId, minutes);
      largest = Math.max(largest, Math.abs(minutes));
    }
    if (largest > 0) different.push({ taskId, minutes: largest });
  }
  different.sort((a, b) => b.minutes - a.minutes);
  return {
    fields: [...tallies.values()].map((tally) => tally.result()),
    tasks,
    exact: tasks - different.length,
    different,
  };
}

class Tally {
  private compared = 0;
  private different = 0;
  private largest: FieldComparison['largest'] = null;

  constructor(private readonly field: StoredField) {}

  add(taskId: RecordId, minutes: number): void {
    this.compared++;
    if (minutes === 0) return;
    this.different++;
    if (Math.abs(minutes) > Math.abs(this.largest?.minutes ?? 0))
      this.largest = { taskId, minutes };
  }

  result(): FieldComparison {
    const { field, compared, different, largest } = this;
    return { field, compared, different, largest };
  }
}

/** Computed less stored, for every field the tool kept. */
function taskDifferences(
  plan: ComputedPlan,
  task: TaskRecord,
  stored: StoredDates,
): Map<StoredField, number> {
  const computed = plan.schedule.task(task.id);
  const calendar = plan.schedule.calendar(plan.records.isSummary(task) ? undefined : task.id);
  const differences = new Map<StoredField, number>();
  for (const field of STORED_FIELDS) {
    if (field === 'totalFloat') {
      const { totalFloat } = stored;
      if (totalFloat !== undefined) differences.set(field, computed.totalFloat - totalFloat);
      continue;
    }
    const [at, was] = [momentOf(computed, field), minuteOf(stored[field] ?? '')];
    if (was === undefined) continue;
    // No date at all where the tool had one is counted as the whole length of a day.
    differences.set(field, at === undefined ? WHOLE_DAY : calendar.work(was, at));
  }
  return differences;
}

const WHOLE_DAY = 1440;

function momentOf(dates: TaskDates, field: Exclude<StoredField, 'totalFloat'>): number | undefined {
  return minuteOf(dates[field] ?? '');
}
