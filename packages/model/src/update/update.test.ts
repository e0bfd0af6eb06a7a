import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import {
  type BaselineRecord,
  type FixedCostRecord,
  isEmptyDiff,
  type PlanRecord,
  type RecordId,
  Records,
  recordId,
} from '../plan/index.ts';
import {
  calendar,
  DAY,
  file,
  link,
  madeHere,
  plan,
  project,
  promise,
  task,
  update,
} from './small-plan.testing.ts';
import { updateOf } from './update.ts';

const ids = (...names: string[]): RecordId[] => names.map(recordId);
const days = (count: number) => ({ minutes: count * DAY, unit: 'd' as const });

describe('UPD-1 a newer file is one diff', () => {
  const now = plan(task('A', 3), task('B', 5), link('A>B'));

  test('what it says of a task that is found again changes that task', () => {
    const { diff, tasks } = update(now, file(task('A', 4), task('B', 5), link('A>B')));
    expect(diff).toEqual({
      added: {},
      updated: { A: { duration: [[days(3)], [days(4)]] } },
      removed: {},
    });
    expect(tasks).toMatchObject({ matched: 2, changed: ids('A'), added: [], removed: [] });
  });

  test('what is new is added, with what it is linked to under the ids of the plan', () => {
    const next = file(task('A', 3), task('B', 5), task('C', 1), link('A>B'), link('B>C'));
    const { diff, tasks, records } = update(now, next);
    expect(tasks.added.map((id) => records.find('task', id)?.name)).toEqual(['C']);
    const kinds = Object.values(diff.added).map(({ kind }) => kind);
    expect(kinds).toEqual(['task', 'link']);
    const [added] = [...records.all('link')].filter(({ id }) => diff.added[id] !== undefined);
    expect(added?.from).toBe('B');
  });

  test('what is gone goes with everything that hangs on it', () => {
    const cost: FixedCostRecord = {
      id: recordId('permit'),
      kind: 'fixed-cost',
      audience: 'internal',
      taskId: recordId('B'),
      name: 'Permit',
      amount: { amount: '100', currency: 'EUR' },
      accrual: 'end',
    };
    const { diff, tasks } = update(
      plan([...now], cost, task('C', 1)),
      file(task('A', 3), task('C', 1)),
    );
    expect(Object.keys(diff.removed).sort()).toEqual(['A-B', 'B', 'permit']);
    expect(tasks.removed).toEqual(ids('B'));
  });

  test('the same file again says nothing', () => {
    const next = file(task('A', 4), task('B', 5), task('C', 2), link('A>C'));
    const once = update(now, next);
    expect(isEmptyDiff(update(once.records, next).diff)).toBe(true);
  });

  test('gives the first version of a plan where there is none', () => {
    const next = file(task('A', 3));
    const { diff, matching } = update(new Records(), next);
    expect(Object.keys(diff.added)).toHaveLength(next.size);
    expect(matching).toBeNull();
  });

  test('leaves both states as they were', () => {
    const next = file(task('A', 4), task('C', 5));
    const before = JSON.stringify([[...now], [...next]]);
    update(now, next, { sure: true });
    expect(JSON.stringify([[...now], [...next]])).toBe(before);
  });
});

describe('UPD-2 a file of another plan, or an older one', () => {
  const now = plan(task('A', 3), task('B', 5), task('C', 1));

  test('is refused where less than half of the tasks are found under their names', () => {
    const other = file(task('A', 3), task('X', 5), task('Y', 1));
    expect(updateOf(now, other)).toMatchObject({
      code: 'update-of-another-plan',
      parameters: { found: 1, of: 3 },
    });
    expect(update(now, other, { sure: true }).tasks.removed).toEqual(ids('B', 'C'));
  });

  test('is refused where it has no tasks at all', () => {
    expect(updateOf(now, file())).toMatchObject({ code: 'update-of-another-plan' });
  });

  test('is refused where its status date lies before that of the plan', () => {
    const older = file(project({ statusDate: '2026-02-23T08:00' }), ...now.all('task'));
    expect(updateOf(now, older)).toMatchObject({
      code: 'update-older-than-plan',
      parameters: { file: '2026-02-23T08:00', plan: '2026-03-02T08:00' },
    });
    const { diff } = update(now, older, { sure: true });
    expect(diff.updated).toMatchObject({ project: { statusDate: expect.anything() } });
  });
});

