import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../storage/index.ts';

const CHANNEL = 'throughline';
/** A node tells the others at most this often, in milliseconds. */
const AT_MOST_EVERY = 50;
/** A notification may have 8,000 bytes; with more projects than this, everybody looks. */
const MOST_NAMED = 100;
const FIRST_RETRY = 250;
const LAST_RETRY = 30_000;

/**
 * Tells other nodes that there is something to see, and hears it from them. Nothing depends on it but
 * how soon they look: a notification may be lost, late or told twice.
 */
export class WakeUp {
  readonly #database: Database;
  readonly #nodeId: string;
  readonly #heard: (projectIds: readonly string[] | 'all') => void;
  readonly #toTell = new Set<string>();
  #telling: NodeJS.Timeout | undefined;
  #listener: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #retryAfter = FIRST_RETRY;
  #url: string | undefined;

  constructor(
    database: Database,
    nodeId: string,
    heard: (projectIds: readonly string[] | 'all') => void,
  ) {
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

  /** Outside any transaction, and for many commits at once. */
  tell(projectId: string): void {
    if (this.#url === undefined) return;
    this.#toTell.add(projectId);
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      const ids = [...this.#toTell];
      this.#toTell.clear();
      const projects = ids.length > MOST_NAMED ? 'all' : ids;
      const message = JSON.stringify({ from: this.#nodeId, projects });
      // Whoever does not hear it looks by itself a moment later.
      sql`select pg_notify(${CHANNEL}, ${message})`.execute(this.#database).catch(() => {});
    }, AT_MOST_EVERY);
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
      await client.query(`listen ${CHANNEL}`);
    } catch {
      await client.end().catch(() => {});
      return this.#again();
    }
    if (this.#url === undefined) return void client.end().catch(() => {});
    this.#listener = client;
    this.#retryAfter = FIRST_RETRY;
    // What was told while nobody listened.
    this.#heard('all');
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
    if (message !== undefined && message.from !== this.#nodeId) this.#heard(message.projects);
  }
}

/** Anybody who may use the database may notify: what is not ours counts for nothing. */
function parsed(
  payload: string,
): { from: string; projects: readonly string[] | 'all' } | undefined {
  try {
    const { from, projects } = JSON.parse(payload);
    if (typeof from !== 'string') return undefined;
    if (projects === 'all') return { from, projects };
    return Array.isArray(projects) ? { from, projects: projects.map(String) } : undefined;
  } catch {
    return undefined;
  }
}
