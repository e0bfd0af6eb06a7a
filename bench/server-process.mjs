import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generateRecords } from '@throughline/generator';
import { EMPTY_DIFF, History, recordId } from '@throughline/model';
import { createProject, newId, newSalt, thisWorld } from '@throughline/server';
import { accepted, BIG_PLAN } from './big-plan.mjs';

const command = fileURLToPath(new URL('../packages/cli/bin/throughline.js', import.meta.url));

/** The server as people run it, in a process of its own. Milliseconds until it was ready. */
export async function startServer(dataFolder, env = {}, args = []) {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, [command, 'serve', '--port', String(port), ...args], {
    env: {
      ...process.env,
      THROUGHLINE_DATA: dataFolder,
      THROUGHLINE_REQUESTS_PER_MINUTE: '0',
      THROUGHLINE_LOG: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (bytes) => {
    printed += bytes;
  });
  const url = `http://localhost:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended');
    try {
      if ((await fetch(`${url}/readyz`)).status === 200) break;
    } catch {}
    await pause(5);
  }
  return {
    url,
    pid: child.pid,
    took: performance.now() - begin,
    /** The link that makes the first account, once it is printed. */
    firstLink: async () => {
      for (;;) {
        const [link] = /\S+\/join#\S+/.exec(printed) ?? [];
        if (link !== undefined) return link;
        await pause(20);
      }
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Proportional memory in bytes of the server and its PostgreSQL: what sharing counts once. */
export function memoryOf(serverPid, dataFolder) {
  const [postmaster] = readFileSync(`${dataFolder}/postgres/postmaster.pid`, 'utf8').split('\n');
  return {
    server: proportional(tree(serverPid)),
    postgres: proportional(tree(Number(postmaster))),
  };
}

function proportional(pids) {
  let kilobytes = 0;
  for (const pid of pids) {
    try {
      const [, pss] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
      kilobytes += Number(pss);
    } catch {
      // It ended in between.
    }
  }
  return kilobytes * 1024;
}

/** A process and those below it; PostgreSQL's has groups of its own. */
function tree(root) {
  const childrenByParent = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      childrenByParent.set(parent, [...(childrenByParent.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended in between.
    }
  }
  const found = [root];
  for (const pid of found) found.push(...(childrenByParent.get(pid) ?? []));
  return found;
}

/** A workspace with people, each with a token, and projects of so many tasks together. */
export async function fillWorkspace(database, { people, projects, tasks }) {
  const at = thisWorld.now();
  const workspaceId = newId(thisWorld);
  await database
    .insertInto('workspace')
    .values({ id: workspaceId, name: 'Load', created_at: at })
    .execute();
  const tokens = [];
  for (let n = 0; n < people; n++) tokens.push(await member(database, workspaceId, at));
  const made = [];
  for (let n = 0; n < projects; n++) {
    const records = generateRecords({
      ...BIG_PLAN,
      tasks: Math.round(tasks / projects),
      seed: n + 1,
    });
    const history = new History();
    const source = { format: 'generated', name: 'bench' };
    const diff = {
      ...EMPTY_DIFF,
      added: Object.fromEntries(records.map((record) => [record.id, record])),
    };
    const about = { at: thisWorld.instant(), author: recordId('bench'), via: 'import' };
    const update = { ...about, base: 0, editId: 'first', source, diff };
    accepted(history.update(update, () => newSalt(thisWorld)));
    const id = newId(thisWorld);
    const project = { id, workspaceId, name: `Plan ${n + 1}`, at, history };
    await database.transaction().execute((tx) => createProject(tx, project));
    const isOpen = (record) =>
      record.kind === 'task' && !history.records.isSummary(record) && !record.actualStart;
    const taskIds = records.filter(isOpen).map((record) => record.id);
    made.push({ id, taskIds, head: history.head });
  }
  return { workspaceId, tokens, projects: made };
}

async function member(database, workspaceId, at) {
  const id = newId(thisWorld);
  const secret = randomBytes(32).toString('base64url');
  const token = `tl_${secret}`;
  const email = `${id}@example.org`;
  await database
    .insertInto('person')
    .values({ id, email, name: 'User', password_hash: null, created_at: at, disabled_at: null })
    .execute();
  await database
    .insertInto('member')
    .values({ workspace_id: workspaceId, person_id: id, role: 'manager', created_at: at })
    .execute();
  await database
    .insertInto('token')
    .values({
      id: newId(thisWorld),
      secret_hash: createHash('sha256').update(token).digest('hex'),
      workspace_id: workspaceId,
      person_id: id,
      name: 'load',
      scope: 'write',
      role: null,
      project_id: null,
      created_by: id,
      created_at: at,
      expires_at: new Date(at.getTime() + 86_400_000),
      used_at: null,
      revoked_at: null,
    })
    .execute();
  return token;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
