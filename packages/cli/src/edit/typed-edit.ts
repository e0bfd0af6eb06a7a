import type { Edit, LocalDateTime, RecordId, Records, Refusal } from '@throughline/model';
import type { NotFound } from '../find/index.ts';

/** What a person typed, as edits; or why it is none. */
export type TypedEdits = readonly Edit[] | NotFound | Refusal;

/** What reading an edit needs beside the words. */
export interface Typing {
  readonly records: Records;
  /** Makes the id of a new record. */
  readonly makeId: () => RecordId;
  /** The status date, else now: since when something is blocked, where nobody says. */
  readonly today: LocalDateTime;
}

/** A way to type an edit: the words that follow what it is about, and how help shows them. */
export function misread(why: string, ...accepted: readonly string[]): NotFound {
  return { why, next: `Accepted: ${accepted.join(', ')}` };
}
