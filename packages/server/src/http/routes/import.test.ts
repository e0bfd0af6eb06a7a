import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mspdi, pmxml, xer } from '../../jobs/files/small-files.testing.ts';
import { filesServer } from './files.testing.ts';

let server: Awaited<ReturnType<typeof filesServer>>;
beforeAll(async () => {
  server = await filesServer({ uploadBytes: 3 * 1024 * 1024 });
});
afterAll(() => server.close());

const projectsOf = async () => {
  const { database } = server.context;
  const rows = await database.selectFrom('project').select('id').execute();
  return rows.length;
};
const partsLeft = async (fileId?: string) => {
  const { database } = server.context;
  const parts = await database.selectFrom('file_part').select('file_id').execute();
  return parts.filter(({ file_id }) => fileId === undefined || file_id === fileId).length;
};

describe('an upload', () => {
  test.each([
    ['mspdi', mspdi(), 'plan.xml', 'trench', 2],
    ['xer', xer(), 'plan.xer', 'TRENCH', 4],
    ['pmxml', pmxml(), 'plan.xml', 'TRENCH', 3],
  ])(
    'of %s is reported on, and becomes a project when it is confirmed, once',
    async (format, bytes, name, title, rows) => {
      const { read, request, ended, workspace, context } = server;
      const before = await projectsOf();
      const { id, job } = await read(workspace, bytes, `name=${name}`);
      expect(job).toMatchObject({ state: 'done', kind: 'file.read', progress: 1 });
      expect(job.answer).toMatchObject({
        format,
        counts: { task: rows, link: 1, project: 1 },
        schedule: { start: '2026-03-02T08:00', finish: '2026-03-05T17:00' },
        unschedulable: null,
        log: null,
      });
      expect(job.answer.name.toLowerCase()).toContain(title.toLowerCase());
      expect(await projectsOf()).toBe(before);

      const confirm = () => request('POST', `${workspace}/uploads/${id}/confirm`, { name: 'Mine' });
      const [first, second] = [(await confirm()).json(), (await confirm()).json()];
      expect(second.id).toBe(first.id);
      const { answer } = await ended(`${workspace}/jobs/${first.id}`);
      expect((await confirm()).json().id).toBe(first.id);
      expect(await projectsOf()).toBe(before + 1);
      expect(answer).toMatchObject({ name: 'Mine', seq: 1 });
      const made = await context.store.read(answer.projectId, 1, ({ history }) => ({
        hash: history.headHash,
        edits: history.changes.map(({ edit, via }) => ({ edit, via })),
      }));
      expect(made).toEqual({
        hash: answer.hash,
        edits: [{ edit: { kind: 'plan.update', source: { format, name } }, via: 'import' }],
      });
      expect(await partsLeft(id)).toBe(0);
    },
  );

  test('says where our dates are not the file’s own, and what sets ours', async () => {
    const { read, workspace } = server;
    const stored = (uid: number, start: string, finish: string) =>
      [
        `<UID>${uid}</UID>`,
        `<UID>${uid}</UID><Start>2026-03-${start}:00</Start><Finish>2026-03-${finish}:00</Finish>`,
      ] as const;
    // The beginning of a day is the end of the one before; the second task is a day late in the file.
    const told = [stored(1, '02T08:00', '04T08:00'), stored(2, '05T08:00', '06T17:00')].reduce(
      (text, [from, to]) => text.replace(`<Task>${from}`, `<Task>${to}`),
      mspdi().toString(),
    );
    const { job } = await read(workspace, Buffer.from(told));
    expect(job.answer.stored).toMatchObject({
      tasks: 2,
      exact: 1,
      different: 1,
      differences: [
        {
          name: 'Fill',
          minutes: 480,
          ours: { start: '2026-03-04T08:00', finish: '2026-03-05T17:00' },
          file: { start: '2026-03-05T08:00', finish: '2026-03-06T17:00' },
          why: expect.stringContaining('Dig'),
        },
      ],
    });
  });

  test('twice makes two projects, with the same record ids', async () => {
    const { imported, context } = server;
    const [one, two] = [await imported(mspdi()), await imported(mspdi())];
    expect(one).not.toBe(two);
    const ids = (id: string) =>
      context.store.read(id, 1, ({ history }) => [...history.records].map((record) => record.id));
    expect(await ids(one)).toEqual(await ids(two));
  });

  test('that cannot be read says why and where, and cannot be confirmed', async () => {
    const { read, request, workspace } = server;
    const broken = Buffer.from(mspdi().toString().replace('</Tasks>', '</Task>'));
    const { id, job } = await read(workspace, broken);
    expect(job).toMatchObject({
      state: 'failed',
      answer: null,
      problem: {
        code: 'file-unreadable',
        status: 422,
        parameters: { reason: 'xml-malformed', at: { line: expect.any(Number) } },
        field: expect.stringContaining('line'),
        detail: expect.stringContaining('not well-formed'),
      },
    });
    expect(JSON.stringify(job)).not.toContain('node_modules');
    const confirmed = await request('POST', `${workspace}/uploads/${id}/confirm`, {});
    expect(confirmed.statusCode).toBe(409);
    expect((await request('DELETE', `${workspace}/uploads/${id}`)).statusCode).toBe(204);
    expect((await request('GET', `${workspace}/uploads/${id}`)).statusCode).toBe(404);
  });

  test('is read again in another way', async () => {
    const { read, request, ended, workspace } = server;
    const { id, job } = await read(workspace, xer(), 'name=a.xer&project=Nothing');
    expect(job.problem).toMatchObject({
      parameters: { reason: 'project-not-found' },
      accepted: expect.arrayContaining(['TRENCH']),
    });
    const again = await request('POST', `${workspace}/uploads/${id}/read`, { project: 'TRENCH' });
    expect(again.statusCode).toBe(202);
    const path = `${workspace}/jobs/${again.json().reading.id}`;
    expect((await ended(path)).state).toBe('done');
    expect((await request('DELETE', `${workspace}/uploads/${id}`)).statusCode).toBe(204);
  });
});

