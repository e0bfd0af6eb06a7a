import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../storage/index.ts';

const PART = 1024 * 1024;

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly options: ReadingOptions;
}

/** How a file is to be read, where it does not say so itself. */
export interface ReadingOptions {
  /** Which of its projects, by name or id. */
  readonly project?: string;
  /** The encoding of an XER: `windows-1251`. */
  readonly encoding?: string;
  /** UPD-2: although it looks like another plan's, or older than the plan. */
  readonly sure?: boolean;
}

/** More came than may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Keeps what comes in as it comes, a part at a time: no more of it is ever in memory.
 * @throws TooLarge once it is longer than `most` bytes
 */
export async function storeParts(
  database: Kysely<Schema>,
  fileId: string,
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let [size, number, waiting] = [0, 0, 0];
  let pieces: Uint8Array[] = [];
  const store = async () => {
    const bytes = Buffer.concat(pieces, waiting);
    [pieces, waiting] = [[], 0];
    await database
      .insertInto('file_part')
      .values({ file_id: fileId, number: number++, bytes })
      .execute();
  };
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new TooLarge();
    hash.update(chunk);
    pieces.push(chunk);
    waiting += chunk.length;
    if (waiting >= PART) await store();
  }
  if (waiting > 0) await store();
  return { size, sha256: hash.digest('hex') };
}

/** Bytes that are in memory already, piece by piece. */
export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PART) yield bytes.subarray(from, from + PART);
}

/** What was kept, part by part. */
export async function* partsOf(
  database: Kysely<Schema>,
  fileId: string,
): AsyncGenerator<Buffer, void> {
  for (let number = 0; ; number++) {
    const part = await database
      .selectFrom('file_part')
      .select('bytes')
      .where('file_id', '=', fileId)
      .where('number', '=', number)
      .executeTakeFirst();
    if (part === undefined) return;
    yield part.bytes;
  }
}

/** The file and all of its bytes; undefined where it was taken away meanwhile. */
export async function readStored(
  database: Kysely<Schema>,
  fileId: string,
): Promise<(StoredFile & { readonly bytes: Uint8Array }) | undefined> {
  const { rows } = await sql<{ name: string; size: number; sha256: string; options: string }>`
    select name, size, sha256, options from file where id = ${fileId} and size is not null`.execute(
    database,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const bytes = new Uint8Array(row.size);
  let at = 0;
  for await (const part of partsOf(database, fileId)) {
    bytes.set(part, at);
    at += part.length;
  }
  // It was confirmed or taken away.
  if (at < row.size) return undefined;
  const { name, size, sha256 } = row;
  return { id: fileId, name, size, sha256, options: JSON.parse(row.options), bytes };
}
