import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../storage/test-database.testing.ts';
import { piecesOf, storeParts } from '../files/file-rows.ts';
import { mspdi } from '../files/small-files.testing.ts';

const built = new URL('../../../dist/jobs/index.js', import.meta.url);

let connected: Awaited<ReturnType<typeof testDatabase>>;
const workspaceId = randomUUID();
beforeAll(async () => {
  connected = await testDatabase();
  await connected.database
    .insertInto('workspace')
    .values({ id: workspaceId, name: 'Alder', created_at: new Date() })
    .execute();
});
afterAll(() => connected.drop());

async function aFile(bytes: Buffer): Promise<string> {
  const { database } = connected;
  const id = randomUUID();
  const at = new Date();
  await database
    .insertInto('file')
    .values({
      id,
      workspace_id: workspaceId,
      project_id: null,
      asked_by: randomUUID(),
      purpose: 'import',
      name: 'plan.xml',
      size: null,
      sha256: null,
      job_id: null,
      confirm_job_id: null,
      created_at: at,
      expires_at: at,
    })
    .execute();
  const stored = await storeParts(database, id, piecesOf(bytes), 2 ** 30);
  await database.updateTable('file').set(stored).where('id', '=', id).execute();
  return id;
}

/** Runs the steps in a process of its own, with threads as they are shipped; gives what they said. */
async function inProcess(steps: string): Promise<Record<string, unknown>> {
  const script = `
    import { startHeavy } from ${JSON.stringify(built.href)};
    const heavy = startHeavy({ url: ${JSON.stringify(connected.url)}, threads: 1, memoryMb: 48 });
    const read = (fileId, calling) =>
      heavy.run('file.read', { input: { fileId, now: '2026-03-02T08:00' } }, calling);
    const nameOf = (work) => work.then((made) => Object.keys(made)[0], (error) => error.name);
    const said = {};
    ${steps}
    await heavy.stop();
    console.log(JSON.stringify(said));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
  ]);
  return JSON.parse(stdout);
}

describe.skipIf(!existsSync(built))('a thread', () => {
  test('that needs more memory than it may have ends, and nothing else does', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) => ({ uid: i + 1, name: `T${i}`, days: 1 }));
    const [bomb, small] = [await aFile(mspdi(many)), await aFile(mspdi())];
    const said = await inProcess(`
      said.bomb = await nameOf(read('${bomb}'));
      said.memory = process.memoryUsage().rss;
      said.small = await nameOf(read('${small}'));`);
    expect(said).toMatchObject({ bomb: 'OutOfMemory', small: 'answer' });
    expect(said.memory).toBeLessThan(400 * 1024 * 1024);
  }, 30_000);

  test('is ended by who asked for its work, and says how far it is; questions do not wait for it', async () => {
    const slow = await aFile(
      mspdi(Array.from({ length: 4_000 }, (_, i) => ({ uid: i + 1, name: `T${i}`, days: 1 }))),
    );
    const said = await inProcess(`
      const ending = new AbortController();
      let reached = 0;
      const ended = nameOf(read('${slow}', {
        signal: ending.signal,
        progress: (fraction) => { reached = fraction; ending.abort(); },
      }));
      const nobody = '${randomUUID()}';
      said.asked = (await heavy.ask(nobody, 0, 'revision', null)) ?? 'none';
      said.ended = await ended;
      said.reached = reached;`);
    expect(said).toEqual({ asked: 'none', ended: 'AbortError', reached: 0.2 });
  }, 30_000);
});
