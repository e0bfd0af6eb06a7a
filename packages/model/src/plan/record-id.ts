import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';

/** Begins with a letter or digit, so that no id is ever a name from Object.prototype's dunder family. */
const ID_PATTERN = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/;

/** Names one record, or one entry of a map inside a record. */
export const RecordId = z.string().regex(ID_PATTERN).brand<'RecordId'>();
export type RecordId = z.infer<typeof RecordId>;

/** The text as an id. Throws when it is none: for ids already known to be good, not for input. */
export function recordId(text: string): RecordId {
  if (!ID_PATTERN.test(text)) throw new Error(`not a record id: ${JSON.stringify(text)}`);
  return text as RecordId;
}

/**
 * A new id that sorts by the moment it was made (RFC 9562, version 7).
 * @param unixMilliseconds whole milliseconds since 1970, below 2^48
 * @param randomBytes at least 10 random bytes
 */
export function uuidV7(unixMilliseconds: number, randomBytes: Uint8Array): RecordId {
  if (!Number.isInteger(unixMilliseconds) || unixMilliseconds < 0 || unixMilliseconds >= 2 ** 48) {
    throw new RangeError(`no moment a UUID can hold: ${unixMilliseconds}`);
  }
  if (randomBytes.length < 10) throw new RangeError('a UUID needs 10 random bytes');
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(unixMilliseconds / 2 ** (8 * (5 - i))) % 256;
  bytes.set(randomBytes.subarray(0, 10), 6);
  return uuid(bytes, 7);
}

/**
 * The same id for the same parts, always (RFC 9562, version 8, over SHA-256).
 * Importers build ids from a file's own: `derivedId('ms-project', 'task', '42')`.
 */
export function derivedId(...parts: string[]): RecordId {
  return uuid(sha256(utf8ToBytes(JSON.stringify(parts))).slice(0, 16), 8);
}

function uuid(bytes: Uint8Array, version: 7 | 8): RecordId {
  bytes[6] = ((bytes[6] as number) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = (from: number, to: number) => {
    let text = '';
    for (let i = from; i < to; i++) text += HEX[bytes[i] as number];
    return text;
  };
  return `${hex(0, 4)}-${hex(4, 6)}-${hex(6, 8)}-${hex(8, 10)}-${hex(10, 16)}` as RecordId;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
