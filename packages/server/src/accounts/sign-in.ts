import { Fault } from '../fault.ts';
import { forgetAttempts, networkOf, takeAttempt, takeBackAttempt } from './attempts.ts';
import type { Accounts } from './clock-and-chance.ts';
import { passwords } from './passwords.ts';
import { normalEmail, type Person } from './person.ts';
import { beginSession, type Device, endSession } from './session.ts';

/** The ways in; passkeys and OpenID Connect will stand beside this one. */
export const SIGN_IN_WAYS = ['password'] as const;

/**
 * Signs in with a password: a new session, whatever the browser brought with it. Throws `sign-in-failed`
 * with the same words after the same work whether the account is unknown, disabled or the password wrong.
 */
export async function signInByPassword(
  accounts: Accounts,
  given: { readonly email: string; readonly password: string },
  device: Device,
  endedSession?: string,
): Promise<{ person: Person; secret: string }> {
  const { passwordHash, ...person } = await checkPassword(accounts, given, device.address);
  const secret = await accounts.database.transaction().execute(async (tx) => {
    // A password that was changed meanwhile ended all sessions: none may begin with the old one after it.
    const still = await tx
      .selectFrom('person')
      .select('id')
      .where('id', '=', person.id)
      .where('password_hash', '=', passwordHash)
      .forShare()
      .executeTakeFirst();
    if (still === undefined) throw new Fault('sign-in-failed');
    if (endedSession !== undefined) await endSession(tx, endedSession);
    return beginSession(tx, person.id, device, accounts.world);
  });
  return { person, secret };
}

/** Whose password this is, or `sign-in-failed`. */
export async function checkPassword(
  { database, world }: Accounts,
  { email, password }: { readonly email: string; readonly password: string },
  address: string,
): Promise<Person & { readonly passwordHash: string }> {
  const normal = normalEmail(email);
  const network = networkOf(address);
  const now = world.now();
  await takeAttempt(database, 'address', network, now);
  await takeAttempt(database, 'account', normal, now);
  const row = await database
    .selectFrom('person')
    .select(['id', 'name', 'email', 'password_hash', 'disabled_at'])
    .where('email', '=', normal)
    .executeTakeFirst();
  const right = await passwords.isRight(password, row?.password_hash ?? null);
  if (!right || row === undefined || row.disabled_at !== null || row.password_hash === null) {
    throw new Fault('sign-in-failed');
  }
  await forgetAttempts(database, 'account', normal);
  await takeBackAttempt(database, 'address', network);
  const { id, name, password_hash: stored } = row;
  if (!passwords.isOutdated(stored)) return { id, name, email: normal, passwordHash: stored };
  const passwordHash = await passwords.hash(password);
  await database
    .updateTable('person')
    .set({ password_hash: passwordHash })
    .where('id', '=', id)
    .where('password_hash', '=', stored)
    .execute();
  return { id, name, email: normal, passwordHash };
}
