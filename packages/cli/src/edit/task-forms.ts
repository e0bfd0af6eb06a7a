import {
  type ConstraintType,
  ConstraintType as ConstraintTypes,
  isRefusal,
  parseDuration,
  parseEstimate,
  scaleOf,
  type TaskRecord,
} from '@throughline/model';
import { findRecord, isNotFound } from '../find/index.ts';
import { assigned, unassigned } from './assignment-form.ts';
import { expected } from './date-forms.ts';
import { placed } from './place-form.ts';
import { predecessorsTyped } from './predecessors-form.ts';
import { done, finished, remainingTyped, started } from './progress-forms.ts';
import { misread, type TypedEdits, type Typing } from './typed-edit.ts';
import { isNone, readDate, withOptions } from './typed-values.ts';

/** One way to change a task: what follows the task, and what it comes to. */
export interface TaskForm {
  /** As help shows it, after the task. */
  readonly usage: string;
  readonly read: (task: TaskRecord, words: readonly string[], typing: Typing) => TypedEdits;
}

/** By the word that follows the task: `12 duration 5d`. */
export const taskForms: Readonly<Record<string, TaskForm>> = {
  name: { usage: 'name "Test the link"', read: named },
  duration: { usage: 'duration 5d', read: duration },
  remaining: { usage: 'remaining 3d', read: remainingTyped },
  work: { usage: 'work 40h', read: work },
  estimate: { usage: 'estimate 3d/5d/9d', read: estimate },
  predecessors: { usage: 'predecessors "7FS+2d;9SS"', read: predecessorsTyped },
  start: { usage: 'start 2026-11-02', read: (...about) => dated('start', ...about) },
  finish: { usage: 'finish 2026-11-20', read: (...about) => dated('finish', ...about) },
  deadline: { usage: 'deadline 2026-12-18', read: deadline },
  constraint: { usage: 'constraint must-finish-on 2026-12-18', read: constraint },
  calendar: { usage: 'calendar "Cut-over weekends"', read: calendar },
  started: { usage: 'started 2026-11-02', read: started },
  finished: { usage: 'finished 2026-11-20', read: finished },
  done: { usage: 'done 50% [since 2026-11-02]', read: done },
  expected: { usage: 'expected 2026-11-27', read: expected },
  blocked: { usage: 'blocked Legal [since 2026-11-02]', read: blocked },
  responsible: { usage: 'responsible "B. Chen"', read: responsible },
  notes: { usage: 'notes "Waits for the crane"', read: notes },
  assign: { usage: 'assign "B. Chen" [50%]', read: assigned },
  unassign: { usage: 'unassign "B. Chen"', read: unassigned },
  under: { usage: 'under 3', read: (...about) => placed('under', ...about) },
  below: { usage: 'below 7', read: (...about) => placed('below', ...about) },
  indent: { usage: 'indent', read: ({ id }) => [{ kind: 'task.indent', taskId: id }] },
  outdent: { usage: 'outdent', read: ({ id }) => [{ kind: 'task.outdent', taskId: id }] },
  inactive: {
    usage: 'inactive',
    read: ({ id }) => [{ kind: 'task.set-active', taskId: id, active: false }],
  },
  active: {
    usage: 'active',
    read: ({ id }) => [{ kind: 'task.set-active', taskId: id, active: true }],
  },
  automatic: {
    usage: 'automatic',
    read: ({ id }) => [{ kind: 'task.set-mode', taskId: id, mode: 'automatic' }],
  },
};

type Read = TaskForm['read'];

function named(...[{ id }, words]: Parameters<Read>): TypedEdits {
  const name = words.join(' ').trim();
  if (name === '') return misread('A task needs a name.', taskForms.name?.usage ?? '');
  return [{ kind: 'task.rename', taskId: id, name }];
}

function duration(...[task, words, { records }]: Parameters<Read>): TypedEdits {
  const length = parseDuration(words.join(' '), scaleOf(records.project));
  if (isRefusal(length)) return length;
  return [{ kind: 'task.set-duration', taskId: task.id, ...length }];
}

