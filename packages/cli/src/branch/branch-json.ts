import { approvalsOf, type Branch, branchHash } from '@throughline/model';
import { type Logged, personName, saidChange } from '../log/index.ts';
import { named } from '../plan-file/index.ts';
import { comparisonOf, effectsOf } from './branch-plan.ts';

/** The contract of `branch <plan> list --json`: the branches as they were opened. */
export function branchesJson(plan: Logged): object {
  return { branches: plan.branches.map((branch) => branchJson(plan, branch)) };
}

/** What a branch is and, while it is open, what merging it now would do. Amounts of time are working minutes. */
export function branchJson(plan: Logged, branch: Branch): object {
  const { people, history, records } = plan;
  const { target, byBranch } = effectsOf(plan);
  const effect = byBranch.get(branch.id);
  const state = history.at(branch.base);
  for (const { diff } of branch.changes) state.patch(diff);
  const who = (id: string) => ({ id, name: personName(people, id) });
  const { standing, outdated } = approvalsOf(branch);
  const dated = effect?.outcome.state === 'dated' ? effect.outcome : undefined;
  return {
    id: branch.id,
    name: branch.name,
    reason: branch.reason ?? null,
    by: who(branch.by),
    at: branch.at,
    base: branch.base,
    decideBy: branch.decideBy ?? null,
    state: branch.outcome.state,
    hash: branchHash(branch),
    approvals: standing.map((one) => ({ ...one, by: who(one.by) })),
    outdatedApprovals: outdated.map((one) => ({ ...one, by: who(one.by) })),
    target: target === undefined ? null : named(target, records),
    recovered: dated?.recovered ?? null,
    kept: dated?.kept ?? null,
    comparison: named(comparisonOf(effect) ?? null, state),
    leftovers: (effect?.leftovers ?? []).map(({ change, refusal }) => ({
      seq: change.seq,
      said: saidChange(change, state),
      code: refusal.code,
    })),
    edits: branch.changes.map((change) => ({
      seq: change.seq,
      said: saidChange(change, state),
      edit: change.edit,
    })),
  };
}
