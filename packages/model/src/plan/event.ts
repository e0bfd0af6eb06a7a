import { z } from 'zod';
import { StatedCause } from './cause.ts';
import { LocalDateTime } from './local-time.ts';
import { Name, recordBase } from './record-base.ts';

/** Something that happened to the plan and took many edits to write down: one line of the ledger. */
export const EventRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('event'),
  name: Name,
  cause: StatedCause,
  /** Who answers for it: a person, a team, a vendor. */
  responsible: z.string().exactOptional(),
  /** Whether somebody agreed to what it costs; apart from its cause. */
  standing: z.enum(['approved', 'within-tolerance', 'unapproved']),
  /** When it happened, as people say; its edits say when it was written down. */
  at: LocalDateTime.exactOptional(),
});
export type EventRecord = z.infer<typeof EventRecord>;
