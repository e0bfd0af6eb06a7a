import {
  type Change,
  type Diff,
  EditId,
  erase,
  History,
  instant,
  isRefusal,
  type PlanRecord,
  recordId,
  sealed,
} from '@throughline/model';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../storage/test-database.testing.ts';
import { ProjectStore } from './project-store.ts';
import { sayProjectFault } from './verify-faults.ts';
import { aProject, aWorkspace, batch, branched, planned, task } from './verify-projects.testing.ts';
import { type ProjectReport, verifyProjects } from './verify-projects.ts';

// Databases are made and thrown away: on a machine with other work that takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let db: Awaited<ReturnType<typeof testDatabase>>;
let workspaceId: string;
beforeAll(async () => {
  db = await testDatabase();
  workspaceId = await aWorkspace(db.database);
});
afterAll(() => db.drop());

/** 1 begins the plan, 2 to 6 add tasks, 7 to 11 rename them; the branch goes on from 8 with 9 and 10. */
async function aPlan(): Promise<string> {
  const history = planned(5);
  return aProject(db.database, workspaceId, history, [branched(history)]);
}

async function verified(project: string): Promise<ProjectReport> {
  const found = [];
  for await (const report of verifyProjects(db.database, { project })) found.push(report);
  expect(found).toHaveLength(1);
  return found[0] as ProjectReport;
}

const run = (statement: RawBuilder<unknown>) => statement.execute(db.database);

describe('a project that is what was written', () => {
  test('is said to be, with what it has', async () => {
    const projectId = await aPlan();
    expect(await verified(projectId)).toEqual({
      workspaceId,
      projectId,
      name: 'A plan',
      changes: 11,
      branches: 1,
      branchChanges: 2,
      records: 7,
      erased: 0,
    });
  });

  test('may be empty, and may have been erased from', async () => {
    const empty = await aProject(db.database, workspaceId, new History());
    expect(await verified(empty)).toMatchObject({ changes: 0, records: 0 });
    const forgotten = erase(planned(3), [], { texts: ['Step 2'] });
    if (isRefusal(forgotten)) throw new Error(forgotten.code);
    expect(forgotten.seqs).toHaveLength(1);
    const erased = await aProject(db.database, workspaceId, forgotten.history);
    const report = await verified(erased);
    expect(report).toMatchObject({ changes: 7, erased: 1 });
    expect(report.fault).toBeUndefined();
  });

  test('is so while sixteen people write to it', async () => {
    const project = await aProject(db.database, workspaceId, planned(3));
    const store = new ProjectStore(db.database);
    let writing = true;
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let n = 0; writing; n++) {
        await store.change(project, ({ history }) =>
          history.submit(batch(history.head, [task(`w${writer}n${n}`)]), () => '00'.repeat(16)),
        );
      }
    });
    const heads = [];
    for (let round = 0; round < 5; round++) {
      const { fault, changes } = await verified(project);
      expect(fault).toBeUndefined();
      heads.push(changes);
    }
    writing = false;
    await Promise.all(writers);
    expect(heads.at(-1)).toBeGreaterThan(heads[0] ?? 0);
  });

  test('is found by its workspace, or alone', async () => {
    const elsewhere = await aWorkspace(db.database);
    const project = await aProject(db.database, elsewhere, planned(1));
    const found = [];
    for await (const report of verifyProjects(db.database, { workspace: elsewhere })) {
      found.push(report.projectId);
    }
    expect(found).toEqual([project]);
  });
});

