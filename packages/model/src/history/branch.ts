import { z } from 'zod';
import { EditId, LocalDateTime, Name, RecordId } from '../plan/index.ts';
import { type Change, Hash } from './change.ts';
import { Instant } from './instant.ts';

/** Somebody agreed to exactly these changes: any further one makes another hash. */
export const Approval = z.strictObject({
  by: RecordId,
  at: Instant,
  /** That of the branch as it was approved. */
  hash: Hash,
  note: z.string().exactOptional(),
});
export type Approval = z.infer<typeof Approval>;

/** What became of it. */
export const BranchOutcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open') }),
  z.strictObject({
    state: z.literal('merged'),
    at: Instant,
    by: RecordId,
    /** The group of changes that it became. */
    group: EditId,
    /** The edits that did not apply any more: they stay on the branch, and nowhere else. */
    left: z.array(EditId).min(1).exactOptional(),
  }),
  z.strictObject({
    state: z.literal('dropped'),
    at: Instant,
    by: RecordId,
    reason: z.string().exactOptional(),
  }),
]);
export type BranchOutcome = z.infer<typeof BranchOutcome>;

/** A what-if, a change request or a levelling proposal: edits on a base that nobody else sees as the plan. */
export const BranchMeta = z.strictObject({
  id: RecordId,
  name: Name,
  /** Why it is proposed. */
  reason: z.string().exactOptional(),
  by: RecordId,
  at: Instant,
  /** The change of the log it starts from. */
  base: z.int().min(0),
  /** That change's hash. */
  baseHash: Hash,
  /** It has to be decided by then. */
  decideBy: LocalDateTime.exactOptional(),
  approvals: z.array(Approval),
  outcome: BranchOutcome,
});
export type BranchMeta = z.infer<typeof BranchMeta>;

export interface Branch extends BranchMeta {
  /** Its own chain, which goes on from the base: seqs from `base + 1`. */
  readonly changes: readonly Change[];
}
