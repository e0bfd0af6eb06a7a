import { type ReadRefusal, readRefusal } from '../read-outcome.ts';
import { guessCodepage } from './codepage.ts';

/** Above this a text may be too long for one string. */
const MOST_BYTES = 256 * 1024 * 1024;

export interface XerText {
  readonly text: string;
  readonly encoding: string;
  /** Nothing in the file says that this is its encoding; its letters do. */
  readonly guessed: boolean;
  /** Characters that the encoding does not have. */
  readonly replaced: number;
}

/**
 * The text of an XER. P6 writes it in the code page of the machine it ran on and does not say which:
 * a byte order mark decides, then whether the bytes are UTF-8, then the letters.
 * @param asked the encoding to take instead, by any of its usual names
 */
export function decodeXer(bytes: Uint8Array, asked?: string): XerText | ReadRefusal {
  if (bytes.length === 0) return readRefusal('file-empty');
  if (bytes.length > MOST_BYTES) {
    const parameters = { bytes: bytes.length, most: MOST_BYTES };
    return readRefusal('file-too-large', parameters, { accepted: MOST_BYTES });
  }
  if (asked !== undefined) {
    try {
      return decoded(bytes, new TextDecoder(asked).encoding, { guessed: false });
    } catch {
      return readRefusal('encoding-unknown', { encoding: asked.slice(0, 100) });
    }
  }
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded(bytes, 'utf-8', { guessed: false });
  if ((a === 0xff && b === 0xfe) || (a === 0x45 && b === 0)) {
    return decoded(bytes, 'utf-16le', { guessed: false });
  }
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x45)) {
    return decoded(bytes, 'utf-16be', { guessed: false });
  }
  const { fitting, broken } = utf8Characters(bytes);
  // Without a broken byte, replacement characters in the text are the exporter's own.
  if (broken === 0) return { ...decoded(bytes, 'utf-8', { guessed: false }), replaced: 0 };
  if (fitting > 20 * broken) return decoded(bytes, 'utf-8', { guessed: true });
  const letters = withoutMarks(bytes);
  return decoded(letters, guessCodepage(letters) ?? 'windows-1252', { guessed: true });
}

function decoded(
  bytes: Uint8Array,
  encoding: string,
  { guessed }: { readonly guessed: boolean },
): XerText {
  const text = new TextDecoder(encoding).decode(bytes);
  let replaced = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) replaced++;
  return { text, encoding, guessed, replaced };
}

/** P6 puts UTF-8 byte order marks before the memos in files that are of another encoding. */
function withoutMarks(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (isMark(bytes, i)) i += 2;
    else kept[length++] = bytes[i] as number;
  }
  return kept.subarray(0, length);
}

function isMark(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/** How many characters past ASCII fit UTF-8, byte order marks aside, and how many bytes do not. */
function utf8Characters(bytes: Uint8Array): { fitting: number; broken: number } {
  let fitting = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const more = byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
    let fits = more > 0;
    for (let k = 1; fits && k <= more; k++) fits = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (!fits) broken++;
    else if (!isMark(bytes, i)) fitting++;
    if (fits) i += more;
  }
  return { fitting, broken };
}
