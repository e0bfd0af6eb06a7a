import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { PlanPage } from './plan-page.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

test('a change is tried on a branch, compared, and applied', async () => {
  const page = await world.owner();
  const projectId = await world.projectId(page);
  const finish = async (branch = '') =>
    (await world.read(page, `/projects/${projectId}/schedule?limit=1${branch}`)).forecast.finish;
  const before = await finish();

  await page.goto(`/projects/${projectId}/on-track`);
  await page.getByRole('button', { name: 'Try a change' }).click();
  await page.getByLabel('Name').fill('Ten days for the last task');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL(/branch=/);
  const branch = new URL(page.url()).searchParams.get('branch') as string;

  // The task that the project finishes with.
  const { forecast, tasks } = await world.read(page, `/projects/${projectId}/schedule?limit=5000`);
  const path = new Set(forecast.longestPath as string[]);
  const last = (tasks as { id: string; name: string; summary: boolean; milestone: boolean }[])
    .filter(({ id, summary, milestone }) => path.has(id) && !summary && !milestone)
    .at(-1) as { name: string };
  const plan = await PlanPage.open(
    page,
    projectId,
    `?branch=${branch}&columns=name.duration.finish`,
  );
  await plan.find(last.name);
  await (await plan.cell(last.name, 'Duration')).first().click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await plan.type('40d');
  const bar = page.getByRole('form', { name: 'What this moves' });
  await bar.waitFor({ timeout: 5_000 }).catch(() => {});
  if (await bar.isVisible()) await page.keyboard.press('Enter');

  // The branch has it; the plan does not.
  await expect.poll(() => finish(`&branch=${branch}`)).not.toBe(before);
  expect(await finish()).toBe(before);
  const tried = await finish(`&branch=${branch}`);

  await page.getByRole('button', { name: 'Apply …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Finish').first().waitFor();
  await dialog.getByRole('button', { name: /^Apply \d+ edit/ }).click();
  await expect.poll(() => finish()).toBe(tried);

  // What is applied is one step of the history, and taken back as one.
  await page.goto(`/projects/${projectId}/history`);
  await page.getByRole('button', { name: 'Undo my last step' }).click();
  await expect.poll(() => finish()).toBe(before);
});
