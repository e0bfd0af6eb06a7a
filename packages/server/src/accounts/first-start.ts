import { sql } from 'kysely';
import { Fault } from '../fault.ts';
import { ADVISORY_LOCK } from '../storage/index.ts';
import { logAccess } from './access-log.ts';
import { type Accounts, newId } from './clock-and-chance.ts';
import { makeLink, readLink, useUp } from './links.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { passwords } from './passwords.ts';
import { normalEmail, type Person } from './person.ts';
import { beginSession, type Device } from './session.ts';

/**
 * The link that makes the first person, to be printed where the server starts; undefined once there is
 * somebody. Each start gives another, good for a day; using one ends them all.
 */
export async function firstStartLink(accounts: Accounts): Promise<string | undefined> {
  const { database } = accounts;
  if (await isAnybodyThere(accounts)) return undefined;
  const { url } = await makeLink(database, { purpose: 'first-start' }, accounts);
  return url;
}

export interface FirstPerson {
  readonly secret: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** What their workspace is called. */
  readonly workspace: string;
}

/** The first person, owner of all workspaces that wait for one, or else of a new one; signed in. */
export async function startByLink(
  accounts: Accounts,
  { secret, name, email: typed, password, workspace }: FirstPerson,
  device: Device,
): Promise<{ person: Person; secret: string }> {
  const link = await readLink(accounts, secret, device.address);
  if (link.purpose !== 'first-start') throw new Fault('not-found');
  const email = normalEmail(typed);
  refuseWeakPassword(password, { email, name });
  const hash = await passwords.hash(password);
  const { database, world } = accounts;
  return database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.firstPerson})`.execute(tx);
    await useUp(tx, link, world);
    if (await isAnybodyThere({ database: tx })) throw new Fault('gone');
    const at = world.now();
    const id = newId(world);
    const person = { id, name, email };
    await tx
      .insertInto('person')
      .values({ ...person, password_hash: hash, created_at: at, disabled_at: null })
      .execute();
    const waiting = await tx.selectFrom('workspace').select('id').execute();
    if (waiting.length === 0) {
      const workspaceId = newId(world);
      await tx
        .insertInto('workspace')
        .values({ id: workspaceId, name: workspace, created_at: at })
        .execute();
      waiting.push({ id: workspaceId });
    }
    for (const { id: workspaceId } of waiting) {
      const member = { workspace_id: workspaceId, person_id: id, role: 'owner', created_at: at };
      await tx.insertInto('member').values(member).execute();
      const details = { personId: id, role: 'owner', link: link.id };
      await logAccess(tx, { workspaceId, at, personId: id, action: 'member.join', details });
    }
    return { person, secret: await beginSession(tx, id, device, world) };
  });
}

async function isAnybodyThere({ database }: Pick<Accounts, 'database'>): Promise<boolean> {
  const found = await database.selectFrom('person').select('id').limit(1).executeTakeFirst();
  return found !== undefined;
}