describe('UPD-3 what no file can say stays', () => {
  test('of a task: why it is blocked, its three-point estimate, who may see it', () => {
    const ours = {
      audience: 'shared',
      blocked: { by: 'The licence', since: '2026-03-02T08:00' },
      estimate: { optimistic: DAY, mostLikely: 3 * DAY, pessimistic: 9 * DAY },
      expectedFinish: '2026-03-20T17:00',
    } as const;
    const now = plan(task('A', 3, ours));
    const { diff } = update(now, file(task('A', 3, { priority: 700 })));
    expect(diff.updated).toEqual({ A: { priority: [[], [700]] } });
  });

  test('what the file leaves out of what it can say is taken away', () => {
    const now = plan(task('A', 3, { deadline: '2026-04-01T17:00', notes: 'Ask Legal.' }));
    const { diff } = update(now, file(task('A', 3)));
    expect(Object.keys(diff.updated.A ?? {}).sort()).toEqual(['deadline', 'notes']);
  });

  test('ids of other systems stay beside those of the file', () => {
    const keys = { 'ms-project.uid': 'A', 'ms-project.id': '1', jira: 'DC-7' };
    const now = plan(task('A', 3, { keys }));
    const next = file(task('A', 3, { keys: { 'ms-project.uid': 'A', 'ms-project.id': '2' } }));
    const { diff, tasks } = update(now, next);
    expect(diff.updated).toEqual({ A: { 'keys/ms-project.id': [['1'], ['2']] } });
    expect(tasks.changed).toEqual([]);
  });

  test('promises, events, explanations and budgets', () => {
    const base = { audience: 'internal' } as const;
    const ours: PlanRecord[] = [
      promise('A'),
      {
        ...base,
        id: recordId('late'),
        kind: 'event',
        name: 'Storage late',
        cause: 'supplier',
        standing: 'unapproved',
      },
      {
        ...base,
        id: recordId('why'),
        kind: 'explanation',
        editId: 'week45',
        about: recordId('B'),
        eventId: recordId('late'),
      },
      {
        ...base,
        id: recordId('hardware'),
        kind: 'budget-line',
        category: 'Hardware',
        amount: { amount: '5', currency: 'EUR' },
      },
    ];
    const now = plan(task('A', 3), task('B', 1), ours);
    const { diff } = update(now, file(task('A', 3)));
    expect(Object.keys(diff.removed)).toEqual(['B']);
    expect(diff.updated).toEqual({});
  });

  test('custom fields made here stay with their values, those of the file follow it', () => {
    const field = (id: string, own: object) =>
      ({
        id: recordId(id),
        kind: 'custom-field',
        audience: 'internal',
        name: id,
        appliesTo: 'task',
        type: 'text',
        ...own,
      }) as PlanRecord;
    const both = [field('Gate', {}), field('Text1', { field: '188743731' })];
    const custom = { [recordId('Gate')]: '3', [recordId('Text1')]: 'x' };
    const now = plan(both, task('A', 3, { custom }));
    const next = file(field('Text1', { field: '188743731' }), task('A', 3));
    const { diff } = update(now, next);
    expect(diff).toMatchObject({ removed: {}, updated: { A: { 'custom/Text1': [['x'], []] } } });
    expect(Object.keys(diff.updated.A ?? {})).toEqual(['custom/Text1']);
    const without = update(now, file(task('A', 3)));
    expect(Object.keys(without.diff.removed)).toEqual(['Text1']);
  });
});

describe('UPD-4 what the file says in its own way', () => {
  const said = (now: object, next: object) =>
    update(plan(task('A', 3, now)), file(task('A', 3, next))).diff.updated.A;

  test.each([
    ['whole percents', { percentComplete: 33.4 }, { percentComplete: 33 }],
    ['nothing as nothing said', { actualDuration: 0, work: 0 }, {}],
    ['the usual priority', { priority: 500 }, {}],
    [
      'months for years',
      { duration: { minutes: 100_000, unit: 'y' } },
      { duration: { minutes: 100_000, unit: 'mo' } },
    ],
    ['what remains of what has not begun', { remaining: 3 * DAY }, {}],
    ['P6 kinds of tasks as tasks', { type: 'resource-dependent' }, {}],
  ])('%s', (_, now, next) => {
    expect(said(now, next)).toBeUndefined();
  });

  test('a calendar derived from another, with all that its base has, until the base differs', () => {
    const off = (id: string, day: string) => ({ [id]: { from: day, to: day, ranges: [] } });
    const base = calendar('standard', { exceptions: off('xmas', '2026-12-25') });
    const own = { baseId: recordId('standard'), week: { saturday: [[480, 720]] } };
    const derived = calendar('site', { ...own, exceptions: off('fair', '2026-06-01') } as object);
    const whole = calendar('site', {
      week: { ...base.week, saturday: [[480, 720]] },
      exceptions: { ...off('e0', '2026-06-01'), ...off('e1', '2026-12-25') },
    });
    const now = plan(base, derived, task('A', 3));
    expect(isEmptyDiff(update(now, file(base, whole, task('A', 3))).diff)).toBe(true);
    const moved = calendar('standard', { exceptions: off('xmas', '2026-12-24') });
    const next = file(moved, whole, task('A', 3));
    const { records } = update(now, next);
    expect(records.find('calendar', recordId('site'))?.baseId).toBeUndefined();
    expect(isEmptyDiff(update(records, next).diff)).toBe(true);
  });

  test('but a percentage that differs, and what remains of a task that became longer', () => {
    expect(said({ percentComplete: 33.4 }, { percentComplete: 34 })).toEqual({
      percentComplete: [[33.4], [34]],
    });
    const longer = said({ remaining: 3 * DAY }, { duration: days(5) });
    expect(longer).toEqual({
      duration: [[days(3)], [days(5)]],
      remaining: [[3 * DAY], []],
    });
  });
});

