import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Database } from '../storage/index.ts';

const CHANNEL = 'throughline';
/** A node tells the others at most this often, in milliseconds. */
const AT_MOST_EVERY = 50;
/** A notification may have 8,000 bytes; with more projects than this, everybody looks. */
const MOST_NAMED = 80;
const FIRST_RETRY = 250;
const LAST_RETRY = 30_000;

/** Of which projects there is something to see. */
export interface News {
  readonly changed: Named;
  readonly visited: Named;
}

/**
 * Tells other nodes that there is something to see, and hears it from them. Nothing depends on it but
 * how soon they look: a notification may be lost, late or told twice.
 */
export class WakeUp {
  readonly #database: Database;
  readonly #nodeId: string;
  readonly #heard: (news: News) => void;
  readonly #changed = new Set<string>();
  readonly #visited = new Set<string>();
  #telling: NodeJS.Timeout | undefined;
  #toldAt = 0;
  #listener: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #retryAfter = FIRST_RETRY;
  #url: string | undefined;

  constructor(database: Database, nodeId: string, heard: (news: News) => void) {
    this.#database = database;
    this.#nodeId = nodeId;
    this.#heard = heard;
  }

  /** Whether the connection that listens is there. */
  get isListening(): boolean {
    return this.#listener !== undefined;
  }

  listen(url: string): void {
    this.#url = url;
    void this.#connect(url);
  }

  /** There is a change of the project; or somebody came, left or moved. For many of them at once. */
  tell(projectId: string, what: 'changed' | 'visited'): void {
    if (this.#url === undefined) return;
    (what === 'changed' ? this.#changed : this.#visited).add(projectId);
    // The first one at once; those that follow closely together.
    const wait = Math.max(0, this.#toldAt + AT_MOST_EVERY - performance.now());
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#toldAt = performance.now();
      const [changed, visited] = [named(this.#changed), named(this.#visited)];
      const message = JSON.stringify({ from: this.#nodeId, changed, visited });
      // Outside any transaction. Whoever does not hear it looks by itself a moment later.
      sql`select pg_notify(${CHANNEL}, ${message})`.execute(this.#database).catch(() => {});
    }, wait);
  }

  async stop(): Promise<void> {
    this.#url = undefined;
    clearTimeout(this.#telling);
    clearTimeout(this.#retry);
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.end().catch(() => {});
  }

  async #connect(url: string): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'throughline-listen',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => {});
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    try {
      await client.connect();
      // The channel's name: LISTEN takes no parameter, and no statement is put together.
      await client.query('listen throughline');
    } catch {
      await client.end().catch(() => {});
      return this.#again();
    }
    if (this.#url === undefined) return void client.end().catch(() => {});
    this.#listener = client;
    this.#retryAfter = FIRST_RETRY;
    // What was told while nobody listened.
    this.#heard({ changed: 'all', visited: 'all' });
  }

  #lost(client: pg.Client): void {
    if (this.#listener !== client) return;
    this.#listener = undefined;
    this.#again();
  }

  #again(): void {
    const url = this.#url;
    if (url === undefined) return;
    this.#retry = setTimeout(() => void this.#connect(url), this.#retryAfter);
    this.#retryAfter = Math.min(this.#retryAfter * 2, LAST_RETRY);
  }

  #hear(payload: string): void {
    const message = parsed(payload);
    if (message !== undefined && message.from !== this.#nodeId) this.#heard(message);
  }
}

function named(projects: Set<string>): Named {
  const ids = [...projects];
  projects.clear();
  return ids.length > MOST_NAMED ? 'all' : ids;
}

const Named = z.union([z.literal('all'), z.array(z.uuid())]);
type Named = z.infer<typeof Named>;
const Message = z.object({ from: z.string(), changed: Named, visited: Named });

/** Anybody who may use the database may notify: what is not ours counts for nothing. */
function parsed(payload: string): z.infer<typeof Message> | undefined {
  try {
    return Message.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
