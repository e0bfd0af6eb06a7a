import {
  isRefusal,
  type LocalDateTime,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import type { Branch } from './branch.ts';
import type { Change, Hash } from './change.ts';
import { GENESIS_HASH } from './hash-chain.ts';
import type { History } from './history.ts';
import type { Instant } from './instant.ts';
import type { Accepted, Batch, MakeSalt } from './request.ts';

/** What a new branch is told of itself. */
export interface BranchRequest {
  readonly id: RecordId;
  readonly name: string;
  readonly reason?: string;
  readonly by: RecordId;
  readonly at: Instant;
  /** The change of the log to start from, with all of its group; the last where none is named. */
  readonly base?: number;
  readonly decideBy?: LocalDateTime;
}

/** BRN-1: a branch without changes yet. Refuses a base that is not in the log. */
export function openBranch(history: History, request: BranchRequest): Branch | Refusal {
  const { base: asked = history.head, ...about } = request;
  if (!Number.isInteger(asked) || asked < 0 || asked > history.head) {
    return refuse('base-unknown', { base: asked, head: history.head });
  }
  const group = history.changes[asked - 1]?.group;
  const base = group === undefined ? asked : asked + group.count - 1 - group.index;
  return {
    ...about,
    base,
    baseHash: hashAt(history, base),
    approvals: [],
    outcome: { state: 'open' },
    changes: [],
  };
}

/** Under another name; what was approved of it stays approved. Refuses one that was decided. */
export function renameBranch(branch: Branch, name: string): Branch | Refusal {
  return closedFault(branch) ?? { ...branch, name };
}

/** A branch with what was submitted to it. */
export interface SubmittedToBranch extends Accepted {
  readonly branch: Branch;
}

/**
 * BRN-2: edits on the branch, under the same rules as on the plan; `base` counts the branch's own changes
 * on from its base. The branch given stays as it is.
 */
export function submitToBranch(
  history: History,
  branch: Branch,
  batch: Batch,
  salt: MakeSalt,
): SubmittedToBranch | Refusal {
  const fault = branchFault(history, branch) ?? closedFault(branch);
  if (fault !== undefined) return fault;
  const beside = new Set(history.changes.slice(branch.base).map(({ editId }) => editId));
  const taken = batch.edits.find(({ editId }) => beside.has(editId));
  if (taken !== undefined) return refuse('edit-id-twice', { editId: taken.editId });
  // On the branch itself, whoever made an edit has seen it.
  const { changeRequest: _, ...own } = batch;
  const work = branchHistory(history, branch);
  const outcome = work.submit(own, salt);
  if (isRefusal(outcome)) return outcome;
  return { ...outcome, branch: { ...branch, changes: work.changes.slice(branch.base) } };
}

/** BRN-3: the plan as the branch has it, on its own base. Throws for a branch of another log. */
export function branchRecords(history: History, branch: Branch): Records {
  known(history, branch);
  const records = history.at(branch.base);
  for (const { diff } of branch.changes) records.patch(diff);
  return records;
}

/** The log as the branch has it: up to its base, and on with its own changes. A history of its own. */
export function branchHistory(history: History, branch: Branch): History {
  known(history, branch);
  return history.fork(branch.base, branch.changes);
}

/** BRN-4: what an approval names: the hash of its last change, of its base while it has none. */
export function branchHash({ changes, baseHash }: Branch): Hash {
  return changes.at(-1)?.hash ?? baseHash;
}

/** Why the branch is none of this log: its base is beyond the end, or is another change. */
export function branchFault(history: History, { id, base, baseHash }: Branch): Refusal | undefined {
  if (base > history.head) return refuse('base-unknown', { base, head: history.head });
  if (hashAt(history, base) === baseHash) return undefined;
  return refuse('branch-of-another-log', { id, base });
}

/** Why nothing more can be done to the branch: it was decided. */
export function closedFault({ id, name, outcome }: Branch): Refusal | undefined {
  if (outcome.state === 'open') return undefined;
  return refuse('branch-closed', { id, name, state: outcome.state });
}

function hashAt(history: History, seq: number): Hash {
  return seq === 0 ? GENESIS_HASH : (history.changes[seq - 1] as Change).hash;
}

function known(history: History, branch: Branch): void {
  const fault = branchFault(history, branch);
  if (fault !== undefined) throw new Error(`${fault.code}: ${branch.id}`);
}
