import type { Role } from '@throughline/model';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Principal, workspacesOf } from '../../accounts/index.ts';
import { askProject } from '../../projects/answers/index.ts';
import type { Context } from '../context.ts';
import { projectLines, VERDICTS } from '../routes/projects-rows.ts';
import type { ProjectStatus, WorkspaceStatus } from './status-page.ts';

/** So many plans of a workspace are asked for the page; the list of the API has all. */
const PLANS_SHOWN = 20;

const Verdict = z.enum(VERDICTS);
const StatusAnswer = z.object({
  verdict: z.object({ state: Verdict, sentence: z.string() }),
  answer: z.object({ finish: z.object({ forecast: z.string().nullable() }).optional() }).nullable(),
});
const PromisesAnswer = z.object({
  promises: z.array(
    z.object({
      title: z.string(),
      to: z.string(),
      date: z.string().nullable(),
      forecast: z.string().nullable(),
      state: z.enum(['open', 'met', 'broken']).nullable(),
      late: z.boolean().nullable(),
    }),
  ),
});

/** Where the plans stand that somebody has a part in, as far as they may know: what needs them first. */
export async function readStatus(
  principal: Principal,
  context: Context,
): Promise<WorkspaceStatus[]> {
  const found: WorkspaceStatus[] = [];
  for (const workspace of await workspacesOf(context, principal)) {
    const looking = { principal, workspaceId: workspace.id, role: workspace.role };
    const lines = await projectLines(context.database, looking, {
      where: [sql<boolean>`p.archived_at is null`],
      limit: 1_000,
    });
    const shown = lines.slice(0, PLANS_SHOWN).map(({ project }) => project);
    const projects = await Promise.all(
      shown.map(({ id, name, role }) => readProject(principal, { id, name, role }, context)),
    );
    projects.sort((a, b) => VERDICTS.indexOf(a.state) - VERDICTS.indexOf(b.state));
    found.push({ workspace, projects, more: lines.length - shown.length });
  }
  return found;
}

async function readProject(
  principal: Principal,
  { id, name, role }: { readonly id: string; readonly name: string; readonly role: Role },
  { database, store, heavy, world }: Context,
): Promise<ProjectStatus> {
  const head = await database
    .selectFrom('project_head')
    .select('revision')
    .where('project_id', '=', id)
    .executeTakeFirstOrThrow();
  const place = { projectId: id, revision: head.revision };
  const options = { reader: { role, id: principal.id }, now: world.local() };
  const ask = async (what: 'status' | 'promises') => {
    const answer = await askProject(
      store,
      (projectId, revision, question) => heavy.ask(projectId, revision, 'answer', question),
      place,
      what,
      options,
    );
    return answer !== undefined && 'json' in answer ? JSON.parse(answer.json) : undefined;
  };
  const status = StatusAnswer.safeParse(await ask('status'));
  const promises = PromisesAnswer.safeParse(await ask('promises'));
  const unknown = { state: 'unknown', sentence: 'The plan says nothing yet.' } as const;
  return {
    id,
    name,
    ...(status.success ? status.data.verdict : unknown),
    forecastFinish: status.success ? (status.data.answer?.finish?.forecast ?? null) : null,
    promises: promises.success ? promises.data.promises : [],
  };
}
