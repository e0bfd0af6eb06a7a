import type { ComputedPlan, RecordId } from '@throughline/model';
import type { StoredDates } from './read-outcome.ts';

/** The schedule's dates as a file stores them: by task, and the project's own by its id. */
export function computedDates({ records, schedule }: ComputedPlan): Map<RecordId, StoredDates> {
  const dates = new Map<RecordId, StoredDates>();
  for (const task of records.all('task')) {
    const { longestPath: _, ...computed } = schedule.task(task.id);
    const stored: StoredDates = withoutNulls(computed);
    const { start, finish } = computed;
    if (records.isSummary(task) && start !== null && finish !== null) {
      stored.summaryDuration = schedule.workBetween(start, finish);
    }
    dates.set(task.id, stored);
  }
  const { start, finish } = schedule;
  dates.set(records.project.id, withoutNulls({ start, finish }));
  return dates;
}

type WithoutNulls<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutNulls<T extends object>(values: T): WithoutNulls<T> {
  const present = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(present) as WithoutNulls<T>;
}
