import { type Minute, minuteText, NONE } from '@throughline/engine';
import type { LocalDateTime, PromiseRecord, RecordId } from '../plan/index.ts';
import { baselineFinish } from '../quality/index.ts';
import { bufferOf } from './buffer.ts';
import { byText, moment, momentOrNone, type Situation, textOrNull } from './situation.ts';
import type { Target, TargetSource, TargetState } from './target.ts';
import type { Unpinned } from './unpinned.ts';

/**
 * ONT-1: every promise of a date, every deadline, and P6's must-finish-by, in the order of dates.
 * A task that has both a promise and a deadline is measured by the promise.
 */
export function targetsOf(situation: Situation, unpinned: Unpinned | undefined): Target[] {
  const { records, plan } = situation.plan;
  const asked: { source: TargetSource; taskId: RecordId | null; date: LocalDateTime }[] = [];
  const promised = new Set<RecordId>();
  for (const promise of datedPromises(situation)) {
    const { id, type, to, date, taskId } = promise;
    if (taskId !== undefined) promised.add(taskId);
    const deadline = taskId === undefined ? undefined : records.find('task', taskId)?.deadline;
    asked.push({
      source: { by: 'promise', promiseId: id, type, to, deadline: deadline ?? null },
      taskId: taskId ?? null,
      date: date as LocalDateTime,
    });
  }
  for (const task of records.all('task')) {
    if (task.deadline === undefined || task.inactive || task.external || promised.has(task.id)) {
      continue;
    }
    asked.push({ source: { by: 'deadline' }, taskId: task.id, date: task.deadline });
  }
  const mustFinishBy = plan.context.project.p6?.mustFinishBy;
  if (mustFinishBy !== undefined) {
    asked.push({ source: { by: 'must-finish-by' }, taskId: null, date: mustFinishBy });
  }
  const most = asked.length;
  return asked
    .map(({ source, taskId, date }) => targetOf(situation, unpinned, source, taskId, date, most))
    .sort(inOrder);
}

/** Promises that a date can keep or break: those about a task that has dates, or the project. */
export function datedPromises({ plan: { records } }: Situation): PromiseRecord[] {
  return [...records.all('promise')].filter(
    ({ date, taskId }) =>
      date !== undefined &&
      (taskId === undefined || records.find('task', taskId)?.inactive === undefined),
  );
}

function targetOf(
  situation: Situation,
  unpinned: Unpinned | undefined,
  source: TargetSource,
  taskId: RecordId | null,
  date: LocalDateTime,
  targets: number,
): Target {
  const at = moment(date);
  const forecast = finishOf(situation, taskId);
  const freed = unpinned === undefined ? NONE : unpinnedFinish(situation, unpinned, taskId);
  const honest = Math.max(forecast, freed);
  const planned = plannedFinish(situation, taskId);
  const known = forecast !== NONE;
  // By the moments themselves: a finish in the night after the date is late by no working minute.
  // Only the start of the next working time is the same moment as the end of the one before.
  const isPast = (finish: Minute) => finish > at && finish !== situation.nextStart(at);
  return {
    source,
    taskId,
    date,
    late: isPast(honest),
    forecastLate: isPast(forecast),
    state: stateOf(situation, taskId, forecast, at),
    forecast: textOrNull(forecast),
    unpinned: freed > forecast ? minuteText(freed) : null,
    lateness: known && honest > at ? situation.work(at, honest) : 0,
    floatLeft: known && honest < at ? situation.work(honest, at) : 0,
    totalFloat: known ? floatOf(situation, taskId) : null,
    baselineFinish: textOrNull(planned),
    baselineVariance: known && planned !== NONE ? situation.work(planned, forecast) : null,
    buffer: bufferOf(situation, { taskId, at, planned, forecast: honest, targets }),
  };
}

function finishOf(situation: Situation, taskId: RecordId | null): Minute {
  if (taskId !== null) return situation.forecast.finish[situation.index(taskId)] ?? NONE;
  return momentOrNone(situation.plan.forecast.finish ?? undefined);
}

function unpinnedFinish(situation: Situation, unpinned: Unpinned, taskId: RecordId | null): Minute {
  if (taskId === null) return unpinned.finish;
  return unpinned.state.finish[situation.index(taskId)] ?? NONE;
}

function plannedFinish(situation: Situation, taskId: RecordId | null): Minute {
  if (taskId !== null) return situation.baselineOf(taskId).finish;
  return momentOrNone(baselineFinish(situation.baseline) ?? undefined);
}

function stateOf(
  situation: Situation,
  taskId: RecordId | null,
  finish: Minute,
  date: Minute,
): TargetState {
  const open =
    taskId === null
      ? situation.leaves.some(({ finished }) => !finished)
      : situation.forecast.actualFinish[situation.index(taskId)] === NONE;
  if (open) return 'open';
  return finish > date ? 'broken' : 'met';
}

function floatOf(situation: Situation, taskId: RecordId | null): number | null {
  if (taskId !== null) return situation.totalFloat(situation.index(taskId));
  const floats = [...situation.longestPath].map((index) => situation.totalFloat(index));
  return floats.length === 0 ? null : floats.reduce((least, one) => Math.min(least, one));
}

function inOrder(a: Target, b: Target): number {
  return (
    byText(a.date, b.date) || byText(a.taskId ?? '', b.taskId ?? '') || byText(keyOf(a), keyOf(b))
  );
}

function keyOf({ source }: Target): string {
  return source.by === 'promise' ? source.promiseId : source.by;
}
