import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, migrate, startEmbedded } from '@throughline/server';
import { heading, hold, inMegabytes, inMilliseconds, tell } from './measure.mjs';
import { fillWorkspace, memoryOf, startServer } from './server-process.mjs';

/** What the server weighs on a machine: its start, and all of its memory, PostgreSQL's included. */
const MOST_MEGABYTES = 350;
const SETTLED = 10_000;
/** Longer than projects stay in memory that nobody asks for. */
const IDLE = Number(process.env.WEIGHT_IDLE_SECONDS ?? 400) * 1000;

for (const measure of [started, full]) {
  const data = mkdtempSync(join(tmpdir(), 'throughline-weight-'));
  try {
    await measure(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function started(data) {
  heading('The server with the sample programme');
  const cold = await startServer(data, {}, ['--sample']);
  tell('first start in an empty folder, to ready', inMilliseconds(cold.took));
  await cold.stop();
  const warm = await startServer(data, {}, ['--sample']);
  tell('started again, to ready', inMilliseconds(warm.took));
  await pause(SETTLED);
  weigh('idle', warm, data);
  await warm.stop();
}

async function full(data) {
  heading('The server with 100,000 tasks in ten projects');
  const postgres = await startEmbedded(data);
  const { database } = connect({ url: postgres.url });
  await migrate(database);
  const ground = await fillWorkspace(database, { people: 1, projects: 10, tasks: 100_000 });
  await database.destroy();
  await postgres.stop();

  // The first start computes what the lists of projects show of each.
  const first = await startServer(data);
  await pause(3 * SETTLED);
  await first.stop();
  const server = await startServer(data);
  tell('started again, to ready', inMilliseconds(server.took));
  await pause(SETTLED);
  weigh('idle, nothing asked yet', server, data);
  const headers = { authorization: `Bearer ${ground.tokens[0]}` };
  for (const { id } of ground.projects) {
    for (const path of ['status', 'snapshot', 'records?kind=task']) {
      await (await fetch(`${server.url}/api/v1/projects/${id}/${path}`, { headers })).text();
    }
  }
  const { server: node, postgres: shared } = memoryOf(server.pid, data);
  tell('after the status and the whole of each was asked', inMegabytes(node + shared));
  await pause(IDLE);
  weigh(`idle for ${IDLE / 1000} s after that`, server, data);
  await server.stop();
}

function weigh(what, { pid }, data) {
  const { server, postgres } = memoryOf(pid, data);
  const shares = `server ${inMegabytes(server)}, PostgreSQL ${inMegabytes(postgres)}`;
  hold(`memory, ${what}`, (server + postgres) / 1e6, MOST_MEGABYTES, 'MB', shares);
}