/** As MS Project takes a typed date: not to start, or not to finish, before it. */
function dated(
  side: 'start' | 'finish',
  ...[task, words, { records }]: Parameters<Read>
): TypedEdits {
  const [text = ''] = words;
  const { id } = task;
  if (isNone(text)) return [{ kind: 'task.set-constraint', taskId: id }];
  const date = readDate(text, side, records.project);
  if (typeof date !== 'string') return date;
  if (side === 'start' && task.actualStart !== undefined) {
    return misread(`${task.name} has begun.`, `started ${text} to correct the day it began`);
  }
  if (task.actualFinish !== undefined) {
    return misread(`${task.name} is finished.`, `finished ${text} to correct the day it ended`);
  }
  if (task.mode === 'manual') {
    const { manualStart, manualFinish } = task;
    const dates = {
      ...(manualStart !== undefined && { manualStart }),
      ...(manualFinish !== undefined && { manualFinish }),
      [side === 'start' ? 'manualStart' : 'manualFinish']: date,
    };
    return [{ kind: 'task.set-mode', taskId: id, mode: 'manual', ...dates }];
  }
  const type = `${side}-no-earlier-than` as const;
  return [{ kind: 'task.set-constraint', taskId: id, constraint: { type, date } }];
}

function deadline(...[{ id }, [text = ''], { records }]: Parameters<Read>): TypedEdits {
  if (isNone(text)) return [{ kind: 'task.set-deadline', taskId: id }];
  const date = readDate(text, 'finish', records.project);
  return typeof date === 'string'
    ? [{ kind: 'task.set-deadline', taskId: id, deadline: date }]
    : date;
}

function constraint(...[{ id }, [text = '', day], { records }]: Parameters<Read>): TypedEdits {
  if (isNone(text)) return [{ kind: 'task.set-constraint', taskId: id }];
  const type = ConstraintTypes.options.find((one: ConstraintType) => one === text);
  if (type === undefined) {
    return misread(`There is no constraint ${text}.`, ...ConstraintTypes.options, 'none');
  }
  if (type === 'as-late-as-possible') {
    return [{ kind: 'task.set-constraint', taskId: id, constraint: { type } }];
  }
  const date = readDate(day, type.includes('finish') ? 'finish' : 'start', records.project);
  if (typeof date !== 'string') return date;
  return [{ kind: 'task.set-constraint', taskId: id, constraint: { type, date } }];
}

function calendar(...[{ id }, words, { records }]: Parameters<Read>): TypedEdits {
  const text = words.join(' ');
  if (isNone(text)) return [{ kind: 'task.set-calendar', taskId: id }];
  const found = findRecord(records, 'calendar', text);
  if (isNotFound(found)) return found;
  return [{ kind: 'task.set-calendar', taskId: id, calendarId: found.id }];
}

function blocked(...[{ id }, words, { records, today }]: Parameters<Read>): TypedEdits {
  const said = withOptions(words, ['since']);
  if (isNotFound(said)) return said;
  const by = said.plain.join(' ');
  if (isNone(by)) return [{ kind: 'task.set-blocked', taskId: id }];
  const text = said.option.get('since');
  const since = text === undefined ? today : readDate(text, 'start', records.project);
  if (typeof since !== 'string') return since;
  return [{ kind: 'task.set-blocked', taskId: id, blocked: { by, since } }];
}

function responsible(...[{ id }, words]: Parameters<Read>): TypedEdits {
  return [text(id, 'responsible', words.join(' '))];
}

function notes(...[{ id }, words]: Parameters<Read>): TypedEdits {
  return [text(id, 'notes', words.join(' '))];
}

function text(id: TaskRecord['id'], field: string, value: string) {
  return isNone(value)
    ? ({ kind: 'task.set-fields', taskId: id, clear: [field] } as const)
    : ({ kind: 'task.set-fields', taskId: id, set: { [field]: value } } as const);
}

function work(...[task, words, { records }]: Parameters<Read>): TypedEdits {
  const length = parseDuration(words.join(' '), scaleOf(records.project));
  if (isRefusal(length)) return length;
  return [{ kind: 'task.set-work', taskId: task.id, minutes: length.minutes }];
}

function estimate(...[task, words, { records }]: Parameters<Read>): TypedEdits {
  const { id } = task;
  if (isNone(words.join(''))) return [{ kind: 'task.set-estimate', taskId: id }];
  // `3d/5d/9d` and `3d 5d 9d` are one text.
  const range = parseEstimate(words.join('/'), scaleOf(records.project));
  if (isRefusal(range)) return range;
  return [{ kind: 'task.set-estimate', taskId: id, estimate: range }];
}
