import { sha256Of } from '@throughline/model';
import { type ReadRefusal, readRefusal } from '../read-outcome.ts';
import { MOST_BYTES } from './limits.ts';
import { linesOf } from './lines.ts';
import { Reading } from './reading.ts';
import type { ReadThroughline, ReadThroughlineOptions } from './throughline-file.ts';

/** Faults of what is no such file, or one that this version does not know: there is nothing to recover. */
const HOPELESS: ReadonlySet<ReadRefusal['refused']> = new Set([
  'throughline-header-missing',
  'throughline-version',
]);

/**
 * Reads a project's own file and verifies all of it: every hash, the order of the changes, that each
 * fits the state before it, and the count and hash at the end. Any fault is a refusal that names its
 * line; asked to recover, it answers instead with what is whole and says what is lost.
 * No bytes whatever make it throw.
 */
export function readThroughline(
  bytes: Uint8Array,
  { recover = false, sha256 = sha256Of }: ReadThroughlineOptions = {},
): ReadThroughline | ReadRefusal {
  if (bytes.length === 0) return readRefusal('file-empty');
  if (bytes.length > MOST_BYTES) {
    const parameters = { bytes: bytes.length, most: MOST_BYTES };
    return readRefusal('file-too-large', parameters, { accepted: MOST_BYTES });
  }
  const reading = new Reading(bytes, sha256);
  for (const line of linesOf(bytes)) {
    const problem = reading.take(line);
    if (problem !== undefined && (!recover || HOPELESS.has(problem.refused))) return problem;
  }
  reading.finish();
  const { fault } = reading;
  return fault !== undefined && (!recover || reading.isEmpty) ? fault : reading.file();
}
