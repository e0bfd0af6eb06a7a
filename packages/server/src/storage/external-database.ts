import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StorageFault } from './storage-fault.ts';

/** What a server says of itself and of what we may do there. */
export interface ServerFacts {
  /** As PostgreSQL counts: 140005 is 14.5. */
  readonly version: number;
  readonly encoding: string;
  readonly database: string;
  readonly user: string;
  /** The schema in which tables would be made; null when the search path names none that is there. */
  readonly schema: string | null;
  readonly mayCreateTables: boolean;
  /** Jobs have a schema of their own: it is there, or may be made. */
  readonly mayCreateSchemas: boolean;
  readonly isReadOnly: boolean;
}

const OLDEST_MAJOR = 14;

/** What keeps us from working with such a server; undefined when nothing does. */
export function faultOf(facts: ServerFacts): StorageFault | undefined {
  const { database, user, schema } = facts;
  const major = Math.floor(facts.version / 10_000);
  if (major < OLDEST_MAJOR) {
    return new StorageFault(
      'database-version',
      `the server is PostgreSQL ${major}; ${OLDEST_MAJOR} or newer is needed`,
    );
  }
  if (facts.encoding !== 'UTF8') {
    return new StorageFault(
      'database-encoding',
      `database ${database} is encoded in ${facts.encoding}; UTF8 is needed: create it with encoding 'UTF8' template template0`,
    );
  }
  if (facts.isReadOnly) {
    return new StorageFault(
      'database-read-only',
      'the server takes no changes (it is a replica, or set to read-only): name the primary in DATABASE_URL',
    );
  }
  if (schema === null) {
    return new StorageFault(
      'database-permission',
      `user ${user} has no schema on its search path in database ${database}: grant one, or set search_path`,
    );
  }
  if (!facts.mayCreateTables) {
    return new StorageFault(
      'database-permission',
      `user ${user} may not create tables in schema ${schema} of database ${database}: grant create on schema ${schema} to ${user}`,
    );
  }
  if (!facts.mayCreateSchemas) {
    return new StorageFault(
      'database-permission',
      `user ${user} may not create the schema graphile_worker, which jobs need, in database ${database}: grant create on database ${database} to ${user}`,
    );
  }
  return undefined;
}

/**
 * Throws a `StorageFault` unless the database can be used; waits for one that is not up yet, for
 * `patience` milliseconds at most. No message holds the password.
 */
export async function checkExternal(url: string, patience: number): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    const facts = await askServer(url);
    if (!('passing' in facts)) {
      const fault = faultOf(facts);
      if (fault !== undefined) throw fault;
      return;
    }
    if (!facts.passing || performance.now() > until) throw facts.fault;
    await pause(500);
  }
}

type Unreached = { readonly passing: boolean; readonly fault: StorageFault };

async function askServer(url: string): Promise<ServerFacts | Unreached> {
  const client = clientFor(url);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<ServerFacts>(FACTS);
    const facts = rows[0];
    if (facts === undefined) throw new Error('the server answered nothing');
    return facts;
  } catch (error) {
    return unreached(client, error);
  } finally {
    client.end().catch(() => {});
  }
}

const FACTS = `
  select current_setting('server_version_num')::integer as version,
         current_setting('server_encoding') as encoding,
         current_database() as database,
         current_user as user,
         current_schema() as schema,
         coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreateTables",
         (has_database_privilege(current_database(), 'create')
           or to_regnamespace('graphile_worker') is not null) as "mayCreateSchemas",
         (current_setting('transaction_read_only') = 'on') as "isReadOnly"`;

function clientFor(url: string): pg.Client {
  try {
    return new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      application_name: 'throughline',
    });
  } catch {
    // The error would carry the whole text, password and all.
    throw new StorageFault(
      'database-url',
      'DATABASE_URL cannot be read: it should look like postgresql://user:password@host:5432/database (characters such as @ and / in the password written as %40 and %2F)',
    );
  }
}

/** 57P03 is a server that starts, 53300 one with no place free; 57P01 to 57P02 one that ends. */
const PASSING = new Set(['57P01', '57P02', '57P03', '53300']);

function unreached(client: pg.Client, error: unknown): Unreached {
  const where = `${client.host}:${client.port}`;
  if (error instanceof pg.DatabaseError) {
    const passing = PASSING.has(error.code ?? '');
    const fault = new StorageFault(
      passing ? 'database-unreachable' : 'database-refused',
      `PostgreSQL at ${where} refuses user ${client.user} of database ${client.database}: ${error.message}`,
    );
    return { passing, fault };
  }
  const why = error instanceof Error ? error.message || codeOf(error) : String(error);
  return {
    passing: true,
    fault: new StorageFault(
      'database-unreachable',
      `PostgreSQL at ${where} is out of reach: ${why}`,
    ),
  };
}

/** Several addresses that all refused give an error without a message. */
function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
