import type { Column, ColumnId, Condition } from '../../project/index.ts';
import { format, messages } from '../../words/index.ts';

const say = messages({
  late: 'late',
  critical: 'critical',
  lateOrCritical: 'late or critical',
  unfinished: 'unfinished',
  milestone: 'milestones',
  blocked: 'blocked',
  stale: 'status is stale',
  started: 'started',
  contains: '{column} has “{text}”',
  equals: '{column} is {text}',
  before: '{column} before {text}',
  after: '{column} after {text}',
  empty: '{column} is empty',
  nextWeeks: 'Next 2 weeks',
});

export const FLAGS = [
  'lateOrCritical',
  'late',
  'critical',
  'unfinished',
  'started',
  'blocked',
  'stale',
  'milestone',
] as const;
export const COMPARISONS = ['contains', 'equals', 'before', 'after', 'empty'] as const;

/** A condition as a person would say it: `Responsible is Vendor A`. */
export function sayCondition(
  condition: Condition,
  columnOf: (id: ColumnId) => Column | undefined,
): string {
  if ('flag' in condition) return say(condition.flag);
  const { is, text } = condition;
  const column = columnOf(condition.column)?.title ?? condition.column;
  const isDay = /^\d{4}-\d\d-\d\d/.test(text);
  return say(is, { column, text: isDay ? format.gridDay(text) : text } as never);
}

/** Filters that are chosen by name. `today` is a civil day. */
export function presets(today: string): readonly {
  readonly name: string;
  readonly filter: readonly Condition[];
}[] {
  const ahead = new Date(`${today.slice(0, 10)}T00:00Z`);
  ahead.setUTCDate(ahead.getUTCDate() + 14);
  const until = ahead.toISOString().slice(0, 10);
  const flags = FLAGS.map((flag) => ({ name: capital(say(flag)), filter: [{ flag }] }));
  const nextWeeks: readonly Condition[] = [
    { flag: 'unfinished' },
    { column: 'forecastStart', is: 'before', text: until },
  ];
  return [...flags.slice(0, 4), { name: say('nextWeeks'), filter: nextWeeks }, ...flags.slice(4)];
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
