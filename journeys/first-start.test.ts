import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

test('from the printed link to the first answer', async () => {
  const page = await world.visitor();
  await page.goto(world.firstLink as string);
  await page.getByLabel('Your name').fill('Ana Ortiz');
  await page.getByLabel('E-mail address').fill('ana@example.org');
  await page.getByLabel(/^Password/).fill('plenty of kelp here 7');
  await page.getByRole('button', { name: 'Begin' }).click();
  // It opens nothing any more: whoever comes later signs in.
  world.firstLink = undefined;
  await page.getByRole('link', { name: 'Data-centre exit' }).first().click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect.poll(() => heading.textContent()).toMatch(/^At risk/);
});

test('the link works once, and says so afterwards', async () => {
  const page = await world.visitor();
  await page.goto(`${world.url}/join#not-a-secret`);
  await page.getByText('This link opens nothing.').waitFor();
});

test('a wrong password is told apart from nothing else, and a right one leads to where one was going', async () => {
  const page = await world.owner();
  const projectId = await world.projectId(page);
  const stranger = await world.visitor();
  await stranger.goto(`/projects/${projectId}/on-track`);
  await stranger.getByLabel('E-mail address').fill('ana@example.org');
  await stranger.getByLabel('Password').fill('something else entirely');
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await stranger.getByText('The e-mail address or the password is not right.').waitFor();
  await stranger.getByLabel('Password').fill('plenty of kelp here 7');
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await stranger.waitForURL(`**/projects/${projectId}/on-track`);
});
