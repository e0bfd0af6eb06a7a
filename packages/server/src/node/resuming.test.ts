import { connect as openSocket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { StreamReader } from './read-stream.testing.ts';
import type { Node } from './start-node.ts';
import { addCalendars, testNodes } from './test-node.testing.ts';

// Several servers in one process, beside other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let nodes: Awaited<ReturnType<typeof testNodes>>;
let token: string;
beforeAll(async () => {
  nodes = await testNodes();
  token = nodes.tokenByRole.manager;
});
afterAll(() => nodes.close());

const inOrder = (count: number) => Array.from({ length: count }, (_, k) => k + 1);

describe('a reader that comes back', () => {
  test('to a server that was started anew gets exactly what it missed', async () => {
    const before = await nodes.start();
    const id = await nodes.project();
    const path = `projects/${id}/stream?after=0`;
    const reader = await nodes.watch(before, token, path);
    await addCalendars(before, token, id, ['a', 'b']);
    await reader.until(() => reader.seqs.length === 2);
    const stopping = nodes.stop(before);
    await reader.ended();
    expect(reader.retry).toBeGreaterThanOrEqual(1_000);
    await stopping;
    await addCalendars(nodes.first, token, id, ['c']);
    const { port } = new URL(before.address);
    const after = await nodes.start({ listen: { port: Number(port), host: '127.0.0.1' } });
    const again = await nodes.watch(after, token, path, reader.lastId);
    await again.until(() => again.seqs.length === 1);
    expect([...reader.seqs, ...again.seqs]).toEqual([1, 2, 3]);
  });

  test('whenever it was cut, and whatever was committed meanwhile, has every change once and in order', async () => {
    const step = fc.oneof(
      fc.record({ write: fc.integer({ min: 1, max: 4 }) }),
      fc.constant('cut' as const),
      fc.constant('come back' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const id = await nodes.project();
        const path = `projects/${id}/stream?after=0`;
        const seqs: number[] = [];
        let reader: StreamReader | undefined;
        let lastId: string | undefined;
        let written = 0;
        const leave = () => {
          reader?.close();
          seqs.push(...(reader?.seqs ?? []));
          lastId = reader?.lastId ?? lastId;
          reader = undefined;
        };
        for (const one of steps) {
          if (one === 'cut') leave();
          else if (one === 'come back') {
            leave();
            reader = await nodes.watch(nodes.first, token, path, lastId);
          } else {
            const ids = inOrder(one.write).map((k) => `x${written + k}`);
            await addCalendars(nodes.first, token, id, ids);
            written += one.write;
          }
        }
        leave();
        const last = await nodes.watch(nodes.first, token, `${path}&follow=false`, lastId);
        await last.ended();
        expect([...seqs, ...last.seqs]).toEqual(inOrder(written));
      }),
      { numRuns: 12 },
    );
  });
});

/** A connection that reads the head of the answer, and then no more until it is asked to. */
async function lazyReader(address: string, path: string) {
  const { hostname, port } = new URL(address);
  const socket = openSocket(Number(port), hostname);
  socket.write(`GET /api/v1/${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  return socket;
}

async function addMany(node: Node, id: string, from: number): Promise<void> {
  const ids = inOrder(1_000).map((k) => `s${from + k}`);
  expect((await addCalendars(node, token, id, ids)).status).toBe(200);
}

describe('a reader that takes nothing', () => {
  test('is let go, and nobody else waits for it', async () => {
    const node = await nodes.start({ live: { beatEvery: 100 } });
    const id = await nodes.project();
    const path = `projects/${id}/stream?after=0`;
    const other = await nodes.watch(node, token, path);
    const socket = await lazyReader(node.address, path);
    let written = 0;
    while (node.context.live.counts().streams === 2) {
      if (written < 15_000) {
        await addMany(node, id, written);
        written += 1_000;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await other.until(() => other.seqs.length === written);
    expect(other.seqs).toEqual(inOrder(written));
    expect(other.beats).toBeGreaterThan(0);
    socket.destroy();
  });

  test('for a while gets all of it as soon as it has room, though nothing new happens', async () => {
    const node = nodes.first;
    const id = await nodes.project();
    const socket = await lazyReader(node.address, `projects/${id}/stream?after=0`);
    const groups = 9;
    for (const k of inOrder(groups)) await addMany(node, id, k * 1_000);
    const seqs: number[] = [];
    let rest = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      rest += text;
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const seq = /^id: (\d+)$/m.exec(block)?.[1];
        if (seq !== undefined) seqs.push(Number(seq));
      }
    });
    socket.resume();
    while (seqs.length < groups) await new Promise((resolve) => socket.once('data', resolve));
    expect(seqs).toEqual(inOrder(groups).map((k) => k * 1_000));
    socket.destroy();
  });
});
