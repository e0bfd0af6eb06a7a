import { type Edit, Name, type TaskRecord } from '@throughline/model';
import { AS_SOON_AS_POSSIBLE, choicesOf, standardColumn } from '../columns.ts';
import { computedDate } from './dates.ts';
import { typedMoment } from './dates-typed.ts';
import { numberText, readNumber } from './numbers.ts';
import { say, Wrong } from './say.ts';
import { notOffered, readChoice } from './typed-choice.ts';
import { atTime } from './typed-moment.ts';
import { alike, manyLines, oneLine, quoted } from './typed-text.ts';
import type { TypedTask } from './typing.ts';

type Constraint = NonNullable<TaskRecord['constraint']>;

export function nameTyped({ task, text }: TypedTask): readonly Edit[] | Wrong {
  const typed = text('name');
  if (typed === undefined) return [];
  const name = nameOf(typed);
  if (name instanceof Wrong) return name;
  return name === task.name ? [] : [{ kind: 'task.rename', taskId: task.id, name }];
}

export function nameOf(typed: string): string | Wrong {
  const name = oneLine(typed);
  if (Name.safeParse(name).success) return name;
  return new Wrong(say('nameTooLong', { length: numberText(name.length) })).in('name');
}

/** Texts that mean nothing but themselves. */
export function textsTyped({ task, text }: TypedTask): readonly Edit[] {
  const set: Record<string, string> = {};
  const clear: string[] = [];
  for (const field of ['wbs', 'responsible', 'contact', 'hyperlink', 'notes'] as const) {
    const typed = text(field);
    if (typed === undefined) continue;
    const value = field === 'notes' ? manyLines(typed) : oneLine(typed);
    if (value !== '') set[field] = value;
    else if (task[field] !== undefined) clear.push(field);
  }
  const sets = Object.keys(set).length > 0;
  if (!sets && clear.length === 0) return [];
  return [
    {
      kind: 'task.set-fields',
      taskId: task.id,
      ...(sets && { set }),
      ...(clear.length > 0 && { clear }),
    },
  ];
}

export function priorityTyped({ task, text }: TypedTask): readonly Edit[] | Wrong {
  const typed = text('priority');
  if (typed === undefined) return [];
  if (typed.trim() === '') {
    if (task.priority === undefined) return [];
    return [{ kind: 'task.set-fields', taskId: task.id, clear: ['priority'] }];
  }
  const priority = readNumber(typed);
  if (priority === undefined || !Number.isInteger(priority) || priority < 0 || priority > 1000) {
    return new Wrong(say('priority', { text: quoted(typed) })).in('priority');
  }
  return [{ kind: 'task.set-fields', taskId: task.id, set: { priority } }];
}

export function typeTyped({ plan, task, text }: TypedTask): readonly Edit[] | Wrong {
  const typed = text('type');
  if (typed === undefined) return [];
  const { rules } = plan.records.project;
  const choices = choicesOf(standardColumn('type'), rules);
  const value = typed.trim() === '' ? 'task' : readChoice(typed, choices);
  if (value instanceof Wrong) return value.in('type');
  const taskId = task.id;
  if (value === 'milestone') return [{ kind: 'task.set-type', taskId, milestone: true }];
  const type = value as TaskRecord['type'];
  return [{ kind: 'task.set-type', taskId, type, milestone: false }];
}

/** What becomes manually scheduled keeps the dates that it had. */
export function modeTyped({ plan, task, text }: TypedTask): readonly Edit[] | Wrong {
  const typed = text('mode');
  if (typed === undefined) return [];
  const choices = standardColumn('mode').choices ?? [];
  const mode = typed.trim() === '' ? 'automatic' : readChoice(typed, choices);
  if (mode instanceof Wrong) return mode.in('mode');
  if (mode === 'automatic') return [{ kind: 'task.set-mode', taskId: task.id, mode }];
  const manualStart = task.manualStart ?? computedDate(plan, task, 'start');
  const manualFinish = task.manualFinish ?? computedDate(plan, task, 'finish');
  return [
    {
      kind: 'task.set-mode',
      taskId: task.id,
      mode: 'manual',
      ...(manualStart !== undefined && { manualStart }),
      ...(manualFinish !== undefined && { manualFinish }),
    },
  ];
}

/** A type without a date takes the scheduled one, a date without a type is a start no earlier than. */
export function constraintTyped(at: TypedTask): readonly Edit[] | Wrong {
  const { plan, task, text } = at;
  const before = task.constraint;
  const typed = text('constraint');
  const choices = choicesOf(standardColumn('constraint'), plan.records.project.rules);
  const type = typed?.trim() === '' ? AS_SOON_AS_POSSIBLE : typed && readChoice(typed, choices);
  if (type instanceof Wrong) return type.in('constraint');
  const wanted = (type ?? before?.type ?? 'start-no-earlier-than') as
    | Constraint['type']
    | typeof AS_SOON_AS_POSSIBLE;
  const end = wanted.includes('finish') ? 'finish' : 'start';
  const date = typedMoment(at, 'constraintDate', end, before?.date);
  if (date instanceof Wrong) return date;
  if (type === undefined && date === undefined) return [];
  const none: Edit = { kind: 'task.set-constraint', taskId: task.id };
  if (wanted === AS_SOON_AS_POSSIBLE || (date === null && type === undefined)) return [none];
  if (wanted === 'as-late-as-possible') {
    if (typeof date !== 'string') return [{ ...none, constraint: { type: wanted } }];
    return new Wrong(say('constraintTakesNoDate')).in('constraintDate');
  }
  const kept = date ?? before?.date ?? computedDate(plan, task, end);
  if (kept === undefined) return new Wrong(say('constraintNeedsDate')).in('constraint');
  return [{ ...none, constraint: { type: wanted, date: kept } }];
}

/** By name; an empty one is the project's. */
export function calendarTyped({ plan, task, text }: TypedTask): readonly Edit[] | Wrong {
  const typed = text('calendar');
  if (typed === undefined) return [];
  const edit: Edit = {
    kind: 'task.set-calendar',
    taskId: task.id,
    ...(task.ignoreResourceCalendars && { ignoreResourceCalendars: true }),
  };
  if (typed.trim() === '') return task.calendarId === undefined ? [] : [edit];
  const offered = [...plan.records.all('calendar')].filter((one) => !one.resourceCalendar);
  const named = offered.find(({ name }) => alike(name) === alike(typed));
  if (named !== undefined) return [{ ...edit, calendarId: named.id }];
  return notOffered(
    typed,
    offered.map(({ name }) => name),
  ).in('calendar');
}

/** Since when stays as it was. */
export function blockedTyped({ plan, task, text }: TypedTask): readonly Edit[] {
  const typed = text('blockedBy');
  if (typed === undefined) return [];
  const by = oneLine(typed);
  if (by === '') {
    return task.blocked === undefined ? [] : [{ kind: 'task.set-blocked', taskId: task.id }];
  }
  const since = task.blocked?.since ?? atTime(plan, task, { date: plan.today }, 'start');
  return [{ kind: 'task.set-blocked', taskId: task.id, blocked: { by, since } }];
}
