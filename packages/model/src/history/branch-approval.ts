import { type Refusal, refuse } from '../plan/index.ts';
import type { Approval, Branch } from './branch.ts';
import { branchHash, closedFault } from './branch-edit.ts';

/** BRN-4: those of the branch as it is, and those of an earlier state, which hold no more. Oldest first. */
export interface BranchApprovals {
  readonly standing: readonly Approval[];
  readonly outdated: readonly Approval[];
}

export function approvalsOf(branch: Branch): BranchApprovals {
  const hash = branchHash(branch);
  return {
    standing: branch.approvals.filter((approval) => approval.hash === hash),
    outdated: branch.approvals.filter((approval) => approval.hash !== hash),
  };
}

/**
 * BRN-5: agrees to exactly the branch of this hash. Refuses any other hash than its present one, so that
 * nobody approves what they have not seen. Approving again what one approved changes nothing.
 */
export function approve(branch: Branch, approval: Approval): Branch | Refusal {
  const { id, name, changes, approvals } = branch;
  const { by, hash } = approval;
  const closed = closedFault(branch);
  if (closed !== undefined) return closed;
  if (changes.length === 0) return refuse('branch-empty', { id, name });
  const current = branchHash(branch);
  if (hash !== current) return refuse('approval-outdated', { id, name, hash, current });
  if (approvals.some((known) => known.by === by && known.hash === hash)) return branch;
  return { ...branch, approvals: [...approvals, approval] };
}
