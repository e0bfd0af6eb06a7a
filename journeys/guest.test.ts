import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { PROJECT_SCREENS, settled } from './screens.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

test('a guest sees what is shared, and nothing else on any screen', async () => {
  const owner = await world.owner();
  const projectId = await world.projectId(owner);
  const { records } = await world.read(owner, `/projects/${projectId}/snapshot`);
  const tasks = (records as { kind: string; name: string; audience: string }[]).filter(
    ({ kind }) => kind === 'task',
  );
  const shared = new Set(
    tasks.filter(({ audience }) => audience === 'shared').map(({ name }) => name),
  );
  const internal = tasks.filter(
    ({ name, audience }) => audience === 'internal' && !shared.has(name),
  );
  expect(shared.size, 'the sample shares some').toBeGreaterThan(3);
  const invited = await world.send(owner, 'POST', `/projects/${projectId}/invites`, {
    role: 'guest',
  });

  const guest = await world.visitor();
  await guest.goto(invited.url);
  await guest.getByLabel('Your name').fill('Gita Client');
  await guest.getByLabel('E-mail address').fill('gita@example.org');
  await guest.getByLabel(/^Password/).fill('plenty of kelp here 8');
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.getByRole('link', { name: 'Data-centre exit' }).first().click();
  await guest.getByRole('heading', { level: 1 }).waitFor();

  for (const screen of PROJECT_SCREENS) {
    await guest.goto(`/projects/${projectId}/${screen}`);
    await settled(guest);
    const text = await guest.locator('body').innerText();
    const leaked = internal.filter(({ name }) => text.includes(name)).map(({ name }) => name);
    expect(leaked, screen).toEqual([]);
  }

  await guest.goto(`/projects/${projectId}/plan`);
  const grid = guest.getByRole('treegrid');
  await grid
    .getByText([...shared][0] as string)
    .first()
    .waitFor();
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toMatch(/^\d+$/);
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(tasks.length);
});
