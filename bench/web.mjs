import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate, startEmbedded } from '@throughline/server';
import { chromium } from 'playwright-core';
import { browserPath } from '../scripts/browser.mjs';
import {
  grouped,
  heading,
  hold,
  inMegabytes,
  inMilliseconds,
  median,
  quantile,
  tell,
} from './measure.mjs';
import { fillWorkspace, startServer } from './server-process.mjs';
import { drawFloor } from './web-floor.mjs';
import { EDITED_COLUMNS, edits, frames, opened, scrolled } from './web-page.mjs';

/** The plan screen at these sizes, beside a bare page that fetches and parses the same bytes and draws the same rows. */
const SIZES = (process.env.WEB_SIZES ?? '1000,10000,50000').split(',').map(Number).filter(Boolean);
const ROUNDS = Number(process.env.WEB_ROUNDS ?? 5);
const MOST_TIMES_FLOOR = 3;
const FRAME = { scroll: 20, zoom: 50 };
const MOST_REPAINT = 100;
const LONGEST_TASK = 50;
const SETTLED = 4_000;
const FIRST_SCREEN_KILOBYTES = 250;

const data = mkdtempSync(join(tmpdir(), 'throughline-web-'));
const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
try {
  const plans = await fill();
  const server = await startServer(data);
  const perTask = [];
  for (const { tasks, id, token } of plans) {
    heading(`The plan of ${grouped(tasks)} tasks in Chromium, 1440 × 900, no GPU`);
    perTask.push((await measurePlan(server.url, { tasks, id, token })) / tasks);
  }
  heading('Growth');
  tell(
    'opening, milliseconds for 1,000 tasks, by size',
    perTask.map((ms) => (ms * 1000).toFixed(1)).join(', '),
  );
  await server.stop();
} finally {
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}
await firstScreen();

/** One workspace for each size; whoever looks has a token, which the browser sends along. */
async function fill() {
  const postgres = await startEmbedded(data);
  const { database } = connect({ url: postgres.url });
  await migrate(database);
  const plans = [];
  for (const tasks of SIZES) {
    const { projects, tokens } = await fillWorkspace(database, { people: 1, projects: 1, tasks });
    plans.push({ tasks, id: projects[0].id, token: tokens[0] });
  }
  await database.destroy();
  await postgres.stop();
  return plans;
}

/** Returns the median milliseconds from navigation to usable. */
async function measurePlan(url, { id, token }) {
  const [floors, opens] = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    // In turn, so that whatever disturbs a round disturbs both.
    const floor = await inContext(token, (page) => drawFloor(page, url, id));
    const open = await inContext(token, (page) =>
      opened(page, `${url}/projects/${id}/plan${EDITED_COLUMNS}`),
    );
    // The first round is the server's, which has nothing ready yet.
    if (round < 0) continue;
    floors.push(floor);
    opens.push(open);
  }
  const floor = median(floors.map(({ drawn }) => drawn));
  const usable = median(opens.map((open) => open.usable));
  tell('bare page: fetched, parsed, drawn', inMilliseconds(floor), inMegabytes(floors[0].bytes));
  hold(
    'open to usable, beside the bare page',
    usable / floor,
    MOST_TIMES_FLOOR,
    '×',
    inMilliseconds(usable),
  );
  tell('open to dates of its own', inMilliseconds(median(opens.map((open) => open.dated))));
  await inContext(token, async (page) => {
    await opened(page, `${url}/projects/${id}/plan${EDITED_COLUMNS}`);
    // What is made after opening, column by column, is over by then.
    await page.waitForTimeout(SETTLED);
    for (const way of ['scroll', 'jump', 'pan', 'zoom']) {
      const { deltas, longest } = await frames(page, way);
      const bound = way === 'zoom' ? FRAME.zoom : FRAME.scroll;
      hold(
        `${way}: frames, p95`,
        quantile(deltas, 0.95),
        bound,
        'ms',
        `longest task ${inMilliseconds(longest)}`,
      );
    }
    hold('longest task while scrolling', await scrolled(page), LONGEST_TASK, 'ms');
    const times = await edits(page, 20);
    hold(
      'edit to repaint of grid and Gantt, p95',
      quantile(times, 0.95),
      MOST_REPAINT,
      'ms',
      `p50 ${inMilliseconds(median(times))}`,
    );
    tell('JavaScript heap of the page, without its worker', inMegabytes(await heapOf(page)));
  });
  return usable;
}

async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

async function firstScreen() {
  heading('The first screen of the sample, over loopback');
  const folder = mkdtempSync(join(tmpdir(), 'throughline-web-'));
  const own = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
  const server = await startServer(folder, {}, ['--sample']);
  try {
    const { context, projectId } = await firstAccount(own, server);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${server.url}/projects/${projectId}/on-track`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('load');
    await page.waitForTimeout(2_000);
    hold('everything that comes over the wire', bytes / 1000, FIRST_SCREEN_KILOBYTES, 'kB');
  } finally {
    await own.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signed in, with nothing of the way in kept: the first screen is fetched as if for the first time. */
async function firstAccount(own, server) {
  const context = await own.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  const [, secret] = (await server.firstLink()).split('#');
  const projectId = await page.evaluate(async (secret) => {
    const account = { name: 'Ana', email: 'ana@example.org', password: 'plenty of kelp here 7' };
    await fetch('/api/v1/links/first-start', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, ...account, workspace: 'Plans' }),
    });
    const { workspaces } = await (await fetch('/api/v1/workspaces')).json();
    const list = await fetch(`/api/v1/workspaces/${workspaces[0].id}/projects`);
    return (await list.json()).projects[0].id;
  }, secret);
  const storageState = await context.storageState();
  await context.close();
  const fresh = await own.newContext({ viewport: { width: 1440, height: 900 }, storageState });
  return { context: fresh, projectId };
}

async function inContext(token, work) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close().catch(() => {});
  }
}
