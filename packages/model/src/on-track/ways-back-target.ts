import type { ComputedPlan } from '../computed/index.ts';
import {
  type LocalDateTime,
  type PromiseRecord,
  PromiseType,
  type RecordId,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { byText, Situation } from './situation.ts';
import type { Target } from './target.ts';
import { targetsOf } from './targets.ts';

/** The date that days are to be recovered on. */
export interface WayBackTarget {
  /** Null: no promise, but a task or the project itself. */
  readonly promiseId: RecordId | null;
  /** Null: the project's finish. */
  readonly taskId: RecordId | null;
  /** What was told; null where nothing was. */
  readonly date: LocalDateTime | null;
  readonly forecast: LocalDateTime | null;
  readonly late: boolean;
}

/**
 * BRN-16: the promise or task that is asked about; else the hardest promise that the forecast breaks; else the
 * promise that is nearest to being broken; else the finish. Promises kept or broken for good are history.
 */
export function wayBackTarget(
  plan: ComputedPlan,
  asked: RecordId | undefined,
): WayBackTarget | Refusal {
  const targets = targetsOf(new Situation(plan, {}), undefined);
  if (asked !== undefined) return askedTarget(plan, targets, asked);
  const promises = targets.filter(
    ({ source, state }) => source.by === 'promise' && state === 'open',
  );
  const broken = promises.filter(({ forecastLate }) => forecastLate).sort(hardestFirst);
  const [first] = broken.length > 0 ? broken : promises.sort(leastFloatFirst);
  return first === undefined ? finishTarget(plan, null) : told(first);
}

function askedTarget(
  plan: ComputedPlan,
  targets: readonly Target[],
  asked: RecordId,
): WayBackTarget | Refusal {
  const promised = targets.find(
    ({ source }) => source.by === 'promise' && source.promiseId === asked,
  );
  if (promised !== undefined) return told(promised);
  if (plan.records.find('task', asked) !== undefined) return finishTarget(plan, asked);
  return refuse('record-missing', { id: asked }, { recordId: asked });
}

function told({ source, taskId, date, forecast, forecastLate }: Target): WayBackTarget {
  const promiseId = source.by === 'promise' ? source.promiseId : null;
  return { promiseId, taskId, date, forecast, late: forecastLate };
}

function finishTarget(plan: ComputedPlan, taskId: RecordId | null): WayBackTarget {
  const forecast = taskId === null ? plan.forecast.finish : plan.forecast.task(taskId).finish;
  return { promiseId: null, taskId, date: null, forecast, late: false };
}

/** By type, then the latest, then the earliest date; `targets` come by date. */
function hardestFirst(a: Target, b: Target): number {
  return (
    hardness(a) - hardness(b) || b.lateness - a.lateness || byText(a.taskId ?? '', b.taskId ?? '')
  );
}

function leastFloatFirst(a: Target, b: Target): number {
  return a.floatLeft - b.floatLeft || hardness(a) - hardness(b);
}

function hardness({ source }: Target): number {
  const type: PromiseRecord['type'] = source.by === 'promise' ? source.type : 'target';
  return PromiseType.options.indexOf(type);
}
