import { expect, test } from 'vitest';
import { NewestOnly } from './newest-only.ts';

test('the same question is answered once at a time, the next time for all who came meanwhile', async () => {
  const questions = new NewestOnly<string>();
  const begun: { revision: number; answer: (text: string) => void }[] = [];
  const ask = (revision: number) =>
    questions.ask('status', revision, (newest) => {
      return new Promise((answer) => begun.push({ revision: newest, answer }));
    });
  const first = ask(1);
  const later = [ask(2), ask(5), ask(3)];
  expect(begun.map(({ revision }) => revision)).toEqual([1]);

  begun[0]?.answer('as of 1');
  expect(await first).toBe('as of 1');
  await new Promise((turn) => setImmediate(turn));
  expect(begun.map(({ revision }) => revision)).toEqual([1, 5]);
  const after = ask(6);
  begun[1]?.answer('as of 5');
  expect(await Promise.all(later)).toEqual(['as of 5', 'as of 5', 'as of 5']);
  await new Promise((turn) => setImmediate(turn));
  begun[2]?.answer('as of 6');
  expect(await after).toBe('as of 6');
});

test('an answer that failed keeps nobody else from the next', async () => {
  const questions = new NewestOnly<string>();
  const failing = questions.ask('status', 1, () => Promise.reject(new Error('no')));
  const next = questions.ask('status', 1, async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
