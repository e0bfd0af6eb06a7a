import { type Comparison, compare } from '../comparison/index.ts';
import { type ComputedPlan, computePlan, type Moments } from '../computed/index.ts';
import {
  approvalsOf,
  type Branch,
  type History,
  ifMerged,
  type Leftover,
} from '../history/index.ts';
import {
  isRefusal,
  type LocalDateTime,
  type RecordId,
  type Refusal,
  refuse,
  type Unschedulable,
} from '../plan/index.ts';
import { byText, momentOrNone } from './situation.ts';
import { type WayBackTarget, wayBackTarget } from './ways-back-target.ts';

/** A plan, and what is proposed for it. */
export interface ProposedPlan {
  readonly history: History;
  readonly branches: readonly Branch[];
  /** The plan of the history's head, where it is dated already. */
  readonly plan?: ComputedPlan;
}

export interface WaysBackOptions extends Moments {
  /** The promise or task to recover days on; by BRN-16 where none is named. */
  readonly target?: RecordId;
}

/** What merging a branch today would do. */
export interface BranchEffect {
  readonly branchId: RecordId;
  readonly name: string;
  readonly reason: string | null;
  readonly decideBy: LocalDateTime | null;
  /** How many stand for the branch as it is. */
  readonly approvals: number;
  /** How many of its changes would be merged, and those that no longer apply. */
  readonly applies: number;
  readonly leftovers: readonly Leftover[];
  readonly outcome: EffectOutcome;
}

export type EffectOutcome =
  | {
      readonly state: 'dated';
      /** The target's forecast then; null where the branch takes its task out. */
      readonly forecast: LocalDateTime | null;
      /** Working minutes of the present plan's calendar that the target comes earlier; below 0 when later. */
      readonly recovered: number | null;
      /** Whether the promise would be kept; null where nothing was told. */
      readonly kept: boolean | null;
      /** The plan as it is, against the plan then. */
      readonly comparison: Comparison;
    }
  | { readonly state: 'unschedulable'; readonly fault: Unschedulable }
  /** The branch is none of this plan. */
  | { readonly state: 'refused'; readonly refusal: Refusal };

export interface WaysBack {
  readonly target: WayBackTarget;
  /** Those that recover days, the most first; then the cheapest, the soonest to decide, by id. */
  readonly ways: readonly BranchEffect[];
  /** The other open branches, in the same order. */
  readonly others: readonly BranchEffect[];
  /** Those that have a date to be decided by, whether or not they recover days; the soonest first. */
  readonly decisions: readonly DecisionWanted[];
}

/**
 * BRN-17: every open branch as if merged today: the days it recovers on the target, what it costs, by when it
 * has to be decided, and what no longer applies. Refuses a target that is not there.
 */
export function waysBack(
  proposed: ProposedPlan,
  options: WaysBackOptions = {},
): WaysBack | Refusal | Unschedulable {
  const effects = branchEffects(proposed, options);
  if ('code' in effects) return effects;
  const { target, branches, plan } = effects;
  const recovers = (effect: BranchEffect) => (recoveredBy(effect) ?? 0) > 0;
  const ordered = [...branches].sort(mostRecoveredFirst);
  return {
    target,
    ways: ordered.filter(recovers),
    others: ordered.filter((effect) => !recovers(effect)),
    decisions: decisionsOf(branches, plan),
  };
}

/** A choice that somebody has to make. */
export interface DecisionWanted extends BranchEffect {
  readonly decideBy: LocalDateTime;
  /** That moment is before the status moment. */
  readonly overdue: boolean;
}

/** BRN-18: the open branches that have to be decided, the soonest first, each with what merging it would do. */
function decisionsOf(
  branches: readonly BranchEffect[],
  { status }: ComputedPlan,
): DecisionWanted[] {
  const decisions = branches.flatMap((effect): DecisionWanted[] => {
    const { decideBy } = effect;
    return decideBy === null ? [] : [{ ...effect, decideBy, overdue: decideBy < status.at }];
  });
  return decisions.sort((a, b) => byText(a.decideBy, b.decideBy) || byText(a.branchId, b.branchId));
}

interface Effects {
  readonly plan: ComputedPlan;
  readonly target: WayBackTarget;
  readonly branches: readonly BranchEffect[];
}

function branchEffects(
  { history, branches, plan: dated }: ProposedPlan,
  { target: asked, ...moments }: WaysBackOptions,
): Effects | Refusal | Unschedulable {
  if (history.records.count('project') === 0) return refuse('project-missing', {});
  const plan = dated ?? computePlan(history.records, moments);
  if ('code' in plan) return plan;
  const target = wayBackTarget(plan, asked);
  if ('code' in target) return target;
  const open = branches.filter(({ outcome }) => outcome.state === 'open');
  return {
    plan,
    target,
    branches: open.map((branch) => effectOf(history, branch, { plan, target, moments })),
  };
}

function effectOf(
  history: History,
  branch: Branch,
  given: { readonly plan: ComputedPlan; readonly target: WayBackTarget; readonly moments: Moments },
): BranchEffect {
  const { id, name, reason = null, decideBy = null } = branch;
  const about = {
    branchId: id,
    name,
    reason,
    decideBy,
    approvals: approvalsOf(branch).standing.length,
  };
  const view = ifMerged(history, branch);
  if (isRefusal(view)) {
    return { ...about, applies: 0, leftovers: [], outcome: { state: 'refused', refusal: view } };
  }
  const { applies, leftovers, records } = view;
  const merged = computePlan(records, given.moments);
  const outcome: EffectOutcome =
    'code' in merged ? { state: 'unschedulable', fault: merged } : datedOutcome(merged, given);
  return { ...about, applies: applies.length, leftovers, outcome };
}

function datedOutcome(
  merged: ComputedPlan,
  { plan, target }: { readonly plan: ComputedPlan; readonly target: WayBackTarget },
): EffectOutcome {
  const { taskId, promiseId } = target;
  const isGone = taskId !== null && merged.records.find('task', taskId) === undefined;
  const forecast = isGone
    ? null
    : taskId === null
      ? merged.forecast.finish
      : merged.forecast.task(taskId).finish;
  const comparison = compare(plan, merged);
  const promised = comparison.promises.find(
    ({ source }) => source.by === 'promise' && source.promiseId === promiseId,
  );
  return {
    state: 'dated',
    forecast,
    recovered:
      forecast === null || target.forecast === null
        ? null
        : plan.forecast.calendar().work(momentOrNone(forecast), momentOrNone(target.forecast)),
    kept: promised?.kept.after ?? null,
    comparison,
  };
}

function mostRecoveredFirst(a: BranchEffect, b: BranchEffect): number {
  const [early, late] = [recoveredBy(a), recoveredBy(b)];
  return (
    (late ?? Number.NEGATIVE_INFINITY) - (early ?? Number.NEGATIVE_INFINITY) ||
    costOf(a) - costOf(b) ||
    byText(a.decideBy ?? '9', b.decideBy ?? '9') ||
    byText(a.branchId, b.branchId)
  );
}

function recoveredBy({ outcome }: BranchEffect): number | null {
  return outcome.state === 'dated' ? outcome.recovered : null;
}

/** To order by alone: an amount as a number is near enough. */
function costOf({ outcome }: BranchEffect): number {
  return outcome.state === 'dated' ? Number(outcome.comparison.cost?.total.difference ?? 0) : 0;
}
