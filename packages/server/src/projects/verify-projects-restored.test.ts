import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { backupToFile, type Database, restore } from '../storage/index.ts';
import { emptyDatabase, testDatabase } from '../storage/test-database.testing.ts';
import { ProjectStore } from './project-store.ts';
import { aProject, aWorkspace, batch, branched, planned, task } from './verify-projects.testing.ts';
import { verifyProjects } from './verify-projects.ts';

const WRITERS = 16;
const BACKUPS = 3;

test('backups taken while sixteen people write are each a moment of every log, and verify', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-load-'));
  const source = await testDatabase();
  const { database } = source;
  const workspaceId = await aWorkspace(database);
  const history = planned(30);
  const projects = await Promise.all(
    Array.from({ length: 4 }, () => aProject(database, workspaceId, history, [branched(history)])),
  );
  const store = new ProjectStore(database);
  let writing = true;
  let written = 0;
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    const project = projects[writer % projects.length] ?? '';
    for (let n = 0; writing; n++) {
      await store.change(project, (hot) =>
        hot.history.submit(batch(hot.history.head, [task(`w${writer}n${n}`)]), () =>
          '00'.repeat(16),
        ),
      );
      written++;
    }
  });
  const heads: number[] = [];
  try {
    for (let n = 0; n < BACKUPS; n++) {
      const path = join(folder, String(n));
      const before = written;
      await backupToFile(path, source, { madeAt: new Date() });
      expect(written, 'people wrote meanwhile').toBeGreaterThan(before);
      const target = await emptyDatabase();
      await restore(path, target);
      heads.push(await expectPrefix(target.database, database, projects.length));
      await target.drop();
    }
  } finally {
    writing = false;
    await Promise.all(writers);
  }
  expect(heads).toEqual(heads.toSorted((a, b) => a - b));
  expect(heads.at(-1)).toBeGreaterThan(heads[0] ?? 0);
  await source.drop();
  rmSync(folder, { recursive: true });
}, 60_000);

/** Each project of the copy verifies, and its log is how the other's begins. Returns how many changes there are. */
async function expectPrefix(copy: Database, original: Database, projects: number): Promise<number> {
  let changes = 0;
  let seen = 0;
  for await (const report of verifyProjects(copy)) {
    expect(report.fault).toBeUndefined();
    expect(report).toMatchObject({ branches: 1, branchChanges: 2 });
    changes += report.changes;
    seen++;
    const { projectId } = report;
    const log = await logOf(copy, projectId);
    expect(log).toHaveLength(report.changes);
    expect((await logOf(original, projectId)).slice(0, log.length)).toEqual(log);
  }
  expect(seen).toBe(projects);
  return changes;
}

async function logOf(database: Database, projectId: string): Promise<unknown[]> {
  const { rows } = await sql`
    select seq, edit_id, author, at, meta, payload, salt from change
    where project_id = ${projectId} and branch = '' order by seq`.execute(database);
  return rows;
}
