import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { BackupFault } from './backup-fault.ts';
import { columnsOf } from './catalogue.ts';
import { findWorkspace } from './find-workspace.ts';
import { type BackedUpTable, rowsOf, tables, WORKSPACE_SETTING } from './tables.ts';

/**
 * Moves one workspace from the schema that the connection works in to another, with the people it names:
 * who has the same id or the same email there is that person.
 * @param asked the workspace's id, or its name
 */
export async function moveWorkspace(
  tx: Kysely<Schema>,
  asked: string,
  there: string,
): Promise<{ readonly id: string; readonly name: string; readonly known: number }> {
  const found = await findWorkspace(tx, asked);
  await sql`select set_config(${WORKSPACE_SETTING}, ${found.id}, true)`.execute(tx);
  await refuseWhatIsThere(tx, there);
  const known = await matchPeople(tx, there);
  for (const table of tables) await move(tx, table, there);
  await keepNames(tx, there);
  return { ...found, known };
}

/** Ids are unique in the world: one that is there already came from this very workspace. */
async function refuseWhatIsThere(tx: Kysely<Schema>, there: string): Promise<void> {
  for (const table of tables) {
    if (!['workspace', 'programme', 'project'].includes(table.name)) continue;
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name ${rowsOf(table, 'workspace')}
        and id in (select id from ${sql.table(`${there}.${table.name}`)}) limit 1`.execute(tx);
    const [found] = rows;
    if (found === undefined) continue;
    const why = `The ${table.name} ‘${found.name}’ (${found.id}) is there already.`;
    throw new BackupFault('already-there', why);
  }
}

/** Notes who has which id there, and says how many are there. */
async function matchPeople(tx: Kysely<Schema>, there: string): Promise<number> {
  const person = tables.find(({ name }) => name === 'person') as BackedUpTable;
  await sql`
    create table known_person as
    select person.id, coalesce(same.id, namesake.id) as there_id, person.name
    from (select * ${rowsOf(person, 'workspace')}) as person
    left join ${sql.table(`${there}.person`)} as same on same.id = person.id
    left join ${sql.table(`${there}.person`)} as namesake on namesake.email = person.email
    where same.id is not null or namesake.id is not null`.execute(tx);
  const { rows } = await sql<{ count: number }>`select count(*) as count from known_person`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

async function move(tx: Kysely<Schema>, table: BackedUpTable, there: string): Promise<void> {
  const rows = rowsOf(table, 'workspace');
  if (rows === undefined) return;
  const { name, emptied = [], people = [] } = table;
  const all = await columnsOf(tx, name);
  // What numbers itself is numbered anew, in the same order.
  const columns = all.filter(({ isIdentity }) => !isIdentity).map((column) => column.name);
  const numbers = all.filter(({ isIdentity }) => isIdentity).map((column) => column.name);
  const values = columns.map((column) => {
    if (emptied.includes(column)) return sql`null`;
    if (!people.includes(column)) return sql.ref(column);
    return sql`coalesce((
      select there_id from known_person where known_person.id = ${sql.ref(`${name}.${column}`)}),
      ${sql.ref(column)})`;
  });
  const isNew = name === 'person' ? sql`and id not in (select id from known_person)` : sql``;
  const inOrder =
    numbers.length > 0
      ? sql`order by ${sql.join(numbers.map((column) => sql.ref(column)))}`
      : sql``;
  await sql`
    insert into ${sql.table(`${there}.${name}`)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} ${rows} ${isNew} ${inOrder}`.execute(tx);
}

/**
 * The log is never rewritten: who made a change there under another id keeps that id in it, and the name
 * that goes with it.
 */
async function keepNames(tx: Kysely<Schema>, there: string): Promise<void> {
  await sql`
    insert into ${sql.table(`${there}.author`)} (project_id, id, name)
    select project.id, known.id::text, known.name
    from known_person as known, project
    where known.id <> known.there_id
      and project.workspace_id = current_setting('throughline.workspace')::uuid
      and (exists (select from change where project_id = project.id and author = known.id::text)
        or exists (select from branch where project_id = project.id and position(known.id::text in meta) > 0))
    on conflict do nothing`.execute(tx);
}
