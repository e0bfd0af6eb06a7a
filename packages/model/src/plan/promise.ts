import { z } from 'zod';
import { LocalDateTime } from './local-time.ts';
import { Money } from './money.ts';
import { Name, recordBase } from './record-base.ts';
import { RecordId } from './record-id.ts';

/** From the hardest to the softest. */
export const PromiseType = z.enum(['contract', 'external-date', 'commitment', 'target']);
export type PromiseType = z.infer<typeof PromiseType>;

/** A date or an amount that somebody was told. */
export const PromiseRecord = z
  .strictObject({
    ...recordBase,
    kind: z.literal('promise'),
    name: Name.exactOptional(),
    type: PromiseType,
    /** Whom it was told. */
    to: z.string(),
    /** What it is about: this task's finish or cost; the project's where absent. */
    taskId: RecordId.exactOptional(),
    date: LocalDateTime.exactOptional(),
    amount: Money.exactOptional(),
    toldAt: LocalDateTime.exactOptional(),
    /** What breaking it costs, in words. */
    consequence: z.string().exactOptional(),
  })
  .refine(
    ({ date, amount }) => (date === undefined) !== (amount === undefined),
    'a promise is a date or an amount',
  );
export type PromiseRecord = z.infer<typeof PromiseRecord>;
