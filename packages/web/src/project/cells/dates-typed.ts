import type { Edit, LocalDateTime, TaskRecord } from '@throughline/model';
import type { ColumnId } from '../columns.ts';
import { computedDate, dayOf } from './dates.ts';
import { expectedFinishOf } from './expected-finish-typed.ts';
import { say, Wrong } from './say.ts';
import { type DayEnd, momentTyped } from './typed-moment.ts';
import type { EditOf, TypedTask } from './typing.ts';

/** A typed date: null where the cell was emptied, undefined where it says the day that is there already. */
export function typedMoment(
  { plan, task, text }: TypedTask,
  column: ColumnId,
  end: DayEnd,
  before: LocalDateTime | undefined,
): LocalDateTime | null | undefined | Wrong {
  const typed = text(column);
  if (typed === undefined) return undefined;
  if (typed.trim() === '') return before === undefined ? undefined : null;
  const at = momentTyped(plan, task, typed, end, before);
  if (at instanceof Wrong) return at.in(column);
  // Without a time typed, the day that is shown is the moment that is there.
  const saysTime = /\d\s*([:h]\s*\d|[ap]\.?m)/i.test(typed);
  return before !== undefined && !saysTime && dayOf(at) === dayOf(before) ? undefined : at;
}

/**
 * Start and finish, typed as in MS Project: of what has begun or ended, the actual date; of a manually scheduled
 * task, its own; else a constraint. Both at once are a start and the working time to the finish.
 */
export function startAndFinishTyped(at: TypedTask): readonly Edit[] | Wrong {
  const { plan, task } = at;
  const dates = {
    start: computedDate(plan, task, 'start'),
    finish: computedDate(plan, task, 'finish'),
  };
  const start = typedMoment(
    at,
    'start',
    'start',
    task.actualStart ?? task.manualStart ?? dates.start,
  );
  if (start instanceof Wrong) return start;
  const finish = typedMoment(
    at,
    'finish',
    'finish',
    task.actualFinish ?? task.manualFinish ?? dates.finish,
  );
  if (finish instanceof Wrong) return finish;
  if (start === undefined && finish === undefined) return [];
  if (task.mode === 'manual') return [byHand(task, start, finish)];
  if (plan.records.isSummary(task)) {
    const column = start === undefined ? 'finish' : 'start';
    return new Wrong(say('summaryDate', { task: task.name })).in(column);
  }
  return [...startOf(at, start), ...finishOf(at, finish, start)];
}

function byHand(
  task: TaskRecord,
  start: LocalDateTime | null | undefined,
  finish: LocalDateTime | null | undefined,
): Edit {
  const manualStart = start === null ? undefined : (start ?? task.manualStart);
  // As in MS Project, a start that moves takes the finish along: the duration stays.
  const kept = start == null || task.duration === undefined ? task.manualFinish : undefined;
  const manualFinish = finish === null ? undefined : (finish ?? kept);
  return {
    kind: 'task.set-mode',
    taskId: task.id,
    mode: 'manual',
    ...(manualStart !== undefined && { manualStart }),
    ...(manualFinish !== undefined && { manualFinish }),
  };
}

function startOf({ task }: TypedTask, start: LocalDateTime | null | undefined): Edit[] {
  if (start === undefined) return [];
  if (task.actualStart !== undefined) {
    return [
      start === null
        ? { kind: 'task.set-progress', taskId: task.id, takeBack: 'start' }
        : { kind: 'task.set-progress', taskId: task.id, actualStart: start },
    ];
  }
  return constrained(task, 'start-no-earlier-than', start);
}

function finishOf(
  at: TypedTask,
  finish: LocalDateTime | null | undefined,
  start: LocalDateTime | null | undefined,
): Edit[] {
  const { task, plan } = at;
  if (finish === undefined) return [];
  if (task.actualFinish !== undefined && finish !== null) {
    return [{ kind: 'task.set-progress', taskId: task.id, actualFinish: finish }];
  }
  if (task.actualFinish !== undefined) {
    return [{ kind: 'task.set-progress', taskId: task.id, takeBack: 'finish' }];
  }
  if (start == null || finish === null) return constrained(task, 'finish-no-earlier-than', finish);
  if (at.text('duration') !== undefined) return [];
  const { schedule } = plan.computed ?? {};
  if (schedule === undefined) return [];
  const isDated = plan.computed?.plan.context.indexOfTask.has(task.id);
  const minutes = schedule.workBetween(start, finish, isDated ? task.id : undefined);
  return minutes < 0
    ? constrained(task, 'finish-no-earlier-than', finish)
    : [{ kind: 'task.set-duration', taskId: task.id, minutes }];
}

function constrained(
  { id: taskId, constraint }: TaskRecord,
  type: 'start-no-earlier-than' | 'finish-no-earlier-than',
  date: LocalDateTime | null,
): EditOf<'task.set-constraint'>[] {
  if (date !== null) return [{ kind: 'task.set-constraint', taskId, constraint: { type, date } }];
  return constraint?.type === type ? [{ kind: 'task.set-constraint', taskId }] : [];
}

export function deadlineTyped(at: TypedTask): readonly Edit[] | Wrong {
  const taskId = at.task.id;
  const deadline = typedMoment(at, 'deadline', 'finish', at.task.deadline);
  if (deadline instanceof Wrong) return deadline;
  if (deadline === undefined) return [];
  return [{ kind: 'task.set-deadline', taskId, ...(deadline !== null && { deadline }) }];
}

export function expectedFinishTyped(at: TypedTask): readonly Edit[] | Wrong {
  const { plan, task } = at;
  const date = typedMoment(at, 'expectedFinish', 'finish', task.expectedFinish);
  if (date instanceof Wrong) return date;
  if (date === undefined) return [];
  if (date === null) return [{ kind: 'task.set-expected-finish', taskId: task.id }];
  const edit = expectedFinishOf(plan, task, date);
  return edit instanceof Wrong ? edit : [edit];
}
