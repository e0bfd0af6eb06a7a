import { z } from 'zod';
import { Lag } from './duration.ts';
import { recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

/** Which end of the predecessor holds which end of the successor. */
export const LinkType = z.enum(['FS', 'SS', 'FF', 'SF']);
export type LinkType = z.infer<typeof LinkType>;

export const LinkRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('link'),
  /** The predecessor. */
  from: RecordId,
  /** The successor. */
  to: RecordId,
  type: LinkType,
  /** Absent is none. */
  lag: Lag.exactOptional(),
});
export type LinkRecord = z.infer<typeof LinkRecord>;
