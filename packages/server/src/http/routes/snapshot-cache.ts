import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { type Reader, type ViewClass, viewClass } from '@throughline/model';
import type { ProjectStore } from '../../projects/index.ts';
import { type Shot, shotOf } from './snapshot-text.ts';

/** Compressed snapshots of all projects together, in bytes; whatever was not asked for longest goes first. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Fast rather than small: a step more costs half as much time again and saves a tenth. */
const GZIP_LEVEL = 4;

/** A snapshot as it is sent. */
export interface Snapshot extends Omit<Shot, 'pieces'> {
  readonly gzip: Buffer;
}

/** What readers of one class need of one project. */
interface Slot {
  ready?: Snapshot;
  making?: Promise<Snapshot | undefined>;
}

/** The newest snapshots, made once for all readers who see the same. */
export class Snapshots {
  readonly #store: ProjectStore;
  readonly #mostBytes: number;
  /** In the order in which they were last asked for. */
  readonly #slotByKey = new Map<string, Slot>();
  #bytes = 0;

  constructor(store: ProjectStore, mostBytes = MOST_BYTES) {
    this.#store = store;
    this.#mostBytes = mostBytes;
  }

  /** How much memory it holds, compressed bytes of all. */
  get bytes(): number {
    return this.#bytes;
  }

  /** As of this revision or later. Undefined where there is no such project. */
  async get(projectId: string, revision: number, reader: Reader): Promise<Snapshot | undefined> {
    const key = `${projectId} ${viewClass(reader) satisfies ViewClass}`;
    const slot = this.#slotByKey.get(key) ?? {};
    this.#slotByKey.delete(key);
    this.#slotByKey.set(key, slot);
    while (slot.ready === undefined || slot.ready.revision < revision) {
      // One at a time: whoever comes while it is made waits, and takes it if it is new enough.
      slot.making ??= this.#make(projectId, revision, reader, key, slot);
      const made = await slot.making;
      if (made === undefined) return undefined;
      if (made.revision >= revision) return made;
    }
    return slot.ready;
  }

  /** The one that is there, however old; undefined where none is. */
  peek(projectId: string, reader: Reader): Snapshot | undefined {
    return this.#slotByKey.get(`${projectId} ${viewClass(reader)}`)?.ready;
  }

  async #make(
    projectId: string,
    revision: number,
    reader: Reader,
    key: string,
    slot: Slot,
  ): Promise<Snapshot | undefined> {
    try {
      const shot = await this.#store.read(projectId, revision, (project) =>
        shotOf(project, reader),
      );
      if (shot === undefined) {
        this.#forget(key);
        return undefined;
      }
      const { pieces, ...about } = shot;
      const made = { ...about, gzip: await compressed(pieces) };
      this.#keep(key, slot, made);
      return made;
    } finally {
      delete slot.making;
    }
  }

  #keep(key: string, slot: Slot, made: Snapshot): void {
    if (this.#slotByKey.get(key) !== slot) return;
    this.#bytes += made.gzip.length - (slot.ready?.gzip.length ?? 0);
    slot.ready = made;
    for (const oldest of this.#slotByKey.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#slotByKey.get(key)?.ready?.gzip.length ?? 0;
    this.#slotByKey.delete(key);
  }
}

/** Piece by piece, so that others have their turn in between; compressed in a thread of its own. */
async function compressed(pieces: Iterable<string>): Promise<Buffer> {
  const gzip = createGzip({ level: GZIP_LEVEL });
  const parts: Buffer[] = [];
  gzip.on('data', (part: Buffer) => parts.push(part));
  const ended = once(gzip, 'end');
  for (const piece of pieces) {
    if (!gzip.write(piece)) await once(gzip, 'drain');
    await turn();
  }
  gzip.end();
  await ended;
  return Buffer.concat(parts);
}