describe('a row that somebody touched', () => {
  const change = (seq: number, branch = '') => sql`branch = ${branch} and seq = ${seq}`;
  const set = (what: RawBuilder<unknown>, seq: number, branch?: string) =>
    sql`update change set ${what} where ${change(seq, branch)}`;
  const remove = (seq: number, branch?: string) =>
    sql`delete from change where ${change(seq, branch)}`;

  test.each<[string, RawBuilder<unknown>[], object]>([
    [
      'what a change did',
      [set(sql`payload = replace(payload, 'Task 4', 'Task X')`, 5)],
      { code: 'payload-altered', seq: 5 },
    ],
    [
      'how it is written',
      [set(sql`payload = replace(payload, ',', ', ')`, 5)],
      { code: 'row-altered', seq: 5 },
    ],
    ['nothing to be read', [set(sql`payload = 'nothing'`, 5)], { code: 'row-unreadable', seq: 5 }],
    [
      'who made it',
      [set(sql`meta = replace(meta, '"ann"', '"ben"'), author = 'ben'`, 5)],
      { code: 'altered', seq: 5 },
    ],
    ['who made it, in the column', [set(sql`author = 'ben'`, 5)], { code: 'row-altered', seq: 5 }],
    [
      'when, in the column',
      [set(sql`at = at + interval '1 microsecond'`, 5)],
      { code: 'row-altered', seq: 5 },
    ],
    [
      'its edit, in the column',
      [set(sql`edit_id = 'another'`, 5)],
      { code: 'row-altered', seq: 5 },
    ],
    ['the salt', [set(sql`salt = null`, 5)], { code: 'salt-missing', seq: 5 }],
    [
      'a later version',
      [set(sql`meta = replace(meta, '"schema":1', '"schema":9')`, 5)],
      { code: 'schema-unknown', seq: 5 },
    ],
    ['a change taken out', [remove(5)], { code: 'removed', seq: 5 }],
    ['the last one taken out', [remove(11)], { code: 'end-missing', seq: 11 }],
    ['all taken out', [sql`delete from change where branch = ''`], { code: 'end-missing', seq: 1 }],
    [
      'two that changed places',
      [set(sql`seq = 99`, 5), set(sql`seq = 5`, 6), set(sql`seq = 6`, 99)],
      { code: 'row-altered', seq: 5 },
    ],
    [
      'two that changed places, numbers and all',
      [
        set(sql`seq = 99, meta = replace(meta, '"seq":5', '"seq":6')`, 5),
        set(sql`seq = 5, meta = replace(meta, '"seq":6', '"seq":5')`, 6),
        set(sql`seq = 6`, 99),
      ],
      { code: 'altered', seq: 5 },
    ],
    [
      'a record',
      [sql`update record set body = replace(body, 'Step 4', 'Step X') where id = '4'`],
      { code: 'record-altered', recordId: '4' },
    ],
    [
      'the kind of a record',
      [sql`update record set kind = 'link' where id = '4'`],
      { code: 'record-altered', recordId: '4' },
    ],
    [
      'two records that changed places',
      [
        sql`update record a set body = b.body from record b where a.project_id = b.project_id and (a.id, b.id) in (('3', '4'), ('4', '3'))`,
      ],
      { code: 'record-altered', recordId: '3' },
    ],
    [
      'a record taken out',
      [sql`delete from record where id = '4'`],
      { code: 'record-missing', recordId: '4' },
    ],
    [
      'a record put in',
      [sql`update record set id = '44' where id = '4'`],
      { code: 'record-unknown', recordId: '44' },
    ],
    [
      'the hash of the end',
      [sql`update project_head set hash = repeat('0', 64)`],
      { code: 'chain-broken', seq: 12 },
    ],
    ['an end too late', [sql`update project_head set seq = 12`], { code: 'end-missing', seq: 12 }],
    ['no end', [sql`delete from project_head`], { code: 'head-missing' }],
    [
      'what a change of a branch did',
      [set(sql`payload = replace(payload, 'Task b1', 'Task X')`, 9, 'branch')],
      { code: 'payload-altered', seq: 9, branch: 'branch' },
    ],
    [
      'the last change of a branch taken out',
      [remove(10, 'branch')],
      { code: 'end-missing', seq: 10, branch: 'branch' },
    ],
    [
      'a branch taken out, not its changes',
      [sql`delete from branch`],
      { code: 'branch-missing', branch: 'branch' },
    ],
    [
      'what is said of a branch',
      [sql`update branch set meta = replace(meta, '"base":8', '"base":"8"')`],
      { code: 'branch-unreadable', branch: 'branch' },
    ],
    [
      'how that is written',
      [sql`update branch set meta = meta || ' '`],
      { code: 'branch-unreadable', branch: 'branch' },
    ],
    [
      'where a branch begins',
      [sql`update branch set meta = replace(meta, '"base":8', '"base":7')`],
      { code: 'branch-baseless', branch: 'branch' },
    ],
    [
      'a branch from after the end',
      [sql`update branch set meta = replace(meta, '"base":8', '"base":88')`],
      { code: 'branch-baseless', branch: 'branch' },
    ],
    [
      'a branch that is ahead',
      [sql`update branch set revision = 77`],
      { code: 'branch-later', branch: 'branch' },
    ],
  ])('%s', async (_, statements, fault) => {
    const project = await aPlan();
    const other = await aPlan();
    for (const statement of statements) await inProject(project, statement);
    const report = await verified(project);
    expect(report.fault).toEqual(fault);
    expect(sayProjectFault(report.fault as never)).toMatch(/^[A-Z].*\.$/);
    expect((await verified(other)).fault).toBeUndefined();
  });

  test('the last change taken out, and the end moved back: its record stands there without it', async () => {
    const project = await aProject(db.database, workspaceId, planned(0));
    const store = new ProjectStore(db.database);
    const before = await store.read(project, 0, ({ history }) => history.headHash);
    await store.change(project, ({ history }) =>
      history.submit(batch(1, [task('1')]), () => '00'.repeat(16)),
    );
    await run(sql`delete from change where project_id = ${project} and seq = 2`);
    await run(sql`update project_head set seq = 1, hash = ${before} where project_id = ${project}`);
    expect((await verified(project)).fault).toEqual({ code: 'record-unknown', recordId: '1' });
  });

  /** The statement on the rows of one project: every other keeps its own. */
  async function inProject(project: string, statement: RawBuilder<unknown>): Promise<void> {
    await db.database.transaction().execute(async (tx) => {
      await sql`select set_config('throughline.project', ${project}, true)`.execute(tx);
      await sql`create schema only_this`.execute(tx);
      for (const table of ['change', 'record', 'branch', 'project_head']) {
        await sql`
          create view ${sql.table(`only_this.${table}`)} as select * from ${sql.table(`public.${table}`)}
          where project_id = current_setting('throughline.project')::uuid`.execute(tx);
      }
      await sql`set local search_path = only_this`.execute(tx);
      await statement.execute(tx);
      await sql`drop schema only_this cascade`.execute(tx);
    });
  }
});

