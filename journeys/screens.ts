import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Every screen of a project, by the end of its address. */
export const PROJECT_SCREENS = [
  'on-track',
  'plan',
  'week',
  'my-work',
  'what-if',
  'history',
  'promises',
  'events',
  'baselines',
  'calendars',
  'people',
  'steering',
  'files',
] as const;

/** Resolves when the screen has its sentence and nothing says any more that it is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main, [role=treegrid]').first().waitFor();
  await page.waitForFunction(
    () => {
      const waiting = [...document.querySelectorAll('[role=status]')].some(
        ({ textContent }) => textContent === 'Loading …',
      );
      return !waiting && document.querySelector('[aria-busy=true]') === null;
    },
    undefined,
    { timeout: 30_000 },
  );
  // What is asked once the first answer is there; the live connection never rests, so idleness tells nothing.
  await page.waitForTimeout(500);
}

/** What axe finds on the page that is serious or critical: rule, element and what is wrong with it. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  // Evaluated, not added as a script: the page's policy takes scripts of its own alone.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
    );
}

/** By how many pixels the page is wider than the screen: then it moves sideways under a thumb. */
export async function tooWide(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
