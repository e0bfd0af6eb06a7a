import type { Kysely } from 'kysely';
import type { Schema } from '../storage/index.ts';

export type AccessAction =
  | 'workspace.create'
  | 'workspace.rename'
  | 'programme.create'
  | 'programme.rename'
  | 'programme.remove'
  | 'project.delete'
  | 'invite.create'
  | 'invite.revoke'
  | 'member.join'
  | 'member.role'
  | 'member.remove'
  | 'member.leave'
  | 'project-role.give'
  | 'project-role.take'
  | 'password.link'
  | 'password.set'
  | 'token.create'
  | 'token.revoke'
  | 'report-link.create'
  | 'report-link.revoke'
  | 'steering-link.create'
  | 'steering-link.revoke'
  | 'person.disable'
  | 'person.enable';

export interface AccessEntry {
  /** Absent for what concerns somebody's account and no workspace. */
  readonly workspaceId: string | null;
  readonly at: Date;
  /** Who did it; null for the command line. */
  readonly personId: string | null;
  readonly action: AccessAction;
  /** Ids, names and roles; never a secret. */
  readonly details: Readonly<Record<string, string | null>>;
}

/** Notes a change of access, in the transaction that makes it. */
export async function logAccess(tx: Kysely<Schema>, entry: AccessEntry): Promise<void> {
  await tx
    .insertInto('access_log')
    .values({
      workspace_id: entry.workspaceId,
      at: entry.at,
      person_id: entry.personId,
      action: entry.action,
      details: JSON.stringify(entry.details),
    })
    .execute();
}
