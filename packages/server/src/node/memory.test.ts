import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addCalendars, testNodes } from './test-node.testing.ts';

// Several servers in one process, beside other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let nodes: Awaited<ReturnType<typeof testNodes>>;
beforeAll(async () => {
  nodes = await testNodes();
});
afterAll(() => nodes.close());

describe('a project in memory', () => {
  test('leaves it when nobody used it for long, but not while somebody watches; it comes back when asked for', async () => {
    const { first: node, tokenByRole, project, watch, ask } = nodes;
    const { store, live } = node.context;
    const token = tokenByRole.manager;
    const [watched, unused] = [await project(), await project()];
    for (const id of [watched, unused]) await addCalendars(node, token, id, ['a']);
    const reader = await watch(node, token, `projects/${watched}/stream`);
    await reader.until(() => reader.named('hello').length === 1);
    const sweep = () =>
      store.sweep({ sweeps: 2, mostRows: 100, isKept: (id) => live.isWatched(id) });
    sweep();
    sweep();
    expect(store.size).toBe(2);
    sweep();
    expect(store.size).toBe(1);
    await addCalendars(node, token, watched, ['b']);
    await reader.until(() => reader.seqs.length === 1);
    expect((await ask(node, token, `projects/${unused}/log`)).head).toBe(1);
    expect(store.size).toBe(2);
  });

  test('leaves it, the longest unused first, when all together are too much', async () => {
    const { first: node, tokenByRole, project, ask } = nodes;
    const { store } = node.context;
    const token = tokenByRole.manager;
    const [older, newer] = [await project(), await project()];
    for (const id of [older, newer]) await addCalendars(node, token, id, ['a', 'b', 'c']);
    await ask(node, token, `projects/${older}/log`);
    const before = store.size;
    const forgotten: string[] = [];
    const forget = store.forget.bind(store);
    store.forget = (id) => {
      forgotten.push(id);
      forget(id);
    };
    store.sweep({ sweeps: 99, mostRows: 6, isKept: (id) => id !== older && id !== newer });
    expect(forgotten).toEqual([newer, older]);
    expect(store.size).toBe(before - 2);
  });
});
