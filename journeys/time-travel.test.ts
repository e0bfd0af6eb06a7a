import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { PlanPage } from './plan-page.ts';
import { settled } from './screens.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

test('any screen as of any moment, and back again', async () => {
  const page = await world.owner();
  const projectId = await world.projectId(page);
  await page.goto(`/projects/${projectId}/on-track`);
  await settled(page);
  const heading = page.getByRole('heading', { level: 1 });
  const now = await heading.textContent();
  await page.getByRole('button', { name: /as of now/ }).click();
  const slider = page.getByRole('slider', { name: 'Change of the log' });
  const day = page.getByLabel('Day', { exact: true });
  await expect.poll(() => day.inputValue()).not.toBe('');
  const place = Number(await slider.inputValue());
  await slider.focus();
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await slider.inputValue())).toBeLessThan(place);
  await day.fill('2026-06-01');
  await page.waitForURL(/asOf=/);
  await page
    .getByRole('status')
    .filter({ hasText: /as it was on \d+ (May|Jun)/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => heading.textContent()).not.toBe(now);

  // The plan of that day cannot be edited.
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.getByRole('treegrid').waitFor();
  await expect.poll(() => page.getByRole('treegrid').getAttribute('aria-readonly')).toBe('true');

  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByRole('link', { name: 'On track?' }).click();
  await expect.poll(() => heading.textContent()).toBe(now);
});

test('what somebody deleted is there as it was, and is restored', async () => {
  const page = await world.owner();
  const projectId = await world.projectId(page);
  const count = async () =>
    (await world.read(page, `/projects/${projectId}/schedule?limit=1`)).total;
  const before = await count();
  const { head } = await world.read(page, `/projects/${projectId}/log?limit=1`);

  const plan = await PlanPage.open(page, projectId);
  await plan.row('Write the charter').first().getByRole('gridcell').nth(1).click();
  await page.keyboard.press('Control+Minus');
  const asked = page.getByRole('dialog');
  await asked.getByRole('button', { name: /^Remove/ }).click();
  await expect.poll(count).toBe(before - 1);

  await page.goto(`/projects/${projectId}/plan?asOf=${head}`);
  await plan.row('Write the charter').first().waitFor();
  await page.getByRole('button', { name: 'Restore this …' }).click();
  await settled(page);
  await page
    .getByRole('button', { name: /^Restore/ })
    .last()
    .click();
  await expect.poll(count).toBe(before);
});