describe('a hostile upload', () => {
  test('that is longer than it may be is refused before it is read, and while it comes', async () => {
    const { upload, workspace } = server;
    const path = `${workspace}/uploads?name=big.xml`;
    const left = await partsLeft();
    let taken = 0;
    const long = new Readable({
      read() {
        taken += 65_536;
        this.push(Buffer.alloc(65_536, 32));
        if (taken > 12 * 1024 * 1024) this.push(null);
      },
    });
    const during = await upload(path, long);
    expect(during.statusCode).toBe(413);
    expect(during.json()).toMatchObject({ code: 'too-large', parameters: { most: 3_145_728 } });
    const before = await upload(path, Buffer.alloc(4 * 1024 * 1024, 32));
    expect(before.statusCode).toBe(413);
    expect(await partsLeft()).toBe(left);
  });

  const entities = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">${Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY b${i} "${`&b${i === 0 ? '' : i - 1};`.repeat(10)}">`,
  ).join('')}]><Project>&b8;</Project>`;
  test.each([
    ['entities that multiply', Buffer.from(entities), 'xml-doctype'],
    [
      'elements inside one another',
      Buffer.from(`<Project>${'<a>'.repeat(200_000)}`),
      'xml-too-deep',
    ],
    [
      'one element with no end of attributes',
      Buffer.from(
        `<Project><a ${Array.from({ length: 5_000 }, (_, i) => `a${i}="1"`).join(' ')}/></Project>`,
      ),
      'xml-too-many-attributes',
    ],
    ['a zip archive', Buffer.from('PK\x03\x04 and more'), 'format-zip'],
    ['what is compressed', gzipSync(mspdi()), 'format-binary'],
    ['nothing at all', Buffer.alloc(0), 'file-empty'],
  ])('with %s is refused in little memory', async (_what, bytes, reason) => {
    const { read, workspace } = server;
    const before = process.memoryUsage().rss;
    const { job } = await read(workspace, bytes);
    expect(job.problem).toMatchObject({ code: 'file-unreadable', parameters: { reason } });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('in another encoding or type is refused before it is read', async () => {
    const { upload, workspace, request } = server;
    const path = `${workspace}/uploads?name=a.xml`;
    const packed = await upload(path, gzipSync(mspdi()), {
      headers: { 'content-encoding': 'gzip' },
    });
    expect(packed.json()).toMatchObject({ code: 'request-invalid', field: 'content-encoding' });
    const json = await request('POST', path, { plan: 1 });
    expect(json.json()).toMatchObject({ code: 'request-invalid', field: 'content-type' });
    const nameless = await upload(`${workspace}/uploads`, mspdi());
    expect(nameless.statusCode).toBe(400);
  });

  test('that breaks off leaves nothing behind', async () => {
    const { upload, workspace } = server;
    const left = await partsLeft();
    const broken = new Readable({
      read() {
        this.push(Buffer.alloc(1_500_000));
        this.destroy(new Error('the line was cut'));
      },
    });
    await upload(`${workspace}/uploads?name=a.xml`, broken).catch(() => {});
    const files = server.context.database.selectFrom('file').select('id').where('size', 'is', null);
    while ((await files.execute()).length > 0);
    expect(await partsLeft()).toBe(left);
  });
});

describe('whose it is', () => {
  test('who may not create projects uploads nothing; another manager sees no upload of mine', async () => {
    const { upload, read, request, workspace, context } = server;
    const refused = await upload(`${workspace}/uploads?name=a.xml`, mspdi(), { role: 'viewer' });
    expect(refused.statusCode).toBe(403);
    const { id, job } = await read(workspace, mspdi());
    expect(
      (await request('GET', `${workspace}/uploads/${id}`, undefined, 'owner')).statusCode,
    ).toBe(200);
    await context.database
      .updateTable('file')
      .set({ asked_by: server.personByRole.viewer })
      .where('id', '=', id)
      .execute();
    await context.database
      .updateTable('job')
      .set({ asked_by: server.personByRole.viewer })
      .where('id', '=', job.id)
      .execute();
    for (const path of [`uploads/${id}`, `jobs/${job.id}`]) {
      expect((await request('GET', `${workspace}/${path}`)).statusCode).toBe(404);
    }
    const confirm = await request('POST', `${workspace}/uploads/${id}/confirm`, {});
    expect(confirm.statusCode).toBe(404);
  });
});
