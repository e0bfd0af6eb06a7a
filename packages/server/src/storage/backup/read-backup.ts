import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { BackupFault } from './backup-fault.ts';
import { BACKUP_VERSION, BackupHeader, END_OF_ROWS, TableBegin, TableEnd } from './header.ts';
import { withoutSeal } from './seal.ts';

/** No line but a row is longer. */
const LONGEST_LINE = 1 << 20;

/** A table of a backup. Its rows have to be read before the next one. */
export interface ReadTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** The rows as COPY takes them; throws at the end where they are not what was written. */
  readonly copy: AsyncIterable<Buffer>;
}

/** Reads every byte of the file, so that nothing is begun with one that is not whole. */
export async function checkSeal(path: string): Promise<void> {
  for await (const _ of withoutSeal(chunksOf(path)));
}

/** What the file says of itself. Throws for one that is no backup, or of a later version. */
export async function readHeader(path: string): Promise<BackupHeader> {
  for await (const header of reading(path, (text) => only(text.header()))) return header;
  throw new BackupFault('not-a-backup', 'This is no backup of Throughline.');
}

/**
 * The tables of the file, one after the other.
 * @param read told how many bytes of the file were read so far
 */
export async function* readTables(
  path: string,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<ReadTable> {
  yield* reading(path, (text) => tablesOf(text), read);
}

async function* only<T>(value: Promise<T>): AsyncGenerator<T> {
  yield await value;
}

/** Unpacks the file for as long as somebody reads what is made of its text. */
async function* reading<T>(
  path: string,
  use: (text: BackupText) => AsyncGenerator<T>,
  read?: (bytes: number) => void,
): AsyncGenerator<T> {
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  const given = new AbortController();
  const feeding = pipeline(withoutSeal(chunksOf(path, read)), unpacked, {
    signal: given.signal,
  });
  feeding.catch(() => {});
  try {
    yield* use(new BackupText(unpacked[Symbol.asyncIterator]()));
  } catch (error) {
    throw isUnpackFault(error)
      ? new BackupFault('backup-damaged', 'The file is not what was written.')
      : error;
  } finally {
    given.abort();
    await feeding.catch(() => {});
  }
}

async function* tablesOf(text: BackupText): AsyncGenerator<ReadTable> {
  const header = await text.header();
  for (const { name, rows } of header.tables) {
    const begin = await text.line(TableBegin);
    if (begin.table !== name) throw altered(name);
    yield { name, columns: begin.columns, rows, copy: checked(text, name, rows) };
  }
  await text.end();
}

async function* checked(text: BackupText, name: string, rows: number): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of text.rows()) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  const end = await text.line(TableEnd);
  const isWhole = end.rows === rows && end.bytes === bytes && end.sha256 === hash.digest('hex');
  if (!isWhole) throw altered(name);
}

function altered(table: string): BackupFault {
  return new BackupFault('backup-damaged', `The rows of ${table} are not what was written.`);
}

/** The text of a backup, from its beginning to its end. */
class BackupText {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterator<Buffer>) {
    this.#chunks = chunks;
  }

  async header(): Promise<BackupHeader> {
    const json = await this.#json().catch((error: unknown) => {
      throw isUnpackFault(error) || error instanceof BackupFault ? noBackup() : error;
    });
    const said = SaidFormat.safeParse(json);
    if (!said.success) throw noBackup();
    if (said.data.version > BACKUP_VERSION) {
      throw new BackupFault('backup-newer', 'A later version of Throughline made this backup.');
    }
    const header = BackupHeader.safeParse(json);
    if (!header.success) throw noBackup();
    return header.data;
  }

  async line<T>(shape: z.ZodType<T>): Promise<T> {
    const parsed = shape.safeParse(await this.#json());
    if (!parsed.success) throw new BackupFault('backup-damaged', 'A line of it is unreadable.');
    return parsed.data;
  }

  /** All rows up to the end of the table, in pieces that need not end with a row. */
  async *rows(): AsyncGenerator<Buffer> {
    // The line before has ended: a line break in front of every row makes the end of rows easy to find.
    this.#held = Buffer.concat([BREAK, this.#held]);
    let skip = BREAK.length;
    for (;;) {
      const end = this.#held.indexOf(END);
      const known = end === -1 ? this.#held.length - END.length + 1 : end + BREAK.length;
      if (known > skip) {
        yield this.#held.subarray(skip, known);
        skip = 0;
        this.#held = this.#held.subarray(known);
      }
      if (end !== -1) {
        this.#held = this.#held.subarray(skip + END_OF_ROWS.length);
        return;
      }
      await this.#more();
    }
  }

  /** Nothing may follow. */
  async end(): Promise<void> {
    const next = this.#held.length > 0 ? { done: false } : await this.#chunks.next();
    if (next.done !== true) throw new BackupFault('backup-damaged', 'Something follows its end.');
  }

  async #json(): Promise<unknown> {
    let end = this.#held.indexOf(BREAK);
    while (end === -1) {
      if (this.#held.length > LONGEST_LINE) {
        throw new BackupFault('backup-damaged', 'A line of it is unreadable.');
      }
      await this.#more();
      end = this.#held.indexOf(BREAK);
    }
    const text = this.#held.toString('utf8', 0, end);
    this.#held = this.#held.subarray(end + 1);
    try {
      return JSON.parse(text);
    } catch {
      throw new BackupFault('backup-damaged', 'A line of it is unreadable.');
    }
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next();
    if (done === true) throw new BackupFault('backup-cut', 'The file ends before its end.');
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value]);
  }
}

const BREAK = Buffer.from('\n');
const END = Buffer.from(`\n${END_OF_ROWS}`);
const SaidFormat = z.looseObject({
  format: z.literal('throughline-backup'),
  version: z.int().min(1),
});

function noBackup(): BackupFault {
  return new BackupFault('not-a-backup', 'This is no backup of Throughline.');
}

async function* chunksOf(
  path: string,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1 << 18,
  }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    yield chunk;
    read(bytes);
  }
}

function isUnpackFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('Z_');
}
