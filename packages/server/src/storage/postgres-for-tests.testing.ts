import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { TestProject } from 'vitest/node';
import { connect } from './connect.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { migrate } from './migrate.ts';
import { databaseUrl, TEMPLATE } from './test-database.testing.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this run; each test makes a database of its own in it. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for all tests of a run, with an up-to-date database to copy from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
  // Another PostgreSQL than the one that comes along: the package's folder.
  const programs = process.env.THROUGHLINE_TEST_POSTGRES;
  const postgres = await startEmbedded(folder, programs ? { programs } : {});
  const { database, pool } = connect({ url: postgres.url, connections: 1 });
  await pool.query(`create database ${TEMPLATE}`);
  await database.destroy();
  const template = connect({ url: databaseUrl(postgres.url, TEMPLATE), connections: 2 });
  await migrate(template.database);
  await runMigrations({ pgPool: template.pool });
  await template.database.destroy();
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
