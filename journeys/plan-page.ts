import type { Locator, Page } from 'playwright-core';
import type { World } from './world.ts';

/** The plan screen, found as people find it: by rows and headings. */
export class PlanPage {
  readonly grid: Locator;

  private constructor(readonly page: Page) {
    this.grid = page.getByRole('treegrid');
  }

  static async open(page: Page, projectId: string, search = ''): Promise<PlanPage> {
    await page.goto(`/projects/${projectId}/plan${search}`);
    const plan = new PlanPage(page);
    await plan.grid.waitFor();
    return plan;
  }

  row(task: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByText(task, { exact: true }) });
  }

  /** The cell of a task in the column of this heading. */
  async cell(task: string, heading: string): Promise<Locator> {
    const header = this.grid.getByRole('columnheader', { name: heading, exact: true });
    const column = await header.getAttribute('aria-colindex');
    return this.row(task).locator(`[role=gridcell][aria-colindex="${column}"]`);
  }

  async text(task: string, heading: string): Promise<string> {
    return ((await (await this.cell(task, heading)).textContent()) ?? '').trim();
  }

  /** By the keyboard alone, from the top of the page: as many steps as it takes. */
  async reachByTab(): Promise<void> {
    for (let step = 0; step < 60; step++) {
      if (await this.grid.evaluate((grid) => grid === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('the keyboard does not reach the plan');
  }

  /** Goes to a task by its name, wherever it is in the plan. */
  async find(task: string): Promise<void> {
    await this.grid.focus();
    await this.press('Control+f');
    await this.page.keyboard.type(task);
    await this.press('Enter');
    await this.row(task).first().waitFor();
    await this.press('Escape');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types into the active cell and goes on with the key. */
  async type(text: string, then = 'Enter'): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.keyboard.press(then);
  }
}

/** An empty plan that begins on a Monday; returns its id. */
export async function emptyProject(world: World, page: Page, name: string): Promise<string> {
  const { workspaces } = await world.read(page, '/workspaces');
  const made = await world.send(page, 'POST', `/workspaces/${workspaces[0].id}/projects`, {
    name,
    start: '2026-03-02',
  });
  return made.id;
}

export interface TaskLine {
  readonly name: string;
  readonly start: string | null;
  readonly finish: string | null;
  readonly outlineNumber: string;
}

/** What the server has of the plan: the truth that a page's picture is compared with. */
export async function tasksOnServer(
  world: World,
  page: Page,
  projectId: string,
): Promise<readonly TaskLine[]> {
  const { tasks } = await world.read(page, `/projects/${projectId}/schedule`);
  return (
    tasks as { name: string; outlineNumber: string; schedule: { start: string; finish: string } }[]
  ).map(({ name, outlineNumber, schedule: { start, finish } }) => ({
    name,
    outlineNumber,
    start,
    finish,
  }));
}
