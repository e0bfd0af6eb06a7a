import type { Branch, History, Role, TokenScope } from '@throughline/model';
import { hashOfSecret, newBearer, REPORT_PREFIX, TOKEN_PREFIX } from '../accounts/index.ts';
import { createProject } from '../projects/index.ts';
import type { Context } from './context.ts';
import { newId } from './world.ts';

/** Everybody who might ask: what they are in the workspace and the project, and what they show of it. */
export const CALLERS = {
  nobody: {},
  owner: { role: 'owner' },
  manager: { role: 'manager' },
  contributor: { role: 'contributor' },
  viewer: { role: 'viewer' },
  guest: { role: 'guest', inProject: 'guest' },
  'guest of another project': { role: 'guest' },
  'viewer who manages the project': { role: 'viewer', inProject: 'manager' },
  'manager who views the project': { role: 'manager', inProject: 'viewer' },
  'removed member': { removed: true },
  'owner of another workspace': { elsewhere: true },
  'token that may read': { role: 'owner', scope: 'read' },
  'token that may write': { role: 'owner', scope: 'write' },
  'token of another project': { role: 'owner', bound: true },
  'expired token': { role: 'owner', dead: 'expired' },
  'revoked token': { role: 'owner', dead: 'revoked' },
  'token of a disabled person': { role: 'owner', dead: 'disabled' },
  'mistyped token': { role: 'owner', dead: 'mistyped' },
  'service that contributes': { service: 'contributor' },
  'service that is a guest': { service: 'guest' },
  'signed in owner': { role: 'owner', session: true },
  'signed in viewer': { role: 'viewer', session: true },
  'signed in guest': { role: 'guest', inProject: 'guest', session: true },
  'report link': { link: true },
} as const satisfies Readonly<Record<string, CallerKind>>;

export interface CallerKind {
  readonly role?: Role;
  readonly inProject?: Exclude<Role, 'owner'>;
  readonly scope?: TokenScope;
  /** A token with a role of its own, and nobody behind it. */
  readonly service?: Exclude<Role, 'owner'>;
  readonly dead?: 'expired' | 'revoked' | 'disabled' | 'mistyped';
  readonly removed?: true;
  readonly elsewhere?: true;
  /** To another project of the same workspace. */
  readonly bound?: true;
  readonly session?: true;
  readonly link?: true;
}

export type Caller = keyof typeof CALLERS;
export const callers = Object.keys(CALLERS) as Caller[];
export const kindOf = (caller: Caller): CallerKind => CALLERS[caller];

/** One of everything that a path, a query or a body can name. */
export interface Ids {
  readonly workspaceId: string;
  readonly projectId: string;
  readonly otherProjectId: string;
  readonly programmeId: string;
  /** A member with no part in what is asked. */
  readonly personId: string;
  readonly inviteId: string;
  readonly projectInviteId: string;
  readonly reportLinkId: string;
  readonly pageId: string;
  readonly steeringLinkId: string;
  /** Of who asks. */
  readonly tokenId: string;
  readonly sessionId: string;
  readonly waitingJobId: string;
  readonly failedJobId: string;
  readonly exportJobId: string;
  /** About the workspace. */
  readonly waitingReadingId: string;
  readonly failedReadingId: string;
  readonly uploadId: string;
  readonly projectUploadId: string;
  /** In the plan. */
  readonly taskId: string;
  readonly branchId: string;
}

export interface World {
  ids(caller: Caller): Ids;
  headers(caller: Caller): Record<string, string>;
}

/**
 * A workspace, a project with this plan and somebody of every kind.
 * @param taskId a task of the plan; another world's is not in this one's
 * @param some of the callers, beside the owner
 */
