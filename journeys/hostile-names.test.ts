import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PROJECT_SCREENS, settled, tooWide } from './screens.ts';
import { World } from './world.ts';

/** Names that break pages: each has to be shown as the text that it is. */
const NAMES = [
  '<img src=x onerror="globalThis.wasRun = true"><script>globalThis.wasRun = true</script>',
  '"><svg onload=globalThis.wasRun=true>',
  '=HYPERLINK("http://example.org","click")',
  '{{constructor.constructor("globalThis.wasRun=true")()}}',
  // The longest that a name may be.
  'x'.repeat(4_000),
  '\u202Eright to left override, and מילים בעברית with English 12',
  '👩🏽‍🚀🏳️‍🌈 e\u0301 \u0000 \u0007 \uFFFD',
  'two\nlines\tand a tab',
];

let world: World;
let page: Page;
let projectId: string;

beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'), { empty: true });
  page = await world.owner();
  const { workspaces } = await world.read(page, '/workspaces');
  const project = await world.send(page, 'POST', `/workspaces/${workspaces[0].id}/projects`, {
    name: NAMES[0],
    start: '2026-03-02',
  });
  projectId = project.id;
  const edits = NAMES.map((name, place) => ({
    editId: crypto.randomUUID(),
    edit: {
      kind: 'task.add',
      record: {
        kind: 'task',
        id: crypto.randomUUID(),
        audience: 'internal',
        name,
        rank: `a${place + 1}`,
        type: 'task',
        fixed: 'units',
        responsible: name.slice(0, 200),
        duration: { minutes: 480, unit: 'd' },
      },
    },
  }));
  const { head } = await world.read(page, `/projects/${projectId}/log?limit=1`);
  for (const edit of edits) {
    // One by one: a name that the plan refuses is no reason to leave out the others.
    await world
      .send(page, 'POST', `/projects/${projectId}/edits`, { base: head, edits: [edit] })
      .catch((error) => {
        refused.push(String(error));
      });
  }
});
const refused: string[] = [];
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

test('the plan takes them, up to a length', async () => {
  expect(refused).toEqual([]);
  const renamed = { kind: 'project.set', set: { name: 'x'.repeat(10_000) } };
  const edits = [{ editId: crypto.randomUUID(), edit: renamed }];
  const send = world.send(page, 'POST', `/projects/${projectId}/edits`, {
    base: NAMES.length,
    edits,
  });
  await expect(send).rejects.toThrow(/value-invalid|edit-invalid/);
});

describe.each(['/', ...PROJECT_SCREENS.map((screen) => `/projects/:id/${screen}`)])(
  '%s',
  (address) => {
    test('shows names as text, and runs none of them', async () => {
      await page.goto(address.replace(':id', projectId));
      await settled(page);
      expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false);
      expect(await page.locator('img[src=x], svg[onload], main script').count()).toBe(0);
      expect(await tooWide(page), 'pixels too wide').toBeLessThanOrEqual(0);
    });
  },
);
