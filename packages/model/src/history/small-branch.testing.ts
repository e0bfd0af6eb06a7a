import type { Edit } from '../edit/index.ts';
import { type RecordId, recordId } from '../plan/index.ts';
import type { Branch } from './branch.ts';
import { openBranch, type SubmittedToBranch, submitToBranch } from './branch-edit.ts';
import { type MergeRequest, mergeBranch } from './branch-merge.ts';
import type { History } from './history.ts';
import { ANN, accepted, CAT, type Desk, minuteOf } from './small-log.testing.ts';

export const CREW = recordId('second-crew');
export const NOW = minuteOf(500);

export const opened = (desk: Desk, base?: number): Branch =>
  accepted(
    openBranch(desk.history, {
      id: CREW,
      name: 'Second crew',
      by: ANN,
      at: NOW,
      ...(base !== undefined && { base }),
    }),
  );

/** Ann's edits on the branch, each accepted. */
export const withEdits = (desk: Desk, branch: Branch, ...edits: Edit[]): Branch =>
  edits.reduce((so, edit) => submitted(desk, so, ANN, [edit]).branch, branch);

export const submitted = (
  desk: Desk,
  branch: Branch,
  author: RecordId,
  edits: readonly Edit[],
): SubmittedToBranch => accepted(submitTo(desk, branch, author, edits));

export function submitTo(
  desk: Desk,
  branch: Branch,
  author: RecordId,
  edits: readonly Edit[],
  base = branch.base + branch.changes.length,
) {
  const named = edits.map((edit) => ({ editId: desk.nextId(), edit }));
  const batch = { ...desk.about(author), base, edits: named };
  return submitToBranch(desk.history, branch, batch, desk.salt);
}

export const addEvent = (id: RecordId): Edit => ({
  kind: 'event.add',
  record: {
    id,
    kind: 'event',
    audience: 'internal',
    name: 'Storage late',
    cause: 'supplier',
    standing: 'unapproved',
  },
});

export const merge = (desk: Desk, branch: Branch, conditions: Partial<MergeRequest> = {}) =>
  mergeBranch(desk.history, branch, { by: CAT, at: NOW, via: 'web', ...conditions }, desk.salt);

export const minutesOf = (records: { find: History['records']['find'] }, id: string) =>
  records.find('task', recordId(id))?.duration?.minutes;
