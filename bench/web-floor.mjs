/**
 * The least that any page does: fetches the bytes that the plan screen fetches, parses them, and draws the rows and
 * bars that fit on the screen. Returns milliseconds from navigation to the frame after, and the bytes as parsed.
 */
export async function drawFloor(page, url, projectId) {
  await page.route('**/floor', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Floor</title><script>(${floor})('${projectId}')</script>`,
    }),
  );
  await page.goto(`${url}/floor`);
  const result = await page.waitForFunction(() => globalThis.floorDrawn, undefined, {
    timeout: 120_000,
  });
  return result.jsonValue();
}

/** Runs in the page. */
async function floor(projectId) {
  const ROWS = 32;
  const answer = await fetch(`/api/v1/projects/${projectId}/snapshot`);
  const text = await answer.text();
  const { records } = JSON.parse(text);
  const tasks = records.filter(({ kind }) => kind === 'task').slice(0, ROWS);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 700, height: ROWS * 28 });
  const context = canvas.getContext('2d');
  tasks.forEach((task, row) => {
    const line = document.createElement('div');
    for (const value of [
      row + 1,
      task.name,
      task.percentComplete ?? 0,
      task.duration?.minutes ?? 0,
    ]) {
      line.append(Object.assign(document.createElement('span'), { textContent: String(value) }));
    }
    document.body.append(line);
    context.fillRect(row * 10, row * 28 + 7, 40, 11);
  });
  document.body.append(canvas);
  requestAnimationFrame(() =>
    setTimeout(() => {
      globalThis.floorDrawn = { drawn: performance.now(), bytes: text.length };
    }),
  );
}
