import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, migrate, newId, startEmbedded, thisWorld } from '@throughline/server';
import { grouped, heading, hold, inMegabytes, inMilliseconds, quantile, tell } from './measure.mjs';
import { fillWorkspace, memoryOf, startServer } from './server-process.mjs';

/**
 * People at work: each asks or edits about once a second, four of five times to read. LOAD_SECONDS=300
 * and LOAD_USERS=200 unless told.
 */
const USERS = Number(process.env.LOAD_USERS ?? 200);
const SECONDS = Number(process.env.LOAD_SECONDS ?? 300);
const TASKS = 100_000;
const PROJECTS = 10;
/** Mean pause between an answer and the next question. */
const THINKING = 1_000;
const READS = 0.8;

/** What people look at, and how often of forty: the whole plan and its verdict about once a minute. */
const READ_PATHS = {
  tasks: () => '/records?kind=task&limit=100',
  sorted: () => '/records?kind=task&limit=100&sort=computed/start',
  task: (taskId) => `/records/${taskId}`,
  log: (_, seq) => `/log?after=${seq}&limit=1000`,
  dates: (taskId) => `/schedule?tasks=${taskId}`,
  history: () => `/history?limit=50`,
  status: () => `/status?most=20`,
  snapshot: () => `/snapshot?behind=1000`,
};
const READ_MIX = Object.entries({
  tasks: 9,
  sorted: 2,
  task: 10,
  log: 10,
  dates: 4,
  history: 3,
  status: 1,
  snapshot: 1,
}).flatMap(([name, often]) => Array(often).fill(name));

const folder = mkdtempSync(join(tmpdir(), 'throughline-load-'));
let server;
try {
  heading(`${USERS} people on a workspace of ${grouped(TASKS)} tasks for ${SECONDS} s`);
  const ground = await prepare();
  server = await startServer(folder);
  const memory = [];
  const sampling = setInterval(() => memory.push(sample()), 5_000);
  const begin = performance.now();
  const counts = await work(ground);
  const seconds = (performance.now() - begin) / 1000;
  clearInterval(sampling);
  report(counts, seconds, memory);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function prepare() {
  const postgres = await startEmbedded(folder);
  const { database } = connect({ url: postgres.url });
  await migrate(database);
  const ground = await fillWorkspace(database, { people: USERS, projects: PROJECTS, tasks: TASKS });
  await database.destroy();
  await postgres.stop();
  return ground;
}

async function work(ground) {
  const counts = { readTimes: [], writeTimes: [], timesByName: {}, errors: [], conflicts: 0 };
  const end = performance.now() + SECONDS * 1000;
  await Promise.all(ground.tokens.map((token) => person(token, ground, counts, end)));
  return counts;
}

async function person(token, { projects }, counts, end) {
  const project = oneOf(projects);
  const seen = { seq: project.head };
  const ask = async (path, body) => {
    const begin = performance.now();
    const response = await fetch(`${server.url}/api/v1/projects/${project.id}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, took: performance.now() - begin };
  };
  await pause(Math.random() * THINKING * 2);
  while (performance.now() < end) {
    const isRead = Math.random() < READS;
    const name = isRead ? oneOf(READ_MIX) : 'edit';
    try {
      const { status, text, took } = isRead
        ? await ask(READ_PATHS[name](oneOf(project.taskIds), seen.seq))
        : await ask('/edits', editOf(oneOf(project.taskIds), seen.seq));
      (isRead ? counts.readTimes : counts.writeTimes).push(took);
      counts.timesByName[name] ??= [];
      counts.timesByName[name].push(took);
      if (status === 409) counts.conflicts++;
      else if (status !== 200) counts.errors.push(`${name} ${status} ${text.slice(0, 200)}`);
      const head = /"(?:head|seq)":(\d+)/.exec(text);
      if (status === 409 || name === 'edit') seen.seq = await headOf(ask, seen.seq, text);
      else if (head !== null) seen.seq = Math.max(seen.seq, Number(head[1]));
    } catch (error) {
      counts.errors.push(`${name} ${error.message}`);
    }
    await pause(-Math.log(1 - Math.random()) * THINKING);
  }
}

/** After an edit the answer says where the plan stands; after a conflict the client takes up what it missed. */
async function headOf(ask, seq, text) {
  const said = /"head":(\d+)/.exec(text);
  if (said !== null) return Number(said[1]);
  const { text: log } = await ask(`/log?after=${seq}&limit=1000`);
  const head = /"head":(\d+)/.exec(log);
  return head === null ? seq : Number(head[1]);
}

function editOf(taskId, base) {
  const edit =
    Math.random() < 0.5
      ? { kind: 'task.set-duration', taskId, minutes: 480 * (1 + Math.floor(Math.random() * 10)) }
      : { kind: 'task.rename', taskId, name: `Task ${Math.random().toString(36).slice(2)}` };
  return { base, edits: [{ editId: newId(thisWorld), edit }] };
}

function sample() {
  const { server: node, postgres } = memoryOf(server.pid, folder);
  return node + postgres;
}

function report({ readTimes, writeTimes, timesByName, errors, conflicts }, seconds, memory) {
  const all = readTimes.length + writeTimes.length;
  hold('errors', errors.length, 0, 'errors', [...new Set(errors)].slice(0, 3).join('; '));
  tell('answers a second', (all / seconds).toFixed(0), `${grouped(all)} in all`);
  tell('refused for a conflict', grouped(conflicts));
  for (const [name, times] of [
    ['reads', readTimes],
    ['writes', writeTimes],
  ]) {
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    tell(`${name}, p50 and p99`, inMilliseconds(p50), inMilliseconds(p99));
  }
  for (const [name, times] of Object.entries(timesByName)) {
    tell(
      `  ${name}, p50 and p99`,
      inMilliseconds(quantile(times, 0.5)),
      inMilliseconds(quantile(times, 0.99)),
    );
  }
  // The first fifth is warming up.
  const steady = memory.slice(Math.floor(memory.length / 5));
  const quarter = Math.max(1, Math.floor(steady.length / 4));
  const [early, late] = [mean(steady.slice(0, quarter)), mean(steady.slice(-quarter))];
  tell('memory of all processes at most', inMegabytes(Math.max(...memory)));
  tell('memory after warm-up, first and last quarter', inMegabytes(early), inMegabytes(late));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function oneOf(choices) {
  return choices[Math.floor(Math.random() * choices.length)];
}
