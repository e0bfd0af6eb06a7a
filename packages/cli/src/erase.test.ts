import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReadRefusal, readThroughline, type ThroughlineFile } from '@throughline/interchange';
import { recordId, verifyLog } from '@throughline/model';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { slipped } from './story.testing.ts';
import { storyFile } from './story-file.testing.ts';

const folder = await mkdtemp(join(tmpdir(), 'throughline-'));
const plan = join(folder, 'plan.throughline');
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => writeFile(plan, story()));

/** The story, in which somebody wrote Ben's name and address. */
function story(): Uint8Array {
  const pen = slipped().write(
    { at: '2026-03-23T09:00', by: 'ann' },
    {
      kind: 'task.set-fields',
      taskId: recordId('test'),
      set: { notes: 'Ask Ben Chen, ben@example.org, about the data.', contact: 'Ben Chen' },
    },
  );
  return storyFile(pen.history);
}

async function erase(...args: string[]) {
  return throughline(['erase', plan, ...args]);
}

async function project(): Promise<ThroughlineFile> {
  const read = readThroughline(await readFile(plan));
  if (isReadRefusal(read)) throw new Error(read.refused);
  return read;
}

describe('erase', () => {
  test('shows what would go, and leaves the file as it is', async () => {
    const before = await readFile(plan);
    const { out, error, code } = await erase('Ben Chen', '--also', 'ben@example.org');
    expect({ error, code }).toEqual({ error: '', code: 0 });
    expect(out).toMatchInlineSnapshot(`
      "Ben Chen, ben@example.org in plan.throughline:
      · one of the project’s people, author of 6 changes, which stay under an id that says nothing
      · 1 change of the log: #25
      · Test: contact, notes

      ▲ Nothing was erased: --yes does it, and nothing brings it back.
      Copies and exports of the file made before still say it.
      "
    `);
    expect((await readFile(plan)).equals(before)).toBe(true);
  });

  test('overwrites it with --yes, and the file still verifies', async () => {
    const headHash = (await project()).history.headHash;
    const { out, code } = await erase('Ben Chen', '--also', 'ben@example.org', '--yes');
    expect(code).toBe(0);
    expect(out).toContain('Erased from plan.throughline: Ben Chen, ben@example.org.');
    expect(await readFile(plan, 'utf8')).not.toMatch(/chen|ben@/i);
    const { history, people } = await project();
    expect(people).toEqual({ ann: { name: 'Ann Berg' }, ben: { name: '[erased]' } });
    expect(history.headHash).toBe(headHash);
    const report = verifyLog(history.changes);
    expect(report.fault).toBeUndefined();
    expect(report.erased.length).toBeGreaterThan(0);
    expect((await throughline(['verify', plan])).code).toBe(0);
  });

  test('finds a person by id too, and who is only written about', async () => {
    const byId = JSON.parse((await erase('ben', '--json')).out);
    expect(byId).toMatchObject({ erased: false, texts: ['Ben Chen'], people: ['ben'] });
    const vendor = JSON.parse((await erase('Vendor B', '--json')).out);
    expect(vendor).toMatchObject({ people: [], authored: 0 });
    expect(vendor.changes.length).toBeGreaterThan(0);
  });

  test('says where there is nothing, and needs something to look for', async () => {
    const before = await readFile(plan);
    const { out, code } = await erase('Nobody At All', '--yes');
    expect({ out, code }).toEqual({
      out: 'Nobody At All stands nowhere in plan.throughline.\n',
      code: 0,
    });
    expect((await readFile(plan)).equals(before)).toBe(true);
    expect((await erase(' ', '--yes')).code).not.toBe(0);
    expect((await throughline(['erase', plan])).code).toBe(2);
  });
});