export async function aWorld(
  { database, world }: Context,
  { history, branches }: { readonly history: History; readonly branches: readonly Branch[] },
  taskId: string,
  some: readonly Caller[] = callers,
): Promise<World> {
  const who = [...new Set<Caller>(['owner', ...some])];
  const at = world.now();
  const later = new Date(at.getTime() + 86_400_000);
  const id = () => newId(world);
  const row = { created_at: at };
  const workspaces = { here: id(), elsewhere: id() };
  const project = { here: id(), other: id(), elsewhere: id() };
  const personBy = byCaller(id);
  const subject = id();
  const tokenBy = byCaller(id);
  const secretBy = byCaller(() => newBearer(TOKEN_PREFIX, world));
  const sessionBy = byCaller(id);
  const shared = {
    programmeId: id(),
    inviteId: id(),
    projectInviteId: id(),
    reportLinkId: id(),
    pageId: id(),
    steeringLinkId: id(),
    branchId: branches[0]?.id ?? '',
  };
  const ownBy = byCaller(() => ({
    waitingJobId: id(),
    failedJobId: id(),
    exportJobId: id(),
    waitingReadingId: id(),
    failedReadingId: id(),
    uploadId: id(),
    projectUploadId: id(),
    exportId: id(),
  }));
  const linkSecret = newBearer(REPORT_PREFIX, world);
  const people = [...who.map((caller) => ({ id: personBy[caller], caller })), { id: subject }];

  await database.transaction().execute(async (tx) => {
    await tx
      .insertInto('workspace')
      .values([
        { id: workspaces.here, name: 'Alder', ...row },
        { id: workspaces.elsewhere, name: 'Birch', ...row },
      ])
      .execute();
    await tx
      .insertInto('person')
      .values(
        people.map(({ id: personId, ...one }) => ({
          id: personId,
          email: `${personId}@example.org`,
          name: 'caller' in one ? one.caller : 'Subject',
          password_hash: null,
          disabled_at: 'caller' in one && kindOf(one.caller).dead === 'disabled' ? at : null,
          ...row,
        })),
      )
      .execute();
    await tx
      .insertInto('member')
      .values([
        ...who.flatMap((caller) => {
          const { role, elsewhere } = kindOf(caller);
          const person_id = personBy[caller];
          if (elsewhere)
            return [{ workspace_id: workspaces.elsewhere, person_id, role: 'owner', ...row }];
          return role === undefined
            ? []
            : [{ workspace_id: workspaces.here, person_id, role, ...row }];
        }),
        { workspace_id: workspaces.here, person_id: subject, role: 'contributor', ...row },
      ])
      .execute();
    await tx
      .insertInto('programme')
      .values({ id: shared.programmeId, workspace_id: workspaces.here, name: 'Exit', ...row })
      .execute();
    const { programmeId } = shared;
    const plan = { history, branches, name: 'A plan', at };
    await createProject(tx, {
      ...plan,
      id: project.here,
      workspaceId: workspaces.here,
      programmeId,
    });
    for (const [one, workspaceId] of [
      [project.other, workspaces.here],
      [project.elsewhere, workspaces.elsewhere],
    ] as const) {
      await tx
        .insertInto('project')
        .values({
          id: one,
          workspace_id: workspaceId,
          programme_id: null,
          name: 'Else',
          archived_at: null,
          ...row,
        })
        .execute();
    }
    await tx
      .insertInto('project_member')
      .values([
        ...who.flatMap((caller) => {
          const { inProject } = kindOf(caller);
          const person_id = personBy[caller];
          return inProject === undefined
            ? []
            : [{ project_id: project.here, person_id, role: inProject, ...row }];
        }),
        { project_id: project.here, person_id: subject, role: 'viewer', ...row },
      ])
      .execute();
    await tx
      .insertInto('token')
      .values(
        who.map((caller) => {
          const { scope = 'admin', dead, bound, elsewhere, service } = kindOf(caller);
          return {
            id: tokenBy[caller],
            secret_hash: hashOfSecret(secretBy[caller]),
            workspace_id: elsewhere ? workspaces.elsewhere : workspaces.here,
            person_id: service === undefined ? personBy[caller] : null,
            name: caller,
            scope,
            role: service ?? null,
            project_id: bound ? project.other : null,
            created_by: personBy[caller],
            expires_at: dead === 'expired' ? at : later,
            used_at: null,
            revoked_at: dead === 'revoked' ? at : null,
            ...row,
          };
        }),
      )
      .execute();
    await tx
      .insertInto('session')
      .values(
        who.map((caller) => ({
          id: sessionBy[caller],
          secret_hash: hashOfSecret(`session ${secretBy[caller]}`.replaceAll(' ', '-')),
          person_id: personBy[caller],
          seen_at: at,
          expires_at: later,
          user_agent: 'a browser',
          address: '127.0.0.1',
          ...row,
        })),
      )
      .execute();
    await tx
      .insertInto('invite')
      .values(
        (
          [
            ['inviteId', null],
            ['projectInviteId', project.here],
          ] as const
        ).map(([name, projectId]) => ({
          id: shared[name],
          secret_hash: hashOfSecret(shared[name]),
          purpose: 'invite',
          workspace_id: workspaces.here,
          project_id: projectId,
          role: 'guest',
          email: null,
          person_id: null,
          created_by: subject,
          expires_at: later,
          used_at: null,
          revoked_at: null,
          ...row,
        })),
      )
      .execute();
    await tx
      .insertInto('report_link')
      .values({
        id: shared.reportLinkId,
        secret_hash: hashOfSecret(linkSecret),
        project_id: project.here,
        resource_id: 'open-resource',
        created_by: subject,
        expires_at: later,
        used_at: null,
        revoked_at: null,
        ...row,
      })
      .execute();
    await tx
      .insertInto('steering_page')
      .values({
        id: shared.pageId,
        project_id: project.here,
        seq: 5,
        engine_version: '1',
        title: 'Steering',
        period: '',
        content: JSON.stringify(sentPage),
        created_by: subject,
        ...row,
      })
      .execute();
    await tx
      .insertInto('steering_link')
      .values({
        id: shared.steeringLinkId,
        secret_hash: hashOfSecret(shared.steeringLinkId),
        project_id: project.here,
        page_id: shared.pageId,
        created_by: subject,
        expires_at: later,
        used_at: null,
        revoked_at: null,
        ...row,
      })
      .execute();
    await tx
      .insertInto('job')
      .values(who.flatMap((caller) => jobsOf(caller)))
      .execute();
    await tx
      .insertInto('file')
      .values(who.flatMap((caller) => filesOf(caller)))
      .execute();
  });

  function jobsOf(caller: Caller) {
    const job = {
      workspace_id: workspaces.here,
      project_id: project.here,
      asked_by: kindOf(caller).service === undefined ? personBy[caller] : tokenBy[caller],
      kind: 'project.export',
      last_attempt: 3,
      input: '{}',
      outcome: null,
      started_at: null,
      ended_at: null,
      ...row,
    };
    const own = ownBy[caller];
    const done = { state: 'done', started_at: at, ended_at: at };
    return [
      { ...job, id: own.waitingJobId, state: 'waiting' },
      { ...job, id: own.failedJobId, state: 'failed', ended_at: at },
      { ...job, ...done, id: own.exportJobId },
      { ...job, id: own.waitingReadingId, state: 'waiting', kind: 'file.read', project_id: null },
      { ...job, id: own.failedReadingId, state: 'failed', kind: 'file.read', project_id: null },
      { ...job, ...done, id: own.uploadId, kind: 'file.read', project_id: null },
      { ...job, ...done, id: own.projectUploadId, kind: 'update.read' },
    ];
  }

  function filesOf(caller: Caller) {
    const own = ownBy[caller];
    const file = {
      workspace_id: workspaces.here,
      asked_by: kindOf(caller).service === undefined ? personBy[caller] : tokenBy[caller],
      name: 'plan.xml',
      options: '{}',
      size: 0,
      sha256: hashOfSecret(''),
      confirm_job_id: null,
      expires_at: later,
      ...row,
    };
    return [
      { ...file, id: own.uploadId, project_id: null, purpose: 'import', job_id: own.uploadId },
      {
        ...file,
        id: own.projectUploadId,
        project_id: project.here,
        purpose: 'update',
        job_id: own.projectUploadId,
      },
      {
        ...file,
        id: own.exportId,
        project_id: project.here,
        purpose: 'export',
        options: JSON.stringify({ format: 'mspdi', seen: seenBy(caller) }),
        job_id: own.exportJobId,
      },
    ];
  }

  return {
    ids: (caller) => {
      const { exportId: _, ...own } = ownBy[caller];
      return {
        workspaceId: workspaces.here,
        projectId: project.here,
        otherProjectId: project.other,
        personId: subject,
        tokenId: tokenBy[caller],
        sessionId: sessionBy[caller],
        taskId,
        ...shared,
        ...own,
      };
    },
    headers: (caller) => {
      const { session, link, dead } = kindOf(caller);
      const secret = secretBy[caller];
      if (caller === 'nobody') return {};
      if (link) return { authorization: `Bearer ${linkSecret}` };
      if (session) {
        const cookie = `__Host-throughline=${`session ${secret}`.replaceAll(' ', '-')}`;
        return { cookie, origin: 'http://localhost' };
      }
      return { authorization: `Bearer ${dead === 'mistyped' ? secret.slice(0, -1) : secret}` };
    },
  };
}

/** A file that was made for one pair of eyes is not given to others. */
function seenBy(caller: Caller): string {
  const { role, inProject } = kindOf(caller);
  const own = (role !== 'owner' && inProject) || role;
  return own === 'owner' || own === 'manager' ? 'whole' : (own ?? 'whole');
}

function byCaller<T>(make: () => T): Record<Caller, T> {
  return Object.fromEntries(callers.map((caller) => [caller, make()])) as Record<Caller, T>;
}

const sentPage = {
  project: 'A plan',
  text: { title: 'Steering', period: '', notes: '', decisionsWanted: '', against: '' },
  content: {
    seq: 5,
    status: '2026-11-20T17:00',
    minutesPerDay: 480,
    verdict: { state: 'unknown', sentence: 'Unknown.' },
    promises: [],
    ledger: null,
    series: [],
    waysBack: [],
    decisions: [],
  },
};
