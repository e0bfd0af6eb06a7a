import { messages } from '../words/index.ts';

const say = messages({
  project: { one: 'project', other: 'projects' },
  task: { one: 'task', other: 'tasks' },
  link: { one: 'link', other: 'links' },
  calendar: { one: 'calendar', other: 'calendars' },
  resource: { one: 'resource', other: 'resources' },
  assignment: { one: 'assignment', other: 'assignments' },
  baseline: { one: 'baseline', other: 'baselines' },
  promise: { one: 'promise', other: 'promises' },
  event: { one: 'event', other: 'events' },
  explanation: { one: 'explanation', other: 'explanations' },
  'fixed-cost': { one: 'fixed cost', other: 'fixed costs' },
  'custom-field': { one: 'custom field', other: 'custom fields' },
  'budget-line': { one: 'budget line', other: 'budget lines' },
});

type Kind = Parameters<typeof say>[0];

/** A kind of record as people call it. */
export function kindWord(kind: string, count: number): string {
  return say(kind as Kind, { count });
}
