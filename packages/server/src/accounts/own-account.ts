import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import type { Accounts } from './clock-and-chance.ts';
import { revokePasswordLinks } from './links.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { passwords } from './passwords.ts';
import { personOf } from './person.ts';
import { beginSession, type Device, endSessionsOf } from './session.ts';
import { checkPassword } from './sign-in.ts';

/** A new password for whoever knows the present one. Every session ends, and this browser gets a new one. */
export async function changePassword(
  accounts: Accounts,
  personId: string,
  { current, password }: { readonly current: string; readonly password: string },
  device: Device,
): Promise<string> {
  const { database, world } = accounts;
  const person = await personOf(accounts, personId);
  refuseWeakPassword(password, person);
  await checkPassword(accounts, { email: person.email, password: current }, device.address);
  const hash = await passwords.hash(password);
  return database.transaction().execute(async (tx) => {
    await tx
      .updateTable('person')
      .set({ password_hash: hash })
      .where('id', '=', personId)
      .execute();
    await endSessionsOf(tx, personId);
    await revokePasswordLinks(tx, personId, world.now());
    await logAccess(tx, {
      workspaceId: null,
      at: world.now(),
      personId,
      action: 'password.set',
      details: {},
    });
    return beginSession(tx, personId, device, world);
  });
}

/** Ends one session of one's own. */
export async function endOwnSession(
  { database }: Accounts,
  personId: string,
  sessionId: string,
): Promise<void> {
  const { numDeletedRows } = await database
    .deleteFrom('session')
    .where('id', '=', sessionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new Fault('not-found');
}
