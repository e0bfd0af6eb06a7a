import { sampleProgramme } from '@throughline/sample';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aProject, ask, aWorkspace, testServer } from '../test-server.testing.ts';
import { newId } from '../world.ts';
import type { ProjectLine } from './projects-rows.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

interface Page {
  readonly projects: readonly ProjectLine[];
  readonly next: string | null;
}

async function listed(token: string, workspaceId: string, query = ''): Promise<Page> {
  const url = `/api/v1/workspaces/${workspaceId}/projects?${query}`;
  const answer = await ask(server.app, token, 'GET', url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

function named(page: Page): string[] {
  return page.projects.map(({ name }) => name);
}

describe('a project', () => {
  test('begins as an empty plan with a calendar, in a log of its own', async () => {
    const { app, tokenByRole, workspaceId, context } = server;
    const url = `/api/v1/workspaces/${workspaceId}/projects`;
    const made = await ask(app, tokenByRole.manager, 'POST', url, {
      name: '  Office move ',
      start: '2026-03-02',
      currency: 'EUR',
    });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      workspaceId,
      name: 'Office move',
      programmeId: null,
      archivedAt: null,
      role: 'manager',
      head: { seq: 1 },
    });
    const { id } = made.json<ProjectLine>();
    const kinds = await context.store.read(id, 0, ({ history: { records, changes } }) => ({
      project: records.project,
      calendars: records.count('calendar'),
      via: changes.map(({ via }) => via),
    }));
    expect(kinds).toMatchObject({
      project: { name: 'Office move', start: '2026-03-02T08:00', currency: 'EUR' },
      calendars: 1,
      via: ['api'],
    });
    const read = await ask(app, tokenByRole.viewer, 'GET', `/api/v1/projects/${id}`);
    expect(read.json()).toEqual({ ...made.json(), role: 'viewer' });
  });

  test('is made by owners and managers alone, of a name that says something', async () => {
    const { app, tokenByRole, workspaceId } = server;
    const url = `/api/v1/workspaces/${workspaceId}/projects`;
    const by = (role: keyof typeof tokenByRole, body: object) =>
      ask(app, tokenByRole[role], 'POST', url, body);
    expect((await by('contributor', { name: 'No' })).statusCode).toBe(403);
    expect((await by('owner', { name: '   ' })).json()).toMatchObject({ code: 'request-invalid' });
    expect((await by('owner', { name: 'x', colour: 'red' })).statusCode).toBe(400);
    const other = await aWorkspace(server.context, 'Birch');
    const foreign = await aProgramme(other.workspaceId, 'Theirs');
    expect((await by('owner', { name: 'x', programmeId: foreign })).statusCode).toBe(404);
  });

  test('is renamed, moved to a programme, put away and taken up again', async () => {
    const { app, tokenByRole, workspaceId, context } = server;
    const id = await aProject(context, workspaceId);
    const programmeId = await aProgramme(workspaceId, 'Moves');
    const change = async (body: object) => {
      const answer = await ask(app, tokenByRole.manager, 'PATCH', `/api/v1/projects/${id}`, body);
      return answer.json<ProjectLine>();
    };
    expect(await change({ name: 'Renamed', programmeId })).toMatchObject({
      name: 'Renamed',
      programmeId,
    });
    const archived = await change({ archived: true });
    expect(archived.archivedAt).not.toBeNull();
    expect(named(await listed(tokenByRole.viewer, workspaceId))).not.toContain('Renamed');
    expect(named(await listed(tokenByRole.viewer, workspaceId, 'archived=only'))).toEqual([
      'Renamed',
    ]);
    // Put away a second time, it was put away when it was.
    expect(await change({ archived: true })).toEqual(archived);
    expect(await change({ archived: false, programmeId: null })).toMatchObject({
      programmeId: null,
      archivedAt: null,
    });
    const empty = await ask(app, tokenByRole.manager, 'PATCH', `/api/v1/projects/${id}`, {});
    expect(empty.statusCode).toBe(400);
  });

  test('is deleted with all of it by who repeats its name, and that is written down', async () => {
    const { app, tokenByRole, workspaceId, context } = server;
    const id = await aProject(context, workspaceId);
    const remove = (token: string, name: string) =>
      ask(app, token, 'DELETE', `/api/v1/projects/${id}?name=${encodeURIComponent(name)}`);
    expect((await remove(tokenByRole.contributor, 'A plan')).statusCode).toBe(403);
    expect((await remove(tokenByRole.owner, 'Another')).json()).toMatchObject({ code: 'conflict' });
    expect((await remove(tokenByRole.owner, 'A plan')).statusCode).toBe(204);
    const gone = await ask(app, tokenByRole.owner, 'GET', `/api/v1/projects/${id}`);
    expect(gone.json()).toMatchObject({ code: 'not-found' });
    const logged = await context.database
      .selectFrom('access_log')
      .select(['action', 'details'])
      .where('workspace_id', '=', workspaceId)
      .execute();
    expect(logged.map(({ action, details }) => [action, JSON.parse(details)])).toContainEqual([
      'project.delete',
      expect.objectContaining({ projectId: id, name: 'A plan' }),
    ]);
  });

  test('is the sample programme for who asks for it, where the server has one to give', async () => {
    const { app, context, workspaceId, tokenByRole } = server;
    const url = `/api/v1/workspaces/${workspaceId}/projects/sample`;
    const asked = () => ask(app, tokenByRole.manager, 'POST', url);
    expect((await asked()).statusCode).toBe(404);
    const { history } = sampleProgramme();
    Object.assign(context.settings, {
      sample: async () => ({ name: 'A sample', history, authors: { p: { name: 'Pia' } } }),
    });
    const made = await asked();
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({
      name: 'A sample',
      role: 'manager',
      head: { seq: history.head, hash: history.headHash },
    });
    expect((await asked()).json().id).not.toBe(made.json().id);
    Object.assign(context.settings, { sample: undefined });
  });
});

