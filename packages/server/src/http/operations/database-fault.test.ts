import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../storage/index.ts';
import { testDatabase } from '../../storage/test-database.testing.ts';
import { faultOfDatabase } from './database-fault.ts';

let test_: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  test_ = await testDatabase();
});
afterAll(() => test_.drop());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => faultOfDatabase(error)?.code ?? 'unknown',
  );

describe('an error of the database', () => {
  test('that took too long, or waited too long for a lock, can be tried again', async () => {
    const { database } = test_;
    const slow = database.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = '20ms'`.execute(tx);
      await sql`select pg_sleep(10)`.execute(tx);
    });
    expect(await codeOf(slow)).toBe('unavailable');
    await database.transaction().execute(async (holder) => {
      await sql`lock table project`.execute(holder);
      const waits = database.transaction().execute(async (tx) => {
        await sql`set local lock_timeout = '20ms'`.execute(tx);
        await sql`lock table project`.execute(tx);
      });
      expect(await codeOf(waits)).toBe('unavailable');
    });
  });

  test('that it takes no writes is told apart', async () => {
    const { database } = test_;
    const write = database
      .transaction()
      .setAccessMode('read only')
      .execute((tx) => sql`delete from presence`.execute(tx));
    expect(await codeOf(write)).toBe('read-only');
  });

  test('that it went away in the middle of a statement can be tried again', async () => {
    const { database, url } = test_;
    const killed = database.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      const other = new pg.Client({ connectionString: url });
      await other.connect();
      setTimeout(() => other.query('select pg_terminate_backend($1)', [rows[0]?.pid]), 50);
      await sql`select pg_sleep(10)`.execute(tx).finally(() => other.end());
    });
    expect(await codeOf(killed)).toBe('unavailable');
    expect(await codeOf(sql`select 1`.execute(database))).toBe('no error');
  });

  test('that there is none, or that no connection is free, can be tried again', async () => {
    for (const url of ['postgresql://127.0.0.1:1/none', 'postgresql:///none?host=/nowhere']) {
      const { database } = connect({ url });
      expect(await codeOf(sql`select 1`.execute(database))).toBe('unavailable');
      await database.destroy();
      expect(await codeOf(sql`select 1`.execute(database))).toBe('unavailable');
    }
  });

  test('of ours is nobody else’s to try again', async () => {
    const { database } = test_;
    expect(await codeOf(sql`select nothing`.execute(database))).toBe('unknown');
    expect(await codeOf(sql`select 1 / 0`.execute(database))).toBe('unknown');
    const missing = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
    expect(await codeOf(Promise.reject(missing))).toBe('unknown');
    expect(await codeOf(Promise.reject(new TypeError('x is not a function')))).toBe('unknown');
  });
});
