import { sql } from 'kysely';
import type { Accounts } from './clock-and-chance.ts';
import { DAY, later } from './clock-and-chance.ts';
import { idleSince } from './session.ts';

/** Removes what ended: sessions, guesses that are forgotten, links a month after they could be used. */
export async function sweepEnded({ database, world }: Pick<Accounts, 'database' | 'world'>) {
  const now = world.now();
  await sql`
    delete from session where expires_at <= ${now} or seen_at <= ${idleSince(now)}`.execute(
    database,
  );
  await sql`
    delete from attempt where at < ${later(now, -DAY)} and blocked_until < ${now}`.execute(
    database,
  );
  await sql`delete from invite where expires_at < ${later(now, -30 * DAY)}`.execute(database);
}
