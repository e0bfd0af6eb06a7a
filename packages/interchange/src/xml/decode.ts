import type { Encoding } from './encoding.ts';

/** Small, so that a text kept from a file holds no more than this much of the file in memory. */
const CHUNK = 1 << 16;

/** The first byte that does not fit, counted from the beginning of the file. */
export class BrokenEncoding extends Error {
  constructor(readonly offset: number) {
    super(`byte ${offset} does not fit the encoding`);
  }
}

/** The text of the bytes, piece by piece; no piece ends inside a character. Throws BrokenEncoding. */
export function* decode(bytes: Uint8Array, { name, skip }: Encoding): Generator<string> {
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  for (let from = skip; from < bytes.length; ) {
    let to = Math.min(from + CHUNK, bytes.length);
    // UTF-8 is cut between characters by hand: whole pieces decode several times faster than a stream.
    if (name === 'utf-8') to = characterEnd(bytes, from, to);
    const piece = bytes.subarray(from, to);
    let text: string;
    try {
      text = name === 'utf-8' ? decoder.decode(piece) : decoder.decode(piece, { stream: true });
    } catch {
      throw new BrokenEncoding(from + fittingBytes(piece, name));
    }
    yield text;
    from = to;
  }
  if (name === 'utf-8') return;
  try {
    yield decoder.decode();
  } catch {
    throw new BrokenEncoding(bytes.length);
  }
}

/** The last place up to `to` between two characters; `to` itself in the last piece or where there is none. */
function characterEnd(bytes: Uint8Array, from: number, to: number): number {
  if (to === bytes.length) return to;
  let end = to;
  while (end > from && to - end < 4 && ((bytes[end] as number) & 0xc0) === 0x80) end--;
  return end > from && to - end < 4 ? end : to;
}

/** How many bytes from the beginning decode. Only asked once a piece is known not to. */
function fittingBytes(piece: Uint8Array, name: string): number {
  let good = 0;
  let bad = piece.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      // A stream, so that a character cut at the middle is not held against it.
      new TextDecoder(name, { fatal: true }).decode(piece.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
