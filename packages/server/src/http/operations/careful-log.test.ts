import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { carefulLog } from './careful-log.ts';

test('an error is logged without secrets, and without what the database quotes', () => {
  const lines: string[] = [];
  const log = pino(
    new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const secret = 'tl_abcdefghijklmnopqrstuvwxyz0123456789';
  const inner = new Error('no way to postgresql://somebody:hunter2@db.example.org/plans');
  const error = Object.assign(new Error(`invalid input: ${secret}`, { cause: inner }), {
    code: '22P02',
    detail: 'Key (email)=(someone@example.org) already exists.',
    where: 'somewhere secret',
  });
  carefulLog(log).error({ err: error }, 'failed');
  carefulLog(log).error({ err: `thrown text ${secret}` }, 'failed');
  const all = lines.join('');
  for (const canary of [secret, 'hunter2', 'someone@example.org', 'somewhere secret']) {
    expect(all).not.toContain(canary);
  }
  expect(JSON.parse(lines[0] ?? '{}').err).toMatchObject({ code: '22P02', type: 'Error' });
  expect(all).toContain('careful-log.test');
});