describe('a chain in order, of what no edit would do', () => {
  const plan = planned(2);

  /** The plan with one more change, hashed as it should be. */
  function with1(diff: Partial<Diff>, schema = 1): History {
    const further: Change = sealed(
      {
        seq: plan.head + 1,
        editId: EditId.parse('more'),
        at: instant('2026-11-21T08:30:00.123Z'),
        author: recordId('ann'),
        via: 'api',
        schema,
        edit: { kind: 'history.undo', seqs: [1] },
        diff: { added: {}, updated: {}, removed: {}, ...diff },
      },
      plan.headHash,
      '00'.repeat(16),
    );
    return plan.fork(plan.head, [further]);
  }
  const removed = (id: string) => ({
    [id]: plan.records.get(recordId(id)) as PlanRecord,
  });

  test.each<[string, () => History, object]>([
    [
      'a calendar that is used and gone',
      () => with1({ removed: removed('standard') }),
      { code: 'reference-broken', recordId: 'project', field: 'calendarId' },
    ],
    [
      'no project any more',
      () => with1({ removed: { ...removed('project') } }),
      { code: 'project-missing' },
    ],
    [
      'a value that was never there',
      () => with1({ updated: { '1': { name: [['Never'], ['Now']] } } } as never),
      { code: 'diff-unfit', seq: 6 },
    ],
  ])('%s', async (_, history, fault) => {
    const project = await aProject(db.database, workspaceId, history());
    const report = await verified(project);
    expect(report.fault).toEqual(fault);
    expect(sayProjectFault(report.fault as never)).toMatch(/^[A-Z].*\.$/);
  });
});
