import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateRecords } from '@throughline/generator';
import { EMPTY_DIFF, History, recordId } from '@throughline/model';
import {
  connect,
  createProject,
  migrate,
  newId,
  newSalt,
  ProjectStore,
  startEmbedded,
  thisWorld,
} from '@throughline/server';
import { accepted, BIG_PLAN } from './big-plan.mjs';
import { grouped, heading, holdLeast, median, tell } from './measure.mjs';

/**
 * Edits through the store beside bare transactions of the same statements: the same connections, and
 * the same sharing of project heads. Slices of each take turns, so that both see the same machine.
 */
const CLIENTS = 16;
const SLICE = 1_500;
const ROUNDS = 5;
const TASKS = 1_000;
const LEAST = 0.5;
/** Where the seqs stand among the values of the statement that writes. */
const SEQS = 1;

let taskIds = [];
const bareSeq = new Map();

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
const postgres = await startEmbedded(folder);
try {
  for (const projects of [1, 100]) await measure(projects);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(projects) {
  const who = projects === 1 ? 'one project' : `${projects} projects`;
  heading(`Edits of ${who}: ${CLIENTS} clients, ${CLIENTS} connections`);
  const { database, pool } = connect({ url: postgres.url, connections: CLIENTS });
  await migrate(database);
  const ids = await makeProjects(database, projects);
  const store = new ProjectStore(database);
  const edit = editsOf(store, ids);
  for (const id of ids) await edit(id);
  const bare = bareOf(pool, ids, await statementsOf(pool, () => edit(ids[0])));

  const rates = { bare: [], edits: [] };
  for (let round = -1; round < ROUNDS; round++) {
    const bareRate = await rate(bare);
    // What the bare transactions wrote is no change that could be read.
    await pool.query(`delete from change where edit_id like 'bare-%'`);
    const editRate = await rate(edit);
    if (round < 0) continue;
    rates.bare.push(bareRate);
    rates.edits.push(editRate);
  }
  tell('bare transactions a second', grouped(Math.round(median(rates.bare))));
  tell('edits a second', grouped(Math.round(median(rates.edits))));
  const ratios = rates.edits.map((value, round) => value / rates.bare[round]);
  holdLeast('edits beside bare transactions', median(ratios), LEAST);
  await database.destroy();
}

/** How many a second, when each client asks again as soon as it was answered. */
async function rate(work) {
  let done = 0;
  const begin = performance.now();
  const client = async () => {
    while (performance.now() < begin + SLICE) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (done * 1000) / (performance.now() - begin);
}

async function makeProjects(database, count) {
  const workspaceId = newId(thisWorld);
  const at = thisWorld.now();
  await database
    .insertInto('workspace')
    .values({ id: workspaceId, name: 'Bench', created_at: at })
    .execute();
  const records = generateRecords({ ...BIG_PLAN, tasks: TASKS });
  const added = Object.fromEntries(records.map((record) => [record.id, record]));
  const ids = [];
  for (let n = 0; n < count; n++) {
    const history = new History();
    const diff = { ...EMPTY_DIFF, added };
    const about = { at: thisWorld.instant(), author: recordId('me'), via: 'import' };
    const source = { format: 'generated', name: 'bench' };
    accepted(
      history.update({ ...about, base: 0, editId: 'first', source, diff }, () =>
        newSalt(thisWorld),
      ),
    );
    const id = newId(thisWorld);
    const project = { id, workspaceId, name: 'Bench', at, history };
    await database.transaction().execute((tx) => createProject(tx, project));
    ids.push(id);
  }
  taskIds = records.filter(({ kind }) => kind === 'task').map(({ id }) => id);
  return ids;
}

function editsOf(store, ids) {
  let count = 0;
  return async (projectId = ids[count % ids.length]) => {
    const n = count++;
    const edit = {
      kind: 'task.rename',
      taskId: taskIds[(n * 7919) % taskIds.length],
      name: `Task ${n}`,
    };
    const batch = {
      base: 1,
      at: thisWorld.instant(),
      author: recordId('me'),
      via: 'api',
      edits: [{ editId: newId(thisWorld), edit }],
    };
    const salt = () => newSalt(thisWorld);
    accepted(await store.change(projectId, ({ history }) => history.submit(batch, salt)));
  };
}

/** What the store says to the database for one edit. */
async function statementsOf(pool, work) {
  const statements = [];
  const note = (client) => {
    const { query } = client;
    client.query = function noted(...args) {
      const [{ text = args[0], values = args[1] }] = args;
      statements.push({ text, values });
      return query.apply(this, args);
    };
    return () => delete client.query;
  };
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => pool.connect()));
  const stops = clients.map(note);
  for (const client of clients) client.release();
  await work();
  for (const stop of stops) stop();
  return statements;
}

/** The same transaction with rows of the same size, and nobody who thinks about what they mean. */
function bareOf(pool, ids, statements) {
  const [lock, write] = statements.filter(({ text }) => !/^(begin|commit|start)/i.test(text));
  const editId = write.values.findIndex((value) => Array.isArray(value) && value[0]?.length === 36);
  let count = 0;
  return async () => {
    const n = count++;
    const id = ids[n % ids.length];
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query(lock.text, [id]);
      const [{ seq, hash, revision }] = rows;
      const values = write.values.map((value) => (value === lock.values[0] ? id : value));
      bareSeq.set(id, (bareSeq.get(id) ?? 1_000_000) + 1);
      values[SEQS] = [bareSeq.get(id)];
      values[editId] = [`bare-${String(n).padStart(31, '0')}`];
      values.splice(-4, 4, seq, hash, revision, id);
      await client.query(write.text, values);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}
