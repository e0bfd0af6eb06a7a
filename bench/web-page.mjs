/** What is measured on the plan screen itself, as somebody uses it. */

const USABLE = '[role=treegrid] [role=row] [role=gridcell]';

/** Milliseconds from navigation until rows can be read and edited, and until the plan has dates of its own. */
export async function opened(page, address) {
  await page.addInitScript((finishColumn) => {
    const seen = {};
    globalThis.openedAt = seen;
    const look = () => {
      const grid = document.querySelector('[role=treegrid]');
      const rows = grid?.querySelectorAll('[role=row]') ?? [];
      // A heading row and rows with words in them.
      if (rows.length > 10 && (rows[5]?.textContent ?? '').length > 3)
        seen.usable ??= performance.now();
      const finish = rows[5]?.querySelector(`[aria-colindex="${finishColumn}"]`)?.textContent ?? '';
      if (seen.usable !== undefined && /\d/.test(finish)) seen.dated ??= performance.now();
      if (seen.dated === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, FINISH);
  await page.goto(address);
  await page.locator(USABLE).first().waitFor({ timeout: 120_000 });
  const result = await page.waitForFunction(
    () => globalThis.openedAt.dated && globalThis.openedAt,
    undefined,
    {
      timeout: 300_000,
    },
  );
  return result.jsonValue();
}

/** Frame by frame, the time from one to the next in milliseconds, while the plan moves for three seconds. */
export async function frames(page, way) {
  const box = await page.locator('[role=treegrid]').boundingBox();
  const gantt = { x: box.x + box.width + 200, y: box.y + 300 };
  const inGrid = { x: box.x + 200, y: box.y + 300 };
  await page.mouse.move(...Object.values(way === 'pan' || way === 'zoom' ? gantt : inGrid));
  const measured = page.evaluate(watchFrames, 3_000);
  const end = Date.now() + 3_000;
  for (let step = 0; Date.now() < end; step++) {
    if (way === 'scroll') await page.mouse.wheel(0, 120);
    if (way === 'jump') await page.mouse.wheel(0, step % 2 === 0 ? 200_000 : -150_000);
    if (way === 'pan') await page.mouse.wheel(step % 40 < 20 ? 80 : -80, 0);
    if (way === 'zoom') {
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, step % 20 < 10 ? 60 : -60);
      await page.keyboard.up('Control');
    }
    await page.waitForTimeout(16);
  }
  return measured;
}

/** Runs in the page. */
async function watchFrames(milliseconds) {
  const deltas = [];
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  await new Promise((resolve) => {
    const begin = performance.now();
    let before = begin;
    const next = (now) => {
      deltas.push(now - before);
      before = now;
      if (now - begin < milliseconds) requestAnimationFrame(next);
      else resolve();
    };
    requestAnimationFrame(next);
  });
  observer.disconnect();
  return { deltas: deltas.slice(1), longest };
}

/** The longest task of the main thread while the plan is scrolled, in milliseconds; 0 where none is over 50. */
export async function scrolled(page) {
  return (await frames(page, 'scroll')).longest;
}

/** The plan with the columns that an edit is watched in. */
export const EDITED_COLUMNS = '?columns=name.percent.duration.finish';
const [PERCENT, DURATION, FINISH] = [3, 4, 5];
/** A finish that a constraint holds does not move. */
const GIVEN_UP = 4_000;

/** Milliseconds from Enter in a cell to the frame that shows what followed from it, edit after edit. */
export async function edits(page, count) {
  const times = [];
  let missed = 0;
  // At the end of the plan nothing has begun yet.
  await page.locator('[role=treegrid]').focus();
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(500);
  const rows = await page.evaluate(
    ([percent]) =>
      [...document.querySelectorAll('[role=treegrid] [role=row][aria-rowindex]')]
        .filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          const done = row.querySelector(`[aria-colindex="${percent}"]`)?.textContent ?? '';
          const isTask = /^0\s?%$/.test(done.trim()) && !row.hasAttribute('aria-expanded');
          return isTask && top > 160 && bottom < innerHeight - 60;
        })
        .map((row) => row.getAttribute('aria-rowindex')),
    [PERCENT],
  );
  if (rows.length === 0) throw new Error('no task on the screen can be edited');
  for (let n = 0; n < count; n++) {
    const row = `[role=treegrid] [role=row][aria-rowindex="${rows[n % rows.length]}"]`;
    await page.locator(`${row} [aria-colindex="${DURATION}"]`).click();
    await page.keyboard.type(`${11 + n}d`);
    const taken = page.evaluate(watchRepaint, [`${row} [aria-colindex="${FINISH}"]`, GIVEN_UP]);
    await page.keyboard.press('Enter');
    // Where a promise or a milestone would move it is asked about first; the second Enter applies it.
    const asked = page.getByRole('form', { name: 'What this moves' });
    const isAsked = asked.waitFor({ timeout: 1_500 }).then(() => page.keyboard.press('Enter'));
    const [time] = await Promise.all([taken, isAsked.catch(() => {})]);
    if (time < GIVEN_UP) times.push(time);
    else missed++;
  }
  if (missed > count / 2) throw new Error(`${missed} of ${count} edits showed nothing`);
  return times;
}

/** Runs in the page. The finish is what tells: the text that was typed is shown before anything is computed. */
function watchRepaint([finish, givenUp]) {
  const before = document.querySelector(finish)?.textContent;
  const first = performance.now();
  let begin = first;
  const onEnter = ({ key }) => {
    if (key === 'Enter') begin = performance.now();
  };
  addEventListener('keydown', onEnter, { capture: true });
  return new Promise((resolve) => {
    const end = (taken) => {
      removeEventListener('keydown', onEnter, { capture: true });
      resolve(taken);
    };
    const look = () => {
      const isNew = document.querySelector(finish)?.textContent !== before;
      if (isNew) requestAnimationFrame(() => end(performance.now() - begin));
      else if (performance.now() - first > givenUp) end(givenUp);
      else requestAnimationFrame(look);
    };
    look();
  });
}
