import {
  closeSync,
  copyFileSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { leaveToOwner } from './run-as.ts';

/** What PostgreSQL says goes into one file; the file before it is kept beside it. */
export const LARGEST_LOG = 5_000_000;

/** For PostgreSQL to write to; it outlives this process. The caller closes it. */
export function openServerLog(path: string): number {
  rotateServerLog(path);
  const log = openSync(path, 'a', 0o600);
  leaveToOwner(path);
  return log;
}

/** PostgreSQL keeps its file open, so the text is copied away and the file emptied under it. */
export function rotateServerLog(path: string, largest = LARGEST_LOG): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.size <= largest) return;
  copyFileSync(path, `${path}.1`);
  leaveToOwner(`${path}.1`);
  truncateSync(path);
}

/** Where the file ends now: what is said later stands behind it. */
export function endOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last lines that were said since, for an error that explains itself. */
export function lastLines(path: string, since: number, count = 12): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const from = Math.max(size < since ? 0 : since, size - 8_000);
    const text = Buffer.alloc(size - from);
    readSync(file, text, 0, text.length, from);
    return text.toString('utf8').trim().split('\n').slice(-count).join('\n');
  } finally {
    closeSync(file);
  }
}
