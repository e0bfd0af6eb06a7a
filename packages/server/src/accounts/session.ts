import type { Kysely } from 'kysely';
import type { Schema } from '../storage/index.ts';
import { type ClockAndChance, DAY, later, newId } from './clock-and-chance.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** A session ends this long after it began, and earlier when nobody used it for so long. */
const SESSION_LASTS = 30 * DAY;
const SESSION_IDLES = 7 * DAY;

/** A session last used before this moment has ended. */
export function idleSince(now: Date): Date {
  return later(now, -SESSION_IDLES);
}

/** What a session is told by in its list. */
export interface Device {
  readonly userAgent: string;
  readonly address: string;
}

/** The secret of a new session: it is shown to its browser and nobody else. */
export async function beginSession(
  tx: Kysely<Schema>,
  personId: string,
  { userAgent, address }: Device,
  world: ClockAndChance,
): Promise<string> {
  const secret = newSecret(world);
  const now = world.now();
  await tx
    .insertInto('session')
    .values({
      id: newId(world),
      secret_hash: hashOfSecret(secret),
      person_id: personId,
      created_at: now,
      seen_at: now,
      expires_at: later(now, SESSION_LASTS),
      user_agent: userAgent.slice(0, 200),
      address,
    })
    .execute();
  return secret;
}

/** Whoever holds the cookie is out; no harm in one that is unknown. */
export async function endSession(tx: Kysely<Schema>, secret: string): Promise<void> {
  await tx.deleteFrom('session').where('secret_hash', '=', hashOfSecret(secret)).execute();
}

export async function endSessionsOf(tx: Kysely<Schema>, personId: string): Promise<void> {
  await tx.deleteFrom('session').where('person_id', '=', personId).execute();
}

export interface ListedSession {
  readonly id: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly userAgent: string;
  readonly address: string;
  /** The one that asks. */
  readonly current: boolean;
}

/** Those that are still good, the last used first. */
export async function listSessions(
  database: Kysely<Schema>,
  personId: string,
  current: string | undefined,
  now: Date,
): Promise<ListedSession[]> {
  const rows = await database
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', idleSince(now))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    userAgent: row.user_agent,
    address: row.address,
    current: row.id === current,
  }));
}
