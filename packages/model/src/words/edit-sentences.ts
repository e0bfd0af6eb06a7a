import type { Edit, EditKind } from '../edit/index.ts';
import type { CalendarException, Json } from '../plan/index.ts';
import type { FieldsToSay, Saying } from './saying.ts';
import { counted } from './sentence.ts';

type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>;

/** The line of every kind of edit. */
export const EDIT_SENTENCES: {
  readonly [K in EditKind]: (edit: EditOf<K>, say: Saying) => string;
} = {
  'project.create': ({ record }) => `Created the plan ‘${record.name}’`,
  'project.set': (fields, say) => say.changeProject(fields),

  'project.set-status-date': ({ statusDate }, say) =>
    statusDate === undefined
      ? 'Cleared the status date'
      : `Set the status date to ${say.date(statusDate)}`,

  'task.add': ({ record }, say) =>
    record.parent === undefined
      ? `Added the task ‘${record.name}’`
      : `Added the task ‘${record.name}’ under ${say.name(record.parent)}`,
  'task.remove': removed('task'),
  'task.rename': ({ taskId, name }, say) =>
    `Renamed ${say.before(taskId, 'name') ?? say.name(taskId)} to ‘${name}’`,
  'task.move': ({ taskId, parent }, say) => {
    if (say.kept(taskId, 'parent')) return `Moved ${say.name(taskId)} to another row`;
    return parent === undefined
      ? `Moved ${say.name(taskId)} to the top level`
      : `Moved ${say.name(taskId)} under ${say.name(parent)}`;
  },
  'task.indent': ({ taskId }, say) => `Indented ${say.name(taskId)}`,
  'task.outdent': ({ taskId }, say) => `Outdented ${say.name(taskId)}`,
  'task.set-duration': ({ kind: _, taskId, ...duration }, say) =>
    say.set(taskId, 'duration', { unit: 'd', ...duration } as Json),
  'task.set-estimate': ({ taskId, estimate, setDuration }, say) => {
    if (estimate === undefined) return `Cleared the estimate of ${say.name(taskId)}`;
    const also = setDuration ? ' and set its duration to their mean' : '';
    return `Estimated ${say.name(taskId)} at ${say.estimate(estimate)}${also}`;
  },
  'task.set-work': ({ taskId, minutes }, say) => say.set(taskId, 'work', minutes),
  'task.split': ({ taskId, afterMinutes, gapMinutes }, say) =>
    `Interrupted ${say.name(taskId)} after ${say.length(afterMinutes)} for ${say.length(gapMinutes)}`,
  'task.unsplit': ({ taskId }, say) => `Took an interruption out of ${say.name(taskId)}`,
  'task.set-type': ({ taskId, type, milestone }, say) => {
    if (type !== undefined || milestone === undefined) {
      const set = { ...(type && { type }), ...(milestone !== undefined && { milestone }) };
      return say.change(taskId, { set });
    }
    return milestone
      ? `Marked ${say.name(taskId)} as a milestone`
      : `Took the mark of a milestone off ${say.name(taskId)}`;
  },
  'task.set-active': ({ taskId, active }, say) =>
    active ? `Took ${say.name(taskId)} back into the plan` : `Made ${say.name(taskId)} inactive`,
  'task.set-constraint': ({ taskId, constraint }, say) =>
    say.set(taskId, 'constraint', constraint as Json | undefined),
  'task.set-deadline': ({ taskId, deadline }, say) => say.set(taskId, 'deadline', deadline),
  'task.set-calendar': ({ taskId, calendarId }, say) => say.set(taskId, 'calendarId', calendarId),
  'task.set-mode': ({ taskId, mode }, say) =>
    mode === 'manual'
      ? `Set ${say.name(taskId)} to keep its dates`
      : `Set ${say.name(taskId)} to be dated by the rules`,
  'task.set-progress': progress,
  'task.set-expected-finish': ({ taskId, expectedFinish }, say) =>
    expectedFinish === undefined
      ? `Cleared the expected finish of ${say.name(taskId)}`
      : `Reported ${say.name(taskId)}: expected to finish ${say.date(expectedFinish)}`,
  'task.set-blocked': ({ taskId, blocked }, say) =>
    blocked === undefined
      ? `Reported ${say.name(taskId)}: no longer blocked`
      : `Reported ${say.name(taskId)}: blocked by ${blocked.by} since ${say.date(blocked.since)}`,
  'task.set-fields': ({ taskId, ...fields }, say) => say.change(taskId, fields),

  'link.add': ({ record }, say) =>
    `Linked ${say.name(record.from)} to ${say.name(record.to)} (${say.link(record)})`,
  'link.change': changed,
  'link.set-predecessors': ({ taskId, predecessors }, say) => {
    if (predecessors.length === 0) return `Took away every predecessor of ${say.name(taskId)}`;
    const all = predecessors.map((one) => `${say.name(one.from)} (${say.link(one)})`);
    return `Set the predecessors of ${say.name(taskId)} to ${all.join(', ')}`;
  },
  'link.remove': removed('link'),

  'calendar.add': added('calendar'),
  'calendar.change': changed,
  'calendar.set-week': ({ calendarId, days, asBase = [] }, say) =>
    say.change(calendarId, {
      set: Object.fromEntries(
        Object.entries(days).map(([day, ranges]) => [`week/${day}`, ranges as Json]),
      ),
      clear: asBase.map((day) => `week/${day}`),
    }),
  'calendar.set-exception': ({ calendarId, exception }, say) =>
    `Set ${exceptionText(exception)} on ${say.name(calendarId)}`,
  'calendar.clear-exception': ({ calendarId, id }, say) =>
    `Took the exception ${say.entry(calendarId, 'exceptions', id)} out of ${say.name(calendarId)}`,
  'calendar.set-work-week': ({ calendarId, workWeek: { name, from, to } }, say) =>
    `Set the working week${name === undefined ? '' : ` ‘${name}’`} of ${say.name(calendarId)} from ${from} to ${to}`,
  'calendar.clear-work-week': ({ calendarId, id }, say) =>
    `Took the working week ${say.entry(calendarId, 'workWeeks', id)} out of ${say.name(calendarId)}`,
  'calendar.remove': removed('calendar'),
  'resource.add': added('resource'),
  'resource.change': changed,
  'resource.remove': removed('resource'),
  'assignment.add': ({ record: { taskId, resourceId, units } }, say) => {
    if (resourceId === undefined) return `Planned work for nobody yet on ${say.name(taskId)}`;
    const share = units === 1 ? '' : ` at ${say.percent(units * 100)}`;
    return `Assigned ${say.name(resourceId)} to ${say.name(taskId)}${share}`;
  },
  'assignment.change': changed,
  'assignment.set-units': ({ assignmentId, units }, say) => say.set(assignmentId, 'units', units),
  'assignment.set-work': ({ assignmentId, minutes }, say) => say.set(assignmentId, 'work', minutes),
  'assignment.remove': removed('assignment'),

  'fixed-cost.add': ({ record: { taskId, amount, per, name } }, say) => {
    const what = name === undefined ? 'a cost' : `the cost ‘${name}’`;
    return `Added ${what} of ${say.money(amount)}${per === undefined ? '' : ' a month'} to ${say.name(taskId)}`;
  },
  'fixed-cost.change': changed,
  'fixed-cost.remove': removed('cost'),
  'budget-line.add': ({ record: { category, amount } }, say) =>
    `Budgeted ${say.money(amount)} for ‘${category}’`,
  'budget-line.change': changed,
  'budget-line.remove': removed('budget line'),

  'baseline.take': ({ record }) => `Took the baseline ‘${record.name}’`,
  'baseline.approve': ({ baselineId, approvedBy }, say) =>
    `Recorded the approval of ${say.name(baselineId)} by ${say.plain(approvedBy)}`,
  'baseline.remove': removed('baseline'),

  'promise.add': ({ record: { to, type, date, amount, taskId } }, say) => {
    const told = date === undefined ? amount && say.money(amount) : say.date(date);
    const about = taskId === undefined ? '' : ` for ${say.name(taskId)}`;
    return `Promised ${to} ${told}${about} (${type.replaceAll('-', ' ')})`;
  },
  'promise.change': changed,
  'promise.remove': removed('promise'),
  'event.add': ({ record: { name, cause } }) => `Recorded the event ‘${name}’ (${cause})`,
  'event.change': changed,
  'event.remove': removed('event'),
  'explanation.add': ({ record: { eventId, cause } }, say) =>
    `Explained a change by ${eventId === undefined ? cause : `the event ${say.name(eventId)}`}`,
  'explanation.change': ({ set = {} }, say) => {
    const [by] = [set.cause, set.eventId].filter((value) => typeof value === 'string');
    return by === undefined
      ? 'Changed an explanation'
      : `Explained a change anew, by ${say.plain(String(by))}`;
  },
  'explanation.remove': ({ ids }) => `Took back ${counted(ids.length, 'explanation')}`,

  'custom-field.add': added('field'),
  'custom-field.change': changed,
  'custom-field.set': ({ customField, values, clear = [] }, say) => {
    const ids = [...Object.keys(values), ...clear];
    const [only] = ids;
    return ids.length === 1 && only !== undefined
      ? say.set(only, `custom/${customField}`, values[only as keyof typeof values])
      : `Set ${say.name(customField)} of ${counted(ids.length, 'record')}`;
  },
  'custom-field.remove': removed('field'),

  'reschedule.unfinished': ({ after, notStarted, started }, say) => {
    const count = notStarted.length + Object.keys(started).length;
    return `Moved the unfinished work of ${counted(count, 'task')} to start after ${say.date(after)}`;
  },
};

