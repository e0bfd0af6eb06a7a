import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, enter, hashOfSecret } from '../accounts/index.ts';
import { testDatabase } from '../storage/test-database.testing.ts';
import { standings } from './standing.ts';

let used: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  used = await testDatabase();
});
afterAll(() => used.drop());

const NOW = new Date('2026-03-02T09:00:00Z');
const LATER = new Date('2026-04-01T09:00:00Z');
const LONG_AGO = new Date('2026-01-01T09:00:00Z');

/** Somebody with a project, a session and three tokens: their own, one of that project, one of a service. */
async function somebody() {
  const { database } = used;
  const [workspace, other, person, project] = [0, 1, 2, 3].map(() => randomUUID());
  for (const id of [workspace, other]) {
    await sql`insert into workspace values (${id}, 'w', ${NOW})`.execute(database);
  }
  await sql`
    insert into person (id, email, name, created_at) values (${person}, ${`${person}@example.org`}, 'p', ${NOW})`.execute(
    database,
  );
  await sql`insert into member values (${workspace}, ${person}, 'manager', ${NOW})`.execute(
    database,
  );
  await sql`insert into project (id, workspace_id, name, created_at) values (${project}, ${workspace}, 'p', ${NOW})`.execute(
    database,
  );
  await sql`insert into project_head values (${project}, 3, 'h', 4)`.execute(database);
  const secrets = [0, 1, 2, 3].map(() => randomUUID());
  await sql`
    insert into session values
      (${randomUUID()}, ${hashOfSecret(secrets[0] ?? '')}, ${person}, ${NOW}, ${NOW}, ${LATER}, '', '')`.execute(
    database,
  );
  const tokens = [
    { secret: secrets[1], of: person, role: null, only: null },
    { secret: secrets[2], of: person, role: null, only: project },
    { secret: secrets[3], of: null, role: 'viewer', only: null },
  ];
  for (const { secret, of, role, only } of tokens) {
    await sql`
      insert into token (id, secret_hash, workspace_id, person_id, name, scope, role, project_id, created_by, created_at, expires_at)
      values (${randomUUID()}, ${hashOfSecret(secret ?? '')}, ${workspace}, ${of}, 't', 'read', ${role}, ${only}, ${person}, ${NOW}, ${LATER})`.execute(
      database,
    );
  }
  const credentials = secrets.map(
    (secret, k): Credentials => (k === 0 ? { session: secret } : { bearer: secret }),
  );
  return { workspace, other, person, project: project ?? '', credentials };
}

type Somebody = Awaited<ReturnType<typeof somebody>>;

const losses: Readonly<Record<string, (of: Somebody) => RawBuilder<unknown>>> = {
  nothing: () => sql`select 1`,
  'the membership': ({ person }) => sql`delete from member where person_id = ${person}`,
  'the role': ({ person }) => sql`update member set role = 'guest' where person_id = ${person}`,
  'the account': ({ person }) => sql`update person set disabled_at = ${NOW} where id = ${person}`,
  'the session, ended': ({ person }) =>
    sql`update session set expires_at = ${NOW} where person_id = ${person}`,
  'the session, unused': ({ person }) =>
    sql`update session set seen_at = ${LONG_AGO} where person_id = ${person}`,
  'the session, signed out': ({ person }) => sql`delete from session where person_id = ${person}`,
  'the tokens, taken back': ({ workspace }) =>
    sql`update token set revoked_at = ${NOW} where workspace_id = ${workspace}`,
  'the tokens, ended': ({ workspace }) =>
    sql`update token set expires_at = ${NOW} where workspace_id = ${workspace}`,
  'the project, moved away': ({ project, other }) =>
    sql`update project set workspace_id = ${other} where id = ${project}`,
  'the project': ({ project }) => sql`delete from project where id = ${project}`,
  'a part of the role': ({ project, person }) =>
    sql`insert into project_member values (${project}, ${person}, 'viewer', ${NOW})`,
};

describe('whoever watches stands as a new request of theirs would', () => {
  test.each(Object.keys(losses))('after they lost %s', async (loss) => {
    const { database } = used;
    const one = await somebody();
    const projectId = one.project;
    const entries = await Promise.all(
      one.credentials.map((each) => enter(database, each, { projectId }, NOW)),
    );
    await losses[loss]?.(one).execute(database);
    const watching = entries.flatMap((entry) =>
      entry === undefined ? [] : [{ projectId, principal: entry.principal }],
    );
    expect(watching).toHaveLength(4);
    const found = await standings(database, watching, NOW);
    const anew = await Promise.all(
      one.credentials.map(async (each) => {
        const entry = await enter(database, each, { projectId }, NOW);
        return entry?.place?.role;
      }),
    );
    expect(found.map((standing) => standing?.role)).toEqual(anew);
    for (const standing of found) {
      if (standing !== undefined) expect(standing).toMatchObject({ seq: 3, revision: 4 });
    }
  });
});
