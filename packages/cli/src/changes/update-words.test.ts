import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { throughline } from '../shell.testing.ts';
import { mspdi, type SmallTask } from '../small-file.testing.ts';
import { StoryOnDisk } from '../story-file.testing.ts';

const week = (status: string, ...tasks: readonly SmallTask[]) =>
  mspdi({ project: `<StatusDate>${status}T17:00:00</StatusDate>`, tasks });

const begun = '<ActualStart>2026-03-02T08:00:00</ActualStart><PercentComplete>50</PercentComplete>';

let folder: string;
let plan: StoryOnDisk;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  const files = [
    week('2026-03-02', { name: 'Dig', days: 10 }, { name: 'Pour', days: 5, after: ['1FS'] }),
    week(
      '2026-03-06',
      { name: 'Dig', days: 10, more: begun },
      { name: 'Pour', days: 8, after: ['1FS'] },
    ),
    week(
      '2026-03-13',
      { name: 'Dig', days: 10, more: begun },
      { name: 'Pour', days: 9, after: ['1FS'] },
    ),
  ];
  for (const [i, text] of files.entries()) writeFileSync(join(folder, `week${i}.xml`), text);
  const file = join(folder, 'plan.throughline');
  const env = { THROUGHLINE_AUTHOR: 'Ann Berg' };
  await throughline(['convert', join(folder, 'week0.xml'), file], { env, idsFrom: 10 });
  for (const i of [1, 2]) {
    await throughline(['update', file, join(folder, `week${i}.xml`)], { env, idsFrom: 100 * i });
  }
  plan = StoryOnDisk.at(file);
});
afterAll(() => {
  plan.remove();
  rmSync(folder, { recursive: true });
});

test('each update says what it made different, and how that one thing is explained', async () => {
  const { out } = await plan.run('changes', ['--from', '#1']);
  expect(out).toContain('2 Pour: 5d → 8d');
  expect(out).toContain('2 Pour: 8d → 9d');
  expect(out).toContain('week1.xml');
  expect(out).toMatch(/throughline explain plan\.throughline 2 --cause "estimate" --about 2/);
});
