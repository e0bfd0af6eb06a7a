import { expect, test } from 'vitest';
import { type Kept, nameOfLink, Outbox } from './outbox.ts';

function store() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}
const report = (taskId: string, editId: string): Kept => ({
  taskId,
  editId,
  base: 4,
  fields: { remaining: 960 },
});

test('the newest report of each task is kept until it is let go', () => {
  const kept = store();
  const outbox = new Outbox(kept, 'x');
  outbox.keep(report('a', '1'));
  outbox.keep(report('b', '2'));
  outbox.keep(report('a', '3'));
  expect(new Outbox(kept, 'x').kept.map(({ editId }) => editId)).toEqual(['2', '3']);
  expect(new Outbox(kept, 'another').kept).toEqual([]);
  outbox.letGo('2');
  outbox.letGo('3');
  expect(kept.items.size).toBe(0);
});

test('what is unreadable is as nothing, and a browser that keeps nothing is no fault', () => {
  const kept = store();
  kept.setItem('throughline.reports.x', '{"a":');
  expect(new Outbox(kept, 'x').kept).toEqual([]);
  kept.setItem('throughline.reports.x', '[{"taskId":1},null]');
  expect(new Outbox(kept, 'x').kept).toEqual([]);
  const full = {
    ...store(),
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(() => new Outbox(full, 'x').keep(report('a', '1'))).not.toThrow();
  expect(new Outbox(undefined, 'x').kept).toEqual([]);
});

test('a link is named without its secret', async () => {
  const name = await nameOfLink('tlr_secret');
  expect(name).toMatch(/^[0-9a-f]{16}$/);
  expect(name).not.toBe(await nameOfLink('tlr_other'));
});
