import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { emptyProject, PlanPage, tasksOnServer } from './plan-page.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

const COLUMNS = '?columns=name.duration.start.finish.predecessors.totalFloat';

test('a plan is made and changed by the keyboard alone', async () => {
  const page = await world.owner();
  const projectId = await emptyProject(world, page, 'By keyboard');
  const plan = await PlanPage.open(page, projectId, COLUMNS);
  await plan.reachByTab();
  for (const name of ['Prepare', 'Dig', 'Lay cable', 'Hand over']) await plan.type(name);
  await plan.press(
    'Control+Home',
    'ArrowDown',
    'Alt+Shift+ArrowRight',
    'ArrowDown',
    'Alt+Shift+ArrowRight',
  );
  await plan.press('Control+Home', 'ArrowDown', 'ArrowRight');
  await plan.type('3d');
  await plan.type('1w');
  await plan.type('0d');
  await acceptMove(page);
  await plan.press('Control+Home', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft');
  await plan.type('2FS+1d');
  await plan.type('3');
  await acceptMove(page);
  await expect
    .poll(() => tasksOnServer(world, page, projectId))
    .toEqual([
      {
        name: 'Prepare',
        outlineNumber: '1',
        start: '2026-03-02T08:00',
        finish: '2026-03-12T17:00',
      },
      { name: 'Dig', outlineNumber: '1.1', start: '2026-03-02T08:00', finish: '2026-03-04T17:00' },
      {
        name: 'Lay cable',
        outlineNumber: '1.2',
        start: '2026-03-06T08:00',
        finish: '2026-03-12T17:00',
      },
      {
        name: 'Hand over',
        outlineNumber: '2',
        start: '2026-03-12T17:00',
        finish: '2026-03-12T17:00',
      },
    ]);
  expect(await plan.text('Hand over', 'Finish')).toContain('12 Mar');

  // Taken back and done again.
  await plan.press('Control+z');
  await expect.poll(() => plan.text('Hand over', 'Finish')).toContain('2 Mar');
  await plan.press('Control+Shift+z');
  await expect.poll(() => plan.text('Hand over', 'Finish')).toContain('12 Mar');

  // Nonsense is refused in words, and nothing is lost of what was typed.
  await plan.press('Control+Home', 'ArrowDown', 'ArrowRight', 'F2');
  await page.keyboard.press('Control+a');
  await plan.type('soon');
  await page
    .getByRole('alert')
    .filter({ hasText: /3d|2w|4h/ })
    .waitFor();
  await plan.press('Escape');
  expect(await plan.text('Dig', 'Duration')).toBe('3d');
});

test('rows from a spreadsheet become tasks, and go back as they were', async () => {
  const page = await world.owner();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const projectId = await emptyProject(world, page, 'From a spreadsheet');
  const plan = await PlanPage.open(page, projectId, '?columns=name.duration.predecessors');
  const rows = ['Survey\t2d\t', 'Design "A"\t1w\t1', 'Build\t3w\t2FS+2d'].join('\n');
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
  await plan.reachByTab();
  await plan.press('Control+v');
  await expect.poll(async () => (await tasksOnServer(world, page, projectId)).length).toBe(3);
  await expect.poll(() => plan.text('Build', 'Predecessors')).toBe('2FS+2d');
  await plan.press('Control+a', 'Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('"Design ""A"""\t1w\t1');
});

test('a plan is changed by the mouse alone', async () => {
  const page = await world.owner();
  const projectId = await emptyProject(world, page, 'By mouse');
  const plan = await PlanPage.open(page, projectId, `${COLUMNS}&zoom=days`);
  await plan.reachByTab();
  for (const name of ['First', 'Second']) await plan.type(name);
  await expect.poll(async () => (await tasksOnServer(world, page, projectId)).length).toBe(2);
  const before = await tasksOnServer(world, page, projectId);

  // The bar's right edge is pulled to the right: the task is longer.
  const canvas = page.locator('canvas').last();
  const area = await canvas.boundingBox();
  const row = await plan.row('First').boundingBox();
  if (area === null || row === null) throw new Error('nothing is drawn');
  const y = row.y + row.height / 2;
  // The plan is looked at where today is. Its bars lie before that: the arrow at the side leads to them.
  await page.mouse.click(area.x + 5, y);
  const edge = await barEdge(page, area.x, y);
  await page.mouse.move(edge, y);
  await page.mouse.down();
  await page.mouse.move(edge + 20, y, { steps: 4 });
  await page.mouse.move(edge + 60, y, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => (await tasksOnServer(world, page, projectId))[0]?.finish ?? '')
    .not.toBe(before[0]?.finish);
});

/** A milestone moves a day or more: the plan asks why, with its guess chosen, and Enter accepts. */
async function acceptMove(page: Page): Promise<void> {
  const question = page.getByRole('form', { name: 'What this moves' });
  await question.waitFor();
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
}

/** Where the bar in this row ends, found as people find it: the pointer says that it would stretch. */
async function barEdge(page: Page, left: number, y: number): Promise<number> {
  const { width } = page.viewportSize() as { width: number };
  let found: number | undefined;
  for (let x = Math.round(left); x < width - 4; x += 2) {
    await page.mouse.move(x, y);
    const cursor = await page.evaluate(
      ([x, y]) =>
        getComputedStyle(document.elementFromPoint(x as number, y as number) as Element).cursor,
      [x, y],
    );
    if (cursor === 'ew-resize') found = x;
    else if (found !== undefined) return found;
  }
  throw new Error('no bar ends in this row');
}
