import { detectFormat } from './detect.ts';
import { readMspdi } from './mspdi/index.ts';
import { readPmxml } from './pmxml/index.ts';
import type { Format, ReadOptions, ReadPlan, ReadRefusal } from './read-outcome.ts';
import { readThroughlinePlan } from './throughline/index.ts';
import { readXer } from './xer/index.ts';

type Reader = (bytes: Uint8Array, options: ReadOptions) => ReadPlan | ReadRefusal;

const READERS: Readonly<Record<Format, Reader>> = {
  mspdi: readMspdi,
  pmxml: readPmxml,
  throughline: readThroughlinePlan,
  xer: readXer,
};

/**
 * Reads a schedule of any format that is known; its content says which.
 * Answers with the plan's records and everything that is not in them, or with why it cannot be read;
 * no bytes whatever make it throw.
 */
export function readSchedule(bytes: Uint8Array, options: ReadOptions = {}): ReadPlan | ReadRefusal {
  const format = detectFormat(bytes);
  if (typeof format !== 'string') return format;
  return READERS[format](bytes, options);
}
