export * from './answer.ts';
export { onTrack } from './on-track.ts';
export { sayBranchEffect, wayBackTitle } from './say-branch-effect.ts';
export { sayCaveats } from './say-caveats.ts';
export { LedgerSaying, type LedgerStretch, type SaidLine } from './say-ledger.ts';
export { targetDate, targetTitle } from './say-target.ts';
export { sayEvidence, sayVerdict, sayVerdictRule, VERDICT_STATES } from './say-verdict.ts';
export type { OnTrackOptions } from './situation.ts';
export type { Buffer, Target, TargetSource, TargetState } from './target.ts';
export {
  ON_TRACK_THRESHOLDS,
  type Threshold,
  type ThresholdName,
  type Thresholds,
} from './thresholds.ts';
export { unschedulableVerdict } from './verdict.ts';
export {
  type BranchEffect,
  type DecisionWanted,
  type EffectOutcome,
  type ProposedPlan,
  type WaysBack,
  type WaysBackOptions,
  waysBack,
} from './ways-back.ts';
export { type WayBackTarget, wayBackTarget } from './ways-back-target.ts';
