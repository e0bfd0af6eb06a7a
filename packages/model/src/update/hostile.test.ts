import { generateRecords } from '@throughline/generator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BaselineRecord,
  canonicalJson,
  derivedId,
  EMPTY_DIFF,
  type PlanRecord,
  type RecordId,
  Records,
  recordId,
  type TaskRecord,
} from '../plan/index.ts';
import { link, madeHere, promise, update } from './small-plan.testing.ts';
import { type Update, updateOf } from './update.ts';

/** A plan that files brought, with what people made of it here. */
function planOf(seed: number): Records {
  const generated = generateRecords({ seed, tasks: 12 });
  const tasks = generated.filter((record) => record.kind === 'task');
  const [first, second] = [tasks.at(1), tasks.at(-2)] as [TaskRecord, TaskRecord];
  return new Records([
    ...generated,
    madeHere('ours', 2, { parent: first.id }),
    link(`ours>${second.id}`),
    ...tasks.slice(0, 3).map(({ id }) => promise(id)),
    promise('ours'),
    {
      id: recordId('late'),
      kind: 'event',
      audience: 'shared',
      name: 'Storage late',
      cause: 'supplier',
      standing: 'unapproved',
    },
  ]);
}

type Trick = (records: readonly PlanRecord[], random: () => number) => readonly PlanRecord[];

/** What a file of the same plan, or of another, may have become on its way. */
const TRICKS: { readonly [name: string]: Trick } = {
  'is the same': (records) => records,
  'is empty': (records) => records.filter(({ kind }) => kind === 'project' || kind === 'calendar'),
  'has every unique id given to another task': (records, random) =>
    withTasks(
      records,
      shuffled(
        tasksOf(records).map(({ keys }) => ({ keys })),
        random,
      ),
    ),
  'has one unique id for all': (records) =>
    withTasks(
      records,
      tasksOf(records).map(() => ({ keys: { 'ms-project.uid': '1' } })),
    ),
  'has no unique ids': (records) =>
    withTasks(
      records,
      tasksOf(records).map(() => ({ keys: undefined })),
    ),
  'has one name for all': (records) =>
    withTasks(
      records,
      tasksOf(records).map(() => ({ name: 'Task' })),
    ),
  'has the names of others': (records, random) =>
    withTasks(
      records,
      shuffled(
        tasksOf(records).map(({ name }) => ({ name })),
        random,
      ),
    ),
  'has neither names nor unique ids': (records) =>
    withTasks(
      records,
      tasksOf(records).map(() => ({ name: '', keys: undefined })),
    ),
  'has everything at the top': (records) =>
    withTasks(
      records,
      tasksOf(records).map(() => ({ parent: undefined, rank: 'V' })),
    ),
  'has its rows the other way round': (records) =>
    withTasks(
      records,
      tasksOf(records)
        .map(({ rank }) => ({ rank }))
        .reverse(),
    ),
  'has ids that are here ids of something else': (records, random) => {
    const ids = shuffled(
      records.map(({ id }) => id),
      random,
    );
    const idById = new Map(records.map(({ id }, i) => [id, ids[i] as RecordId]));
    return renamed(records, (id) => idById.get(id) ?? id);
  },
  'lacks half of its tasks': (records, random) => {
    const gone = new Set<unknown>();
    for (const { id, parent } of tasksOf(records)) {
      if (random() < 0.5 || gone.has(parent)) gone.add(id);
    }
    return records.filter(
      (one) =>
        !gone.has(one.id) &&
        !Object.values(one).some((value) => typeof value === 'string' && gone.has(value)),
    );
  },
  'has no people': (records) =>
    records.filter(({ kind }) => kind !== 'resource' && kind !== 'assignment'),
  'has an approval of tasks it has not': (records) =>
    records.map((one) => (one.kind === 'baseline' ? withStrangers(one) : one)),
};

