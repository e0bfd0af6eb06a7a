import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { StreamReader } from './read-stream.testing.ts';
import type { Node } from './start-node.ts';
import { addCalendars, testNodes } from './test-node.testing.ts';

// Several servers in one process, beside other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const WRITERS = 16;
const EDITS = 6;

let nodes: Awaited<ReturnType<typeof testNodes>>;
let other: Node;
beforeAll(async () => {
  nodes = await testNodes();
  other = await nodes.start();
});
afterAll(() => nodes.close());

/** Sends the edit to one node after the other until one of them acknowledges it; the seqs that it got. */
async function insist(
  write: (node: Node) => ReturnType<typeof addCalendars>,
  among: readonly Node[],
) {
  for (let tries = 0; tries < 200; tries++) {
    const node = among[tries % among.length] as Node;
    const answered = await write(node).catch(() => undefined);
    if (answered?.status === 200) return answered.body.changes?.map(({ seq }) => seq) ?? [];
    if (answered !== undefined) expect(answered.status).toBe(503);
    await pause(20);
  }
  throw new Error('nobody took the edit');
}

function inOrder(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k + 1);
}

describe('two nodes on one database', () => {
  test('take edits of one project in turns; a read anywhere shows what was acknowledged; both streams have all in order, once', async () => {
    const { first, tokenByRole, project, watch, ask } = nodes;
    const id = await project();
    const token = tokenByRole.manager;
    const both = [first, other];
    const readers: StreamReader[] = [];
    for (const node of both) {
      readers.push(await watch(node, token, `projects/${id}/stream?after=0`));
    }
    await Promise.all(
      inOrder(WRITERS).map(async (writer) => {
        for (const k of inOrder(EDITS)) {
          const [here, there] = (writer + k) % 2 === 0 ? both : both.toReversed();
          const ids =
            k % 3 === 0 ? [`w${writer}-${k}-a`, `w${writer}-${k}-b`] : [`w${writer}-${k}`];
          const answered = await addCalendars(here as Node, token, id, ids);
          expect(answered.status).toBe(200);
          const last = answered.body.changes?.at(-1)?.seq ?? Infinity;
          const { head } = await ask(there as Node, token, `projects/${id}/log?after=${last}`);
          expect(head).toBeGreaterThanOrEqual(last);
        }
      }),
    );
    const total = WRITERS * (EDITS + EDITS / 3);
    for (const reader of readers) {
      await reader.until(() => reader.seqs.length >= total);
      expect(reader.seqs).toEqual(inOrder(total));
    }
  });

  test('need no notification: looking is enough', async () => {
    const { tokenByRole, project, watch, start } = nodes;
    const deaf = await start({ live: { listenUrl: undefined } });
    const mute = await start({ live: { listenUrl: undefined } });
    const id = await project();
    const reader = await watch(deaf, tokenByRole.manager, `projects/${id}/stream?after=0`);
    await reader.until(() => reader.named('hello').length === 1);
    await addCalendars(mute, tokenByRole.manager, id, ['a', 'b']);
    await reader.until(() => reader.seqs.length === 2);
    expect(deaf.context.live.counts().isListening).toBe(false);
  });

  test('lose nothing and double nothing when one is gone at once and every connection to the database is cut', async () => {
    const { first, tokenByRole, project, watch, start, database } = nodes;
    const token = tokenByRole.manager;
    const dies = await start();
    const id = await project();
    const path = `projects/${id}/stream?after=0`;
    const stays = await watch(first, token, path);
    const cut = await watch(dies, token, path);
    let acknowledged = 0;
    const seqs: number[] = [];
    const writing = Promise.all(
      inOrder(WRITERS).map(async (writer) => {
        for (const k of inOrder(EDITS)) {
          const among = (writer + k) % 2 === 0 ? [dies, first] : [first, dies];
          seqs.push(
            ...(await insist((node) => addCalendars(node, token, id, [`d${writer}-${k}`]), among)),
          );
          acknowledged++;
          if (acknowledged === 20) {
            dies.app.server.close();
            dies.app.server.closeAllConnections();
          }
          if (acknowledged % 25 === 0) await cutConnections(database);
        }
      }),
    );
    await writing;
    const total = WRITERS * EDITS;
    expect(seqs.toSorted((a, b) => a - b)).toEqual(inOrder(total));
    const { rows } = await sql<{ edits: number; ids: number }>`
      select count(*)::integer as edits, count(distinct edit_id)::integer as ids
      from change where project_id = ${id}`.execute(database);
    expect(rows).toEqual([{ edits: total, ids: total }]);
    await stays.until(() => stays.seqs.length >= total);
    expect(stays.seqs).toEqual(inOrder(total));
    // Whoever was on the node that is gone goes on at the other.
    await cut.ended();
    const resumed = await watch(first, token, path, cut.lastId);
    await resumed.until(() => cut.seqs.length + resumed.seqs.length >= total);
    expect([...cut.seqs, ...resumed.seqs]).toEqual(inOrder(total));
  });
});

/** Ends every other connection to this database, in the middle of whatever it does. */
async function cutConnections(database: typeof nodes.database): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database);
}
