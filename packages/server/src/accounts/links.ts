import { Role } from '@throughline/model';
import type { Kysely } from 'kysely';
import { Fault } from '../fault.ts';
import type { Schema } from '../storage/index.ts';
import { networkOf, takeAttempt } from './attempts.ts';
import { type Accounts, type ClockAndChance, DAY, later, newId } from './clock-and-chance.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** The first start's link ends with the day: each start gives a new one until somebody used one. */
const lastsByPurpose = { 'first-start': DAY, invite: 7 * DAY, password: DAY } as const;
export type LinkPurpose = keyof typeof lastsByPurpose;

/** What a link opens. */
export interface Link {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly workspaceId: string | null;
  readonly projectId: string | null;
  readonly role: Role | null;
  /** Whom it was made for, where that was said. */
  readonly email: string | null;
  /** Whose password it sets. */
  readonly personId: string | null;
  readonly createdBy: string | null;
  readonly expiresAt: Date;
}

export interface NewLink {
  readonly purpose: LinkPurpose;
  readonly workspaceId?: string;
  readonly projectId?: string;
  readonly role?: Role;
  readonly email?: string;
  readonly personId?: string;
  /** Absent for the command line and the first start. */
  readonly createdBy?: string;
}

export interface MadeLink {
  readonly id: string;
  /** With the secret behind the #, which browsers send to nobody. Shown once. */
  readonly url: string;
  readonly expiresAt: string;
}

export async function makeLink(
  tx: Kysely<Schema>,
  link: NewLink,
  { world, settings }: Omit<Accounts, 'database'>,
): Promise<MadeLink> {
  const secret = newSecret(world);
  const id = newId(world);
  const now = world.now();
  const expires = later(now, lastsByPurpose[link.purpose]);
  await tx
    .insertInto('invite')
    .values({
      id,
      secret_hash: hashOfSecret(secret),
      purpose: link.purpose,
      workspace_id: link.workspaceId ?? null,
      project_id: link.projectId ?? null,
      role: link.role ?? null,
      email: link.email ?? null,
      person_id: link.personId ?? null,
      created_by: link.createdBy ?? null,
      created_at: now,
      expires_at: expires,
      used_at: null,
      revoked_at: null,
    })
    .execute();
  return { id, url: `${settings.url}/join#${secret}`, expiresAt: expires.toISOString() };
}

/** What the secret opens, `gone` for one that was used or has ended, `not-found` for a guess. */
export async function readLink(
  { database, world }: Accounts,
  secret: string,
  address: string,
): Promise<Link> {
  const row = await database
    .selectFrom('invite')
    .selectAll()
    .where('secret_hash', '=', hashOfSecret(secret))
    .executeTakeFirst();
  const now = world.now();
  if (row === undefined) {
    await takeAttempt(database, 'link', networkOf(address), now);
    throw new Fault('not-found');
  }
  if (row.used_at !== null || row.revoked_at !== null || row.expires_at <= now) {
    throw new Fault('gone');
  }
  return {
    id: row.id,
    purpose: row.purpose as LinkPurpose,
    workspaceId: row.workspace_id,
    projectId: row.project_id,
    role: row.role === null ? null : Role.parse(row.role),
    email: row.email,
    personId: row.person_id,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
  };
}

/** Uses the link up, in the transaction of what it is used for: of many at the same time one goes on. */
export async function useUp(
  tx: Kysely<Schema>,
  link: Pick<Link, 'id'>,
  { now }: Pick<ClockAndChance, 'now'>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('invite')
    .set({ used_at: now() })
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Fault('gone');
}

/** Whoever has a password of their own making needs no other link any more. */
export async function revokePasswordLinks(
  tx: Kysely<Schema>,
  personId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('invite')
    .set({ revoked_at: at })
    .where('person_id', '=', personId)
    .where('purpose', '=', 'password')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}
