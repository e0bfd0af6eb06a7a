import { type Branch, type History, may, type RecordId } from '@throughline/model';
import type { HotProject, ProjectStore } from '../projects/index.ts';
import type { Database } from '../storage/index.ts';
import { ChangeTexts, isPlace } from './change-texts.ts';
import { eventText } from './event-text.ts';
import { type Standing, standings } from './standing.ts';
import type { Stream } from './stream.ts';

/** Whoever is further behind takes the snapshot, which is smaller than so many changes. */
const MOST_BEHIND = 5_000;
/** So does whoever would get one group of changes larger than this, in characters. */
const LARGEST_EVENT = 8_000_000;

/** All streams of one project on this node, and how far they are. */
export class Channel {
  readonly projectId: string;
  readonly streams = new Set<Stream>();
  readonly #database: Database;
  readonly #store: ProjectStore;
  readonly #now: () => Date;
  readonly #texts = new ChangeTexts();
  #branchById: ReadonlyMap<RecordId, Branch> | undefined;
  /** The revision up to which everybody with room has everything. */
  #delivered = 0;
  #isDelivering = false;
  #isAsked = false;

  constructor(projectId: string, database: Database, store: ProjectStore, now: () => Date) {
    this.projectId = projectId;
    this.#database = database;
    this.#store = store;
    this.#now = now;
  }

  /** Whether somebody waits for something: it is new, or a failure kept it back. */
  isBehind(revision: number): boolean {
    if (revision > this.#delivered) return true;
    for (const stream of this.streams) if (stream.isReady && !stream.isGreeted) return true;
    return false;
  }

  /** Gives every stream with room what it has not yet. Rejects where the database does not answer. */
  async deliver(): Promise<void> {
    this.#isAsked = true;
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        await this.#deliverOnce([...this.streams].filter(({ isReady }) => isReady));
      }
    } finally {
      this.#isDelivering = false;
    }
  }

  /**
   * Who may still look is asked in the statement that says how far the log is: nobody gets a change that
   * is later than the loss of their role.
   */
  async #deliverOnce(streams: readonly Stream[]): Promise<void> {
    const found = await standings(this.#database, streams, this.#now());
    const head = found.find((one) => one !== undefined);
    const allowed = streams.filter((stream, place) => mayStay(stream, found[place]));
    if (head === undefined || allowed.length === 0) return;
    await this.#store.read(this.projectId, head.revision, (project) => {
      const changed = this.#changedBranches(project);
      for (const stream of allowed) {
        greet(stream, head);
        this.#bring(stream, project.history, head.seq);
        if (may(stream.role, 'branch.read')) {
          for (const id of changed) stream.write(eventText('branch', { id }));
        }
        if (stream.once && stream.isReady) stream.end();
      }
      this.#delivered = Math.max(this.#delivered, head.revision);
    });
  }

  /** The changes that it has not yet, as far as there is room. */
  #bring(stream: Stream, history: History, head: number): void {
    const position = stream.position ?? head;
    if (head - position > MOST_BEHIND || !isPlace(history, position)) reset(stream, head);
    if (stream.position === head || !stream.isReady) return;
    const reader = { role: stream.role, id: stream.principal.id };
    for (const { seq, text } of this.#texts.after(reader, history, position)) {
      // What was committed after it was asked who may look waits for the next time.
      if (seq > head) break;
      if (text.length > LARGEST_EVENT) {
        reset(stream, head);
        break;
      }
      stream.deliver(seq, text);
      if (!stream.isReady) break;
    }
  }

  /** The branches that somebody changed since the last delivery. */
  #changedBranches(project: HotProject): RecordId[] {
    const before = this.#branchById;
    this.#branchById = new Map(project.branches);
    if (before === undefined) return [];
    return [...project.branches.values()].flatMap((branch) =>
      before.get(branch.id) === branch ? [] : [branch.id],
    );
  }
}

/** Ends the stream of whoever may not look any more, or looks with other eyes now. */
export function mayStay(stream: Stream, standing: Standing | undefined): boolean {
  if (standing?.role === stream.role) return true;
  if (standing !== undefined) stream.write(eventText('reset', { reason: 'role-changed' }));
  stream.end();
  return false;
}

/** Where the project stands as the connection begins; without a place of its own, the reader begins there. */
function greet(stream: Stream, { seq, revision }: Standing): void {
  if (stream.isGreeted) return;
  stream.isGreeted = true;
  stream.position ??= seq;
  const { connectionId, role } = stream;
  stream.write(eventText('hello', { seq, revision, connectionId, role }));
}

/** What the reader has cannot be brought along: it takes the snapshot, and the stream goes on from here. */
function reset(stream: Stream, seq: number): void {
  stream.position = seq;
  stream.write(eventText('reset', { reason: 'too-far', seq }, seq));
}
