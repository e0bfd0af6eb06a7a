/** A project's log: every change, and the state it comes to at any moment. */
export { aboutTask } from './about-task.ts';
export * from './branch.ts';
export { approvalsOf, approve, type BranchApprovals } from './branch-approval.ts';
export {
  type BranchRequest,
  branchFault,
  branchHash,
  branchHistory,
  branchRecords,
  openBranch,
  renameBranch,
  type SubmittedToBranch,
  submitToBranch,
} from './branch-edit.ts';
export {
  dropBranch,
  ifMerged,
  type Leftover,
  type Merged,
  type MergeRequest,
  type MergeView,
  mergeBranch,
  type NotMerged,
} from './branch-merge.ts';
export {
  type Change,
  ChangeMeta,
  Hash,
  HistoryEdit,
  type Payload,
  RECORDS_VERSION,
  Salt,
  type StoredChange,
  type StoredPayload,
  Via,
} from './change.ts';
export type { Seen } from './conflict.ts';
export { type Erased, erase } from './erase.ts';
export { type Explained, explained } from './explained.ts';
export {
  GENESIS_HASH,
  metaHash,
  metaOf,
  payloadHash,
  payloadText,
  sealed,
  sha256Of,
} from './hash-chain.ts';
export { History } from './history.ts';
export { Instant, instant } from './instant.ts';
export { type LogEntry, type LogFilter, logEntries } from './log-entries.ts';
export type {
  Accepted,
  Attempt,
  Authorship,
  Batch,
  BatchEdit,
  MakeSalt,
  Undone,
  UndoRequest,
  UpdateRequest,
} from './request.ts';
export { undoneBySeq } from './undone.ts';
export { storedForm, UPGRADES, type UpgradeStep, upgraded } from './upgrades.ts';
export { ERASED, type LogBounds, LogCheck, type LogReport, verifyLog } from './verify-log.ts';
