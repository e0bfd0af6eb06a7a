import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../test-server.testing.ts';
import { aSmallPlan, link, task } from './edits-plan.testing.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let plan: Awaited<ReturnType<typeof aSmallPlan>>;
beforeAll(async () => {
  server = await testServer();
  plan = await aSmallPlan(server, [
    task('s', 1),
    task('s1', 3, { parent: 's', name: 'Cut-over', percentComplete: 0 }),
    task('s2', 4, { parent: 's', responsible: 'Ada: lead', priority: 700 }),
    task('in', 2, { audience: 'internal', name: 'Secret', parent: 's' }),
    link('b', 's1'),
    link('s1', 's2'),
  ]);
});
afterAll(() => server.close());

type Role = Parameters<typeof plan.get>[0];

async function found(query: string, role: Role = 'viewer') {
  const answer = await plan.get(role, `records?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  const { records, ...rest } = answer.json<{
    seq: number;
    next: string | null;
    records: { id: string; computed?: Record<string, unknown> }[];
  }>();
  return { ...rest, records, ids: records.map(({ id }) => id) };
}

describe('records of one kind', () => {
  test('come as the plan is read, tasks with what is computed of them', async () => {
    const { ids, records, seq } = await found('kind=task');
    expect(ids).toEqual(['a', 'b', 'in', 's', 's1', 's2'].toSorted(byPlace));
    expect(seq).toBe(plan.head);
    expect(records.find(({ id }) => id === 'b')?.computed).toEqual({
      row: 2,
      outlineNumber: '2',
      isSummary: false,
      start: '2026-03-16T08:00',
      finish: '2026-03-27T17:00',
      forecastStart: expect.any(String),
      forecastFinish: expect.any(String),
      totalFloat: 0,
      freeFloat: 0,
      critical: true,
      longestPath: true,
    });
    expect(records.find(({ id }) => id === 's1')?.computed).toMatchObject({
      outlineNumber: '3.2',
      start: '2026-03-30T08:00',
    });
    expect((await found('kind=link')).ids).toEqual(['a-b', 'b-s1', 's1-s2']);
    expect((await found('kind=promise')).ids).toEqual([]);
  });

  test.each([
    ['name:eq:Cut-over', ['s1']],
    ['name:contains:cut', ['s1']],
    ['responsible:eq:Ada: lead', ['s2']],
    ['responsible:has:yes', ['s2']],
    ['priority:has:no', ['a', 'b', 's', 'in', 's1']],
    ['priority:ge:700', ['s2']],
    ['priority:gt:700', []],
    ['priority:ne:700', ['a', 'b', 's', 'in', 's1']],
    ['duration/minutes:lt:1440', ['s', 'in']],
    ['percentComplete:eq:0', ['s1']],
    ['type:eq:summary', []],
    ['type:in:task,summary', ['a', 'b', 's', 'in', 's1', 's2']],
    ['computed/isSummary:eq:true', ['s']],
    ['computed/start:ge:2026-03-30', ['s1', 's2']],
    ['computed/critical:eq:true&where=name:contains:task', ['a', 'b', 's', 's2']],
    ['computed/totalFloat:gt:0&where=parent:eq:s', ['in']],
  ])('are filtered by %s', async (where, ids) => {
    expect((await found(`kind=task&where=${where}`)).ids.toSorted()).toEqual(ids.toSorted());
  });

  test.each([
    ['kind=task&where=colour:eq:red', 'querystring/where', 'computed/finish'],
    ['kind=task&where=computed/nothing:eq:1', 'querystring/where', 'name'],
    ['kind=link&where=computed/start:eq:1', 'querystring/where', 'lag'],
    ['kind=task&where=name:like:x', 'querystring/where', 'contains'],
    ['kind=task&where=name', 'querystring/where', 'eq'],
    ['kind=task&where=type:eq:milestone', 'querystring/where', 'start-milestone'],
    ['kind=task&where=milestone:eq:maybe', 'querystring/where', 'true'],
    ['kind=task&where=__proto__:has:yes', 'querystring/where', 'name'],
    ['kind=task&sort=colour', 'querystring/sort', 'name'],
    ['kind=task&fields=name,colour', 'querystring/fields', 'name'],
  ])('%s is refused with what would be accepted', async (query, field, accepted) => {
    const answer = await plan.get('viewer', `records?${query}`);
    expect(answer.json()).toMatchObject({ status: 400, code: 'request-invalid', field });
    expect(answer.json().accepted).toContain(accepted);
  });

  test('of an unknown kind, number or parameter are refused', async () => {
    const bad = ['kind=thing', 'kind=task&where=priority:eq:many', 'kind=task&colour=1', ''];
    for (const query of [...bad, 'kind=task&cursor=x', 'kind=task&limit=0']) {
      expect((await plan.get('viewer', `records?${query}`)).statusCode, query).toBe(400);
    }
  });

  test('are sorted by any field, what has none last, and ties by id', async () => {
    const sorted = async (sort: string) => (await found(`kind=task&sort=${sort}`)).ids;
    expect(await sorted('duration/minutes')).toEqual(['s', 'in', 's1', 's2', 'a', 'b']);
    expect((await sorted('-computed/start')).slice(0, 1)).toEqual(['s2']);
    expect((await sorted('priority'))[0]).toBe('s2');
    expect((await sorted('-priority')).at(-1)).toBe('s2');
  });

  test.each(['name', '-name', 'duration/minutes', '-computed/start', 'computed/isSummary', ''])(
    'sorted by "%s" are the same page by page and all at once',
    async (sort) => {
      const query = `kind=task${sort === '' ? '' : `&sort=${sort}`}`;
      const all = await found(query);
      for (const limit of [1, 2, 4]) {
        const ids: string[] = [];
        for (let cursor = ''; ; ) {
          const page = await found(`${query}&limit=${limit}${cursor}`);
          ids.push(...page.ids);
          if (page.next === null) break;
          cursor = `&cursor=${page.next}`;
        }
        expect(ids).toEqual(all.ids);
      }
    },
  );

  test('can be asked for field by field', async () => {
    const { records } = await found('kind=task&fields=name,duration/minutes,computed/row');
    expect(records[0]).toEqual({
      id: 'a',
      kind: 'task',
      name: 'Task a',
      duration: { minutes: 4800, unit: 'd' },
      computed: { row: 1 },
    });
    expect((await found('kind=task&fields=name')).records[0]).toEqual({
      id: 'a',
      kind: 'task',
      name: 'Task a',
    });
  });

  test('go on where the page ended, whatever is added, moved or removed meanwhile', async () => {
    for (const sort of ['', '&sort=name', '&sort=-name']) {
      const own = await aSmallPlan(server, [task('c'), task('d'), task('e'), task('f')]);
      const page = async (cursor: string | null, limit = 3) => {
        const more = cursor === null ? '' : `&cursor=${cursor}`;
        const answer = await own.get('viewer', `records?kind=task&limit=${limit}${sort}${more}`);
        const { records, next } = answer.json();
        return { ids: records.map(({ id }: { id: string }) => id) as string[], next };
      };
      const first = await page(null);
      const [gone, last] = [first.ids[0] as string, first.ids[2] as string];
      let seq = own.head;
      for (const edit of [
        { kind: 'task.remove', ids: [last, ...linksOf(last)] },
        { kind: 'task.remove', ids: [gone, ...linksOf(gone)].filter(unlessGone(last)) },
        task('0'),
      ]) {
        const made = await own.edit('manager', `e${seq}`, edit, seq);
        expect(made.statusCode, made.body).toBe(200);
        seq = made.json().head;
      }
      const second = await page(first.next, 9);
      const seen = [...first.ids, ...second.ids].filter((id) => id !== '0');
      expect(seen.toSorted(), sort).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    }
  });

  test('are those that the reader sees, numbered without the others', async () => {
    await server.context.database
      .insertInto('project_member')
      .values({
        project_id: plan.projectId,
        person_id: server.personByRole.guest,
        role: 'guest',
        created_at: new Date(),
      })
      .execute();
    const { ids, records } = await found('kind=task', 'guest');
    expect(ids).toEqual(['a', 'b', 's', 's1', 's2']);
    expect(records.find(({ id }) => id === 's1')?.computed).toEqual({
      row: 4,
      outlineNumber: '3.1',
      isSummary: false,
      start: '2026-03-30T08:00',
      finish: '2026-04-01T17:00',
      forecastStart: expect.any(String),
      forecastFinish: expect.any(String),
    });
    const hidden = await plan.get('guest', 'records/in');
    const unknown = await plan.get('guest', 'records/zz');
    expect(hidden.json()).toEqual({ ...unknown.json(), requestId: hidden.json().requestId });
    expect((await found('kind=task&where=computed/totalFloat:has:yes', 'guest')).ids).toEqual([]);
    expect((await found('kind=task&where=priority:has:yes', 'guest')).ids).toEqual([]);
    const paged = await found('kind=task&limit=4', 'guest');
    expect(Buffer.from(paged.next ?? '', 'base64url').toString()).not.toContain('in"');
  });
});

describe('one record', () => {
  test('has what is computed of it, as the list has it', async () => {
    const one = await plan.get('viewer', 'records/s1');
    const { records } = await found('kind=task&where=id:eq:s1');
    expect(one.json()).toEqual({ seq: plan.head, record: records[0] });
    expect((await plan.get('viewer', 'records/project')).json().record.kind).toBe('project');
    expect((await plan.get('viewer', 'records/zz')).statusCode).toBe(404);
  });
});

/** `a`, `b`, then the summary with what is under it. */
function byPlace(one: string, other: string): number {
  const order = ['a', 'b', 's', 'in', 's1', 's2'];
  return order.indexOf(one) - order.indexOf(other);
}

function linksOf(id: string): string[] {
  return id === 'a' || id === 'b' ? ['a-b'] : [];
}

function unlessGone(removed: string): (id: string) => boolean {
  return (id) => id !== 'a-b' || linksOf(removed).length === 0;
}
