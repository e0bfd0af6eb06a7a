import { STATED_CAUSES, type StatedCause } from '@throughline/model';

/** Edits by what they are about, as people look for them. */
export const KINDS_BY_TOPIC = {
  plan: [
    'task.add',
    'task.remove',
    'task.rename',
    'task.move',
    'task.indent',
    'task.outdent',
    'task.set-active',
    'task.set-fields',
    'task.set-type',
  ],
  time: [
    'task.set-duration',
    'task.set-estimate',
    'task.set-work',
    'task.set-constraint',
    'task.set-deadline',
    'task.set-calendar',
    'task.set-mode',
    'task.split',
    'task.unsplit',
    'reschedule.unfinished',
  ],
  progress: [
    'task.set-progress',
    'task.set-expected-finish',
    'task.set-blocked',
    'project.set-status-date',
  ],
  links: ['link.add', 'link.change', 'link.set-predecessors', 'link.remove'],
  calendars: [
    'calendar.add',
    'calendar.change',
    'calendar.set-week',
    'calendar.set-exception',
    'calendar.clear-exception',
    'calendar.set-work-week',
    'calendar.clear-work-week',
    'calendar.remove',
  ],
  people: [
    'resource.add',
    'resource.change',
    'resource.remove',
    'assignment.add',
    'assignment.change',
    'assignment.set-units',
    'assignment.set-work',
    'assignment.remove',
  ],
  money: [
    'fixed-cost.add',
    'fixed-cost.change',
    'fixed-cost.remove',
    'budget-line.add',
    'budget-line.change',
    'budget-line.remove',
  ],
  told: [
    'promise.add',
    'promise.change',
    'promise.remove',
    'baseline.take',
    'baseline.approve',
    'baseline.remove',
  ],
  causes: [
    'event.add',
    'event.change',
    'event.remove',
    'explanation.add',
    'explanation.change',
    'explanation.remove',
  ],
  project: [
    'project.create',
    'project.set',
    'custom-field.add',
    'custom-field.change',
    'custom-field.set',
    'custom-field.remove',
  ],
  files: ['plan.update'],
  undone: ['history.undo'],
} as const;
export type Topic = keyof typeof KINDS_BY_TOPIC;
export const TOPICS = Object.keys(KINDS_BY_TOPIC) as readonly Topic[];

/** What of the log is shown; all of it stands in the address. */
export interface Filters {
  readonly author?: string;
  readonly cause?: StatedCause;
  readonly event?: string;
  readonly topic?: Topic;
  readonly text?: string;
  /** Days, `2026-11-20`, both included, in the reader's time zone. */
  readonly since?: string;
  readonly until?: string;
  readonly task?: string;
  readonly record?: string;
}
export const FILTER_NAMES = [
  'author',
  'cause',
  'event',
  'topic',
  'text',
  'since',
  'until',
  'task',
  'record',
] as const satisfies readonly (keyof Filters)[];

/** What the address says; what it says wrongly is left out. */
export function filtersOf(search: Readonly<Record<string, unknown>>): Filters {
  const found: Record<string, string> = {};
  for (const name of FILTER_NAMES) {
    const value = search[name];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const text = String(value).trim();
    if (text !== '' && isAccepted(name, text)) found[name] = text;
  }
  return found as Filters;
}

/** For the address: every name, so that what was taken out goes from it. */
export function searchOf(filters: Filters): Record<string, string | undefined> {
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, filters[name]]));
}

/** For `/history`: days become moments, topics the kinds of edits. */
export function queryOf({ topic, since, until, ...rest }: Filters): Record<string, string> {
  return {
    ...rest,
    ...(topic !== undefined && { kind: KINDS_BY_TOPIC[topic].join(',') }),
    ...(since !== undefined && { since: momentOf(since, [0, 0, 0, 0]) }),
    ...(until !== undefined && { until: momentOf(until, [23, 59, 59, 999]) }),
  };
}

function isAccepted(name: keyof Filters, text: string): boolean {
  switch (name) {
    case 'cause':
      return (STATED_CAUSES as readonly string[]).includes(text);
    case 'topic':
      return (TOPICS as readonly string[]).includes(text);
    case 'since':
    case 'until':
      return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
    default:
      return text.length <= 200;
  }
}

function momentOf(day: string, [h, m, s, ms]: readonly [number, number, number, number]): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date, h, m, s, ms).toISOString();
}
