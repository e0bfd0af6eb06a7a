import pg from 'pg';

/**
 * How a server answers on its socket: `open` to us; `busy` while it starts, recovers or shuts down;
 * `silent` when nobody says anything that PostgreSQL would say.
 */
export type Answer =
  | { readonly is: 'open'; readonly settings: string; readonly folder: string }
  | { readonly is: 'busy'; readonly closing: boolean }
  | { readonly is: 'silent'; readonly why: string };

const CANNOT_CONNECT_NOW = '57P03';

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
    const { rows } = await client.query<{ settings: string | null; folder: string }>(
      `select current_setting('throughline.settings', true) as settings,
              current_setting('data_directory') as folder`,
    );
    return { is: 'open', settings: rows[0]?.settings ?? '', folder: rows[0]?.folder ?? '' };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) {
      return { is: 'silent', why: error instanceof Error ? error.message : String(error) };
    }
    if (error.code === CANNOT_CONNECT_NOW) {
      return { is: 'busy', closing: error.message.includes('shutting down') };
    }
    // It refuses, thus it lives: no place is free, or it ends our session just now.
    return { is: 'busy', closing: false };
  } finally {
    // A server that was stopped in its tracks would never say goodbye.
    client.end().catch(() => {});
  }
}