describe.each(Object.keys(TRICKS))('a file that %s', { timeout: 60_000 }, (name) => {
  test('tears nothing, loses no promise, and says nothing new the second time', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.nat(40),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (seed, other, stream) => {
          const random = () => stream.next().value as number;
          const current = planOf(seed);
          const trick = TRICKS[name] as Trick;
          // Of the same plan, mostly; else of another.
          const read = generateRecords({ seed: other % 3 === 0 ? other : seed, tasks: 12 });
          const said = trick(renamed(ofFile(read), ownId), random);
          const file = new Records(said.map((record) => withoutUndefined(record)));
          const asked = updateOf(current, file);
          if ('code' in asked) expect(asked.code).toMatch(/^update-/);
          const once = update(current, file, { sure: true });
          keepsWhatIsOurs(current, file, once);
          expect(canonicalJson(update(current, file, { sure: true }).diff)).toBe(
            canonicalJson(once.diff),
          );
          expect(update(once.records, file, { sure: true }).diff).toEqual(EMPTY_DIFF);
        },
      ),
      { numRuns: 8, seed: 20_260_302 },
    );
  });
});

/** What no file can have. */
function ofFile(records: readonly PlanRecord[]): PlanRecord[] {
  return records.filter(({ kind }) => kind !== 'promise');
}

function keepsWhatIsOurs(current: Records, file: Records, { records, tasks, diff }: Update): void {
  for (const kind of ['promise', 'event', 'baseline'] as const) {
    for (const { id } of current.all(kind)) expect(records.find(kind, id)).toBeDefined();
  }
  for (const one of current.all('promise')) {
    expect(records.find('promise', one.id)).toEqual(one);
  }
  expect(records.find('task', recordId('ours'))).toBeDefined();
  // Every row that was here is still here, or it is said that it went.
  for (const { id } of current.all('task')) {
    expect(records.find('task', id) !== undefined || tasks.removed.includes(id)).toBe(true);
  }
  // Every row of the file is there, and beside them only those that are said to stay.
  const staying = tasks.madeHere.length + tasks.promised.length;
  expect(records.count('task')).toBe(file.count('task') + staying);
  expect(Object.keys(diff.added).length).toBeLessThanOrEqual(file.size);
}

function tasksOf(records: readonly PlanRecord[]): TaskRecord[] {
  return records.filter((record) => record.kind === 'task');
}

type TaskChange = { readonly [F in keyof TaskRecord]?: TaskRecord[F] | undefined };

function withTasks(records: readonly PlanRecord[], changes: readonly TaskChange[]): PlanRecord[] {
  let next = 0;
  return records.map((one) =>
    one.kind === 'task' ? ({ ...one, ...changes[next++] } as PlanRecord) : one,
  );
}

function withoutUndefined(record: PlanRecord): PlanRecord {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as PlanRecord;
}

function withStrangers(baseline: BaselineRecord): BaselineRecord {
  const { tasks } = baseline;
  return { ...baseline, tasks: { ...tasks, [recordId('late')]: {}, [recordId('stranger')]: {} } };
}

function ownId(id: RecordId): RecordId {
  return derivedId('file', id);
}

const REFERENCES = ['id', 'parent', 'from', 'to', 'taskId', 'resourceId', 'calendarId', 'baseId'];

function renamed(
  records: readonly PlanRecord[],
  as: (id: RecordId) => RecordId,
): readonly PlanRecord[] {
  return records.map((record) => {
    const entries = Object.entries(record).map(([field, value]): [string, unknown] => {
      if (REFERENCES.includes(field)) return [field, as(value as RecordId)];
      if (field !== 'custom' && field !== 'tasks') return [field, value];
      const map = Object.entries(value as object).map(([id, one]) => [as(id as RecordId), one]);
      return [field, Object.fromEntries(map)];
    });
    return Object.fromEntries(entries) as unknown as PlanRecord;
  });
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const mixed = [...values];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
