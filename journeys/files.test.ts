import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { settled } from './screens.ts';
import { World } from './world.ts';

const sample = (name: string) => fileURLToPath(new URL(`../samples/${name}`, import.meta.url));

let world: World;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'), { empty: true });
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

test('a file becomes a project with its forecast, and next week’s file its ledger', async () => {
  const page = await world.owner();
  const heading = page.getByRole('heading', { level: 1 });

  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(sample('platform-launch-week-earlier.xml'));
  await expect.poll(() => heading.textContent(), { timeout: 60_000 }).toMatch(/\d+ tasks, done by/);
  await page.getByText('What would be lost').first().waitFor();
  await page.getByRole('button', { name: 'Make the project' }).click();
  await page.waitForURL(/\/projects\/[^/]+\/on-track/, { timeout: 60_000 });
  await settled(page);
  expect(await heading.textContent()).toMatch(/^(Off track|At risk|On track|Unknown)/);

  await page.getByRole('link', { name: 'Files in and out' }).click();
  await page.locator('input[type=file]').setInputFiles(sample('platform-launch.xml'));
  await expect
    .poll(() => heading.textContent(), { timeout: 60_000 })
    .toMatch(/With .* the (finish|plan)/);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.waitForURL(/\/on-track/, { timeout: 60_000 });
  await settled(page);
  const total = page.getByRole('row').filter({ hasText: 'Finish moved' });
  await total.waitFor();
  const lines = await page.getByRole('table').first().getByRole('row').count();
  expect(lines, 'lines of the ledger and their sum').toBeGreaterThan(2);
});

test('what is no schedule is refused in words, and nothing is kept', async () => {
  const page = await world.owner();
  await page.goto('/import');
  const choose = (name: string, text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
  await choose('holiday.xml', '<holiday>no schedule</holiday>');
  await page.getByRole('alert').filter({ hasText: 'holiday.xml' }).waitFor();
  await page.getByRole('button', { name: 'Choose another file' }).click();
  const half = readFileSync(sample('platform-launch.xml'), 'utf8').slice(0, 4_000);
  await choose('half.xml', half);
  await page.getByRole('alert').filter({ hasText: 'half.xml' }).waitFor();
  const { workspaces } = await world.read(page, '/workspaces');
  const { projects } = await world.read(page, `/workspaces/${workspaces[0].id}/projects`);
  expect(projects.map(({ name }: { name: string }) => name)).not.toContain('half');
});

test('a plan goes out as a file that can be brought in again', async () => {
  const page = await world.owner();
  const projectId = await world.projectId(page);
  await page.goto(`/projects/${projectId}/files`);
  await page.getByRole('button', { name: 'Make the file' }).first().click();
  const link = page.getByRole('link', { name: /^Download/ }).first();
  await link.waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const path = await download.path();
  expect(readFileSync(path).length).toBeGreaterThan(1_000);
});
