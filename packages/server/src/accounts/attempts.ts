import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { Fault } from '../fault.ts';
import type { Schema } from '../storage/index.ts';
import { DAY, HOUR, later } from './clock-and-chance.ts';

/** How many guesses are free, and what each one more costs: twice the wait of the one before. */
interface Limit {
  readonly free: number;
  /** Seconds: of the first wait, and of the longest. */
  readonly first: number;
  readonly longest: number;
  /** Milliseconds without a guess, after which all is forgotten. */
  readonly forgotten: number;
}

const limitByKind = {
  /** Passwords of one account, from wherever they come. */
  account: { free: 5, first: 2, longest: 900, forgotten: DAY },
  /** Passwords from one address: many people may share it. */
  address: { free: 50, first: 1, longest: 900, forgotten: HOUR },
  /** Secrets of links from one address. */
  link: { free: 20, first: 1, longest: 900, forgotten: HOUR },
} as const satisfies Readonly<Record<string, Limit>>;

export type Guessed = keyof typeof limitByKind;

/**
 * Counts one guess, or throws while the last one's wait is not over: in one statement, before the guess is
 * looked at, so that a hundred at the same time are a hundred. All nodes of a database count together.
 */
export async function takeAttempt(
  database: Kysely<Schema>,
  kind: Guessed,
  what: string,
  now: Date,
): Promise<void> {
  const { free, first, longest, forgotten }: Limit = limitByKind[kind];
  const { rows } = await sql<{ let_in: boolean; blocked_until: Date }>`
    insert into attempt as a (key, failures, at, blocked_until, let_in)
    values (${keyOf(kind, what)}, 1, ${now}, ${now}, true)
    on conflict (key) do update set
      let_in = a.blocked_until <= ${now},
      at = case when a.blocked_until <= ${now} then ${now} else a.at end,
      failures = case when a.blocked_until > ${now} then a.failures
        when a.at < ${later(now, -forgotten)} then 1 else a.failures + 1 end,
      blocked_until = case when a.blocked_until > ${now} then a.blocked_until
        when a.at < ${later(now, -forgotten)} or a.failures < ${free} then ${now}
        else ${now}::timestamptz + make_interval(secs =>
          least(${longest}, ${first} * power(2, least(a.failures - ${free}, 20)))) end
    returning let_in, blocked_until`.execute(database);
  const [row] = rows;
  if (row === undefined || row.let_in) return;
  const wait = Math.ceil((row.blocked_until.getTime() - now.getTime()) / 1_000);
  throw new Fault('too-many-requests', { retryAfterSeconds: Math.max(wait, 1) });
}

/** The account's owner was there: their own mistakes are forgotten. */
export async function forgetAttempts(
  database: Kysely<Schema>,
  kind: Guessed,
  what: string,
): Promise<void> {
  await sql`delete from attempt where key = ${keyOf(kind, what)}`.execute(database);
}

/** One guess that was right does not count against those who share the address. */
export async function takeBackAttempt(
  database: Kysely<Schema>,
  kind: Guessed,
  what: string,
): Promise<void> {
  await sql`
    update attempt set failures = greatest(failures - 1, 0) where key = ${keyOf(kind, what)}`.execute(
    database,
  );
}

/** A provider gives one customer a whole /64 of IPv6 addresses. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(8 - before.length - after.length, 0);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function keyOf(kind: Guessed, what: string): string {
  return createHash('sha256').update(`${kind}:${what}`).digest('hex');
}
