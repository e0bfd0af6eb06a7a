import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { connect } from '../storage/index.ts';
import { testDatabase } from '../storage/test-database.testing.ts';
import { enqueue } from './enqueue.ts';
import { failed } from './failure.ts';
import { OutOfMemory } from './heavy/index.ts';
import { findJob, listJobs } from './list-jobs.ts';
import { cancelJob, retryJob } from './steer-job.ts';
import type { JobTask, JobTasks } from './tasks.ts';
import { tidy } from './tidy.ts';
import { type JobWorker, startWorker, type WorkerOptions } from './worker.ts';

let connected: Awaited<ReturnType<typeof testDatabase>>;
let workers: JobWorker[];
const workspaceId = randomUUID();
const owner = { id: randomUUID(), role: 'owner', workspaceId } as const;

beforeEach(async () => {
  connected = await testDatabase();
  workers = [];
  await connected.database
    .insertInto('workspace')
    .values({ id: workspaceId, name: 'Alder', created_at: new Date() })
    .execute();
});
afterEach(async () => {
  for (const worker of workers) await worker.stop();
  await connected.drop();
});

/** A node that does `task` for every job. */
async function node(task: JobTask, options: Partial<WorkerOptions> = {}): Promise<JobWorker> {
  const tasks: JobTasks = {
    'file.read': task,
    'project.import': task,
    'update.read': task,
    'project.update': task,
    'project.export': task,
  };
  const { database, url } = connected;
  const worker = await startWorker({ database, url, beatMs: 20, ...options }, tasks);
  workers.push(worker);
  return worker;
}

async function job(askedBy: string = owner.id): Promise<string> {
  const id = randomUUID();
  const about = { id, at: new Date(), kind: 'file.read', workspaceId, askedBy } as const;
  await connected.database
    .transaction()
    .execute((tx) => enqueue(tx, { ...about, input: { of: id } }));
  return id;
}

