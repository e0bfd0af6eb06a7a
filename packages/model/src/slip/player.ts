import { type Diff, type LocalDateTime, type RecordId, STATED_CAUSES } from '../plan/index.ts';

/** Why a date moved. The last two are never a person's answer, only the system's. */
export const CAUSES = [...STATED_CAUSES, 'no update', 'unexplained'] as const;
export type SlipCause = (typeof CAUSES)[number];

/** What differs: the players of the ledger. */
export const SLIP_KINDS = [
  'duration',
  'remaining',
  'progress',
  'logic',
  'constraint',
  'calendar',
  'calendar-assignment',
  'assignment',
  'resource',
  'leveling',
  'external-date',
  'manual-dates',
  'task-type',
  'inactive',
  'outline',
  'scope-added',
  'scope-removed',
  'project-start',
  'project-options',
  'time-passed',
  'residual',
] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/** One group of changes that takes effect together or not at all. */
export interface Player {
  /** The same for the same change, whatever else differs: ties are settled by it. */
  readonly id: string;
  readonly kind: SlipKind;
  /** The system's guess; people may say otherwise, and no amount changes by it. */
  readonly cause: SlipCause;
  /** What it is about, the main record first; ids of the earlier state where it has the record. */
  readonly records: readonly RecordId[];
  /** Its part of the difference. The steps of all players, in their order, are the whole. */
  readonly steps: readonly PlayerStep[];
  /** Ids of the players that it can only join after. */
  readonly joinsAfter: readonly string[];
}

/** What a player does at one place of the order in which everything took effect. */
export interface PlayerStep {
  readonly order: number;
  readonly diff: Diff;
}

/** The records that a player brings, takes away or changes, each once. */
export function touchedBy({ steps }: Player): RecordId[] {
  const ids = new Set<string>();
  for (const { diff } of steps) {
    for (const part of [diff.added, diff.updated, diff.removed]) {
      for (const id of Object.keys(part)) ids.add(id);
    }
  }
  return [...ids] as RecordId[];
}

/**
 * SLP-9: progress of a task speaks of the moment it was reported for. While the status still stands
 * at an earlier moment, what is left of the task is done after the report all the same.
 */
export interface Report {
  readonly taskId: RecordId;
  readonly at: LocalDateTime;
  /** The player that brings the report; `taken` when it takes it back. */
  readonly player: string;
  readonly taken?: true;
  /** Those by whom it was taken back later; with one of them in, there is no report. */
  readonly voidedBy?: readonly string[];
}
