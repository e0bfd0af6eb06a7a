import { z } from 'zod';

const INSTANT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A moment of the world's clock, UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`: the order of texts is that of time. */
export const Instant = z
  .string()
  .regex(INSTANT, 'a moment YYYY-MM-DDTHH:mm:ss.sssZ')
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** The text as an instant. Throws when it is none: for moments already known to be good, not for input. */
export function instant(text: string): Instant {
  if (!INSTANT.test(text)) throw new Error(`not an instant: ${JSON.stringify(text)}`);
  return text as Instant;
}
