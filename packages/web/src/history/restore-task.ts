import {
  changesBetween,
  type Edit,
  percentIsOfDuration,
  type TaskRecord,
} from '@throughline/model';
import { fieldsOf } from './restore-fields.ts';

/** What makes one thing of a task what it was, given the task as the steps before left it. */
type Step = (now: TaskRecord, then: TaskRecord) => readonly Edit[];

/**
 * In this order, because one follows from another: reports are taken back before the length is set, and made again
 * after it; what is done stays done when a length changes.
 */
export const taskEdits: readonly Step[] = [
  (now, then) =>
    now.actualStart !== undefined && then.actualFinish === undefined && !isReportedAs(now, then)
      ? [{ kind: 'task.set-progress', taskId: now.id, takeBack: 'start' }]
      : [],
  unless(['blocked'], (now) => ({ kind: 'task.set-blocked', taskId: now.id })),
  unless(['name'], (now, { name }) => ({ kind: 'task.rename', taskId: now.id, name })),
  unless(['parent', 'rank'], (now, { parent, rank }) => ({
    kind: 'task.move',
    taskId: now.id,
    rank,
    ...(parent !== undefined && { parent }),
  })),
  unless(['inactive'], (now, { inactive }) => ({
    kind: 'task.set-active',
    taskId: now.id,
    active: inactive !== true,
  })),
  unless(['type', 'milestone'], (now, { type, milestone }) => ({
    kind: 'task.set-type',
    taskId: now.id,
    type,
    milestone: milestone === true,
  })),
  unless(['mode', 'manualStart', 'manualFinish'], (now, { mode, manualStart, manualFinish }) => ({
    kind: 'task.set-mode',
    taskId: now.id,
    mode: mode ?? 'automatic',
    ...(manualStart !== undefined && { manualStart }),
    ...(manualFinish !== undefined && { manualFinish }),
  })),
  length,
  progress,
  length,
  unless(['estimate'], (now, { estimate }) => ({
    kind: 'task.set-estimate',
    taskId: now.id,
    ...(estimate !== undefined && { estimate }),
  })),
  (now, then) => {
    if (sameJson(now.splits, then.splits)) return [];
    const out: Edit[] = now.splits === undefined ? [] : [{ kind: 'task.unsplit', taskId: now.id }];
    const back = Object.entries(then.splits ?? {}).map(
      ([id, split]) => ({ kind: 'task.split', taskId: now.id, id, ...split }) as Edit,
    );
    return [...out, ...back];
  },
  unless(['constraint'], (now, { constraint }) => ({
    kind: 'task.set-constraint',
    taskId: now.id,
    ...(constraint !== undefined && { constraint }),
  })),
  unless(['deadline'], (now, { deadline }) => ({
    kind: 'task.set-deadline',
    taskId: now.id,
    ...(deadline !== undefined && { deadline }),
  })),
  unless(
    ['calendarId', 'ignoreResourceCalendars'],
    (now, { calendarId, ignoreResourceCalendars }) => ({
      kind: 'task.set-calendar',
      taskId: now.id,
      ...(calendarId !== undefined && { calendarId }),
      ...(ignoreResourceCalendars && { ignoreResourceCalendars }),
    }),
  ),
  unless(['blocked'], (now, { blocked }) => ({
    kind: 'task.set-blocked',
    taskId: now.id,
    ...(blocked !== undefined && { blocked }),
  })),
  others,
];

/** Fields that have an edit of their own, or follow from one. */
const OWN_EDITS: ReadonlySet<string> = new Set([
  'name',
  'parent',
  'rank',
  'type',
  'milestone',
  'mode',
  'manualStart',
  'manualFinish',
  'duration',
  'estimate',
  'splits',
  'constraint',
  'deadline',
  'calendarId',
  'ignoreResourceCalendars',
  'blocked',
  'inactive',
  'actualStart',
  'actualFinish',
  'percentComplete',
  'actualDuration',
  'remaining',
  'work',
]);

function unless(
  fields: readonly (keyof TaskRecord)[],
  edit: (now: TaskRecord, then: TaskRecord) => Edit,
): Step {
  return (now, then) =>
    fields.every((field) => sameJson(now[field], then[field])) ? [] : [edit(now, then)];
}

function length(now: TaskRecord, then: TaskRecord): readonly Edit[] {
  if (then.duration === undefined || sameJson(now.duration, then.duration)) return [];
  return [{ kind: 'task.set-duration', taskId: now.id, ...then.duration }];
}

function progress(now: TaskRecord, then: TaskRecord): readonly Edit[] {
  const { actualStart, actualFinish, remaining, percentComplete } = then;
  if (actualStart === undefined || isReportedAs(now, then)) return [];
  const about = { kind: 'task.set-progress', taskId: now.id, actualStart } as const;
  if (actualFinish !== undefined) return [{ ...about, actualFinish }];
  // A share of the length and what remains of it are one report; a physical share is another.
  if (percentComplete !== undefined && percentIsOfDuration(then)) {
    return [{ ...about, percentComplete }];
  }
  return [
    {
      ...about,
      ...(percentComplete !== undefined && { percentComplete }),
      ...(remaining !== undefined && { remaining }),
    },
  ];
}

function isReportedAs(now: TaskRecord, then: TaskRecord): boolean {
  const fields = ['actualStart', 'actualFinish', 'percentComplete', 'remaining'] as const;
  return fields.every((field) => now[field] === then[field]);
}

/** Each by itself: one that is refused keeps no other back. */
function others(now: TaskRecord, then: TaskRecord): readonly Edit[] {
  const { set, clear, custom } = fieldsOf(changesBetween(now, then), OWN_EDITS);
  const about = { kind: 'task.set-fields', taskId: now.id } as const;
  return [
    ...Object.entries(set).map(([path, value]) => ({ ...about, set: { [path]: value } }) as Edit),
    ...clear.map((path): Edit => ({ ...about, clear: [path] })),
    ...custom(now.id),
  ];
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
