import {
  type EditId,
  isRefusal,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import type { Branch } from './branch.ts';
import { approvalsOf } from './branch-approval.ts';
import { branchFault, closedFault } from './branch-edit.ts';
import type { Change, Via } from './change.ts';
import type { History } from './history.ts';
import type { Instant } from './instant.ts';
import type { Accepted, BatchEdit, MakeSalt } from './request.ts';

/** An edit of a branch that the plan no longer takes, and why. */
export interface Leftover {
  readonly change: Change;
  readonly refusal: Refusal;
}

/** What a branch would come to if it were merged into the plan as it is now. */
export interface MergeView {
  /** The state then, in a holder of its own. */
  readonly records: Records;
  /** The branch's changes that apply, and those that do not, each in their order. */
  readonly applies: readonly Change[];
  readonly leftovers: readonly Leftover[];
}

/**
 * BRN-6: the branch's edits, one after the other, on the plan as it is, under the conflict rule with the
 * branch's base: everybody's changes since then count, whoever merges. Nothing is kept.
 */
export function ifMerged(history: History, branch: Branch): MergeView | Refusal {
  const fault = branchFault(history, branch) ?? closedFault(branch);
  if (fault !== undefined) return fault;
  const refusals = new Map<EditId, Refusal>();
  const edits: { readonly change: Change; readonly edit: BatchEdit }[] = [];
  for (const change of branch.changes) {
    const edit = batchEdit(change);
    if (isRefusal(edit)) refusals.set(change.editId, edit);
    else edits.push({ change, edit });
  }
  for (;;) {
    const tried = edits.filter(({ change }) => !refusals.has(change.editId));
    const { outcomes, records } = history.attempt(
      tried.map(({ edit }) => edit),
      { base: branch.base },
    );
    const applies = tried.filter((_, index) => !isRefusal(outcomes[index] as object));
    const orphans = applies.filter(({ edit: { event } }) => isGone(event, records));
    if (orphans.length === 0) {
      for (const [index, { change }] of tried.entries()) {
        const outcome = outcomes[index] as object;
        if (isRefusal(outcome)) refusals.set(change.editId, outcome);
      }
      return viewOf(branch, records, refusals);
    }
    for (const { edit } of orphans) refusals.set(edit.editId, eventMissing(edit));
  }
}

/** Who merges, when, and on what conditions. */
export interface MergeRequest {
  readonly by: RecordId;
  readonly at: Instant;
  readonly via: Via;
  /** Merge what still applies, and leave the rest on the branch. Absent: all or nothing. */
  readonly whatApplies?: true;
  /** Somebody has to have approved the branch as it is. */
  readonly approved?: true;
}

export interface Merged extends Accepted {
  /** Closed now; what was not merged is still among its changes. */
  readonly branch: Branch;
  readonly leftovers: readonly Leftover[];
}

/** A merge that did not happen: these edits no longer apply. */
export interface NotMerged extends Refusal<'branch-no-longer-applies'> {
  readonly leftovers: readonly Leftover[];
}

/**
 * BRN-7: the branch's edits as one group of changes, each with its own cause and event, or nothing. What no
 * longer applies is in every answer. A merge that is in the log already gets its first outcome.
 */
export function mergeBranch(
  history: History,
  branch: Branch,
  request: MergeRequest,
  salt: MakeSalt,
): Merged | NotMerged | Refusal {
  const { id, name, changes } = branch;
  const before = firstOutcome(history, branch);
  if (before !== undefined) return before;
  const view = ifMerged(history, branch);
  if (isRefusal(view)) return view;
  if (changes.length === 0) return refuse('branch-empty', { id, name });
  const { standing, outdated } = approvalsOf(branch);
  if (request.approved && standing.length === 0) {
    return refuse('approval-missing', { id, name, outdated: outdated.length });
  }
  const { applies, leftovers } = view;
  if (leftovers.length > 0 && (!request.whatApplies || applies.length === 0)) {
    const parameters = { id, name, count: leftovers.length, of: changes.length };
    return { ...refuse('branch-no-longer-applies', parameters), leftovers };
  }
  const { by, at, via } = request;
  const edits = applies.flatMap((change) => {
    const edit = batchEdit(change);
    return isRefusal(edit) ? [] : [edit];
  });
  const batch = { base: branch.base, at, author: by, via, changeRequest: id, edits };
  const accepted = history.submit(batch, salt);
  if (isRefusal(accepted)) return accepted;
  return mergedAs(branch, accepted, leftovers);
}

/** BRN-8: it will not be merged. Its changes stay readable. */
export function dropBranch(
  branch: Branch,
  { by, at, reason }: { readonly by: RecordId; readonly at: Instant; readonly reason?: string },
): Branch | Refusal {
  const why = reason === undefined ? {} : { reason };
  return closedFault(branch) ?? { ...branch, outcome: { state: 'dropped', at, by, ...why } };
}

/** What the log has of this branch already; nothing where it was never merged. */
function firstOutcome(history: History, branch: Branch): Merged | undefined {
  if (branch.outcome.state === 'dropped') return undefined;
  const editIds = new Set(branch.changes.map(({ editId }) => editId));
  const changes = history.changes.filter(
    ({ changeRequest, editId }) => changeRequest === branch.id && editIds.has(editId),
  );
  if (changes.length === 0) return undefined;
  const merged = new Set(changes.map(({ editId }) => editId));
  const leftovers = branch.changes
    .filter(({ editId }) => !merged.has(editId))
    .map((change) => ({ change, refusal: leftBehind(history, branch, change) }));
  return mergedAs(branch, { changes, repeated: true }, leftovers);
}

/** Why an edit would not apply after the merge that left it behind. */
function leftBehind(history: History, branch: Branch, change: Change): Refusal {
  const edit = batchEdit(change);
  if (isRefusal(edit)) return edit;
  const [outcome] = history.attempt([edit], { base: branch.base }).outcomes;
  if (outcome !== undefined && isRefusal(outcome)) return outcome;
  const { id, name } = branch;
  return refuse('branch-closed', { id, name, state: 'merged' });
}

function mergedAs(branch: Branch, accepted: Accepted, leftovers: readonly Leftover[]): Merged {
  const [first] = accepted.changes;
  if (first === undefined) throw new Error(`a merge without changes: ${branch.id}`);
  const left = leftovers.map(({ change }) => change.editId);
  return {
    ...accepted,
    leftovers,
    branch: {
      ...branch,
      outcome: {
        state: 'merged',
        at: first.at,
        by: first.author,
        group: first.editId,
        ...(left.length > 0 && { left }),
      },
    },
  };
}

function viewOf(
  { changes }: Branch,
  records: Records,
  refusals: ReadonlyMap<EditId, Refusal>,
): MergeView {
  const leftovers: Leftover[] = [];
  const applies: Change[] = [];
  for (const change of changes) {
    const refusal = refusals.get(change.editId);
    if (refusal === undefined) applies.push(change);
    else leftovers.push({ change, refusal });
  }
  return { records, applies, leftovers };
}

/** The edit as it was submitted to the branch. What only a log can do, such as undo, cannot be merged. */
function batchEdit({ editId, edit, cause, event }: Change): BatchEdit | Refusal {
  if (edit.kind === 'history.undo' || edit.kind === 'plan.update') {
    return refuse('edit-unknown-kind', { kind: edit.kind }, { field: 'kind' });
  }
  const said = { ...(cause !== undefined && { cause }), ...(event !== undefined && { event }) };
  return { editId, edit, ...said };
}

function isGone(event: RecordId | undefined, records: Records): boolean {
  return event !== undefined && records.find('event', event) === undefined;
}

function eventMissing({ event }: BatchEdit): Refusal {
  return refuse('record-missing', { id: event ?? '' }, { field: 'event' });
}
