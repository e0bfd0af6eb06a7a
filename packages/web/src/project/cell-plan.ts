import type { ComputedPlan, RecordId, Records } from '@throughline/model';

/** What the texts of cells are made from, and what typed texts are read against. */
export interface CellPlan {
  readonly records: Records;
  /** Undefined where the plan has no dates, or not yet. */
  readonly computed: ComputedPlan | undefined;
  /** The row number that people type, from 1; 0 for a task that the plan does not have. */
  rowOf(id: RecordId): number;
  idAtRow(row: number): RecordId | undefined;
  newId(): RecordId;
  /** The local civil day: `2026-03-09`. */
  readonly today: string;
  /** The baseline whose dates are shown; absent: the newest approved, else the newest. */
  readonly baselineId?: RecordId | undefined;
  /** The civil day or minute of the last report on a task, where it is known. */
  reportedOn?(id: RecordId): string | undefined;
}
