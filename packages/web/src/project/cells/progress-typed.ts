import { type Edit, isRefusal, type LocalDateTime, parseDuration } from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { computedDate } from './dates.ts';
import { typedMoment } from './dates-typed.ts';
import { scaleOfTask } from './lengths.ts';
import { percentText, readPercent } from './numbers.ts';
import { say, Wrong, wrongBy } from './say.ts';
import { atTime } from './typed-moment.ts';
import { quoted } from './typed-text.ts';
import type { EditOf, TypedTask } from './typing.ts';

type Report = Omit<EditOf<'task.set-progress'>, 'kind' | 'taskId'>;
type Draft = { -readonly [K in keyof Report]: Report[K] };

/**
 * What is reported of a task, as one edit. As in MS Project, a share that is done begins the task on its scheduled
 * start, and all of it ends it on its scheduled finish: but not later than now, since it has happened.
 */
export function progressTyped(at: TypedTask): readonly Edit[] | Wrong {
  const { task } = at;
  const percent = percentTyped(at);
  if (percent instanceof Wrong) return percent;
  const remaining = remainingTyped(at);
  if (remaining instanceof Wrong) return remaining;
  const start = typedMoment(at, 'actualStart', 'start', task.actualStart);
  if (start instanceof Wrong) return start;
  const finish = typedMoment(at, 'actualFinish', 'finish', task.actualFinish);
  if (finish instanceof Wrong) return finish;

  if (start === null || (percent === null && task.actualStart !== undefined)) {
    return [{ kind: 'task.set-progress', taskId: task.id, takeBack: 'start' }];
  }
  if (task.percentCompleteType === 'physical' && typeof percent === 'number') {
    const set = { physicalPercentComplete: percent };
    return [
      { kind: 'task.set-fields', taskId: task.id, set },
      ...reported(at, { remaining, start, finish }),
    ];
  }
  return reported(at, { percent: percent ?? undefined, remaining, start, finish });
}

interface Said {
  readonly percent?: number | undefined;
  readonly remaining: number | undefined;
  readonly start: LocalDateTime | undefined;
  /** Null: it has not finished after all. */
  readonly finish: LocalDateTime | null | undefined;
}

function reported(at: TypedTask, { percent, remaining, start, finish }: Said): readonly Edit[] {
  const { plan, task } = at;
  const isNothing = [percent, remaining, start, finish].every((one) => one === undefined);
  if (isNothing) return [];
  const hasBegun = (start ?? task.actualStart) !== undefined;
  if (!hasBegun && remaining !== undefined && percent === undefined && finish === undefined) {
    // What is left of what has not begun is all of it.
    return [{ kind: 'task.set-duration', taskId: task.id, minutes: remaining }];
  }
  const draft: Draft = {};
  if (percent !== undefined) draft.percentComplete = percent;
  if (remaining !== undefined) draft.remaining = remaining;
  if (start !== undefined) draft.actualStart = start;
  if (typeof finish === 'string') draft.actualFinish = finish;
  const isOver = percent === 100 || remaining === 0 || typeof finish === 'string';
  const begins = (percent ?? 0) > 0 || isOver || remaining !== undefined;
  if (!hasBegun && begins) {
    draft.actualStart = earlierOf(happened(plan, task.id, 'start'), draft.actualFinish);
  }
  if (isOver && finish === undefined && task.actualFinish === undefined) {
    if (plan.records.project.rules === 'ms-project') {
      const begun = draft.actualStart ?? (task.actualStart as LocalDateTime);
      draft.actualFinish = laterOf(happened(plan, task.id, 'finish'), begun);
    }
  }
  const goesOn = !isOver && (percent !== undefined || remaining !== undefined);
  if (finish === null || (goesOn && task.actualFinish !== undefined)) draft.takeBack = 'finish';
  return [{ kind: 'task.set-progress', taskId: task.id, ...draft }];
}

/** The scheduled date, or now where that lies ahead. */
function happened(
  plan: CellPlan,
  id: TypedTask['task']['id'],
  end: 'start' | 'finish',
): LocalDateTime {
  const task = plan.records.find('task', id);
  const today = atTime(plan, task, { date: plan.today }, end);
  const status = plan.computed?.status;
  const now = status !== undefined && status.from !== 'clock' ? laterOf(status.at, today) : today;
  const scheduled = task && computedDate(plan, task, end);
  return scheduled === undefined ? today : earlierOf(scheduled, now);
}

function earlierOf(a: LocalDateTime, b: LocalDateTime | undefined): LocalDateTime {
  return b !== undefined && b < a ? b : a;
}

function laterOf(a: LocalDateTime, b: LocalDateTime): LocalDateTime {
  return a > b ? a : b;
}

/** Null where the cell was emptied; undefined where it says what is there. */
function percentTyped(at: TypedTask): number | null | undefined | Wrong {
  const typed = at.text('percent');
  if (typed === undefined) return undefined;
  if (typed.trim() === '') return null;
  const percent = readPercent(typed);
  if (percent === undefined || percent < 0 || percent > 100) {
    return new Wrong(say('percent', { text: quoted(typed) })).in('percent');
  }
  return percentText(percent) === at.shown('percent') ? undefined : percent;
}

function remainingTyped(at: TypedTask): number | undefined | Wrong {
  const typed = at.text('remaining');
  if (typed === undefined) return undefined;
  const { plan, task } = at;
  const duration = parseDuration(typed, scaleOfTask(plan, task));
  return isRefusal(duration) ? wrongBy(plan, duration).in('remaining') : duration.minutes;
}
