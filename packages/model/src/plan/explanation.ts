import { z } from 'zod';
import { StatedCause } from './cause.ts';
import { recordBase } from './record-base.ts';
import { derivedId, RecordId } from './record-id.ts';

/** Names one edit; the client makes it, and a second edit with the same one is the same edit. */
export const EditId = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/);
export type EditId = z.infer<typeof EditId>;

/**
 * What somebody said afterwards about why an edit was made: the event it belongs to, or its cause. It
 * stands above what was said with the edit, and no date or amount depends on it.
 */
export const ExplanationRecord = z
  .strictObject({
    ...recordBase,
    kind: z.literal('explanation'),
    editId: EditId,
    /** Only what the edit did to this task, calendar or resource: one edit may bring a whole update. */
    about: RecordId.exactOptional(),
    eventId: RecordId.exactOptional(),
    cause: StatedCause.exactOptional(),
  })
  .refine(
    ({ eventId, cause }) => (eventId === undefined) !== (cause === undefined),
    'an explanation names an event or a cause: an event has its own cause',
  );
export type ExplanationRecord = z.infer<typeof ExplanationRecord>;

/** There is one explanation of an edit, or of what it did to one record. */
export function explanationId(editId: EditId, about?: RecordId): RecordId {
  return derivedId('explanation', editId, ...(about === undefined ? [] : [about]));
}
