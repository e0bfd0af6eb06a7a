import type { TaskDates } from '../computed/index.ts';
import type { Reader } from './reader.ts';

/** A guest's dates: how much room there is to be late is nobody's business outside. */
export type SharedDates = Pick<TaskDates, 'start' | 'finish'>;

/** The computed dates of a task that the reader sees (`PlanView.seesTask`), as far as they may know them. */
export function viewDates(reader: Reader, dates: TaskDates): TaskDates | SharedDates {
  if (reader.role !== 'guest') return dates;
  const { start, finish } = dates;
  return { start, finish };
}
