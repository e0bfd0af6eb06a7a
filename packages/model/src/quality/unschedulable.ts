import type { RecordId, Unschedulable } from '../plan/index.ts';

interface Blamed {
  readonly taskIds: readonly RecordId[];
  readonly linkIds: readonly RecordId[];
  readonly calendarIds: readonly RecordId[];
}

/** The records that a fault names, by kind; what is of no kind here is in the fault itself. */
export function blamed(fault: Unschedulable): Blamed {
  return {
    taskIds: 'taskIds' in fault ? fault.taskIds : 'taskId' in fault ? [fault.taskId] : [],
    linkIds: 'linkId' in fault ? [fault.linkId] : [],
    calendarIds:
      'calendarIds' in fault ? fault.calendarIds : 'calendarId' in fault ? [fault.calendarId] : [],
  };
}
