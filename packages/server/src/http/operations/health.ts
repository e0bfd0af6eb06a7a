import { sql } from 'kysely';
import type { Database } from '../../storage/index.ts';
import { Fault } from '../fault.ts';
import { faultOfDatabase } from './database-fault.ts';
import { within } from './within.ts';

/** An answer of the database counts for so long, in milliseconds. */
const ANSWER_LASTS = 1_000;
/** A database that says nothing for so long is as good as none, in milliseconds. */
const PATIENCE = 2_000;
/** While writes fail one is let through so often, to find out whether they do still. */
const TRY_WRITES_EVERY = 2_000;

/** What stands in the way. The words are public. */
export type Hindrance =
  | 'database-unreachable'
  /** The database has no schema of ours, or one of another version. */
  | 'schema-unknown'
  /** The database's disk is full, or it takes no writes for another reason: reads are answered. */
  | 'read-only'
  | 'stopping';

export interface Readiness {
  /** Whether requests had better go elsewhere; a database that takes no writes still answers. */
  readonly ready: boolean;
  readonly hindrances: readonly Hindrance[];
}

/** Whether this server can do its work, as far as it knows. */
export class Health {
  readonly #database: Database;
  readonly #now: () => number;
  /** The schema as this server found it when it started. */
  #schema: number | undefined;
  #isStopping = false;
  /** When a write failed last because the database takes none. */
  #writeFailedAt: number | undefined;
  #checked: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  /** @param now any clock in milliseconds that only goes forward */
  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  get isReadOnly(): boolean {
    return this.#writeFailedAt !== undefined;
  }

  stopping(): void {
    this.#isStopping = true;
  }

  /** A request failed so. */
  failed({ code }: Fault): void {
    if (code === 'read-only') this.#writeFailedAt = this.#now();
    if (code === 'read-only' || code === 'unavailable') this.#checked = undefined;
  }

  /** Something was written. */
  wrote(): void {
    this.#writeFailedAt = undefined;
  }

  /**
   * Whether there is no use in trying to write just now: after a write that fails the project is read
   * anew, which is too much work to fail with each time.
   */
  mayWrite(): boolean {
    const failedAt = this.#writeFailedAt;
    return failedAt === undefined || this.#now() - failedAt >= TRY_WRITES_EVERY;
  }

  /** Asks the database, at most once a second. */
  readiness(): Promise<Readiness> {
    const now = this.#now();
    if (this.#checked === undefined || now - this.#checked.at >= ANSWER_LASTS) {
      this.#checked = { at: now, answer: this.#ask() };
    }
    return this.#checked.answer;
  }

  async #ask(): Promise<Readiness> {
    const hindrances: Hindrance[] = this.#isStopping ? ['stopping'] : [];
    try {
      const { schema, readOnly } = await within(PATIENCE, this.#look());
      this.#schema ??= schema;
      if (schema !== this.#schema) hindrances.push('schema-unknown');
      if (readOnly || (this.isReadOnly && !(await this.#canWrite()))) hindrances.push('read-only');
    } catch (error) {
      const isGone = error instanceof Fault || faultOfDatabase(error) !== undefined;
      hindrances.push(isGone ? 'database-unreachable' : 'schema-unknown');
    }
    return { ready: hindrances.every((one) => one === 'read-only'), hindrances };
  }

  async #look(): Promise<{ schema: number; readOnly: boolean }> {
    const { rows } = await sql<{ schema: number; read_only: boolean }>`
      select (select max(number) from schema_version) as schema,
        pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as read_only`.execute(
      this.#database,
    );
    return { schema: rows[0]?.schema ?? 0, readOnly: rows[0]?.read_only ?? false };
  }

  /** Writes a little where a crash may lose it, and takes it back. */
  async #canWrite(): Promise<boolean> {
    try {
      await sql`
        with tried as (
          insert into presence (project_id, connection_id, person_id, place, seen_at)
          select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), repeat(md5(random()::text), 200), now()
          returning project_id)
        select from tried`.execute(this.#database);
      await sql`delete from presence where seen_at < now() - interval '1 day' or length(place) > 6000`.execute(
        this.#database,
      );
    } catch {
      return false;
    }
    this.wrote();
    return true;
  }
}

/** What a write is answered while the database takes none. */
export function noWrites(): Fault {
  return new Fault('read-only', { retryAfterSeconds: 10 });
}
