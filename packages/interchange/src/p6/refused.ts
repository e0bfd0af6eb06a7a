import type { ReadRefusal } from '../read-outcome.ts';

/** Carries a refusal out of the depth of a reader; never leaves the reading functions. */
export class P6Refused extends Error {
  constructor(readonly refusal: ReadRefusal) {
    super(refusal.refused);
  }
}

/** What `read` answers, or the refusal it ended with. */
export function answered<T>(read: () => T): T | ReadRefusal {
  try {
    return read();
  } catch (stop) {
    if (stop instanceof P6Refused) return stop.refusal;
    throw stop;
  }
}
