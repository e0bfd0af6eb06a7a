import type { Unschedulable } from '../plan/index.ts';
import { type NameOf, round } from './sentence.ts';

/** The English of why a plan has no dates. */
export const UNSCHEDULABLE: {
  readonly [C in Unschedulable['code']]: (
    fault: Extract<Unschedulable, { code: C }>,
    name: NameOf,
  ) => string;
} = {
  'links-go-round': ({ taskIds }, name) =>
    `The links go round in a circle: ${round(taskIds, name)}.`,
  'outline-goes-round': ({ taskIds }, name) =>
    `Tasks lie under each other in a circle: ${round(taskIds, name)}.`,
  'link-within-its-summary': ({ linkId }, name) =>
    `The link ${name(linkId)} joins a summary with a task under it.`,
  'link-of-a-task-with-itself': ({ linkId }, name) =>
    `The link ${name(linkId)} joins a task with itself.`,
  'calendar-bases-go-round': ({ calendarIds }, name) =>
    `Calendars are derived from each other in a circle: ${round(calendarIds, name)}.`,
  'calendar-without-working-time': ({ calendarId }, name) =>
    `The calendar ${name(calendarId)} has no working time.`,
  'calendar-with-a-bad-range': ({ calendarId }, name) =>
    `The calendar ${name(calendarId)} has working hours that do not end after they begin.`,
  'calendar-runs-out': ({ calendarId }, name) =>
    `The calendar ${name(calendarId)} has too little working time for what is planned on it.`,
  'date-outside-1900-2199': ({ calendarId }, name) =>
    `On the calendar ${name(calendarId)} the plan leaves the years 1900 to 2199.`,
  'task-number-out-of-range': ({ taskId, field }, name) =>
    `The ${field} of ${name(taskId)} is no number that can be scheduled.`,
  'too-many-links': ({ limit }) =>
    `The links, with those of summaries spread over their tasks, are more than ${limit}.`,
  'reference-to-nothing': ({ recordId, field }, name) =>
    `The ${field} of ${name(recordId)} names a record that is not in the plan.`,
};