/** The job once it is in one of these states. */
async function reached(id: string, ...states: string[]) {
  for (;;) {
    const found = await findJob(connected.database, owner, id);
    if (found !== undefined && states.includes(found.state)) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const done: JobTask = async () => ({ answer: {} });
/** Goes on until somebody ends it. */
const forever: JobTask = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('a job', () => {
  test('is there with the transaction that asks for it, or not at all', async () => {
    const id = randomUUID();
    const { database } = connected;
    const about = {
      id,
      at: new Date(),
      kind: 'file.read',
      workspaceId,
      askedBy: owner.id,
    } as const;
    const undone = database.transaction().execute(async (tx) => {
      await enqueue(tx, { ...about, input: {} });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await findJob(database, owner, id)).toBeUndefined();
    const { rows } = await sql`select from graphile_worker.jobs`.execute(database);
    expect(rows).toEqual([]);
  });

  test('says how far it is, and what it came to', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    await node(async ({ input, progress }) => {
      progress(0.5);
      await gate;
      return { answer: { read: input } };
    });
    const id = await job();
    while ((await reached(id, 'running')).progress !== 0.5);
    go();
    expect(await reached(id, 'done')).toMatchObject({
      progress: 1,
      answer: { read: { of: id } },
      failure: null,
    });
  });

  test('that is refused fails at once, with why; what goes wrong is tried again and says nothing of itself', async () => {
    let attempts = 0;
    await node(async ({ input }) => {
      if ((input as { of: string }).of === refused) return failed('file-unreadable');
      attempts++;
      throw new Error('secret of the inside');
    });
    const refused = await job();
    expect(await reached(refused, 'failed')).toMatchObject({
      failure: { fault: 'file-unreadable' },
    });
    const broken = await job();
    // The queue waits between attempts: here as if the time had passed.
    for (let tries = 1; tries < 3; tries++) {
      while ((await reached(broken, 'waiting', 'running')).state !== 'waiting' || attempts < tries);
      let woken = 0n;
      while (woken === 0n) {
        const { numAffectedRows } = await sql`
          update graphile_worker._private_jobs set run_at = now()
          where key = ${broken} and locked_by is null and attempts = ${tries}`.execute(
          connected.database,
        );
        woken = numAffectedRows ?? 0n;
      }
      await sql`select pg_notify('jobs:insert', '{"r":"1","count":1}')`.execute(connected.database);
    }
    const ended = await reached(broken, 'failed');
    expect(attempts).toBe(3);
    expect(ended.failure).toEqual({ fault: 'internal', about: {} });
    let queued = 1;
    while (queued > 0) {
      const { rows } = await sql`select from graphile_worker.jobs`.execute(connected.database);
      queued = rows.length;
    }
  }, 20_000);

  test('that needs too much memory fails, and is not tried again', async () => {
    await node(() => Promise.reject(new OutOfMemory('file.read')));
    expect(await reached(await job(), 'failed')).toMatchObject({ failure: { fault: 'too-large' } });
  });

  test('is cancelled while it waits, and while it runs', async () => {
    const { database } = connected;
    const waiting = await job();
    expect(await cancelJob(database, waiting)).toBe(true);
    expect(await cancelJob(database, waiting)).toBe(false);
    await node(forever);
    const running = await job();
    await reached(running, 'running');
    expect(await cancelJob(database, running)).toBe(true);
    expect(await reached(running, 'cancelled')).toMatchObject({ answer: null, failure: null });
    expect(await findJob(database, owner, waiting)).toMatchObject({
      state: 'cancelled',
      startedAt: null,
    });
  });

  test('that failed is tried again when somebody asks; one that is done is not', async () => {
    let fails = true;
    await node(async () => (fails ? failed('gone') : { answer: {} }));
    const id = await job();
    await reached(id, 'failed');
    fails = false;
    expect(await retryJob(connected.database, id)).toBe(true);
    expect(await reached(id, 'done')).toMatchObject({ failure: null });
    expect(await retryJob(connected.database, id)).toBe(false);
  });

  test('is seen by who asked for it and by owners, as far as their role goes', async () => {
    const { database } = connected;
    const somebody = randomUUID();
    const id = await job(somebody);
    const sees = async (looker: Parameters<typeof listJobs>[1]) =>
      (await listJobs(database, looker, 10)).map((one) => one.id);
    expect(await sees(owner)).toEqual([id]);
    expect(await sees({ id: somebody, role: 'manager', workspaceId })).toEqual([id]);
    expect(await sees({ id: randomUUID(), role: 'manager', workspaceId })).toEqual([]);
    expect(await sees({ id: somebody, role: 'viewer', workspaceId })).toEqual([]);
    expect(await sees({ ...owner, workspaceId: randomUUID() })).toEqual([]);
  });
});

describe('several nodes', () => {
  test('run each of a hundred jobs once', async () => {
    const countById = new Map<unknown, number>();
    const counted: JobTask = async ({ input }) => {
      const { of } = input as { of: string };
      countById.set(of, (countById.get(of) ?? 0) + 1);
      return { answer: {} };
    };
    const ids = [];
    for (let i = 0; i < 50; i++) ids.push(await job());
    await Promise.all([node(counted), node(counted)]);
    for (let i = 0; i < 50; i++) ids.push(await job());
    for (const id of ids) await reached(id, 'done');
    expect(countById.size).toBe(100);
    expect([...new Set(countById.values())]).toEqual([1]);
  }, 20_000);

  test('take up what a killed one had begun, or had only taken', async () => {
    const { database } = connected;
    const [begun, taken] = [await job(), await job()];
    // As a node leaves it that is killed: the queue's lock on both, our own row of the first.
    await sql`update graphile_worker._private_jobs set attempts = 1, locked_by = 'killed',
      locked_at = now() - interval '1 minute'`.execute(database);
    await sql`update job set state = 'running', attempt = 1, seen_at = now() - interval '1 minute'
      where id = ${begun}`.execute(database);
    await node(done);
    await reached(begun, 'done');
    await reached(taken, 'done');
  });

  test('give up what killed every node that took it', async () => {
    const { database } = connected;
    const id = await job();
    await sql`update graphile_worker._private_jobs set attempts = 3, locked_by = 'killed',
      locked_at = now() - interval '1 minute'`.execute(database);
    await sql`update job set state = 'running', attempt = 3, seen_at = now() - interval '1 minute'
      where id = ${id}`.execute(database);
    await node(done);
    expect(await reached(id, 'failed')).toMatchObject({ failure: { fault: 'internal' } });
  });

  test('queue again what the queue lost, as after a restore', async () => {
    const { database } = connected;
    const id = await job();
    await sql`delete from graphile_worker._private_jobs`.execute(database);
    await sql`update job set created_at = now() - interval '1 minute'`.execute(database);
    await node(done);
    await reached(id, 'done');
  });

  test('a node that was thought dead finds its attempt superseded, and its outcome counts no more', async () => {
    let go = () => {};
    let slowEnded = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const ended = new Promise<void>((resolve) => {
      slowEnded = resolve;
    });
    await node(
      async () => {
        await gate;
        slowEnded();
        return { answer: { by: 'slow' } };
      },
      { beatMs: 60_000 },
    );
    const id = await job();
    await reached(id, 'running');
    const aWhileAgo = sql`now() - interval '1 minute'`;
    await sql`update job set seen_at = ${aWhileAgo}`.execute(connected.database);
    await sql`update graphile_worker._private_jobs set locked_at = ${aWhileAgo}`.execute(
      connected.database,
    );
    await node(async () => ({ answer: { by: 'quick' } }));
    await reached(id, 'done');
    go();
    await ended;
    await workers[0]?.stop();
    expect((await reached(id, 'done')).answer).toEqual({ by: 'quick' });
  });

  test('a node that stops leaves its job to the others', async () => {
    const first = await node(forever);
    const id = await job();
    await reached(id, 'running');
    await first.stop();
    expect(await reached(id, 'waiting')).toMatchObject({ failure: null });
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(connected.database);
    await node(done);
    await reached(id, 'done');
  }, 15_000);
});

test('a node that could not reach the database for a while goes on when it can', async () => {
  const { database } = connected;
  let failures = 0;
  const log = (_level: string, message: string) => {
    if (message.startsWith('queue:')) failures++;
  };
  await node(done, { lookMs: 20, log });
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database);
  const name = sql.id(rows[0]?.name ?? '');
  const elsewhere = connect({ url: inject('postgresUrl'), connections: 1 });
  const accept = (yes: boolean) =>
    sql`alter database ${name} allow_connections ${sql.lit(yes)}`.execute(elsewhere.database);
  await accept(false);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'throughline-queue'`.execute(
    database,
  );
  while (failures < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  await accept(true);
  await elsewhere.database.destroy();
  await reached(await job(), 'done');
}, 20_000);

test('what nobody will ask for any more is taken away', async () => {
  const { database } = connected;
  const old = await job();
  const recent = await job();
  await sql`update job set state = 'done', ended_at = now() - interval '31 days' where id = ${old}`.execute(
    database,
  );
  await sql`insert into file (id, workspace_id, asked_by, purpose, name, created_at, expires_at)
    values (${randomUUID()}, ${workspaceId}, ${owner.id}, 'import', 'a', now(), now() - interval '1 s')`.execute(
    database,
  );
  await tidy(database);
  const { rows } = await sql<{ id: string }>`select id from job`.execute(database);
  expect(rows).toEqual([{ id: recent }]);
  expect((await sql`select from file`.execute(database)).rows).toEqual([]);
});
