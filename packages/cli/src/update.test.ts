import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  isReadRefusal,
  readSchedule,
  readThroughline,
  type ThroughlineFile,
  writeThroughline,
} from '@throughline/interchange';
import {
  type Edit,
  History,
  instant,
  isRefusal,
  type RecordId,
  Records,
  recordId,
  updateOf,
} from '@throughline/model';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Surroundings, throughline } from './shell.testing.ts';
import { mspdi, type SmallFile } from './small-file.testing.ts';
import type { UpdateJson } from './update/update-json.ts';

const ADA = recordId('ada');
const SALT = () => '0'.repeat(32);
const about = { at: instant('2026-03-02T08:00:00.000Z'), author: ADA } as const;

/** A plan's own file that a schedule began, with edits after it. */
function planFile(schedule: string, edits: (records: Records) => readonly Edit[] = () => []) {
  const history = new History();
  const read = readSchedule(new TextEncoder().encode(schedule), { fileName: 'week46.xml' });
  if (isReadRefusal(read)) throw new Error(read.refused);
  const first = updateOf(new Records(), new Records(read.records));
  if ('code' in first) throw new Error(first.code);
  const source = { format: read.format, name: 'week46.xml' };
  const brought = { ...about, base: 0, via: 'import', editId: 'week46', source } as const;
  const accepted = history.update({ ...brought, diff: first.diff }, SALT);
  if (isRefusal(accepted)) throw new Error(accepted.code);
  for (const [i, edit] of edits(history.records).entries()) {
    const base = { ...about, base: history.head, via: 'command-line' } as const;
    const done = history.submit({ ...base, edits: [{ editId: `edit-${i}`, edit }] }, SALT);
    if (isRefusal(done)) throw new Error(JSON.stringify(done));
  }
  return writeThroughline({ people: { [ADA]: { name: 'Ada' } }, history, branches: [] });
}

const status = (date: string) => `<StatusDate>${date}T08:00:00</StatusDate>`;
const four = (date: string, ...days: number[]): SmallFile => ({
  project: status(date),
  tasks: [
    { uid: 1, name: 'Dig', days: days[0] ?? 1 },
    { uid: 2, name: 'Pour', days: days[1] ?? 1, after: ['1FS'] },
    { uid: 3, name: 'Cure', days: days[2] ?? 1, after: ['2FS'] },
    { uid: 4, name: 'Handed over', days: 0, after: ['3FS'] },
  ],
});
const week46 = mspdi(four('2026-03-02', 5, 5, 5));
const week47 = mspdi(four('2026-03-02', 8, 5, 4));

let folder = await mkdtemp(join(tmpdir(), 'throughline-'));
const plan = () => join(folder, 'plan.throughline');
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  await rm(folder, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'throughline-'));
  await writeFile(plan(), planFile(week46, promised));
});

const taskCalled = (name: string, records: Records): RecordId => {
  const found = [...records.all('task')].find((task) => task.name === name);
  if (found === undefined) throw new Error(`no task ${name}`);
  return found.id;
};

const promised = (records: Records): Edit[] => [
  {
    kind: 'promise.add',
    record: {
      id: recordId('handover'),
      kind: 'promise',
      audience: 'shared',
      type: 'contract',
      to: 'Riverside Ltd',
      taskId: taskCalled('Handed over', records),
      date: '2026-03-23T17:00',
    },
  },
];

async function update(next: string, args: readonly string[] = [], more: Surroundings = {}) {
  const file = join(folder, 'week47.xml');
  await writeFile(file, next);
  return throughline(['update', plan(), file, '--author', 'Ada', ...args], more);
}

async function project(): Promise<ThroughlineFile> {
  const read = readThroughline(await readFile(plan()));
  if (isReadRefusal(read)) throw new Error(read.refused);
  return read;
}

