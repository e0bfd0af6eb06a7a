import { Fault } from '../fault.ts';
import { logAccess } from './access-log.ts';
import { type Accounts, newId } from './clock-and-chance.ts';
import type { Asker } from './invites.ts';

export interface Programme {
  readonly id: string;
  readonly name: string;
}

export async function listProgrammes(
  { database }: Pick<Accounts, 'database'>,
  workspaceId: string,
): Promise<Programme[]> {
  return database
    .selectFrom('programme')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function createProgramme(
  { database, world }: Accounts,
  asker: Asker,
  workspaceId: string,
  name: string,
): Promise<Programme> {
  const at = world.now();
  const id = newId(world);
  await database.transaction().execute(async (tx) => {
    await tx
      .insertInto('programme')
      .values({ id, workspace_id: workspaceId, name, created_at: at })
      .execute();
    const details = { programme: id, name };
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker.id,
      action: 'programme.create',
      details,
    });
  });
  return { id, name };
}

interface ProgrammePlace {
  readonly workspaceId: string;
  readonly programmeId: string;
}

export async function renameProgramme(
  { database, world }: Accounts,
  asker: Asker,
  { workspaceId, programmeId }: ProgrammePlace,
  name: string,
): Promise<Programme> {
  const at = world.now();
  await database.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('programme')
      .set({ name })
      .where('id', '=', programmeId)
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Fault('not-found');
    const details = { programme: programmeId, name };
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker.id,
      action: 'programme.rename',
      details,
    });
  });
  return { id: programmeId, name };
}

/** Its projects stay, in no programme. */
export async function removeProgramme(
  { database, world }: Accounts,
  asker: Asker,
  { workspaceId, programmeId }: ProgrammePlace,
): Promise<void> {
  const at = world.now();
  await database.transaction().execute(async (tx) => {
    await tx
      .updateTable('project')
      .set({ programme_id: null })
      .where('programme_id', '=', programmeId)
      .where('workspace_id', '=', workspaceId)
      .execute();
    const removed = await tx
      .deleteFrom('programme')
      .where('id', '=', programmeId)
      .where('workspace_id', '=', workspaceId)
      .returning('name')
      .executeTakeFirst();
    if (removed === undefined) throw new Fault('not-found');
    const details = { programme: programmeId, name: removed.name };
    await logAccess(tx, {
      workspaceId,
      at,
      personId: asker.id,
      action: 'programme.remove',
      details,
    });
  });
}
