import { generateRecords } from '@throughline/generator';
import { EMPTY_DIFF, History, instant, isRefusal, openBranch, recordId } from '@throughline/model';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, newSalt, thisWorld } from '../http/world.ts';
import { createProject, NoSuchProject, ProjectStore } from '../projects/index.ts';
import { testDatabase } from '../storage/test-database.testing.ts';
import { judge } from './judge.testing.ts';
import { smallProject, task } from './small-project.testing.ts';

let db: Awaited<ReturnType<typeof testDatabase>>;
const workspaceId = newId(thisWorld);
beforeAll(async () => {
  db = await testDatabase();
  await db.database
    .insertInto('workspace')
    .values({ id: workspaceId, name: 'Alder', created_at: new Date() })
    .execute();
});
afterAll(() => db.drop());

describe('a project store', () => {
  test('takes edits through two of them at once: each is made once, both see all of them', async () => {
    const projectId = await aProject();
    const stores = [new ProjectStore(db.database), new ProjectStore(db.database)] as const;
    const edits = Array.from({ length: 120 }, (_, n) =>
      addTask(stores[n % 2 === 0 ? 0 : 1], projectId, `x${n}`),
    );
    const accepted = await Promise.all(edits);
    const seqs = accepted.map((one) => (isRefusal(one) ? 0 : one.changes[0]?.seq));
    expect(seqs.toSorted((a, b) => Number(a) - Number(b))).toEqual(seqs.map((_, n) => n + 5));
    const { revision } = await headOf(projectId);
    for (const store of stores) {
      const head = await store.read(projectId, revision, ({ history }) => history.headHash);
      expect(head).toBe((await headOf(projectId)).hash);
    }
    expect(await judge(db.database, [projectId], [])).toMatchObject({ broken: [], doubled: [] });
  });

  test('puts edits that wait together into one commit, and refuses each alone', async () => {
    const projectId = await aProject();
    const store = new ProjectStore(db.database);
    const before = await headOf(projectId);
    const outcomes = await Promise.all([
      addTask(store, projectId, 'a'),
      addTask(store, projectId, 'b'),
      addTask(store, projectId, 't0', 'again'),
      addTask(store, projectId, 'c'),
    ]);
    expect(outcomes.map((one) => isRefusal(one) && one.code)).toEqual([
      false,
      false,
      'changed-since',
      false,
    ]);
    const after = await headOf(projectId);
    expect(after.seq - before.seq).toBe(3);
    expect(after.revision - before.revision).toBeLessThan(3);
  });

  test('forgets what the database would not take, and goes on', async () => {
    const projectId = await aProject();
    const store = new ProjectStore(db.database);
    await addTask(store, projectId, 'kept');
    await sql`
      create function refuse_lost() returns trigger language plpgsql as $$
      begin
        if new.edit_id = 'add-lost' then raise exception 'no'; end if;
        return new;
      end $$`.execute(db.database);
    await sql`
      create trigger refuse_lost before insert on change
      for each row execute function refuse_lost()`.execute(db.database);
    await expect(addTask(store, projectId, 'lost')).rejects.toThrow('no');
    const ids = await store.read(projectId, 0, ({ history }) =>
      [...history.records.all('task')].map(({ id }) => id),
    );
    expect(ids).toContain('kept');
    expect(ids).not.toContain('lost');
    expect(await addTask(store, projectId, 'next')).toMatchObject({ repeated: false });
    expect(await judge(db.database, [projectId], [])).toMatchObject({ broken: [] });
    await sql`drop trigger refuse_lost on change`.execute(db.database);
  });

  test('shows nobody what is not committed yet', async () => {
    const projectId = await aProject();
    const store = new ProjectStore(db.database);
    await addTask(store, projectId, 'first');
    const held = await db.pool.connect();
    await held.query('begin');
    await held.query('lock table record in share mode');
    const edit = addTask(store, projectId, 'second');
    // The edit is made in memory and waits for the table.
    await waitingForLock();
    let seen: readonly string[] | undefined;
    const reading = store.read(projectId, 0, ({ history }) => {
      seen = [...history.records.all('task')].map(({ id }) => id);
    });
    await sql`select 1`.execute(db.database);
    expect(seen).toBeUndefined();
    await held.query('rollback');
    held.release();
    await Promise.all([edit, reading]);
    expect(seen).toContain('second');
  });

  test('keeps nothing of work that fails half way, its branch neither', async () => {
    const projectId = await aProject();
    const store = new ProjectStore(db.database);
    const failing = store.change(projectId, (project, writing) => {
      const branch = openBranch(project.history, {
        id: recordId('b1'),
        name: 'What if',
        by: recordId('nobody'),
        at: thisWorld.instant(),
      });
      if (isRefusal(branch)) throw new Error(branch.code);
      writing.putBranch(branch);
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    const branches = await store.read(projectId, 0, (project) => [...project.branches.keys()]);
    expect(branches).toEqual([]);
    const rows = await db.database
      .selectFrom('branch')
      .select('id')
      .where('project_id', '=', projectId)
      .execute();
    expect(rows).toEqual([]);
  });

  test('begins a project with what a large file brings, statement by statement', async () => {
    const records = generateRecords({ seed: 1, tasks: 4_000 });
    const history = new History();
    const brought = history.update(
      {
        base: 0,
        at: thisWorld.instant(),
        author: recordId('somebody'),
        via: 'import',
        editId: recordId('first') as never,
        source: { format: 'generated', name: 'test' },
        diff: { ...EMPTY_DIFF, added: Object.fromEntries(records.map((one) => [one.id, one])) },
      },
      () => newSalt(thisWorld),
    );
    expect(isRefusal(brought)).toBe(false);
    const projectId = await aProject(history);
    expect(records.length).toBeGreaterThan(8_000);
    expect(await judge(db.database, [projectId], [])).toMatchObject({
      broken: [],
      changes: history.head,
    });
  });

  test('says of a project that is not there that it is not', async () => {
    const store = new ProjectStore(db.database);
    const nowhere = newId(thisWorld);
    expect(await store.read(nowhere, 0, () => 'there')).toBeUndefined();
    await expect(addTask(store, nowhere, 'x')).rejects.toThrow(NoSuchProject);
  });

  test('reads a project that it forgot again', async () => {
    const projectId = await aProject();
    const store = new ProjectStore(db.database);
    await addTask(store, projectId, 'one');
    store.forget(projectId);
    const hash = await store.read(projectId, 0, ({ history }) => history.headHash);
    expect(hash).toBe((await headOf(projectId)).hash);
  });
});

async function aProject(history = smallProject(3)): Promise<string> {
  const id = newId(thisWorld);
  const project = { id, workspaceId, name: 'Move', at: new Date(), history };
  await db.database.transaction().execute((tx) => createProject(tx, project));
  return id;
}

function addTask(store: ProjectStore, projectId: string, id: string, editId = `add-${id}`) {
  const edit = { kind: 'task.add' as const, record: task(id) };
  const batch = {
    base: 0,
    at: instant(new Date().toISOString()),
    author: recordId('somebody'),
    via: 'api' as const,
    edits: [{ editId: recordId(editId) as never, edit }],
  };
  return store.change(projectId, ({ history }) => history.submit(batch, () => newSalt(thisWorld)));
}

async function headOf(projectId: string) {
  return db.database
    .selectFrom('project_head')
    .selectAll()
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow();
}

async function waitingForLock(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db.database);
    if ((rows[0]?.count ?? 0) > 0) return;
  }
}