describe('update', () => {
  test('says what the file does to the finish, to promises and to tasks, and writes it', async () => {
    const { out, error, code } = await update(week47);
    expect({ error, code }).toEqual({ error: '', code: 0 });
    expect(out).toMatchInlineSnapshot(`
      "The finish moves from Fri 20 Mar 2026 to Tue 24 Mar 2026: 2 working days later.
      small · week47.xml · status of 2 Mar 2026, as before
      ● Handed over: the contract with Riverside Ltd, Mon 23 Mar 2026 is now missed, forecast 20 Mar 2026
        → 24 Mar 2026.

      4 tasks found again, 2 with news.

      Days  What differs     Likely cause
       +3d  1 Dig: 5d → 8d   estimate
       −1d  3 Cure: 5d → 4d  estimate

      Written to plan.throughline as change 3.
      Records: task 2 changed.
      "
    `);
    const { history } = await project();
    const last = history.changes.at(-1);
    expect(last).toMatchObject({
      seq: 3,
      via: 'import',
      edit: { kind: 'plan.update', source: { format: 'mspdi', name: 'week47.xml' } },
    });
    expect(Object.keys(last?.diff.updated ?? {})).toHaveLength(2);
    expect(history.records.count('promise')).toBe(1);
  });

  test('says and writes nothing where the file says nothing new, whoever brings it', async () => {
    const before = await readFile(plan());
    const { out, code } = await update(week46, ['--author', 'Somebody else']);
    expect(code).toBe(0);
    expect(out).toContain('week47.xml says nothing new.');
    expect((await readFile(plan())).equals(before)).toBe(true);
  });

  test('only shows with --dry-run', async () => {
    const before = await readFile(plan());
    const { out, code } = await update(week47, ['--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('Nothing was written: --dry-run.');
    expect((await readFile(plan())).equals(before)).toBe(true);
  });

  test('keeps the task of a promise that the file no longer has', async () => {
    const { tasks, ...rest } = four('2026-03-02', 5, 5, 5);
    const { out, code } = await update(mspdi({ ...rest, tasks: tasks.slice(0, 3) }));
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'kept inactive because something is promised of it: 4 Handed over.',
    );
    const { history } = await project();
    const task = history.records.find('task', taskCalled('Handed over', history.records));
    expect(task?.inactive).toBe(true);
  });

  test('names what was edited here and is taken back', async () => {
    const edit = (records: Records): Edit[] => [
      { kind: 'task.set-duration', taskId: taskCalled('Pour', records), minutes: 4800 },
    ];
    await writeFile(plan(), planFile(week46, edit));
    const { out } = await update(week47);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '1 value edited here since the last file and said otherwise by this one: duration of Pour (change 2).',
    );
  });

  test('refuses another plan and an older state, unless sure, and writes nothing', async () => {
    const before = await readFile(plan());
    const other = mspdi({ tasks: [1, 2, 3, 4].map((uid) => ({ uid, name: `Other ${uid}` })) });
    const refused = await update(other);
    expect({ out: refused.out, code: refused.code }).toEqual({ out: '', code: 3 });
    expect(refused.error).toContain('[update-of-another-plan]');
    const older = mspdi(four('2026-02-23', 5, 5, 5));
    expect((await update(older)).error).toContain('[update-older-than-plan]');
    expect((await readFile(plan())).equals(before)).toBe(true);
    expect((await update(older, ['--sure'])).code).toBe(0);
  });

  test('names a circle of links, and writes nothing', async () => {
    const round = four('2026-03-02', 5, 5, 5);
    const tasks = round.tasks.map((task) => (task.uid === 1 ? { ...task, after: ['3FS'] } : task));
    const { error, code } = await update(mspdi({ ...round, tasks }));
    expect(code).toBe(3);
    expect(error.replace(/\s+/g, ' ')).toContain('week47.xml: The links go round in a circle');
    expect((await project()).history.head).toBe(2);
  });

  test('needs a plan with a history, and a file that is none', async () => {
    const schedule = join(folder, 'week46.xml');
    await writeFile(schedule, week46);
    for (const args of [[], ['--dry-run']]) {
      const { error, code } = await throughline(['update', schedule, schedule, ...args]);
      expect({ code, said: error.includes('throughline convert') }).toEqual({
        code: 3,
        said: true,
      });
    }
    const { error, code } = await throughline(['update', plan(), plan()]);
    expect(code).toBe(2);
    expect(error.replace(/\s+/g, ' ')).toContain('no update of another');
    expect((await throughline(['update', plan(), join(folder, 'none.xml')])).code).toBe(3);
    const none = await throughline(['update', join(folder, 'none'), schedule]);
    expect(none.code).toBe(3);
    expect(none.error.replace(/\s+/g, ' ')).toContain('begins it.');
  });
});

describe('update --json', () => {
  test('is what it does, with causes that sum to the movement', async () => {
    const { out, code } = await update(week47, ['--json']);
    expect(code).toBe(0);
    const found = JSON.parse(out) as UpdateJson;
    expect(found).toMatchObject({
      changes: { from: 3, to: 3 },
      dryRun: false,
      isNew: true,
      tasks: { matched: 4, added: [], removed: [], madeHere: [], promised: [] },
      finish: { from: '2026-03-20T17:00', to: '2026-03-24T17:00', delta: 960 },
      crossed: [{ late: true, was: '2026-03-20T17:00', forecast: '2026-03-24T17:00' }],
      lines: [
        { kind: 'duration', amount: 1440, tasks: [{ name: 'Dig' }] },
        { kind: 'duration', amount: -480, tasks: [{ name: 'Cure' }] },
      ],
    });
  });
});

const sample = (name: string) =>
  readFile(fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url)), 'utf8');

describe('update of the sample', () => {
  test.each([100, 50])('at %i columns', async (columns) => {
    await writeFile(plan(), planFile(await sample('platform-launch-week-earlier.xml')));
    const { out, error, code } = await update(await sample('platform-launch.xml'), [], { columns });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    await expect(out).toMatchFileSnapshot(`golden/update-${columns}.txt`);
    expect(out.split('\n').filter((line) => [...line].length > columns)).toEqual([]);
  });
});
