import { z } from 'zod';
import { Duration, WorkMinutes } from './duration.ts';
import { LocalDateTime } from './local-time.ts';
import { Money } from './money.ts';
import { Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

export const BaselineTask = z.strictObject({
  start: LocalDateTime.exactOptional(),
  finish: LocalDateTime.exactOptional(),
  duration: Duration.exactOptional(),
  /** Minutes. */
  work: WorkMinutes.exactOptional(),
  cost: Money.exactOptional(),
});
export type BaselineTask = z.infer<typeof BaselineTask>;

/** The values that were approved, frozen. It may name tasks that the plan no longer has. */
export const BaselineRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('baseline'),
  name: Name,
  /** MS Project's 0 to 10. */
  number: z.int().min(0).max(10).exactOptional(),
  approvedAt: LocalDateTime.exactOptional(),
  approvedBy: z.string().exactOptional(),
  /** The change of the project's log whose state was approved. */
  seq: z.int().min(0).exactOptional(),
  /** By task id. */
  tasks: z.record(RecordId, BaselineTask),
});
export type BaselineRecord = z.infer<typeof BaselineRecord>;
