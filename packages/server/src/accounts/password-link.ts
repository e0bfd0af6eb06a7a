import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import { forgetAttempts } from './attempts.ts';
import type { Accounts } from './clock-and-chance.ts';
import type { Asker } from './invites.ts';
import { type MadeLink, makeLink, readLink, revokePasswordLinks, useUp } from './links.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { passwords } from './passwords.ts';
import { type Person, personOf } from './person.ts';
import { beginSession, type Device, endSessionsOf } from './session.ts';

/**
 * A link by which a member sets a new password. An account is its person's, not a workspace's: who is in a
 * workspace that the asker does not own gets no link from them, or an owner could go through the account
 * into the workspaces of others.
 */
export async function passwordLinkFor(
  accounts: Accounts,
  asker: Asker,
  { workspaceId, personId }: { readonly workspaceId: string; readonly personId: string },
): Promise<MadeLink> {
  const { database, world } = accounts;
  return database.transaction().execute(async (tx) => {
    const memberships = await tx
      .selectFrom('member as m')
      .leftJoin('member as own', (join) =>
        join
          .onRef('own.workspace_id', '=', 'm.workspace_id')
          .on('own.person_id', '=', asker.personId)
          .on('own.role', '=', 'owner'),
      )
      .select(['m.workspace_id', 'own.person_id as owned_by'])
      .where('m.person_id', '=', personId)
      .execute();
    if (!memberships.some(({ workspace_id }) => workspace_id === workspaceId)) {
      throw new Fault('not-found');
    }
    if (memberships.some(({ owned_by }) => owned_by === null)) {
      throw new Fault('member-elsewhere', {
        detail: 'whoever runs the server can make a link, with throughline user password-link',
      });
    }
    const link = { purpose: 'password', personId, createdBy: asker.personId } as const;
    const made = await makeLink(tx, link, accounts);
    await logAccess(tx, {
      workspaceId,
      at: world.now(),
      personId: asker.id,
      action: 'password.link',
      details: { personId, link: made.id },
    });
    return made;
  });
}

/** Sets the password that the link is for; every session ends, and this browser is signed in. */
export async function setPasswordByLink(
  accounts: Accounts,
  { secret, password }: { readonly secret: string; readonly password: string },
  device: Device,
): Promise<{ person: Person; secret: string }> {
  const link = await readLink(accounts, secret, device.address);
  const { personId } = link;
  if (link.purpose !== 'password' || personId === null) throw new Fault('not-found');
  const person = await personOf(accounts, personId);
  refuseWeakPassword(password, person);
  const hash = await passwords.hash(password);
  const { database, world } = accounts;
  return database.transaction().execute(async (tx) => {
    await useUp(tx, link, world);
    const { numUpdatedRows } = await tx
      .updateTable('person')
      .set({ password_hash: hash })
      .where('id', '=', personId)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Fault('gone');
    await endSessionsOf(tx, personId);
    await revokePasswordLinks(tx, personId, world.now());
    await forgetAttempts(tx, 'account', person.email);
    await logAccess(tx, {
      workspaceId: null,
      at: world.now(),
      personId,
      action: 'password.set',
      details: { link: link.id },
    });
    return { person, secret: await beginSession(tx, personId, device, world) };
  });
}
