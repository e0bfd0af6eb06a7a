import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PROJECT_SCREENS, settled, tooWide } from './screens.ts';
import { World } from './world.ts';

/**
 * The pseudo-language is longer by 40 % and put in brackets: what stands outside of them on a page is data, a date, a
 * number, a key, or a text that was left in the code.
 */
let world: World;
let page: Page;
let phone: Page;
let projectId: string;
/** Every text that the server sent: names, sentences. */
const sent = new Set<string>();

beforeAll(async () => {
  world = await World.begin(inject('postgresUrl'));
  page = await world.owner({ language: 'pseudo' });
  projectId = await world.projectId(page);
  // The plan's own texts come to its worker, whose answers cannot always be read from here.
  collect(await world.read(page, `/projects/${projectId}/snapshot`));
  phone = await world.owner({ language: 'pseudo', phone: true });
  page.on('response', async (response) => {
    if (!response.url().includes('/api/')) return;
    const text = await response.text().catch(() => '');
    try {
      collect(JSON.parse(text));
    } catch {
      // A stream, or nothing.
    }
  });
});
afterAll(async () => {
  await world.end();
  expect(world.faults).toEqual([]);
});

const ADDRESSES = ['/', '/settings', ...PROJECT_SCREENS.map((screen) => `/projects/:id/${screen}`)];

describe.each(ADDRESSES)('%s', (address) => {
  test('has no words but the catalogue’s and the server’s', async () => {
    await page.goto(address.replace(':id', projectId));
    await settled(page);
    const data = [...sent].join('\n');
    const strange = (await wordsOn(page)).filter((text) => !isData(text, data));
    expect(strange).toEqual([]);
  });

  test('holds on a phone at 40 % more', async () => {
    await phone.goto(address.replace(':id', projectId));
    await settled(phone);
    expect(await tooWide(phone), 'pixels too wide').toBeLessThanOrEqual(0);
  });
});

function collect(value: unknown): void {
  if (typeof value === 'string') sent.add(plain(value));
  else if (Array.isArray(value)) value.forEach(collect);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
}

/** What is read and heard, outside of the brackets. */
async function wordsOn(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    // A sentence with something set off in it is several texts: brackets close in another than they open in.
    let depth = 0;
    const outside = (text: string) =>
      [...text]
        .filter((sign) => {
          const before = depth;
          if (sign === '⟦') depth++;
          if (sign === '⟧') depth--;
          return before === 0 && depth === 0;
        })
        .join('');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode as Text;
      if (parentElement?.closest('script, style, noscript, kbd') || !textContent) continue;
      found.push(outside(textContent));
    }
    if (depth !== 0) found.push('a bracket is open');
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'title'])
        found.push(outside(element.getAttribute(name) ?? ''));
    }
    return found;
  });
  return texts.map(plain);
}

/** Words of the sentences that the server sends may be cut into pieces; dates and lengths are the locale's. */
function isData(text: string, data: string): boolean {
  const words = text.replace(DATES, ' ').match(/\p{L}{3,}/gu) ?? [];
  return (
    words.every((word) => OWN.has(word)) ||
    data.includes(text) ||
    words.every((word) => data.includes(word))
  );
}

const DATES =
  /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\p{L}*\b/gu;
/** Names that no language changes. */
const OWN = new Set(['Throughline', 'Ctrl', 'Alt', 'Shift', 'Enter', 'Esc', 'UTC', 'GMT']);

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ').trim();
}
