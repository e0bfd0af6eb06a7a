import type {
  ForecastPromise,
  PromiseLine,
  SeriesAnswer,
  StatusAnswer,
} from '../tracking/index.ts';
import { messages } from '../words/index.ts';

const say = messages({ deadline: 'deadline', 'must-finish-by': 'must finish by' });

/** A plan without a single task that has dates, and without a fault that keeps it from them. */
export function isEmptyPlan({ answer }: StatusAnswer): boolean {
  if (answer === null || answer.finish === undefined) return false;
  const { finish, targets, longestPath = [], next, overdue } = answer;
  const lists = [targets, longestPath, next, overdue];
  return finish.forecast === null && lists.every(({ length }) => length === 0);
}

/**
 * What the forecast is held against in its picture: the promise of the date that is asked about; of the whole
 * project, the first open one that the project's finish decides.
 */
export function forecastPromise(
  { answer, verdict }: StatusAnswer,
  promises: readonly PromiseLine[],
  { points }: SeriesAnswer,
  target: string | undefined,
): ForecastPromise | undefined {
  const dated = promises.filter(({ date }) => date !== null);
  const finish = points.at(-1)?.finish;
  const named = (verdict.rule.targets ?? []).flatMap(({ source }) =>
    source.by === 'promise' ? [source.promiseId as string] : [],
  );
  const found =
    target === undefined
      ? dated
          .filter(({ taskId, forecast }) => taskId === null || forecast === finish)
          .sort((a, b) => Number(named.includes(b.id)) - Number(named.includes(a.id)))[0]
      : dated.find(({ id, taskId }) => id === target || taskId === target);
  if (found?.date != null) {
    return { name: found.title, date: found.date, isBroken: found.late === true };
  }
  const deadline = answer?.targets.find(({ source, taskId, forecast }) =>
    target === undefined
      ? source.by === 'must-finish-by' || forecast === finish
      : source.by === 'deadline' && taskId === target,
  );
  if (deadline === undefined || deadline.source.by === 'promise') return undefined;
  const name = say(deadline.source.by);
  return { name, date: deadline.date, isBroken: deadline.late };
}
