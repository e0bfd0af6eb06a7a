import type { ServerResponse } from 'node:http';
import { may } from '@throughline/model';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Head, ProjectStore } from '../projects/index.ts';
import type { Database } from '../storage/index.ts';
import { Channel, mayStay } from './channel.ts';
import { eventText, retryText } from './event-text.ts';
import { Presence, type PresenceTold } from './presence.ts';
import { standings } from './standing.ts';
import { Stream, type StreamRequest } from './stream.ts';
import { type News, WakeUp } from './wake-up.ts';

/** How often the node looks how far the watched projects are, in milliseconds. */
const LOOK_EVERY = 500;
/** While the database does not answer, it looks less often: up to this. */
const LOOK_AT_LEAST_EVERY = 5_000;
/** Who is there is looked at less often than changes are. */
const LOOK_AROUND_EVERY = 2_000;
const TIDY_EVERY = 60_000;
/** Readers come back between these, so that a node that starts anew is not run over. */
const RETRY = { least: 1_000, most: 4_000 };

export interface LiveSettings {
  /** Where to hear from other nodes; absent: looking alone, which is enough. */
  readonly listenUrl?: string | undefined;
  readonly streamsPerPerson: number;
  readonly streamsPerNode: number;
  /** In milliseconds: shorter than any proxy's patience. */
  readonly beatEvery: number;
  /** Whoever lost their role is let go after so many milliseconds, though nothing happens in the project. */
  readonly checkEvery: number;
}

export interface LiveParts {
  readonly database: Database;
  readonly store: ProjectStore;
  readonly world: { now(): Date; randomBytes(count: number): Buffer };
  readonly log: Logger;
  readonly settings?: Partial<LiveSettings>;
}

/**
 * The live updates of one node. What is in the log is the truth: the node looks how far the projects
 * that somebody watches are, a few times a second and with one statement for all of them. That it made a
 * change itself, or that another node says so, only makes it look sooner.
 */
