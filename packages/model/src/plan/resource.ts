import { z } from 'zod';
import { LocalDate } from './local-time.ts';
import { Money } from './money.ts';
import { entries, Flag, Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

export const RateTable = z.enum(['A', 'B', 'C', 'D', 'E']);
export type RateTable = z.infer<typeof RateTable>;

/** Valid from a day on, from the beginning where none is given, until the next of the same table. */
export const Rate = z.strictObject({
  /** Absent is table A. */
  table: RateTable.exactOptional(),
  from: LocalDate.exactOptional(),
  /** Per hour of work; per unit of a material. */
  standard: Money.exactOptional(),
  /** Per hour. */
  overtime: Money.exactOptional(),
  perUse: Money.exactOptional(),
});
export type Rate = z.infer<typeof Rate>;

export const ResourceRecord = z.strictObject({
  ...recordBase,
  kind: z.literal('resource'),
  name: Name,
  type: z.enum(['work', 'material', 'cost']),
  calendarId: RecordId.exactOptional(),
  /** 1 is one person's whole time. */
  maxUnits: z.number().min(0).max(1_000_000).exactOptional(),
  initials: z.string().exactOptional(),
  group: z.string().exactOptional(),
  code: z.string().exactOptional(),
  /** The supplier it comes from; absent for the organisation's own. */
  vendor: z.string().exactOptional(),
  /** The category of cost its work is spent on. */
  category: z.string().exactOptional(),
  email: z.string().exactOptional(),
  materialLabel: z.string().exactOptional(),
  rates: entries(RecordId, Rate),
  /** A role rather than a person. */
  generic: Flag,
  inactive: Flag,
});
export type ResourceRecord = z.infer<typeof ResourceRecord>;
