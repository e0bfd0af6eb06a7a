import { z } from 'zod';
import { Minutes, WorkMinutes } from './duration.ts';
import { LocalDateTime } from './local-time.ts';
import { Money } from './money.ts';
import { recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';
import { RateTable } from './resource.ts';

/** How the work lies over the assignment's time; absent is evenly. */
export const Contour = z.enum([
  'back-loaded',
  'front-loaded',
  'double-peak',
  'early-peak',
  'late-peak',
  'bell',
  'turtle',
  'contoured',
]);
export type Contour = z.infer<typeof Contour>;

export const AssignmentRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('assignment'),
  taskId: RecordId,
  /** Absent: work that nobody has been given yet. */
  resourceId: RecordId.exactOptional(),
  /** 1 is 100 %; for a material, how much of it. */
  units: z.number().min(0).max(1_000_000_000),
  /** Minutes of work. */
  work: WorkMinutes,
  actualWork: WorkMinutes.exactOptional(),
  remainingWork: WorkMinutes.exactOptional(),
  /** Minutes of `work` done in overtime: they take no working time. */
  overtimeWork: WorkMinutes.exactOptional(),
  cost: Money.exactOptional(),
  actualCost: Money.exactOptional(),
  remainingCost: Money.exactOptional(),
  start: LocalDateTime.exactOptional(),
  finish: LocalDateTime.exactOptional(),
  /** Working minutes after the task's start. */
  delay: Minutes.exactOptional(),
  /** Working minutes more, that levelling added. */
  levelingDelay: Minutes.exactOptional(),
  calendarId: RecordId.exactOptional(),
  contour: Contour.exactOptional(),
  /** Absent is table A. */
  rateTable: RateTable.exactOptional(),
});
export type AssignmentRecord = z.infer<typeof AssignmentRecord>;
