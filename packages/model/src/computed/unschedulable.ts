import type { ScheduleFault } from '@throughline/engine';
import type { RecordId, Unschedulable } from '../plan/index.ts';

/** Which record each of the engine's indexes stands for. */
export interface IndexedIds {
  readonly taskIds: readonly RecordId[];
  readonly linkIds: readonly RecordId[];
  readonly calendarIds: readonly RecordId[];
}

/** The engine's fault with records in place of its indexes. */
export function unschedulable(
  fault: ScheduleFault,
  { taskIds, linkIds, calendarIds }: IndexedIds,
): Unschedulable {
  const task = (index: number) => taskIds[index] as RecordId;
  const link = (index: number) => linkIds[index] as RecordId;
  const calendar = (index: number) => calendarIds[index] as RecordId;
  switch (fault.code) {
    case 'link-cycle':
      return { code: 'links-go-round', taskIds: fault.activities.map(task) };
    case 'summary-cycle':
      return { code: 'outline-goes-round', taskIds: fault.activities.map(task) };
    case 'link-within-summary':
      return { code: 'link-within-its-summary', linkId: link(fault.link) };
    case 'link-to-itself':
      return { code: 'link-of-a-task-with-itself', linkId: link(fault.link) };
    case 'link-bad-end':
      return { code: 'reference-to-nothing', recordId: link(fault.link), field: 'from' };
    case 'links-too-many':
      return { code: 'too-many-links', limit: fault.limit };
    case 'activity-bad-number':
      return {
        code: 'task-number-out-of-range',
        taskId: task(fault.activity),
        field: fault.field,
      };
    case 'activity-bad-reference':
      return { code: 'reference-to-nothing', recordId: task(fault.activity), field: fault.field };
    case 'calendar-cycle':
      return { code: 'calendar-bases-go-round', calendarIds: fault.calendars.map(calendar) };
    case 'calendar-unknown-base':
      return {
        code: 'reference-to-nothing',
        recordId: calendar(fault.calendar),
        field: 'baseId',
      };
    case 'calendar-bad-range':
      return { code: 'calendar-with-a-bad-range', calendarId: calendar(fault.calendar) };
    case 'calendar-without-working-time':
      return { code: 'calendar-without-working-time', calendarId: calendar(fault.calendar) };
    case 'calendar-runs-out':
    case 'date-outside-1900-2199':
      return { code: fault.code, calendarId: calendar(fault.calendar) };
  }
}
