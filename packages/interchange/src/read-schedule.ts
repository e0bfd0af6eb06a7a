import { detectFormat } from './detect.ts';
import { readMspdi } from './mspdi/index.ts';
import {
  type Format,
  type ReadOptions,
  type ReadPlan,
  type ReadRefusal,
  readRefusal,
} from './read-outcome.ts';

type Reader = (bytes: Uint8Array, options: ReadOptions) => ReadPlan | ReadRefusal;

const READERS: Readonly<Partial<Record<Format, Reader>>> = { mspdi: readMspdi };

/**
 * Reads a schedule of any format that is known; its content says which.
 * Answers with the plan's records and everything that is not in them, or with why it cannot be read;
 * no bytes whatever make it throw.
 */
export function readSchedule(bytes: Uint8Array, options: ReadOptions = {}): ReadPlan | ReadRefusal {
  const format = detectFormat(bytes);
  if (typeof format !== 'string') return format;
  const reader = READERS[format];
  return reader === undefined ? readRefusal('format-unread', { format }) : reader(bytes, options);
}
