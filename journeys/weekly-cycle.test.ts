import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seriousFaults, settled, tooWide } from './screens.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

test('a week: the status date, two reports by link, what they moved, and what is told', async () => {
  const page = await world.owner();
  const projectId = await world.projectId(page);
  await page.goto(`/projects/${projectId}/week`);
  await settled(page);
  await page.getByLabel('New status date').fill('2026-11-27');
  await page.getByRole('button', { name: 'Set it', exact: true }).click();
  await expect
    .poll(
      async () => (await world.read(page, `/projects/${projectId}/status?most=1`)).about.status.at,
    )
    .toMatch(/^2026-11-27/);

  const links: string[] = [];
  for (const place of [0, 1]) {
    await page
      .getByRole('button', { name: /^(Make a|Another) link/ })
      .nth(place)
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    links.push(await dialog.getByLabel('Link', { exact: true }).inputValue());
    await dialog.getByRole('button', { name: 'Close' }).click();
  }

  // On a phone, without an account: one needs a week more, the other has nothing new.
  const phone = await world.visitor({ phone: true });
  await phone.goto(links[0] as string);
  await phone.getByRole('heading', { level: 1 }).filter({ hasText: /task/ }).waitFor();
  expect(await seriousFaults(phone)).toEqual([]);
  expect(await tooWide(phone)).toBeLessThanOrEqual(0);
  await phone.getByRole('button', { name: /done/i }).first().click();
  const send = phone.getByRole('button', { name: /^(Report|Send|Say so)/ }).first();
  if (await send.isVisible()) await send.click();
  await phone
    .getByText(/Noted|Thank/)
    .first()
    .waitFor();
  const other = await world.visitor({ phone: true });
  await other.goto(links[1] as string);
  await other
    .getByRole('button', { name: /as planned|nothing.*changed|no change/i })
    .first()
    .click();
  await other
    .getByText(/Noted|Thank/)
    .first()
    .waitFor();

  // What they said is there, with who said it.
  await page.reload();
  await settled(page);
  await page
    .getByText(/by report link/)
    .first()
    .waitFor();

  // And it is told.
  await page.goto(`/projects/${projectId}/steering`);
  await settled(page);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
});
