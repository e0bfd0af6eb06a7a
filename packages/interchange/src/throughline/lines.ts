import type { ReadRefusal } from '../read-outcome.ts';
import { fault } from './fault.ts';
import { MOST_LINE_BYTES } from './limits.ts';

/** One line of a file, without its end. Lines count from 1, offsets in bytes from 0. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly start: number;
}

const LINE_FEED = 0x0a;

/** The lines of a file, one after the other, and in the place of a line why it is none. */
export function* linesOf(bytes: Uint8Array): Generator<Line | ReadRefusal> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 0;
  for (let start = 0; start < bytes.length; ) {
    number++;
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    if (end - start > MOST_LINE_BYTES) {
      yield fault('throughline-line-too-long', number, { most: MOST_LINE_BYTES });
    } else if (feed < 0) {
      yield fault('throughline-truncated', number);
    } else {
      yield decoded(bytes, start, end, number, decoder);
    }
    start = end + 1;
  }
}

function decoded(
  bytes: Uint8Array,
  start: number,
  end: number,
  number: number,
  decoder: TextDecoder,
): Line | ReadRefusal {
  try {
    return { number, text: decoder.decode(bytes.subarray(start, end)), start };
  } catch {
    return fault('throughline-line-damaged', number, { problem: 'it is not UTF-8' });
  }
}
