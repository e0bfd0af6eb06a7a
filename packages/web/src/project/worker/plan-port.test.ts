import { generateRecords } from '@throughline/generator';
import {
  computePlan,
  type Edit,
  History,
  type Instant,
  isRefusal,
  type PlanRecord,
  type RecordId,
  Records,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import type { PlanTable } from '../plan-table.ts';
import { WorkerProject } from '../worker-project.ts';
import { HistoryServer } from './history-server.testing.ts';
import { KeptInMemory } from './kept-edits.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { textOf } from './minutes.ts';
import { PlanPort } from './plan-port.ts';

const NOW = '2026-03-02T10:17';

/** A plan as a page has it, over a server that has these records. */
async function opened(records: readonly PlanRecord[]) {
  const history = new History();
  const added = Object.fromEntries(records.map((record) => [record.id, record]));
  const update = {
    base: 0,
    editId: 'first',
    source: { format: 'mspdi', name: 'plan.xml' } as const,
    diff: { added, updated: {}, removed: {} },
    at: '2026-03-02T08:00:00.000Z' as Instant,
    author: 'ann' as RecordId,
    via: 'import' as const,
  };
  const outcome = history.update(update, () => '0'.repeat(32));
  if (isRefusal(outcome)) throw new Error(outcome.code);
  const server = new HistoryServer(history);
  let ids = 0;
  let toPage: ((event: { readonly data: FromWorker }) => void) | null = null;
  const port = new PlanPort({
    ask: server.asked('ann'),
    post: (message) => toPage?.({ data: structuredClone(message) }),
    kept: new KeptInMemory(),
    newId: () => `edit-${++ids}` as RecordId,
    now: () => NOW,
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const project = new WorkerProject({ projectId: 'p' }, 'manager', {
    postMessage: (message: ToWorker) => port.take(structuredClone(message)),
    get onmessage() {
      return toPage;
    },
    set onmessage(listener) {
      toPage = listener;
    },
  });
  project.show({ columns: ['name', 'start', 'predecessors'], collapsed: new Set() });
  await until(() => project.state.dates === 'live');
  return { project, server };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 5_000; turn++) {
    if (isSo()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('it never comes');
}

/** A table by task ids, so that two can be compared whose slots are others. */
function seen(table: PlanTable | undefined) {
  if (table === undefined) throw new Error('no table');
  const idOf = (slot: number | undefined) => (slot === undefined ? undefined : table.ids[slot]);
  const tasks = [...table.rows].map((slot) => ({
    id: idOf(slot),
    name: table.names[slot],
    flags: table.flags[slot],
    depth: table.depth[slot],
    row: table.planRow[slot],
    parent: idOf(table.parent[slot]),
    dates: (
      [
        'start',
        'finish',
        'forecastStart',
        'forecastFinish',
        'lateFinish',
        'totalFloat',
        'freeFloat',
        'percent',
        'doneUntil',
        'baselineStart',
        'baselineFinish',
        'deadline',
        'constraint',
        'constraintDate',
      ] as const
    ).map((name) => table[name][slot]),
    pieces: table.pieces.get(slot),
    promises: table.promises.get(slot),
  }));
  const { ids, from, to, type, driving } = table.links;
  const links = ids
    .map((id, place) => [id, idOf(from[place]), idOf(to[place]), type[place], driving[place]])
    .sort();
  const { now: _, ...marks } = table.marks;
  return { tasks, links, marks };
}

describe('a plan in its worker', () => {
  test('opens with its rows, names and dates', async () => {
    const records = generateRecords({ seed: 3, tasks: 200 });
    const { table } = (await opened(records)).project.state;
    const held = new Records(records);
    const computed = computePlan(held, { now: '2026-03-02T10:00' });
    if (table === undefined || 'code' in computed) throw new Error('no dates');
    expect([...table.rows].map((slot) => table.names[slot])).toEqual(
      [...held.outline()].map(({ task }) => task.name),
    );
    for (const [index, slot] of table.rows.entries()) {
      const id = table.ids[slot] as RecordId;
      expect(table.planRow[slot]).toBe(index + 1);
      expect(textOf(table.start[slot] as number)).toBe(computed.schedule.task(id).start);
      expect(table.totalFloat[slot]).toBe(computed.schedule.task(id).totalFloat);
    }
  });

  test.each([1, 2, 3, 4, 5, 6])('is patched to what it is made afresh, plan %i', async (seed) => {
    const rules = seed % 2 === 0 ? 'p6' : 'ms-project';
    const records = generateRecords({ seed, tasks: 60, rules });
    const { project, server } = await opened(records);
    for (const edit of someEdits(new Records(records), seed)) await project.submit([edit]);
    await until(() => project.state.sync.state === 'saved');
    const afresh = await opened([...server.history.records]);
    expect(seen(project.state.table)).toEqual(seen(afresh.project.state.table));
    await until(() => {
      const [one, other] = [project, afresh.project].map((each) => textsOf(each));
      return JSON.stringify(one) === JSON.stringify(other);
    });
  });
});

function textsOf(project: WorkerProject): (readonly (string | undefined)[])[] {
  const rows = [...(project.state.table?.rows ?? [])];
  return (['name', 'start', 'predecessors'] as const).map((column) =>
    rows.map((slot) => project.texts(column)?.[slot]),
  );
}

/** Edits of every kind that a table shows, at places that the seed says. */
function someEdits(records: Records, seed: number): Edit[] {
  const leaves = [...records.outline()].flatMap(({ task }) =>
    records.isSummary(task) || task.type !== 'task' ? [] : [task.id],
  );
  const at = (place: number) => leaves[(place * 7 + seed * 3) % leaves.length] as RecordId;
  const first = [...records.outline()][0]?.task.id as RecordId;
  return [
    { kind: 'task.set-duration', taskId: at(1), minutes: 4800, unit: 'd' },
    { kind: 'task.rename', taskId: at(2), name: 'Another name' },
    { kind: 'task.set-deadline', taskId: at(3), deadline: '2025-01-06T17:00' },
    { kind: 'task.indent', taskId: at(4) },
    { kind: 'task.remove', ids: [at(5)] },
    { kind: 'task.outdent', taskId: at(6) },
    { kind: 'task.set-duration', taskId: at(7), minutes: 60, unit: 'h' },
    { kind: 'task.set-active', taskId: at(8), active: false },
    { kind: 'project.set', set: { criticalFloatLimit: 960 } },
    { kind: 'task.rename', taskId: first, name: 'The whole' },
  ];
}
