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
  type Role,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import type { PlanTable } from '../plan-table.ts';
import { WorkerProject } from '../worker-project.ts';
import { HistoryServer, type Way } from './history-server.testing.ts';
import { KeptInMemory } from './kept-edits.testing.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { textOf } from './minutes.ts';
import { PlanPort } from './plan-port.ts';
import { smallPlan } from './small-plan.testing.ts';

const NOW = '2026-03-02T10:17';

/** A server that has these records, as the first change of its log. */
function served(records: readonly PlanRecord[]): HistoryServer {
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
  return new HistoryServer(history);
}

async function openedOn(server: HistoryServer, about: Opened = {}): Promise<WorkerProject> {
  const project = page(server, about);
  await until(() => project.state.dates !== 'none');
  return project;
}

/** A plan as a page has it; `kept` outlives it. */
function page(
  server: HistoryServer,
  { author = 'ann', kept = new KeptInMemory(), way, role = 'manager' }: Opened = {},
) {
  const made = ++pages;
  let ids = 0;
  let toPage: ((event: { readonly data: FromWorker }) => void) | null = null;
  const port = new PlanPort({
    ask: server.asked(author, way),
    post: (message) => toPage?.({ data: structuredClone(message) }),
    kept,
    newId: () => `${author}-${made}-${++ids}` as RecordId,
    now: () => NOW,
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const project = new WorkerProject({ projectId: 'p' }, role, {
    postMessage: (message: ToWorker) => port.take(structuredClone(message)),
    get onmessage() {
      return toPage;
    },
    set onmessage(listener) {
      toPage = listener;
    },
  });
  project.show({ columns: ['name', 'start', 'predecessors'], collapsed: new Set() });
  return project;
}

async function opened(records: readonly PlanRecord[]) {
  const server = served(records);
  return { project: await openedOn(server), server };
}

interface Opened {
  readonly author?: string;
  readonly kept?: KeptInMemory;
  readonly way?: () => Way;
  readonly role?: Role;
}

let pages = 0;

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

  test('says the dates that follow from an edit anew, of tasks that it is not about', async () => {
    const { project } = await opened(smallPlan());
    const startOf = (name: string) => {
      const { table } = project.state;
      return table && project.texts('start')?.[table.names.indexOf(name)];
    };
    await until(() => /\d/.test(startOf('b') ?? ''));
    const before = startOf('b');
    await project.submit([
      { kind: 'task.set-duration', taskId: 'a' as RecordId, minutes: 480 * 30 },
    ]);
    await until(() => startOf('b') !== before);
  });
});

const rename = (taskId: string, name: string): Edit => ({
  kind: 'task.rename',
  taskId: taskId as RecordId,
  name,
});
const namesIn = ({ state }: WorkerProject) =>
  [...(state.table?.rows ?? [])].map((slot) => state.table?.names[slot]);

describe('edits', () => {
  test('show at once, are refused in words, and are taken back and made again', async () => {
    const server = served(smallPlan());
    const project = await openedOn(server);
    expect(await project.submit([rename('a', 'First')])).toEqual({ ok: true, seq: 1 });
    expect(namesIn(project)[0]).toBe('First');
    const refused = await project.submit([rename('nobody', 'x')]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'record-missing' } });
    const invalid = { kind: 'task.set-duration', taskId: 'a', minutes: Number.NaN } as Edit;
    expect(await project.submit([rename('b', 'Second'), invalid])).toMatchObject({ ok: false });
    expect(namesIn(project)).toEqual(['First', 'b', 'c', 'd', 'e']);
    await until(() => project.state.sync.state === 'saved');
    expect(await project.undo()).toMatchObject({ ok: true });
    expect(namesIn(project)[0]).toBe('a');
    expect(server.history.head).toBe(3);
    expect(await project.redo()).toMatchObject({ ok: true });
    expect(namesIn(project)[0]).toBe('First');
    const nothing = await project.redo();
    expect('sentence' in nothing && nothing.sentence).toBe('There is nothing to take back.');
  });

  test('that others have overtaken are conflicts that say who it was, and can be made again or let go', async () => {
    const server = served(smallPlan());
    let way: Way = 'arrives';
    const ann = await openedOn(server, { way: () => way });
    const ben = await openedOn(server, { author: 'ben' });
    way = 'lost';
    await ann.submit([rename('a', 'Ann says')]);
    await until(() => ann.state.sync.state === 'kept');
    await ben.submit([rename('a', 'Ben says')]);
    await until(() => ben.state.sync.state === 'saved');
    way = 'arrives';
    for (const text of server.stream(1)) ann.heard({ kind: 'change', text });
    await until(() => ann.state.sync.conflicts.length > 0);
    expect(namesIn(ann)[0]).toBe('Ben says');
    const [conflict] = ann.state.sync.conflicts;
    expect(conflict?.what).toContain('Ann says');
    expect(conflict?.why).toContain('Ben');
    ann.retry();
    await until(() => server.history.head === 3);
    await until(() => ann.state.sync.state === 'saved');
    expect([namesIn(ann)[0], ann.state.sync.conflicts]).toEqual(['Ann says', []]);
    expect(server.history.records.get('a' as RecordId)).toMatchObject({ name: 'Ann says' });
  });

  test('outlive the page while the server is away, and arrive once', async () => {
    const server = served(smallPlan());
    const kept = new KeptInMemory();
    let way: Way = 'arrives';
    const first = await openedOn(server, { kept, way: () => way });
    way = 'answer-lost';
    await first.submit([rename('a', 'First')]);
    await first.submit([rename('b', 'Second')]);
    await until(() => first.state.sync.state === 'kept');
    expect(first.state.sync.pending).toBe(2);
    first.close();
    const second = await openedOn(server, { kept });
    await until(() => second.state.sync.state === 'saved' && namesIn(second)[1] === 'Second');
    expect(namesIn(second).slice(0, 2)).toEqual(['First', 'Second']);
    expect(server.history.head).toBe(3);
    expect(await kept.load('ann p ')).toEqual([]);
  });

  test('stay on top when the plan has to be taken anew', async () => {
    const server = served(smallPlan());
    let way: Way = 'arrives';
    const ann = await openedOn(server, { way: () => way });
    const ben = await openedOn(server, { author: 'ben' });
    way = 'lost';
    await ann.submit([rename('a', 'Ann says')]);
    await ben.submit([{ kind: 'task.remove', ids: ['e' as RecordId] }]);
    await until(() => ben.state.sync.state === 'saved');
    way = 'arrives';
    ann.heard({ kind: 'reset', text: '{}' });
    await until(() => ann.state.sync.state === 'saved' && namesIn(ann).length === 4);
    expect(namesIn(ann)).toEqual(['Ann says', 'b', 'c', 'd']);
    expect(server.history.records.get('a' as RecordId)).toMatchObject({ name: 'Ann says' });
  });
});

