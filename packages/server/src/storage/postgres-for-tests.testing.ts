import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { TestProject } from 'vitest/node';
import { connect } from './connect.ts';
import { holderOf } from './embedded/folder-lock.ts';
import { lockIn, startEmbedded } from './embedded/start-embedded.ts';
import { migrate } from './migrate.ts';
import { databaseUrl, TEMPLATE } from './test-database.testing.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this run; each test makes a database of its own in it. */
    postgresUrl: string;
  }
}

const PREFIX = 'throughline-postgres-';

/** One PostgreSQL for all tests of a run, with an up-to-date database to copy from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // Another PostgreSQL than the one that comes along: the package's folder.
  const programs = process.env.THROUGHLINE_TEST_POSTGRES;
  const options = programs ? { programs } : {};
  await endKilledRuns(options);
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const postgres = await startEmbedded(folder, options);
  const { database, pool } = connect({ url: postgres.url, connections: 1 });
  await pool.query(`create database ${TEMPLATE}`);
  await database.destroy();
  const template = connect({ url: databaseUrl(postgres.url, TEMPLATE), connections: 2 });
  await migrate(template.database);
  // The job queue's own tables, as a node makes them when it starts.
  await runMigrations({ pgPool: template.pool });
  await template.database.destroy();
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

const SETTLED = 60_000;

/** A run that was killed leaves its PostgreSQL; the folder's lock tells that nobody uses it. */
async function endKilledRuns(options: { programs?: string }): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((found) => found.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      // A younger one may only be about to take its lock.
      if (Date.now() - statSync(lockIn(folder)).ctimeMs < SETTLED) continue;
      if ((await holderOf(lockIn(folder))) !== undefined) continue;
      const left = await startEmbedded(folder, options);
      await left.stop();
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, another version's, or ended by another run just now.
    }
  }
}
