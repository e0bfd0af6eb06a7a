import { createHash } from 'node:crypto';
import {
  isReadRefusal,
  readSchedule,
  readThroughline,
  writeThroughline,
} from '@throughline/interchange';
import { Records } from '@throughline/model';
import { sampleProgramme } from '@throughline/sample';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mspdi } from '../../jobs/files/small-files.testing.ts';
import { attachment } from './export.ts';
import { filesServer } from './files.testing.ts';

let server: Awaited<ReturnType<typeof filesServer>>;
let sample: ReturnType<typeof sampleProgramme>;
let projectId: string;
beforeAll(async () => {
  server = await filesServer();
  sample = sampleProgramme();
  const bytes = writeThroughline({ project: 'The sample', ...sample });
  projectId = await server.imported(Buffer.from(bytes), 'name=sample.throughline');
}, 60_000);
afterAll(() => server.close());

const exported = (query: string, role: 'owner' | 'manager' | 'viewer' | 'guest' = 'manager') =>
  server.request('GET', `projects/${projectId}/export?${query}`, undefined, role);

function readLog(bytes: Buffer) {
  const file = readThroughline(bytes);
  if (isReadRefusal(file)) throw new Error(JSON.stringify(file));
  return file;
}

/** Every line but the first, which says who the people are called here. */
const logLines = (bytes: Uint8Array) => Buffer.from(bytes).toString().split('\n').slice(1, -2);

describe('a project as a `.throughline`', () => {
  test('comes back as it went in: log, branches, people and the last hash', async () => {
    const answer = await exported('format=throughline');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toContain('.throughline"');
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    const { history, branches, people } = readLog(answer.rawPayload);
    expect(history.headHash).toBe(sample.history.headHash);
    expect(branches.map(({ id }) => id).sort()).toEqual(sample.branches.map(({ id }) => id).sort());
    expect(people).toMatchObject(
      Object.fromEntries(
        sample.history.changes.map(({ author }) => [author, sample.people[author]]),
      ),
    );
    const before = writeThroughline({ ...sample });
    expect(logLines(answer.rawPayload).sort()).toEqual(logLines(before).sort());
  });

  test('says its own people, and what was added here since', async () => {
    const { database } = server.context;
    const rows = await database
      .selectFrom('author')
      .select(['id', 'name'])
      .where('project_id', '=', projectId)
      .execute();
    expect(Object.fromEntries(rows.map(({ id, name }) => [id, { name }]))).toEqual(sample.people);
  });

  test('is as it was at a moment, or as a branch has it', async () => {
    const middle = sample.history.changes[Math.floor(sample.history.head / 2)];
    const then = readLog((await exported(`format=throughline&asOf=${middle?.at}`)).rawPayload);
    expect(then.history.headHash).toBe(
      sample.history.changes[sample.history.seqAt(middle?.at as never) - 1]?.hash,
    );
    const branch = sample.branches.find(({ changes }) => changes.length > 0);
    const asBranch = readLog(
      (await exported(`format=throughline&branch=${branch?.id}`)).rawPayload,
    );
    expect(asBranch.history.headHash).toBe(branch?.changes.at(-1)?.hash);
    expect((await exported('format=throughline&branch=none')).statusCode).toBe(404);
    const nothing = await exported('format=mspdi&asOf=2001-01-01T00:00:00.000Z');
    expect(nothing.statusCode).toBe(404);
  });
});

describe('a project as MS Project XML', () => {
  test('has all tasks, and what it has no place for is told', async () => {
    const answer = await exported('format=mspdi');
    const read = readSchedule(answer.rawPayload);
    if (isReadRefusal(read)) throw new Error(read.refused);
    expect(new Records(read.records).count('task')).toBe(sample.history.records.count('task'));
    const path = `projects/${projectId}/export/losses?format=mspdi`;
    const { losses, seq, hash } = (await server.request('GET', path)).json();
    expect({ seq, hash }).toEqual({ seq: sample.history.head, hash: sample.history.headHash });
    expect(losses).toContainEqual(
      expect.objectContaining({ code: 'promise-unwritten', sentence: expect.any(String) }),
    );
  });

  test('is, for who sees a part of the plan, that part; nobody of them gets the log', async () => {
    expect((await exported('format=throughline', 'viewer')).statusCode).toBe(403);
    expect((await exported('format=throughline', 'guest')).statusCode).toBeGreaterThanOrEqual(403);
    const whole = (await exported('format=mspdi')).payload;
    const part = (await exported('format=mspdi', 'viewer')).payload;
    expect(part).toContain('<Task>');
    expect(whole).not.toBe(part);
  });
});

describe('a large export', () => {
  test('is made by a job and fetched by who asked for it, as long as they may', async () => {
    const { request, ended, context } = server;
    const project = `projects/${projectId}`;
    const job = (await request('POST', `${project}/exports`, { format: 'throughline' })).json();
    const { answer, state } = await ended(`${project}/jobs/${job.id}`);
    expect(state).toBe('done');
    expect(answer).toMatchObject({ losses: [], hash: sample.history.headHash });
    const file = await request('GET', `${project}/exports/${job.id}`);
    expect(file.rawPayload.length).toBe(answer.size);
    const inline = (await exported('format=throughline')).rawPayload;
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(
      createHash('sha256').update(inline).digest('hex'),
    );
    for (const role of ['owner', 'viewer', 'guest'] as const) {
      const foreign = await request('GET', `${project}/exports/${job.id}`, undefined, role);
      expect(foreign.statusCode).toBe(404);
    }
    await context.database
      .updateTable('member')
      .set({ role: 'viewer' })
      .where('person_id', '=', server.personByRole.manager)
      .execute();
    const demoted = await request('GET', `${project}/exports/${job.id}`);
    await context.database
      .updateTable('member')
      .set({ role: 'manager' })
      .where('person_id', '=', server.personByRole.manager)
      .execute();
    expect(demoted.statusCode).toBe(404);
  });
});

test('a file is called as the project is, whatever that is', () => {
  expect(attachment('Plan.xml')).toBe(`attachment; filename="Plan.xml"; filename*=UTF-8''Plan.xml`);
  expect(attachment('a"b\r\nSet-Cookie: x/../ü\u202e.xml')).toBe(
    `attachment; filename="a_b__Set-Cookie_ x_..___.xml"; filename*=UTF-8''a%22b__Set-Cookie%3A%20x_.._%C3%BC_.xml`,
  );
});

test('an import of a file that a project made is a project of its own, with the same log', async () => {
  const { imported, request } = server;
  const small = await imported(mspdi());
  const first = await request('GET', `projects/${small}/export?format=throughline`);
  const copy = await imported(first.rawPayload, 'name=copy.throughline');
  expect(copy).not.toBe(small);
  const second = await request('GET', `projects/${copy}/export?format=throughline`);
  expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
});
