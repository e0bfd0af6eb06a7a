import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../plan/index.ts';
import type { Change, ChangeMeta, Hash, Payload, StoredChange } from './change.ts';

/** What stands before the first change. */
export const GENESIS_HASH: Hash = '0'.repeat(64);

/** What a change consists of before it has a place in a chain. */
export type Unsealed = Omit<ChangeMeta, 'payloadHash' | 'previousHash' | 'hash'> & Payload;

/**
 * The change with its hashes. The payload is hashed with a salt, so that its text cannot be guessed
 * from the hash once it is erased; the chain is over everything else and that hash.
 * @param salt 16 random bytes in hexadecimal
 */
export function sealed(change: Unsealed, previousHash: Hash, salt: string): Change {
  const { edit, diff } = change;
  const hash = payloadHash(payloadText({ edit, diff }), salt);
  const meta = { ...aboutOf(change), payloadHash: hash, previousHash };
  return { ...meta, edit, diff, salt, hash: metaHash(meta) };
}

/** Only what the chain covers: whatever else came along would stand in the log without being in its hash. */
function aboutOf(change: Unsealed): Omit<Unsealed, keyof Payload> {
  const { seq, editId, group, at, author, via, cause, event, changeRequest, schema } = change;
  return {
    seq,
    editId,
    ...(group !== undefined && { group }),
    at,
    author,
    via,
    ...(cause !== undefined && { cause }),
    ...(event !== undefined && { event }),
    ...(changeRequest !== undefined && { changeRequest }),
    schema,
  };
}

/** The canonical text (RFC 8785) of what a change did, as it was written. */
export function payloadText({ edit, diff, stored }: Payload & Pick<Change, 'stored'>): string {
  return canonicalJson(stored === undefined ? { diff, edit } : stored);
}

/** Whether it has a canonical text: none that holds half of a surrogate pair. */
export function isWritable(value: unknown): boolean {
  if (typeof value === 'string') return !HALF_A_CHARACTER.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isWritable);
}

const HALF_A_CHARACTER = /\p{Cs}/u;

export function payloadHash(text: string, salt: string): Hash {
  return sha256Of(salt + text);
}

export function metaHash(meta: Omit<ChangeMeta, 'hash'>): Hash {
  return sha256Of(metaText(meta));
}

/** The canonical text of what the chain covers: written in the order of the keys, because it is read often. */
export function metaText(meta: Omit<ChangeMeta, 'hash'>): string {
  const { at, author, cause, changeRequest, editId, event, group } = meta;
  const { payloadHash, previousHash, schema, seq, via } = meta;
  return JSON.stringify({
    at,
    author,
    cause,
    changeRequest,
    editId,
    event,
    group: group && { count: group.count, id: group.id, index: group.index },
    payloadHash,
    previousHash,
    schema,
    seq,
    via,
  } satisfies { [K in keyof typeof meta]-?: unknown });
}

/** All of a change but its payload and salt, as the chain covers it, and its hash. */
export function metaOf(change: Change | StoredChange): ChangeMeta {
  const { edit: _, diff: __, salt: ___, ...meta } = change;
  if ('stored' in meta) delete meta.stored;
  return meta;
}

/** SHA-256 of the bytes, or of the text in UTF-8. */
export function sha256Of(data: string | Uint8Array): Hash {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));
}
