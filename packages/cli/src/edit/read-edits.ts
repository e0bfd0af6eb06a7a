import {
  type Edit,
  isRefusal,
  parseDuration,
  parseEdit,
  removalOf,
  scaleOf,
  type TaskRecord,
} from '@throughline/model';
import { findTask, isNotFound } from '../find/index.ts';
import { rescheduled } from './date-forms.ts';
import { lastUnder, noRoom, rightBelow } from './place-form.ts';
import { predecessorsTyped } from './predecessors-form.ts';
import { taskForms } from './task-forms.ts';
import { misread, type TypedEdits, type Typing } from './typed-edit.ts';
import { readDate, withOptions } from './typed-values.ts';

/**
 * What was typed after `edit <plan>`, as edits: a form about a task (`12 duration 5d`) or about the plan
 * (`add`, `remove`, `status-date`, `reschedule`), or edits written as JSON, one or a list.
 */
export function readEdits(words: readonly string[], typing: Typing): TypedEdits {
  const [first = '', second, ...rest] = words;
  if (/^\s*[[{]/.test(first)) return readJson(words.join(' '));
  const about = second === undefined ? [] : [second, ...rest];
  const form = planForms[first];
  if (form !== undefined) return form.read(about, typing);
  const task = findTask(typing.records, first);
  if (isNotFound(task)) return task;
  if (second === undefined) return misread(`What of ${task.name}?`, ...TASK_WORDS);
  if (second === 'remove') return removed([first], typing);
  const taskForm = taskForms[second];
  if (taskForm === undefined) {
    return misread(`A task has no ${second} to set.`, ...TASK_WORDS);
  }
  return taskForm.read(task, rest, typing);
}

const TASK_WORDS = [...Object.keys(taskForms), 'remove'];

interface PlanForm {
  readonly usage: string;
  readonly read: (words: readonly string[], typing: Typing) => TypedEdits;
}

/** Forms that are about no task that is there. */
export const planForms: Readonly<Record<string, PlanForm>> = {
  add: { usage: 'add "Test the link" 5d under 3 after 7FS', read: added },
  remove: { usage: 'remove 12', read: removed },
  'status-date': { usage: 'status-date 2026-11-20', read: statusDate },
  reschedule: { usage: 'reschedule 2026-11-23', read: rescheduled },
};

function readJson(text: string): TypedEdits {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return misread(`This is no JSON: ${why}.`, '{"kind":"task.rename","taskId":"…","name":"…"}');
  }
  const edits: Edit[] = [];
  for (const one of Array.isArray(value) ? value : [value]) {
    const edit = parseEdit(one);
    if (isRefusal(edit)) return edit;
    edits.push(edit);
  }
  if (edits.length === 0) return misread('There is no edit in it.', '[{"kind": …}, …]');
  return edits;
}

/** A length of 0 is a milestone; without one a task takes a day. */
function added(words: readonly string[], typing: Typing): TypedEdits {
  const { records, makeId } = typing;
  const said = withOptions(words, ['under', 'below', 'after']);
  if (isNotFound(said)) return said;
  const [name = '', length = '1d', ...more] = said.plain;
  if (name.trim() === '') return misread('A task needs a name.', planForms.add?.usage ?? '');
  if (more.length > 0) {
    return misread(
      `What is ${more[0]}? A name of several words is quoted.`,
      planForms.add?.usage ?? '',
    );
  }
  const duration = parseDuration(length, scaleOf(records.project));
  if (isRefusal(duration)) return duration;
  const place = placeOf(said.option, typing);
  if ('why' in place) return place;
  const task: TaskRecord = {
    id: makeId(),
    kind: 'task',
    audience: 'internal',
    name: name.trim(),
    type: 'task',
    fixed: 'units',
    duration,
    ...(duration.minutes === 0 && { milestone: true }),
    ...place,
  };
  const edit: Edit = { kind: 'task.add', record: task };
  const after = said.option.get('after');
  if (after === undefined) return [edit];
  const links = predecessorsTyped(task, [after], typing);
  return 'code' in links || 'why' in links ? links : [edit, ...links];
}

function placeOf(option: ReadonlyMap<string, string>, { records }: Typing) {
  const [under, below] = [option.get('under'), option.get('below')];
  if (below !== undefined) {
    const row = findTask(records, below);
    if (isNotFound(row)) return row;
    return rightBelow(records, row) ?? noRoom(row);
  }
  if (under === undefined) return lastUnder(records, undefined);
  const summary = findTask(records, under);
  return isNotFound(summary) ? summary : lastUnder(records, summary.id);
}

/** With what has no meaning without it: the tasks under it, their links, people, costs and promises. */
function removed(words: readonly string[], { records }: Typing): TypedEdits {
  const task = findTask(records, words.join(' '));
  if (isNotFound(task)) return task;
  const ids = removalOf(records, 'task', [task.id]);
  return isRefusal(ids) ? ids : [{ kind: 'task.remove', ids }];
}

function statusDate([text]: readonly string[], { records }: Typing): TypedEdits {
  const date = readDate(text, 'finish', records.project);
  if (typeof date !== 'string') return date;
  return [{ kind: 'project.set-status-date', statusDate: date }];
}
