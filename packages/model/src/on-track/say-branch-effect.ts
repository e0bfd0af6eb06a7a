import type { Records } from '../plan/index.ts';
import {
  englishFormat,
  type Format,
  moneyText,
  PlanNames,
  projectTitle,
  promiseTitle,
} from '../words/index.ts';
import type { BranchEffect } from './ways-back.ts';
import type { WayBackTarget } from './ways-back-target.ts';

/** What days are recovered on, as a sentence names it. */
export function wayBackTitle({ promiseId, taskId }: WayBackTarget, records: Records): string {
  const promise = promiseId === null ? undefined : records.find('promise', promiseId);
  if (promise !== undefined) return promiseTitle(promise);
  return taskId === null
    ? projectTitle(records.project)
    : new PlanNames(records).taskTitleOf(taskId);
}

/**
 * What merging the branch now would do, as one sentence. `records`: the plan as it is.
 * @param withMoney whether whoever reads it may know what it costs
 */
export function sayBranchEffect(
  { name, outcome }: Pick<BranchEffect, 'name' | 'outcome'>,
  target: WayBackTarget,
  records: Records,
  withMoney = true,
  format: Format = englishFormat(records.project.minutesPerDay),
): string {
  if (outcome.state !== 'dated') return `${name} would leave the plan without dates.`;
  const { recovered, forecast, kept, comparison } = outcome;
  const title = wayBackTitle(target, records);
  if (recovered === null) return `${name} would take ${title} out of the plan.`;
  const cost = withMoney ? costWords(comparison) : '';
  if (recovered === 0) return `${name} would not move ${title}${cost}.`;
  const way = recovered > 0 ? 'earlier' : 'later';
  const moved = `${format.length(recovered)} ${way}${cost}${promiseWords(kept, isKeptNow(outcome, target))}`;
  return `${name} would bring ${title} to ${format.weekdayAndDay(forecast)}, ${moved}.`;
}

function promiseWords(kept: boolean | null, isKeptNow: boolean): string {
  if (kept === null) return '';
  if (kept) return '; the promise would be kept';
  return isKeptNow ? '; the promise would be broken' : '; the promise would still be broken';
}

function isKeptNow({ comparison }: Dated, { promiseId }: WayBackTarget): boolean {
  const promised = comparison.promises.find(
    ({ source }) => source.by === 'promise' && source.promiseId === promiseId,
  );
  return promised?.kept.before === true;
}

type Dated = Extract<BranchEffect['outcome'], { readonly state: 'dated' }>;

function costWords({ cost }: Dated['comparison']): string {
  if (cost === null || cost.total.difference === '0') return '';
  const { difference } = cost.total;
  const size = moneyText(difference.replace('-', ''), cost.currency);
  return `, for ${size} ${difference.startsWith('-') ? 'less' : 'more'}`;
}