function textsOf(project: WorkerProject): (readonly (string | undefined)[])[] {
  const rows = [...(project.state.table?.rows ?? [])];
  return (['name', 'start', 'predecessors'] as const).map((column) =>
    rows.map((slot) => project.texts(column)?.[slot]),
  );
}

test('the baseline that is asked for stands beside the tasks, and the project’s own when none is', async () => {
  const records = [...generateRecords({ seed: 3, tasks: 40 })];
  const [own] = records.filter((record) => record.kind === 'baseline');
  if (own === undefined) throw new Error('no baseline');
  const task = records.find((record) => record.kind === 'task' && own.tasks[record.id]?.finish);
  if (task === undefined) throw new Error('no task with a baseline');
  const tasks = { [task.id]: { start: '2020-01-06T08:00', finish: '2020-01-07T17:00' } };
  const { number: _, ...header } = own;
  const id = 'other' as RecordId;
  const other = { ...header, id, name: 'Other', tasks, approvedAt: '2000-01-03T08:00' };
  const { project } = await opened([...records, other]);
  const finish = () => {
    const { table } = project.state;
    return textOf(table?.baselineFinish[table.ids.indexOf(task.id)] as number);
  };
  const first = finish();
  const view = { columns: ['name'] as const, collapsed: new Set<RecordId>() };
  project.show({ ...view, baseline: id });
  await until(() => finish() === '2020-01-07T17:00');
  project.show(view);
  await until(() => finish() === first);
});

test('a plan that could not be had is opened when that is asked for again', async () => {
  let way: Way = 'lost';
  const server = served(smallPlan());
  const project = page(server, { way: () => way });
  await until(() => project.state.phase === 'failed');
  expect(project.state.fault).toContain('cannot be reached');
  way = 'arrives';
  project.retry();
  await until(() => project.state.dates === 'live');
  expect(await project.submit([rename('a', 'First')])).toMatchObject({ ok: true });
});

describe('a guest', () => {
  test('is told dates by the server, again when something changed, and edits nothing', async () => {
    const server = served(smallPlan());
    const guest = await openedOn(server, { author: 'cat', role: 'guest' });
    expect([guest.state.dates, guest.state.canEdit]).toEqual(['server', false]);
    const startOf = (name: string) => {
      const { table } = guest.state;
      return textOf(table?.start[table.names.indexOf(name)] as number);
    };
    expect([startOf('a'), startOf('b')]).toEqual(['2026-03-02T08:00', '2026-03-03T08:00']);
    const ann = await openedOn(server);
    await ann.submit([{ kind: 'task.set-duration', taskId: 'a' as RecordId, minutes: 960 }]);
    await until(() => ann.state.sync.state === 'saved');
    for (const text of server.stream(1)) guest.heard({ kind: 'change', text });
    await until(() => startOf('b') === '2026-03-04T08:00');
    const { table } = guest.state;
    expect(table?.totalFloat.every((float) => Number.isNaN(float))).toBe(true);
  });
});

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
