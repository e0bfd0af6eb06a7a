import pg from 'pg';

/**
 * How a server answers on its socket: `open` to us; `busy` while it starts, recovers or shuts down;
 * `refused` when it does not know us; `silent` when somebody listens and says nothing that PostgreSQL
 * would say; `nobody` when nobody listens.
 */
export type Answer =
  | { readonly is: 'open'; readonly settings: string }
  | { readonly is: 'busy' }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'silent' | 'nobody'; readonly why: string };

/** The class of errors that say who we are not. */
const UNKNOWN_USER = '28';

/** Knocks once; within `patience` milliseconds. */
export async function knock(url: string, patience: number): Promise<Answer> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    application_name: 'throughline knocking',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ settings: string | null }>(
      `select current_setting('throughline.settings', true) as settings`,
    );
    return { is: 'open', settings: rows[0]?.settings ?? '' };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) {
      const why = error instanceof Error ? error.message : String(error);
      return { is: /ENOENT|ECONNREFUSED/.test(why) ? 'nobody' : 'silent', why };
    }
    if (error.code?.startsWith(UNKNOWN_USER)) return { is: 'refused', why: error.message };
    // It starts, recovers or ends; it has no place free. Whatever it says, it lives.
    return { is: 'busy' };
  } finally {
    // A server that was stopped in its tracks would never say goodbye.
    client.end().catch(() => {});
  }
}
