import type { RecordId, Records, Unschedulable } from '@throughline/model';
import { taskTitleOf } from './names.ts';
import type { PlanFile } from './read-plan-file.ts';

const CYCLE_SHOWN = 12;

/** Why a plan has no dates, and what to mend. */
export function sayUnschedulable(
  fault: Unschedulable,
  { records, title }: Pick<PlanFile, 'records' | 'title'>,
): { about: string; why: string; next: string } {
  return { about: title, why: reason(fault, records), next: remedy(fault) };
}

function reason(fault: Unschedulable, records: Records): string {
  switch (fault.code) {
    case 'links-go-round':
      return `The links go round in a circle: ${circle(fault.taskIds, records)}.`;
    case 'outline-goes-round':
      return `The outline goes round in a circle: ${circle(fault.taskIds, records)}.`;
    case 'link-within-its-summary':
      return `A link joins a summary and a task under it: ${linkTitle(fault.linkId, records)}.`;
    case 'link-of-a-task-with-itself':
      return `A task is linked to itself: ${linkTitle(fault.linkId, records)}.`;
    case 'calendar-bases-go-round':
      return `Calendars are derived from each other in a circle: ${fault.calendarIds
        .map((id) => calendarName(id, records))
        .join(' → ')}.`;
    case 'calendar-without-working-time':
      return `The calendar ${calendarName(fault.calendarId, records)} has no working time at all.`;
    case 'calendar-with-a-bad-range':
      return `The calendar ${calendarName(fault.calendarId, records)} has a working time that ends before it starts.`;
    case 'calendar-runs-out':
      return `The calendar ${calendarName(fault.calendarId, records)} has not enough working time for the plan before 2200.`;
    case 'date-outside-1900-2199':
      return 'A computed date would lie before 1900 or after 2199.';
    case 'task-number-out-of-range':
      return `The ${fieldWords(fault.field)} of ${taskTitleOf(records, fault.taskId)} is out of range.`;
    case 'too-many-links':
      return `Links of summaries stand for more than ${fault.limit} links between tasks.`;
    case 'reference-to-nothing':
      return `The ${fieldWords(fault.field)} of ${recordTitle(fault.recordId, records)} names something that is not in the plan.`;
  }
}

function remedy(fault: Unschedulable): string {
  switch (fault.code) {
    case 'links-go-round':
    case 'link-within-its-summary':
    case 'link-of-a-task-with-itself':
      return 'Remove one of these links in the tool that wrote the file, and try again.';
    case 'calendar-bases-go-round':
    case 'calendar-without-working-time':
    case 'calendar-with-a-bad-range':
    case 'calendar-runs-out':
      return 'Give the calendar working days in the tool that wrote the file, and try again.';
    default:
      return 'Correct it in the tool that wrote the file, and try again.';
  }
}

function circle(ids: readonly RecordId[], records: Records): string {
  const titles = ids.map((id) => taskTitleOf(records, id));
  const shown = titles.slice(0, CYCLE_SHOWN);
  if (titles.length > CYCLE_SHOWN) shown.push(`${titles.length - CYCLE_SHOWN} more`);
  return [...shown, titles[0]].join(' → ');
}

function linkTitle(id: RecordId, records: Records): string {
  const link = records.find('link', id);
  if (link === undefined) return id;
  return `${taskTitleOf(records, link.from)} → ${taskTitleOf(records, link.to)}`;
}

function calendarName(id: RecordId, records: Records): string {
  return records.find('calendar', id)?.name ?? id;
}

function recordTitle(id: RecordId, records: Records): string {
  const record = records.get(id);
  if (record?.kind === 'task') return taskTitleOf(records, id);
  if (record?.kind === 'link') return `the link ${linkTitle(id, records)}`;
  return record !== undefined && 'name' in record ? `${record.kind} ${record.name}` : id;
}

/** `constraintDate` is `constraint date`. */
function fieldWords(field: string): string {
  return field.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
