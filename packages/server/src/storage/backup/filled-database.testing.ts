import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../connect.ts';

/** An id that is easily told from others: `00000000-0000-7000-8000-00000000000a` for 10. */
export function id(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** What nobody may find in a backup, because only its hash was ever stored. */
export const secrets = {
  password: 'correct horse battery staple',
  session: 'session-secret-1f3a',
  token: 'tl_token-secret-77c0',
  invite: 'invite-secret-9e21',
  link: 'report-link-secret-40bb',
  steering: 'steering-link-secret-51cc',
};

/** Everything that the text form of COPY has to write in another way, and what it has not. */
export const HARD = '\\.\n\\N\t"\'\r\n\\.\n\u0001\u007f\u2028 ünï — 🜂 \ufffd \\';

const at = new Date('2026-11-20T08:30:00.123Z');
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Rows in every table: two workspaces, Alder and Birch, each with a project, a member of its own and one
 * person (number 3) who belongs to both. Of texts, those that are hard to write.
 */
export async function fill(database: Database): Promise<void> {
  const [ann, bob, carla, dan] = [id(1), id(2), id(3), id(4)];
  await database
    .insertInto('person')
    .values(
      [ann, bob, carla, dan].map((personId, index) => ({
        id: personId,
        email: `${['ann', 'bob', 'carla', 'dan'][index]}@example.org`,
        name: ['Ann', 'Bob', 'Carla', 'Dan'][index] ?? '',
        password_hash: `$argon2id$${hash(secrets.password)}`,
        created_at: at,
        disabled_at: index === 3 ? at : null,
      })),
    )
    .execute();
  for (const [number, name, member] of [
    [10, 'Alder', ann],
    [20, 'Birch', bob],
  ] as const) {
    await fillWorkspace(database, number, name, member);
  }
  await sql`
    insert into attempt (key, failures, at, blocked_until, let_in) values ('x', 1, ${at}, ${at}, false)`.execute(
    database,
  );
  // Dan belongs to nobody any more; what he did in Alder stays.
  await change(database, id(12), '', 3, dan);
}

async function fillWorkspace(database: Database, number: number, name: string, member: string) {
  const [workspaceId, programmeId, projectId] = [id(number), id(number + 1), id(number + 2)];
  const created_at = at;
  await database.insertInto('workspace').values({ id: workspaceId, name, created_at }).execute();
  for (const person_id of [member, id(3)]) {
    await database
      .insertInto('member')
      .values({ workspace_id: workspaceId, person_id, role: 'owner', created_at })
      .execute();
  }
  await database
    .insertInto('programme')
    .values({ id: programmeId, workspace_id: workspaceId, name: HARD, created_at })
    .execute();
  await database
    .insertInto('project')
    .values({
      id: projectId,
      workspace_id: workspaceId,
      programme_id: programmeId,
      name: `${name}'s plan`,
      created_at,
      archived_at: null,
    })
    .execute();
  await database
    .insertInto('project_member')
    .values({ project_id: projectId, person_id: id(3), role: 'viewer', created_at })
    .execute();
  await database
    .insertInto('project_head')
    .values({ project_id: projectId, seq: 2, hash: hash(name), revision: 3 })
    .execute();
  await change(database, projectId, '', 1, member);
  await change(database, projectId, '', 2, id(number + 3));
  await change(database, projectId, 'b', 2, id(3));
  await database
    .insertInto('record')
    .values([
      { project_id: projectId, id: 'r1', kind: 'task', body: JSON.stringify({ name: HARD }) },
      { project_id: projectId, id: '\\.', kind: 'link', body: '{}' },
    ])
    .execute();
  await sql`
    insert into branch (project_id, id, revision, seq, hash, meta) values
    (${projectId}, 'b', 3, 2, 'x', ${`{"by":"${id(3)}"}`})`.execute(database);
  await database
    .insertInto('author')
    .values({ project_id: projectId, id: 'imported', name: 'Edith Long gone' })
    .execute();
  await sql`
    insert into computed_task values
    (${projectId}, 'r1', ${HARD}, false, false, '2026-11-23 08:00', '2026-11-24 17:00', null, null, -480, true, 0.1)`.execute(
    database,
  );
  await sql`
    insert into computed_head values
    (${projectId}, 3, '0.1.0', '2026-11-23 08:00', '2026-11-20 08:00', 'on-track', '{}', '2026-11-24 17:00')`.execute(
    database,
  );
  await fillAccess(database, number, workspaceId, projectId, member);
}

async function fillAccess(
  database: Database,
  number: number,
  workspaceId: string,
  projectId: string,
  member: string,
) {
  const later = new Date(at.getTime() + 86_400_000);
  await sql`
    insert into session (id, secret_hash, person_id, created_at, seen_at, expires_at, user_agent, address)
    values (${id(number + 4)}, ${hash(`${secrets.session}${number}`)}, ${member}, ${at}, ${at}, ${later}, 'x', '::1')`.execute(
    database,
  );
  await sql`
    insert into token (id, secret_hash, workspace_id, name, scope, role, created_by, created_at, expires_at)
    values (${id(number + 3)}, ${hash(`${secrets.token}${number}`)}, ${workspaceId}, 'Nightly report', 'read',
      'viewer', ${member}, ${at}, ${later})`.execute(database);
  for (const [invite, used] of [
    [5, at],
    [6, null],
  ] as const) {
    await sql`
      insert into invite (id, secret_hash, purpose, workspace_id, role, email, created_by, created_at, expires_at, used_at)
      values (${id(number + invite)}, ${hash(`${secrets.invite}${number}${invite}`)}, 'invite', ${workspaceId},
        'viewer', 'eve@example.org', ${member}, ${at}, ${later}, ${used})`.execute(database);
  }
  await sql`
    insert into report_link (id, secret_hash, project_id, resource_id, created_by, created_at, expires_at)
    values (${id(number + 7)}, ${hash(`${secrets.link}${number}`)}, ${projectId}, 'r', ${member}, ${at}, ${later})`.execute(
    database,
  );
  await sql`
    insert into steering_page (id, project_id, seq, engine_version, title, period, content, created_by, created_at)
    values (${id(number + 10)}, ${projectId}, 1, '1', ${HARD}, 'November', '{}', ${member}, ${at})`.execute(
    database,
  );
  await sql`
    insert into steering_link (id, secret_hash, project_id, page_id, created_by, created_at, expires_at)
    values (${id(number + 11)}, ${hash(`${secrets.steering}${number}`)}, ${projectId}, ${id(number + 10)},
      ${member}, ${at}, ${later})`.execute(database);
  for (const action of ['member.invite', 'token.made']) {
    await sql`
      insert into access_log (workspace_id, at, person_id, action, details)
      values (${workspaceId}, ${at}, ${member}, ${action}, ${HARD})`.execute(database);
  }
  await sql`
    insert into job (id, workspace_id, asked_by, kind, state, last_attempt, input, created_at)
    values (${id(number + 8)}, ${workspaceId}, ${member}, 'export', 'done', 3, '{}', ${at}),
      (${id(number + 9)}, ${workspaceId}, ${member}, 'import', 'running', 3, '{}', ${at})`.execute(
    database,
  );
  await sql`
    insert into file (id, workspace_id, asked_by, purpose, name, created_at, expires_at)
    values (${id(number + 8)}, ${workspaceId}, ${member}, 'export', 'plan.xml', ${at}, ${later})`.execute(
    database,
  );
  await sql`
    insert into file_part (file_id, number, bytes) values (${id(number + 8)}, 0, 'bytes')`.execute(
    database,
  );
  await sql`
    insert into presence (project_id, connection_id, person_id, place, seen_at)
    values (${projectId}, ${id(number)}, ${member}, 'plan', ${at})`.execute(database);
}

async function change(
  database: Database,
  projectId: string,
  branch: string,
  seq: number,
  author: string,
) {
  await database
    .insertInto('change')
    .values({
      project_id: projectId,
      branch,
      seq,
      edit_id: `e${seq}`,
      author,
      at,
      meta: '{}',
      payload: JSON.stringify({ edit: HARD }),
      salt: seq === 1 ? null : hash(projectId).slice(0, 32),
    })
    .execute();
}
