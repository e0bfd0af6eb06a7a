import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Line } from './line.ts';
import { emptyProject, PlanPage, tasksOnServer } from './plan-page.ts';
import { World } from './world.ts';

let world: World;
let line: Line;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
  line = await Line.begin();
});
afterAll(async () => {
  await world.end();
  line.end();
  expect(world.faults).toEqual([]);
});

const COLUMNS = '?columns=name.duration.finish';

async function rename(plan: PlanPage, from: string, to: string): Promise<void> {
  await (await plan.cell(from, 'Task')).click();
  await plan.press('F2', 'Control+a');
  await plan.type(to);
}

test('two people on one plan, one of them without a connection for a while', async () => {
  const ana = await world.owner();
  const ben = await world.colleague(ana, 'Ben Other', 'manager', { through: line.url });
  const projectId = await emptyProject(world, ana, 'Together');
  const at = await PlanPage.open(ana, projectId, COLUMNS);
  await at.reachByTab();
  for (const name of ['One', 'Two', 'Three']) await at.type(name);
  const other = await PlanPage.open(ben, projectId, COLUMNS);
  await other.row('Three').waitFor();

  // What one does is seen by the other at once.
  await rename(at, 'One', 'Alpha');
  await other.row('Alpha').waitFor();

  // Ben's connection is cut. He goes on; so does Ana.
  await line.cut(ben);
  await rename(other, 'Two', 'Beta');
  await other.row('Beta').waitFor();
  await rename(at, 'Three', 'Gamma');
  const names = async () => (await tasksOnServer(world, ana, projectId)).map(({ name }) => name);
  await expect.poll(names).toEqual(['Alpha', 'Two', 'Gamma']);

  // He comes back: both have both, and nothing twice.
  await line.mend(ben);
  await expect.poll(names, { timeout: 20_000 }).toEqual(['Alpha', 'Beta', 'Gamma']);
  await other.row('Gamma').waitFor();
  await at.row('Beta').waitFor();

  // Both change the same name while one is away: the second is told, in words, and loses nothing.
  await line.cut(ben);
  await rename(other, 'Beta', 'Ben was here');
  await rename(at, 'Beta', 'Ana was here');
  await expect.poll(names).toEqual(['Alpha', 'Ana was here', 'Gamma']);
  await line.mend(ben);
  await other.row('Ana was here').waitFor();
  await ben.getByRole('button', { name: '1 change of yours did not hold' }).click();
  const dialog = ben.getByRole('dialog');
  await dialog.getByText(/Ben was here/).waitFor();
  await dialog.getByText(/Ana Ortiz/).waitFor();
  expect(await names()).toEqual(['Alpha', 'Ana was here', 'Gamma']);

  // Read, it is let go of.
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await ben.getByRole('button', { name: /did not hold/ }).waitFor({ state: 'detached' });
  await ben.keyboard.press('Escape');
  await other.row('Ana was here').waitFor();
});

test('what was typed while the server was dead is there when it lives again', async () => {
  const page = await world.owner();
  const projectId = await emptyProject(world, page, 'Killed');
  const plan = await PlanPage.open(page, projectId, COLUMNS);
  await plan.reachByTab();
  await plan.type('Before');
  await expect.poll(async () => (await tasksOnServer(world, page, projectId)).length).toBe(1);
  await world.kill();
  await plan.press('Control+Home');
  await rename(plan, 'Before', 'While it was dead');
  await plan.row('While it was dead').waitFor();
  await page
    .getByText(/connection is lost/i)
    .first()
    .waitFor();
  // The page is closed and opened again, as by somebody who gives up and comes back.
  await world.start();
  await page.reload();
  await plan.row('While it was dead').waitFor();
  await expect
    .poll(async () => (await tasksOnServer(world, page, projectId)).map(({ name }) => name), {
      timeout: 30_000,
    })
    .toEqual(['While it was dead']);
});
