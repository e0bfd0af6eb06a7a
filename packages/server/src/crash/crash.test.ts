import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connect, type EmbeddedPostgres, migrate, startEmbedded } from '../storage/index.ts';
import { ServerProcess } from './cluster.testing.ts';
import { prepareGround } from './ground.testing.ts';
import { type TrialReport, trial, type Victim } from './trial.testing.ts';

/** Kills in all: `THROUGHLINE_KILLS=1000` for a long run, `THROUGHLINE_SEED` for another course of events. */
const KILLS = Number(process.env.THROUGHLINE_KILLS ?? 50);
const SEED = Number(process.env.THROUGHLINE_SEED ?? 1);
const TASKS = 40;
const PROJECTS = 3;

let folder: string;
let servers: ServerProcess[] = [];
let postgres: EmbeddedPostgres | undefined;
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await postgres?.stop();
  servers = [];
  postgres = undefined;
  rmSync(folder, { recursive: true, force: true });
});

test('CRS-1 a server with its own PostgreSQL, either or both killed: nothing acknowledged is lost, nothing is done twice', {
  timeout: 60_000 + KILLS * 5_000,
}, async () => {
  folder = newFolder();
  // The tables and the ground, by a PostgreSQL that is left for the server to start again.
  const first = await startEmbedded(folder);
  const ground = await grounded(first.url);
  await first.stop();
  servers = [await ServerProcess.start({ THROUGHLINE_DATA: folder })];
  const report = await trial({
    seed: SEED,
    kills: share(0.5),
    victims: ['server', 'postgres', 'both'],
    servers,
    postgresFolder: join(folder, 'postgres'),
    ground,
    tasks: TASKS,
    open: () => opened(first.url),
  });
  kept(report);
});

test('CRS-2 a server on a PostgreSQL elsewhere, either killed: the same', {
  timeout: 60_000 + KILLS * 5_000,
}, async () => {
  await onAnotherPostgres(1, ['server', 'postgres'], share(0.2));
});

test('CRS-3 two servers on one PostgreSQL, one of them killed: the same', {
  timeout: 60_000 + KILLS * 5_000,
}, async () => {
  await onAnotherPostgres(2, ['server'], share(0.3));
});

async function onAnotherPostgres(
  count: number,
  victims: readonly Victim[],
  kills: number,
): Promise<void> {
  folder = newFolder();
  postgres = await startEmbedded(folder);
  const { url } = postgres;
  const ground = await grounded(url);
  servers = await Promise.all(
    Array.from({ length: count }, () => ServerProcess.start({ DATABASE_URL: url })),
  );
  const report = await trial({
    seed: SEED,
    kills,
    victims,
    servers,
    postgresFolder: join(folder, 'postgres'),
    ground,
    tasks: TASKS,
    open: () => opened(url),
  });
  kept(report);
}

function kept({ restarts, retries, acknowledged, changes, ...wrong }: TrialReport): void {
  const took = restarts.map((one) => one.took).sort((a, b) => a - b);
  const at = (part: number) => Math.round(took[Math.ceil(part * took.length) - 1] ?? 0);
  process.stdout.write(
    `  ${took.length} kills: ${acknowledged} edits acknowledged, ${retries} retries; ` +
      `back after ${at(0.5)} ms (p50), ${at(0.95)} ms (p95), ${at(1)} ms at most\n`,
  );
  expect(wrong).toEqual({ lost: [], doubled: [], refusedButDone: [], broken: [] });
  // A harness that nobody wrote under would find nothing lost.
  expect(acknowledged).toBeGreaterThan(took.length * 10);
  expect(changes).toBeGreaterThanOrEqual(acknowledged);
}

async function grounded(url: string) {
  const { database, close } = opened(url);
  await migrate(database);
  const ground = await prepareGround(database, { projects: PROJECTS, tasks: TASKS });
  await close();
  return ground;
}

function opened(url: string) {
  const { database } = connect({ url, connections: 2 });
  return { database, close: () => database.destroy() };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'throughline-crash-'));
}

function share(part: number): number {
  return Math.max(1, Math.round(KILLS * part));
}
