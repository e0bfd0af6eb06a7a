import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { crc32 } from 'node:zlib';
import { BackupFault } from './backup-fault.ts';

/**
 * A backup is a gzip file in two members: what is backed up, and the seal, one line that says the SHA-256 of
 * every byte of the first. gzip has a checksum of its own, but not over its header, and only of 32 bits.
 * The seal is always of one length and has exactly one form, so that no byte of it can be another either.
 */
export function sealOf(sha256: string): Buffer {
  const text = Buffer.from(`{"sha256":"${sha256}"}\n`);
  const bytes = Buffer.alloc(HEADER.length + 5 + text.length + 8);
  HEADER.copy(bytes);
  // One block, the last, stored as it is: its length, and that again with every bit turned.
  const block = HEADER.length;
  bytes.writeUInt8(1, block);
  bytes.writeUInt16LE(text.length, block + 1);
  bytes.writeUInt16LE(~text.length & 0xffff, block + 3);
  text.copy(bytes, block + 5);
  bytes.writeUInt32LE(crc32(text), block + 5 + text.length);
  bytes.writeUInt32LE(text.length, block + 9 + text.length);
  return bytes;
}

/** gzip, deflated, no flags, no time, of no system in particular. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

const SEAL_BYTES = sealOf('0'.repeat(64)).length;

/** Passes everything on, and the seal after it. */
export class Sealing extends Transform {
  readonly #hash = createHash('sha256');

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(null, sealOf(this.#hash.digest('hex')));
  }
}

/** What stands before the seal; throws at the end where the seal is of something else, or missing. */
export async function* withoutSeal(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const known = Math.max(0, all.length - SEAL_BYTES);
    const before = all.subarray(0, known);
    held = all.subarray(known);
    if (before.length === 0) continue;
    hash.update(before);
    yield before;
  }
  if (held.equals(sealOf(hash.digest('hex')))) return;
  if (held.subarray(0, HEADER.length).equals(HEADER)) {
    throw new BackupFault('backup-damaged', 'The file is not what was written.');
  }
  throw new BackupFault('backup-cut', 'The file ends before its end, or is not what was written.');
}
