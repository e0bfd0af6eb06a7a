import { afterAll, beforeAll, expect, test } from 'vitest';
import { enter } from '../../accounts/index.ts';
import { aProject, testServer } from '../test-server.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

test('who asks, what they are in the project and where it stands is one statement; a use is noted once a minute', async () => {
  const { context, tokenByRole, workspaceId, personByRole } = server;
  const projectId = await aProject(context, workspaceId);
  let statements = 0;
  const counted = context.database.withPlugin({
    transformQuery: ({ node }) => {
      statements++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const credentials = { bearer: tokenByRole.contributor };
  const now = new Date();
  const asked = async (seconds: number) => {
    statements = 0;
    const at = new Date(now.getTime() + seconds * 1_000);
    const entry = await enter(counted, credentials, { projectId }, at);
    return { entry, statements };
  };
  const place = { workspaceId, projectId, role: 'contributor', revision: 1 };
  expect(await asked(0)).toMatchObject({
    statements: 2,
    entry: { principal: { id: personByRole.contributor }, place },
  });
  expect(await asked(59)).toMatchObject({ statements: 1, entry: { place } });
  expect(await asked(60)).toMatchObject({ statements: 2 });
  const nobody = await enter(counted, { bearer: 'tl_unknown' }, { projectId }, now);
  expect(nobody).toBeUndefined();
});
