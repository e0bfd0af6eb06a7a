import { z } from 'zod';
import { Duration } from './duration.ts';
import { RecordId } from './record-id.ts';

/**
 * Who may see a record: `internal`, only members of the project's own organisation;
 * `shared`, guests (clients, vendors) too, where they have access to the project.
 */
export const Audience = z.enum(['internal', 'shared']);
export type Audience = z.infer<typeof Audience>;

/** The systems whose ids a record may carry. */
export const EXTERNAL_SYSTEMS = [
  'ms-project.uid',
  'ms-project.id',
  'p6.object-id',
  'p6.code',
  'p6.wbs',
] as const;
export type ExternalSystem = (typeof EXTERNAL_SYSTEMS)[number];

const System = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/);

/** Read as the custom field's own type says; a date is a LocalDateTime, an amount a Decimal. */
export const CustomValue = z.union([z.string(), z.number(), z.boolean(), Duration]);
export type CustomValue = z.infer<typeof CustomValue>;

export const Name = z.string().max(4000);

/** A map that is left out when it has no entry, so that empty and absent are one thing. */
export function entries<K extends z.ZodType<string>, V extends z.ZodType>(key: K, value: V) {
  return z
    .record(key, value)
    .refine((map) => Object.keys(map).length > 0, 'left out when empty')
    .exactOptional();
}

/** A yes that is absent when it is no. */
export const Flag = z.literal(true).exactOptional();

/**
 * The fields every record has. What a record does not say is absent, never null or undefined.
 * Collections are maps by id, so that two people changing two entries do not collide.
 */
export const recordBase = {
  id: RecordId,
  audience: Audience,
  /** The record's ids in other systems. */
  keys: entries(System, z.string().min(1)),
  /** Values of custom fields, by the id of the custom-field record. */
  custom: entries(RecordId, CustomValue),
  notes: z.string().exactOptional(),
};
