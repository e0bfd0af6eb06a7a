import type { Kysely } from 'kysely';
import { Fault } from '../fault.ts';
import type { Schema } from '../storage/index.ts';
import { logAccess } from './access-log.ts';
import { type Accounts, newId } from './clock-and-chance.ts';
import { type Link, readLink, revokePasswordLinks, useUp } from './links.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { passwords } from './passwords.ts';
import { normalEmail, type Person, personOf } from './person.ts';
import { isAbove } from './roles.ts';
import { beginSession, type Device } from './session.ts';
import { checkPassword } from './sign-in.ts';

/** Who comes in: somebody signed in already, or whoever has this address and password, new here or not. */
export type Joining =
  | { readonly personId: string }
  | { readonly name: string; readonly email: string; readonly password: string };

/** Joins by an invitation; with a new session unless there is one already. */
export async function joinByLink(
  accounts: Accounts,
  secret: string,
  joining: Joining,
  device: Device,
): Promise<{ person: Person; secret?: string }> {
  const link = await readLink(accounts, secret, device.address);
  if (link.purpose !== 'invite') throw new Fault('not-found');
  const comer = await comerOf(accounts, joining, link, device.address);
  const { database, world } = accounts;
  return database.transaction().execute(async (tx) => {
    await useUp(tx, link, world);
    const person = 'hash' in comer ? await newPerson(tx, comer, accounts) : comer;
    await admit(tx, link, person, accounts);
    if ('personId' in joining) return { person };
    return { person, secret: await beginSession(tx, person.id, device, world) };
  });
}

interface NewComer {
  readonly name: string;
  readonly email: string;
  readonly hash: string;
}

/** All that takes time or may be wrong is done before the link is used up. */
async function comerOf(
  accounts: Accounts,
  joining: Joining,
  link: Link,
  address: string,
): Promise<Person | NewComer> {
  if ('personId' in joining) {
    const person = await personOf(accounts, joining.personId);
    refuseAnother(link, person.email);
    return person;
  }
  const { name, password } = joining;
  const email = normalEmail(joining.email);
  refuseAnother(link, email);
  const known = await accounts.database
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  if (known !== undefined) {
    const { passwordHash: _, ...person } = await checkPassword(
      accounts,
      { email, password },
      address,
    );
    return person;
  }
  refuseWeakPassword(password, { email, name });
  return { name, email, hash: await passwords.hash(password) };
}

function refuseAnother(link: Link, email: string): void {
  if (link.email !== null && normalEmail(link.email) !== email) {
    throw new Fault('link-for-another', { field: '/email' });
  }
}

async function newPerson(
  tx: Kysely<Schema>,
  { name, email, hash }: NewComer,
  { world }: Accounts,
): Promise<Person> {
  const id = newId(world);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person')
    .values({
      id,
      name,
      email,
      password_hash: hash,
      created_at: world.now(),
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  // Somebody made the same account just now: with the same link or another, this one is tried again.
  if (numInsertedOrUpdatedRows !== 1n) throw new Fault('conflict', { field: '/email' });
  return { id, name, email };
}

/** The role that the link gives; one that is there already is never lowered. */
async function admit(
  tx: Kysely<Schema>,
  { id, workspaceId, projectId, role, createdBy }: Link,
  person: Person,
  { world }: Accounts,
): Promise<void> {
  if (workspaceId === null || role === null) throw new Fault('gone');
  const at = world.now();
  const present = await tx
    .selectFrom('member')
    .select('role')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', person.id)
    .forUpdate()
    .executeTakeFirst();
  // Who is let into one project is a guest of the workspace.
  const given = projectId === null ? role : 'guest';
  if (present === undefined) {
    const member = { workspace_id: workspaceId, person_id: person.id, role: given, created_at: at };
    await tx.insertInto('member').values(member).execute();
  } else if (projectId === null && isAbove(role, present.role as typeof role)) {
    await tx
      .updateTable('member')
      .set({ role })
      .where('workspace_id', '=', workspaceId)
      .where('person_id', '=', person.id)
      .execute();
  }
  if (projectId !== null) {
    await tx
      .insertInto('project_member')
      .values({ project_id: projectId, person_id: person.id, role, created_at: at })
      .onConflict((conflict) => conflict.columns(['project_id', 'person_id']).doUpdateSet({ role }))
      .execute();
  }
  // An owner who could have set their password until now no longer owns all that it opens.
  await revokePasswordLinks(tx, person.id, at);
  const details = { personId: person.id, role, projectId, link: id, invitedBy: createdBy };
  await logAccess(tx, { workspaceId, at, personId: person.id, action: 'member.join', details });
}
