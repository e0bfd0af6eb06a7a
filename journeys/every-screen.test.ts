import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PROJECT_SCREENS, seriousFaults, settled, tooWide } from './screens.ts';
import { World } from './world.ts';

/** Where pictures of every screen are put, for people to look at; absent: nowhere. */
const pictures = process.env.THROUGHLINE_SCREENSHOTS;

let world: World;
let projectId: string;
const pageByLook = new Map<string, Page>();
const LOOKS = ['wide', 'wide dark', 'phone', 'phone dark'];

beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true });
  world = await World.begin(inject('postgresUrl'));
  for (const look of LOOKS) {
    const page = await world.owner({
      phone: look.startsWith('phone'),
      dark: look.endsWith('dark'),
    });
    projectId = await world.projectId(page);
    pageByLook.set(look, page);
  }
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

const ADDRESSES = ['/', '/settings', ...PROJECT_SCREENS.map((screen) => `/projects/:id/${screen}`)];

describe.each(ADDRESSES)('%s', (address) => {
  test.each(LOOKS)('%s: can be read, by everybody', async (look) => {
    const page = pageByLook.get(look) as Page;
    await page.goto(address.replace(':id', projectId));
    await settled(page);
    if (pictures) {
      const name = `${address.split('/').at(-1) || 'projects'}-${look.replace(' ', '-')}`;
      await page.screenshot({ path: `${pictures}/${name}.png` });
    }
    expect(await seriousFaults(page)).toEqual([]);
    expect(await tooWide(page), 'pixels too wide').toBeLessThanOrEqual(0);
  });
});
