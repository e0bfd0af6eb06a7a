import { type Place, type ReadRefusal, readRefusal } from '../read-outcome.ts';
import type { WordParameters } from '../words/index.ts';

/** A refusal at a line of the file. */
export function fault(
  refused: ReadRefusal['refused'],
  line: number,
  parameters: WordParameters = {},
  place: Place = {},
): ReadRefusal {
  return readRefusal(refused, parameters, { at: { line, ...place } });
}

/** As much of a text from a file as a sentence may carry. */
export function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
