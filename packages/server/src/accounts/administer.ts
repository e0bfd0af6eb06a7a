import type { Role } from '@throughline/model';
import { sql } from 'kysely';
import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import type { Accounts } from './clock-and-chance.ts';
import { type MadeLink, makeLink } from './links.ts';
import { normalEmail, type Person } from './person.ts';
import { endSessionsOf } from './session.ts';
import { createToken, type MadeToken, type NewToken } from './tokens.ts';

/** What whoever runs the server may do to everybody's access, from its command line. */
export interface ListedPerson extends Person {
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly workspaces: readonly { readonly name: string; readonly role: Role }[];
}

/** Everybody with an account, or with a role in this workspace; by e-mail address. */
export async function listPeople(
  { database }: Pick<Accounts, 'database'>,
  workspaceId?: string,
): Promise<ListedPerson[]> {
  const people = await database.selectFrom('person').selectAll().orderBy('email').execute();
  const members = await database
    .selectFrom('member as m')
    .innerJoin('workspace as w', 'w.id', 'm.workspace_id')
    .select(['m.person_id', 'm.role', 'w.id', 'w.name'])
    .orderBy('w.name')
    .execute();
  return people.flatMap(({ id, email, name, created_at, disabled_at }) => {
    const own = members.filter(({ person_id }) => person_id === id);
    if (workspaceId !== undefined && !own.some((one) => one.id === workspaceId)) return [];
    return [
      {
        id,
        email,
        name,
        createdAt: created_at.toISOString(),
        disabledAt: disabled_at?.toISOString() ?? null,
        workspaces: own.map((one) => ({ name: one.name, role: one.role as Role })),
      },
    ];
  });
}

/** By id or name; the only one there is where none is named. */
export async function findWorkspace(
  { database }: Pick<Accounts, 'database'>,
  named?: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const all = await database
    .selectFrom('workspace')
    .select(['id', 'name'])
    .orderBy('name')
    .execute();
  const found = all.filter(({ id, name }) => named === undefined || id === named || name === named);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  throw new Fault(found.length === 0 ? 'not-found' : 'request-invalid', {
    field: 'workspace',
    accepted: (found.length === 0 ? all : found).map(({ id, name }) => `${name} (${id})`),
  });
}

export async function findPerson(
  { database }: Pick<Accounts, 'database'>,
  email: string,
): Promise<Person> {
  const found = await database
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('email', '=', normalEmail(email))
    .executeTakeFirst();
  if (found === undefined) throw new Fault('not-found', { field: 'email' });
  return found;
}

/** Into a workspace with any role, that of an owner included. */
export async function inviteByCommand(
  accounts: Accounts,
  workspaceId: string,
  { role, email }: { readonly role: Role; readonly email?: string | undefined },
): Promise<MadeLink> {
  return accounts.database.transaction().execute(async (tx) => {
    const made = await makeLink(
      tx,
      {
        purpose: 'invite',
        workspaceId,
        role,
        ...(email !== undefined && { email: normalEmail(email) }),
      },
      accounts,
    );
    await logAccess(tx, {
      workspaceId,
      at: accounts.world.now(),
      personId: null,
      action: 'invite.create',
      details: { link: made.id, role, email: email ?? null },
    });
    return made;
  });
}

/** For anybody: whoever runs the server holds its database anyway. */
export async function passwordLinkByCommand(
  accounts: Accounts,
  personId: string,
): Promise<MadeLink> {
  return accounts.database.transaction().execute(async (tx) => {
    const made = await makeLink(tx, { purpose: 'password', personId }, accounts);
    await logAccess(tx, {
      workspaceId: null,
      at: accounts.world.now(),
      personId: null,
      action: 'password.link',
      details: { personId, link: made.id },
    });
    return made;
  });
}

/** Closes an account, or opens it again: sessions end, tokens do nothing meanwhile, what was written stays. */
export async function setDisabled(
  { database, world }: Accounts,
  personId: string,
  disabled: boolean,
): Promise<void> {
  const at = world.now();
  await database.transaction().execute(async (tx) => {
    await sql`
      update person set disabled_at = ${disabled ? at : null}::timestamptz where id = ${personId}`.execute(
      tx,
    );
    if (disabled) await endSessionsOf(tx, personId);
    await logAccess(tx, {
      workspaceId: null,
      at,
      personId: null,
      action: disabled ? 'person.disable' : 'person.enable',
      details: { personId },
    });
  });
}

/** For a person, in whose name it acts; for a service, an owner of the workspace answers for it. */
export async function createTokenByCommand(
  accounts: Accounts,
  workspaceId: string,
  wanted: NewToken,
  forPerson?: string,
): Promise<MadeToken> {
  const { rows } = await sql<{ person_id: string }>`
    select m.person_id from member m join person p on p.id = m.person_id
    where m.workspace_id = ${workspaceId} and p.disabled_at is null
      and (case when ${forPerson ?? null}::uuid is null then m.role = 'owner'
        else m.person_id = ${forPerson ?? null}::uuid end)
    order by m.created_at, m.person_id limit 1`.execute(accounts.database);
  const [answerable] = rows;
  if (answerable === undefined) {
    throw new Fault('not-found', {
      detail: forPerson === undefined ? 'the workspace has no owner' : 'no member of the workspace',
    });
  }
  const maker = { id: answerable.person_id, kind: 'person', scope: 'admin' } as const;
  return createToken(accounts, maker, workspaceId, wanted, null);
}
