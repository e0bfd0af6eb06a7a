import { describe, expect, test } from 'vitest';
import { WaitingKeys } from './waiting-keys.ts';

function work() {
  let end = () => {};
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end: () => [end(), promise.then(() => {})] as const };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('keys that wait', () => {
  test('act at once where nothing is on its way', () => {
    const keys = new WaitingKeys();
    let done = '';
    keys.soon(() => {
      done += 'a';
    });
    expect(done).toBe('a');
  });

  test('act in order once everything before them is done', async () => {
    const keys = new WaitingKeys();
    const [first, second] = [work(), work()];
    const done: string[] = [];
    keys.hold(first.promise);
    keys.hold(second.promise);
    for (const key of ['a', 'b']) keys.soon(() => done.push(key));
    first.end();
    await turn();
    expect(done).toEqual([]);
    second.end();
    await turn();
    expect(done).toEqual(['a', 'b']);
    expect(keys.isHeld).toBe(false);
  });

  test('one of them holds those behind it', async () => {
    const keys = new WaitingKeys();
    const [first, second] = [work(), work()];
    const done: string[] = [];
    keys.hold(first.promise);
    keys.soon(() => {
      done.push('enter');
      keys.hold(second.promise);
    });
    keys.soon(() => done.push('down'));
    first.end();
    await turn();
    expect(done).toEqual(['enter']);
    keys.soon(() => done.push('typed later'));
    second.end();
    await turn();
    expect(done).toEqual(['enter', 'down', 'typed later']);
  });

  test('are gone where they are dropped', async () => {
    const keys = new WaitingKeys();
    const first = work();
    let done = false;
    keys.hold(first.promise);
    keys.soon(() => {
      done = true;
    });
    keys.drop();
    first.end();
    await turn();
    expect([done, keys.isHeld]).toEqual([false, false]);
  });
});