describe('UPD-5 the outline', () => {
  test('a task put between two others gets a rank, and theirs stay', () => {
    const now = plan(task('A', 3), task('B', 1), task('C', 1));
    const next = file(
      task('A', 3, { rank: '4' }),
      task('N', 2, { rank: '5' }),
      task('B', 1, { rank: '6' }),
      task('C', 1, { rank: '7' }),
    );
    const { diff, records } = update(now, next);
    expect(diff.updated).toEqual({});
    expect(records.children().map(({ name }) => name)).toEqual(['A', 'N', 'B', 'C']);
  });

  test('a task that moved is the only one whose rank changes', () => {
    const now = plan(task('A', 3), task('B', 1), task('C', 1), task('D', 1));
    const order = (...names: string[]) =>
      file(names.map((name, i) => task(name, name === 'A' ? 3 : 1, { rank: String(i + 1) })));
    const { diff, records } = update(now, order('B', 'C', 'D', 'A'));
    expect(Object.keys(diff.updated)).toEqual(['A']);
    expect(records.children().map(({ name }) => name)).toEqual(['B', 'C', 'D', 'A']);
  });

  test('siblings of one rank, told apart by their ids, make room', () => {
    const now = plan(task('A', 1, { rank: 'V' }), task('B', 1, { rank: 'V' }));
    const next = file(
      task('A', 1, { rank: '1' }),
      task('N', 1, { rank: '2' }),
      task('B', 1, { rank: '3' }),
    );
    const { records } = update(now, next);
    expect(records.children().map(({ name }) => name)).toEqual(['A', 'N', 'B']);
  });
});

describe('UPD-6 a status date', () => {
  test('moves to that of the file', () => {
    const next = file(project({ statusDate: '2026-03-09T08:00' }), task('A', 3));
    const { records } = update(plan(task('A', 3)), next);
    expect(records.project.statusDate).toBe('2026-03-09T08:00');
  });

  test('stays where the file has none', () => {
    const { statusDate: _, ...silent } = project();
    const { diff } = update(plan(task('A', 3)), file(silent, task('A', 3)));
    expect(isEmptyDiff(diff)).toBe(true);
  });
});

describe('UPD-7 baselines', () => {
  const baseline = (
    fields: Partial<BaselineRecord>,
    ...tasks: [string, number][]
  ): BaselineRecord => ({
    id: recordId('baseline'),
    kind: 'baseline',
    audience: 'internal',
    name: 'Baseline',
    number: 0,
    tasks: Object.fromEntries(tasks.map(([id, count]) => [id, { duration: days(count) }])),
    ...fields,
  });

  test('of the file follow it, and keep what was approved of tasks that are gone', () => {
    const now = plan(task('A', 3), task('B', 5), task('C', 2), baseline({}, ['A', 3], ['B', 5]));
    const { diff, records } = update(now, file(task('A', 3), task('C', 2), baseline({}, ['A', 4])));
    expect(Object.keys(diff.removed)).toEqual(['B']);
    expect(records.find('baseline', recordId('baseline'))?.tasks).toEqual({
      A: { duration: days(4) },
      B: { duration: days(5) },
    });
  });

  test('taken here are frozen, and it is said that the file has another one of that number', () => {
    const now = plan(task('A', 3), baseline({ name: 'Baseline 2', seq: 7 }, ['A', 3]));
    const { diff, baselinesThatStay } = update(now, file(task('A', 3), baseline({}, ['A', 9])));
    expect(isEmptyDiff(diff)).toBe(true);
    expect(baselinesThatStay).toEqual(ids('baseline'));
  });

  test('never go', () => {
    const now = plan(task('A', 3), baseline({}, ['A', 3]));
    expect(isEmptyDiff(update(now, file(task('A', 3))).diff)).toBe(true);
  });
});