describe('a list of projects', () => {
  test('is read page by page in any order, and each project once', async () => {
    const { context } = server;
    const { workspaceId, tokenByRole } = await aWorkspace(context, 'Cedar');
    const names = ['beta', 'Alpha', 'gamma', 'alpha', 'Über', 'delta', 'a_b'];
    for (const name of names) await rename(await aProject(context, workspaceId), name);
    for (const sort of ['name', '-name', 'created', '-created', 'forecastFinish', 'verdict']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const query = `sort=${sort}&limit=2${cursor}`;
        const page: Page = await listed(tokenByRole.viewer, workspaceId, query);
        seen.push(...named(page));
        cursor = page.next === null ? '' : `&cursor=${page.next}`;
      } while (cursor !== '');
      expect(seen.toSorted(), sort).toEqual(names.toSorted());
      if (sort === 'created') expect(seen).toEqual(names);
      if (sort === 'name') expect(seen.slice(-4)).toEqual(['beta', 'delta', 'gamma', 'Über']);
    }
    const found = await listed(tokenByRole.viewer, workspaceId, 'text=ALPHA');
    expect(named(found)).toEqual(['Alpha', 'alpha']);
    expect(named(await listed(tokenByRole.viewer, workspaceId, 'text=_'))).toEqual(['a_b']);
    const url = `/api/v1/workspaces/${workspaceId}/projects?cursor=nonsense`;
    const bad = await ask(server.app, tokenByRole.viewer, 'GET', url);
    expect(bad.json()).toMatchObject({ code: 'request-invalid', field: 'querystring/cursor' });
  });

  test('has the verdict for those who see the whole plan; a guest sees the projects that name them, without it', async () => {
    const { context } = server;
    const { workspaceId, tokenByRole, personByRole } = await aWorkspace(context, 'Dale');
    const late = await aProject(context, workspaceId);
    const fine = await aProject(context, workspaceId);
    await aProject(context, workspaceId);
    await aVerdict(late, 'off-track', '2026-09-01T17:00', 1);
    await aVerdict(fine, 'on-track', '2026-08-01T17:00', 0);
    await context.database
      .insertInto('project_member')
      .values({
        project_id: late,
        person_id: personByRole.guest,
        role: 'guest',
        created_at: new Date(),
      })
      .execute();
    const ids = (page: Page) => page.projects.map(({ id }) => id);
    const viewer = (query: string) => listed(tokenByRole.viewer, workspaceId, query);
    expect(ids(await viewer('sort=forecastFinish')).slice(0, 2)).toEqual([fine, late]);
    expect(ids(await viewer('sort=verdict')).slice(0, 2)).toEqual([late, fine]);
    const [one] = (await viewer('verdict=off-track')).projects;
    expect(one).toMatchObject({
      id: late,
      onTrack: {
        state: 'off-track',
        sentence: 'Said.',
        forecastFinish: '2026-09-01T17:00',
        isCurrent: true,
      },
    });
    expect((await viewer('verdict=on-track')).projects[0]?.onTrack?.isCurrent).toBe(false);

    const guest = await listed(tokenByRole.guest, workspaceId);
    expect(guest.projects).toMatchObject([{ id: late, role: 'guest', onTrack: null }]);
    expect((await listed(tokenByRole.guest, workspaceId, 'verdict=off-track')).projects).toEqual(
      [],
    );
  });

  test('is of one workspace, and none for a token of a single project', async () => {
    const { app, context } = server;
    const mine = await aWorkspace(context, 'Elm');
    const theirs = await aWorkspace(context, 'Fir');
    const only = await aProject(context, mine.workspaceId);
    await aProject(context, mine.workspaceId);
    await context.database
      .updateTable('token')
      .set({ project_id: only })
      .where('person_id', '=', mine.personByRole.viewer)
      .execute();
    const url = `/api/v1/workspaces/${mine.workspaceId}/projects`;
    const foreign = await ask(app, theirs.tokenByRole.owner, 'GET', url);
    expect(foreign.json()).toMatchObject({ code: 'not-found' });
    const single = await ask(app, mine.tokenByRole.viewer, 'GET', url);
    expect(single.json()).toEqual({ ...foreign.json(), requestId: single.json().requestId });
  });
});

async function aProgramme(workspaceId: string, name: string): Promise<string> {
  const id = newId(server.context.world);
  await server.context.database
    .insertInto('programme')
    .values({ id, workspace_id: workspaceId, name, created_at: new Date() })
    .execute();
  return id;
}

async function rename(id: string, name: string): Promise<void> {
  await server.context.database.updateTable('project').set({ name }).where('id', '=', id).execute();
}

async function aVerdict(
  id: string,
  verdict: string,
  finish: string,
  revision: number,
): Promise<void> {
  await server.context.database
    .insertInto('computed_head')
    .values({
      project_id: id,
      revision,
      engine_version: '1',
      as_of: '2026-03-02T08:00',
      status_at: '2026-03-02T08:00',
      verdict,
      summary: JSON.stringify({ sentence: 'Said.', rule: 'within-targets' }),
      forecast_finish: finish,
    })
    .execute();
}