export class Live {
  readonly #parts: LiveParts;
  readonly #settings: LiveSettings;
  readonly #channelById = new Map<string, Channel>();
  readonly #wakeUp: WakeUp;
  readonly #presence: Presence;
  readonly #timers: NodeJS.Timeout[] = [];
  #looking: NodeJS.Timeout | undefined;
  #lookAfter = LOOK_EVERY;
  #isStopped = false;
  #delivered = 0;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#settings = {
      streamsPerPerson: 20,
      streamsPerNode: 5_000,
      beatEvery: 20_000,
      checkEvery: 5_000,
      ...parts.settings,
    };
    const nodeId = parts.world.randomBytes(8).toString('hex');
    this.#wakeUp = new WakeUp(parts.database, nodeId, (news) => this.#heard(news));
    this.#presence = new Presence(parts.database, (ids) => {
      for (const id of ids) this.#wakeUp.tell(id, 'visited');
      void this.#lookAround(ids);
    });
  }

  start(): void {
    const { listenUrl, beatEvery, checkEvery } = this.#settings;
    if (listenUrl !== undefined) this.#wakeUp.listen(listenUrl);
    this.#timers.push(
      setInterval(() => this.#beat(), beatEvery),
      setInterval(() => void this.#check(), checkEvery),
      setInterval(() => void this.#lookAround('all'), LOOK_AROUND_EVERY),
      setInterval(() => void this.#presence.tidy().catch(() => {}), TIDY_EVERY),
    );
    this.#lookAgain();
  }

  /** Ends every stream: their readers come again, here or at another node, and miss nothing. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#looking);
    for (const timer of this.#timers) clearInterval(timer);
    for (const stream of this.#streams()) stream.end(this.#retry());
    this.#presence.stop();
    await this.#wakeUp.stop();
  }

  /** This node committed to the project. */
  tell(projectId: string, _head: Head): void {
    this.#wakeUp.tell(projectId, 'changed');
    this.#deliver(this.#channelById.get(projectId));
  }

  /** Whether somebody watches the project here: then it stays in memory. */
  isWatched(projectId: string): boolean {
    return this.#channelById.has(projectId);
  }

  /** Events of changes that were written since the start. */
  get delivered(): number {
    return this.#delivered;
  }

  counts(): { streams: number; projects: number; isListening: boolean } {
    const streams = [...this.#streams()].length;
    return { streams, projects: this.#channelById.size, isListening: this.#wakeUp.isListening };
  }

  /** Whether one more stream of this person would be one too many. */
  isCrowded(personId: string): 'person' | 'node' | undefined {
    let [own, all] = [0, 0];
    for (const { principal } of this.#streams()) {
      all++;
      if (principal.id === personId) own++;
    }
    if (own >= this.#settings.streamsPerPerson) return 'person';
    return all >= this.#settings.streamsPerNode ? 'node' : undefined;
  }

  /** Writes the project's changes to the response, from the asked one on, until either side ends it. */
  open(request: StreamRequest, response: ServerResponse): void {
    const channel = this.#channel(request.projectId);
    const stream = new Stream(request, response, {
      hasRoom: () => this.#deliver(channel),
      delivered: () => this.#delivered++,
    });
    channel.streams.add(stream);
    response.on('close', () => {
      stream.isOver = true;
      channel.streams.delete(stream);
      this.#presence.leave(stream.projectId, stream.connectionId);
      if (channel.streams.size === 0) this.#channelById.delete(channel.projectId);
    });
    stream.write(retryText(this.#retry()));
    if (this.#isStopped) stream.end(this.#retry());
    else this.#deliver(channel);
  }

  /** Somebody says where they are; they are gone when their stream ends, or when they say so no more. */
  present(told: PresenceTold): void {
    this.#presence.tell(told);
  }

  #channel(projectId: string): Channel {
    const known = this.#channelById.get(projectId);
    if (known !== undefined) return known;
    const { database, store, world } = this.#parts;
    const channel = new Channel(projectId, database, store, () => world.now());
    this.#channelById.set(projectId, channel);
    return channel;
  }

  #deliver(channel: Channel | undefined): void {
    channel?.deliver().catch((error: unknown) => {
      // The next look tries again.
      this.#parts.log.warn({ err: error, projectId: channel.projectId }, 'live updates are late');
    });
  }

  #heard({ changed, visited }: News): void {
    if (changed === 'all') void this.#look();
    else for (const id of changed) this.#deliver(this.#channelById.get(id));
    void this.#lookAround(visited);
  }

  #lookAgain(): void {
    if (this.#isStopped) return;
    this.#looking = setTimeout(async () => {
      this.#lookAfter = (await this.#look())
        ? LOOK_EVERY
        : Math.min(this.#lookAfter * 2, LOOK_AT_LEAST_EVERY);
      this.#lookAgain();
    }, this.#lookAfter);
  }

  /** Delivers where something is new; whether the database answered. */
  async #look(): Promise<boolean> {
    const ids = [...this.#channelById.keys()];
    if (ids.length === 0) return true;
    try {
      const { rows } = await sql<{ project_id: string; revision: number }>`
        select project_id, revision from project_head where project_id = any(${ids}::uuid[])`.execute(
        this.#parts.database,
      );
      const revisionById = new Map(rows.map((row) => [row.project_id, row.revision]));
      for (const id of ids) {
        const channel = this.#channelById.get(id);
        // Of a project that is gone, the delivery finds that nobody may look any more.
        if (channel?.isBehind(revisionById.get(id) ?? Infinity)) this.#deliver(channel);
      }
      return true;
    } catch {
      return false;
    }
  }

  /** Lets go of whoever may no longer look, where nothing happens that would show it. */
  async #check(): Promise<void> {
    const streams = [...this.#streams()];
    try {
      const found = await standings(this.#parts.database, streams, this.#parts.world.now());
      streams.forEach((stream, place) => {
        mayStay(stream, found[place]);
      });
    } catch {
      // While the database does not answer nothing can be delivered either.
    }
  }

  /** Tells those who may know it who else is there, where that is not what they were told last. */
  async #lookAround(projects: readonly string[] | 'all'): Promise<void> {
    const watched = [...this.#channelById.keys()];
    const ids = projects === 'all' ? watched : projects.filter((id) => this.isWatched(id));
    if (ids.length === 0) return;
    const presentByProject = await this.#presence.look(ids).catch(() => undefined);
    for (const [id, people] of presentByProject ?? []) {
      const text = eventText('presence', { people });
      for (const stream of this.#channelById.get(id)?.streams ?? []) {
        const isNews = stream.presence === '' ? people.length > 0 : stream.presence !== text;
        if (!isNews || !stream.isGreeted || !stream.isReady) continue;
        if (!may(stream.role, 'member.read')) continue;
        stream.presence = text;
        stream.write(text);
      }
    }
  }

  #beat(): void {
    for (const stream of this.#streams()) stream.beat();
  }

  *#streams(): Generator<Stream> {
    for (const { streams } of this.#channelById.values()) yield* streams;
  }

  #retry(): number {
    const { least, most } = RETRY;
    return least + (this.#parts.world.randomBytes(2).readUInt16BE() % (most - least));
  }
}