function exceptionText({ name, from, to, ranges }: CalendarException): string {
  const days = from === to ? from : `${from} to ${to}`;
  const hours = ranges.length === 0 ? 'no work' : 'other hours';
  return name === undefined ? `${hours} ${days}` : `‘${name}’ (${hours} ${days})`;
}

function progress(edit: EditOf<'task.set-progress'>, say: Saying): string {
  const { taskId, actualStart, actualFinish, percentComplete, remaining, takeBack } = edit;
  const name = say.name(taskId);
  if (takeBack === 'start') return `Took back all progress of ${name}`;
  const reports: string[] = [];
  if (takeBack === 'finish') reports.push('not finished after all');
  if (actualStart !== undefined) reports.push(`started ${say.date(actualStart)}`);
  if (actualFinish !== undefined) reports.push(`finished ${say.date(actualFinish)}`);
  if (percentComplete !== undefined) reports.push(`${say.percent(percentComplete)} done`);
  if (remaining !== undefined) reports.push(`${say.length(remaining)} to go`);
  return `Reported ${name}: ${reports.length === 0 ? 'nothing new' : reports.join(', ')}`;
}

function changed(edit: FieldsToSay & { readonly id: string }, say: Saying): string {
  return say.change(edit.id, edit);
}

function added(what: string) {
  return ({ record }: { record: { readonly name: string } }): string =>
    `Added the ${what} ‘${record.name}’`;
}

function removed(what: string) {
  return ({ ids }: { ids: readonly string[] }, say: Saying): string => {
    const [only] = ids;
    return ids.length === 1 && only !== undefined
      ? `Removed ${describes(say.plain(only)) ? '' : `the ${what} `}${say.name(only)}`
      : `Removed ${say.name(only ?? '')} and ${counted(ids.length - 1, 'other record')}`;
  };
}

/** A name made up for what has none says what it is: "the promise to the landlord". */
function describes(name: string): boolean {
  return /^(the|a) /.test(name);
}
