import type { BranchEffect } from '@throughline/model';
import { comparisonOf } from '../branch/branch-plan.ts';
import { ledgerJson } from '../changes/ledger-json.ts';
import { named, type OpenPlan, taskName } from '../plan-file/index.ts';
import { blockedWork } from './blocked-lines.ts';
import { costOfPlan } from './cost-words.ts';
import type { StatusShown } from './status-lines.ts';

/** What only a plan with its history says. */
export type StatusTold = Pick<StatusShown, 'moved' | 'choices'>;

/** Members of `status --json` that a schedule file has nothing to say to, and money. */
export function storyJson(plan: OpenPlan, { moved, choices }: StatusTold): object {
  const { records } = plan;
  const cost = costOfPlan(plan);
  return {
    moved: moved.map(({ since, asked }) => ({ since, ...ledgerJson(asked) })),
    waysBack: choices?.ways.map((effect) => effectJson(effect, plan)) ?? [],
    decisions: choices?.decisions.map((effect) => effectJson(effect, plan)) ?? [],
    blocked: blockedWork(plan).map(({ task, by, since, minutes }) => ({
      task: taskName(records, task.id),
      by,
      since,
      minutes,
    })),
    cost:
      cost === undefined
        ? null
        : {
            currency: cost.currency,
            total: cost.total,
            budget: cost.budget?.budget ?? null,
            contingencyLeft: cost.budget?.contingency.left ?? null,
          },
  };
}

function effectJson(effect: BranchEffect, { records }: OpenPlan): object {
  const { outcome } = effect;
  const dated = outcome.state === 'dated' ? outcome : undefined;
  const cost = comparisonOf(effect)?.cost?.total.difference ?? null;
  return {
    branch: effect.name,
    reason: effect.reason,
    recovered: dated?.recovered ?? null,
    forecast: dated?.forecast ?? null,
    kept: dated?.kept ?? null,
    cost,
    decideBy: effect.decideBy,
    approvals: effect.approvals,
    noLongerApplies: effect.leftovers.length,
    fault: outcome.state === 'unschedulable' ? named(outcome.fault, records) : null,
  };
}
