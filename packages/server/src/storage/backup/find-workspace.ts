import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { BackupFault } from './backup-fault.ts';

/** The workspace of this id, or the only one of this name. Throws where there is none, or several. */
export async function findWorkspace(
  tx: Kysely<Schema>,
  asked: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from workspace where id::text = lower(${asked}) or name = ${asked}
    order by id::text = lower(${asked}) desc, id limit 2`.execute(tx);
  const [found, another] = rows;
  if (found === undefined) {
    throw new BackupFault('workspace-unknown', `There is no workspace ${asked}.`);
  }
  if (found.id !== asked.toLowerCase() && another !== undefined) {
    const why = `Several workspaces are called ${asked}: name it by its id.`;
    throw new BackupFault('workspace-unknown', why);
  }
  return found;
}
