import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Holder, holderOf, lockFolder } from './folder-lock.ts';
import { otherProcess } from './other-process.testing.ts';

let home: string;
let count = 0;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'throughline-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
const folder = () => join(home, String(++count));

const me: Holder = { pid: process.pid, purpose: 'server', since: '2026-03-02T08:00:00.000Z' };

const LOCK =
  'globalThis.kept = await it.lockFolder(given.folder, given.me); say(kept.holder ?? {});';

test('whoever comes second is told who has the folder, until it is free', async () => {
  const lock = folder();
  const first = await lockFolder(lock, me);
  expect(await lockFolder(lock, { ...me, pid: 1 })).toEqual({ holder: me });
  expect(await holderOf(lock)).toEqual(me);
  if ('lock' in first) await first.lock.release();
  expect(await holderOf(lock)).toBeUndefined();
  const next = await lockFolder(lock, me);
  expect(next).toHaveProperty('lock');
  expect(readdirSync(lock)).toEqual(['2']);
  if ('lock' in next) await next.lock.release();
});

test('a killed holder has it no more, though its socket is there', async () => {
  const lock = folder();
  const other = otherProcess('./folder-lock.ts', { folder: lock, me: { ...me, pid: 7 } }, LOCK);
  await other.said();
  expect(await lockFolder(lock, me)).toEqual({ holder: { ...me, pid: 7 } });
  await other.kill();
  expect(readdirSync(lock)).toEqual(['1']);
  const mine = await lockFolder(lock, me);
  expect(mine).toHaveProperty('lock');
  if ('lock' in mine) await mine.lock.release();
});

test('a holder that was stopped in its tracks has it still', async () => {
  const lock = folder();
  const other = otherProcess('./folder-lock.ts', { folder: lock, me }, LOCK);
  await other.said();
  other.child.kill('SIGSTOP');
  try {
    expect(await lockFolder(lock, me)).toEqual({ holder: 'silent' });
  } finally {
    await other.kill();
  }
});

test('of many processes that take and die in turn, never two have it', async () => {
  const lock = folder();
  // Each takes it 150 times, as one that finds a dead one before it; while it has it, it alone may make a file.
  const code = `
    const { openSync, closeSync, rmSync } = await import('node:fs');
    let taken = 0;
    while (taken < 150) {
      const one = await it.lockFolder(given.folder, given.me);
      if (one.lock === undefined) continue;
      closeSync(openSync(given.folder + '/alone', 'wx'));
      await new Promise((resolve) => setImmediate(resolve));
      rmSync(given.folder + '/alone');
      taken++;
      await one.lock.release();
    }
    say({ taken });`;
  execFileSync('mkdir', ['-p', lock]);
  const several = [1, 2, 3].map(() => otherProcess('./folder-lock.ts', { folder: lock, me }, code));
  const answers = await Promise.all(several.map((one) => one.said()));
  await Promise.all(several.map((one) => one.kill()));
  expect(answers).toEqual([{ taken: 150 }, { taken: 150 }, { taken: 150 }]);
}, 30_000);