describe('UPD-8 what a task costs in MS Project', () => {
  const cost = (id: string, amount: string, fields: Partial<FixedCostRecord> = {}) =>
    ({
      id: recordId(id),
      kind: 'fixed-cost',
      audience: 'internal',
      taskId: recordId('A'),
      amount: { amount, currency: 'EUR' },
      accrual: 'end',
      ...fields,
    }) as FixedCostRecord;
  const licences = cost('licences', '400', { name: 'Licences', vendor: 'B' });

  test('is one amount without a name: costs that say more stay beside it', () => {
    const now = plan(task('A', 3), cost('plain', '100'), licences);
    const { diff } = update(now, file(task('A', 3), cost('own', '150')));
    const amounts = [[{ amount: '100', currency: 'EUR' }], [{ amount: '150', currency: 'EUR' }]];
    expect(diff).toEqual({ added: {}, removed: {}, updated: { plain: { amount: amounts } } });
  });

  test('is nothing new where it is the sum of all that the task costs here', () => {
    const now = plan(task('A', 3), cost('plain', '100.5'), licences);
    expect(isEmptyDiff(update(now, file(task('A', 3), cost('own', '500.5'))).diff)).toBe(true);
  });

  test('says nothing of what comes month by month, which is in no sum and stays', () => {
    const rent = cost('rent', '90', { per: 'month', accrual: 'prorated' });
    const now = plan(task('A', 3), rent, cost('plain', '100'));
    expect(isEmptyDiff(update(now, file(task('A', 3), cost('own', '100'))).diff)).toBe(true);
    expect(Object.keys(update(now, file(task('A', 3))).diff.removed)).toEqual(['plain']);
  });

  test('is gone where the file has none, and what was made here is not', () => {
    const now = plan(task('A', 3), cost('plain', '100'), licences);
    expect(Object.keys(update(now, file(task('A', 3))).diff.removed)).toEqual(['plain']);
    const madeHere = new Set(ids('plain'));
    expect(isEmptyDiff(update(now, file(task('A', 3)), { madeHere }).diff)).toBe(true);
  });
});

describe('UPD-9 what was made here', () => {
  test('stays with its links and people, under the next summary that is left', () => {
    const now = plan(
      task('P', 0, { type: 'summary' }),
      task('Q', 0, { type: 'summary', parent: recordId('P') }),
      task('A', 3, { parent: recordId('Q') }),
      task('B', 3, { parent: recordId('P') }),
      task('C', 3, { parent: recordId('P') }),
      madeHere('M', 2, { parent: recordId('Q') }),
      link('A>M'),
      link('M>B'),
    );
    const next = file(
      task('P', 0, { type: 'summary' }),
      task('B', 3, { parent: recordId('P') }),
      task('C', 3, { parent: recordId('P') }),
    );
    const { tasks, records, diff } = update(now, next);
    expect(tasks.madeHere).toEqual(ids('M'));
    expect(records.find('task', recordId('M'))?.parent).toBe('P');
    expect(Object.keys(diff.removed).sort()).toEqual(['A', 'A-M', 'Q']);
    expect(records.find('link', recordId('M-B'))).toBeDefined();
  });

  test('a link between two tasks of the file goes with the file, unless the log says it was made here', () => {
    const now = plan(task('A', 3), task('B', 5), link('A>B'));
    const next = file(task('A', 3), task('B', 5));
    expect(Object.keys(update(now, next).diff.removed)).toEqual(['A-B']);
    const madeHereLinks = new Set(ids('A-B'));
    expect(isEmptyDiff(update(now, next, { madeHere: madeHereLinks }).diff)).toBe(true);
  });
});

describe('UPD-10 a promise never vanishes', () => {
  test.each(['ms-project', 'p6'] as const)('and its task moves no date under %s', (rules) => {
    const own = project({ rules });
    const before = plan(own, task('A', 3), task('B', 50), task('C', 1), promise('B'));
    const { records } = update(before, file(own, task('A', 3), task('C', 1)));
    const computed = computePlan(records);
    if ('code' in computed) throw new Error(computed.code);
    expect(computed.forecast.finish).toBe('2026-03-04T16:00');
  });

  const now = plan(task('A', 3), task('B', 5), task('C', 1), link('A>B'), promise('B'));
  const next = file(task('A', 3), task('C', 1));

  test('its task stays, inactive and without links, where the file no longer has it', () => {
    const { diff, tasks } = update(now, next);
    expect(tasks).toMatchObject({ promised: ids('B'), removed: [] });
    expect(diff.updated).toEqual({ B: { inactive: [[], [true]] } });
    expect(Object.keys(diff.removed)).toEqual(['A-B']);
  });

  test('and stays so until the file has it again, or nothing is promised any more', () => {
    const once = update(now, next).records;
    expect(isEmptyDiff(update(once, next).diff)).toBe(true);
    const back = update(once, file(...now.all('task'), link('A>B'))).records;
    expect(back.find('task', recordId('B'))?.inactive).toBeUndefined();
    const kept = new Records([...once].filter(({ kind }) => kind !== 'promise'));
    expect(Object.keys(update(kept, next).diff.removed)).toEqual(['B']);
  });
});
