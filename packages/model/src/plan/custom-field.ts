import { z } from 'zod';
import { CustomValue, entries, Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

/** A field that the people of this plan made. Its values are in the records' `custom`, by this record's id. */
export const CustomFieldRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('custom-field'),
  /** What people call it. */
  name: Name,
  /** The tool's own id of it, such as `188743731` or `Text1`. */
  field: z.string().exactOptional(),
  appliesTo: z.enum(['project', 'task', 'resource', 'assignment']),
  type: z.enum(['text', 'number', 'flag', 'date', 'duration', 'cost', 'code']),
  /** What may be chosen; absent where anything may be written. */
  choices: entries(
    RecordId,
    z.strictObject({ value: CustomValue, description: z.string().exactOptional() }),
  ),
});
export type CustomFieldRecord = z.infer<typeof CustomFieldRecord>;
