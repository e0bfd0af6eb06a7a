import {
  buildNetwork,
  type ScheduleState,
  schedule,
  type WorkingCalendar,
} from '@throughline/engine';
import type { Draft, DraftTask } from './draft.ts';
import { networkInput, scheduleOptions } from './network-input.ts';

/** The draft's dates before anything has happened, and the calendars to move about on. */
export interface PlannedDates {
  readonly state: ScheduleState;
  calendarOf(task: DraftTask): WorkingCalendar;
}

export function plannedDates(draft: Draft): PlannedDates {
  const network = buildNetwork(networkInput(draft));
  if ('code' in network) throw new Error(`a draft without a network: ${JSON.stringify(network)}`);
  const dated = schedule(network, { ...scheduleOptions(draft), rules: 'ms-project' });
  if ('code' in dated) throw new Error(`a draft without dates: ${JSON.stringify(dated)}`);
  const calendarOf = (task: DraftTask) =>
    network.calendars[task.assignments?.[0]?.calendar ?? task.calendar ?? 0] as WorkingCalendar;
  return { state: dated.state, calendarOf };
}

export function setBaseline(draft: Draft, { state }: PlannedDates): void {
  for (const [position, task] of draft.tasks.entries()) {
    const [start, finish] = [state.start[position] as number, state.finish[position] as number];
    if (start >= 0 && finish >= 0) task.baseline = { start, finish };
  }
}
