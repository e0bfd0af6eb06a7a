import { expect, test } from 'vitest';
import type { RecordId } from '../plan/index.ts';
import {
  calendar,
  changed,
  DAY,
  days,
  edited,
  holiday,
  inDays,
  links,
  plan,
  project,
  slip,
  task,
} from './two-plans.testing.ts';

/** A (10) before B (20) and C (15), both before D (10): 40 days. */
const fourTasks = plan(
  task('A', 10),
  task('B', 20),
  task('C', 15),
  task('D', 10),
  links('A>B, A>C, B>D, C>D'),
);

test('SLP-11 four changes of durations are split as worked out by hand', () => {
  const later = changed(fourTasks, {
    A: { duration: days(13) },
    B: { duration: days(25) },
    C: { duration: days(27) },
    D: { duration: days(8) },
  });
  const found = slip(fourTasks, later);
  expect(found.delta).toBe(8 * DAY);
  expect(inDays(found)).toEqual({
    'duration C': 4.5,
    'duration A': 3,
    'duration B': 2.5,
    'duration D': -2,
  });
  expect(found.lines.map(({ amount }) => amount / DAY)).toEqual([4.5, 3, 2.5, -2]);
  expect(found.lines[0]).toEqual({
    cause: 'estimate',
    kind: 'duration',
    author: null,
    at: null,
    amount: 4.5 * DAY,
    standardError: 0,
    records: ['C'],
  });
  expect(found.method).toMatchObject({ name: 'exact', players: 4, evaluations: 16 });
});

test('SLP-11 two plans that differ in nothing have no lines', () => {
  const found = slip(fourTasks, fourTasks.clone());
  expect(found).toMatchObject({ delta: 0, lines: [], withoutEffect: 0 });
});

test('SLP-8 time that passed with no progress is a line of its own', () => {
  const later = changed(fourTasks, { project: { statusDate: '2026-03-09T08:00' } });
  const found = slip(fourTasks, later);
  expect(found.delta).toBe(5 * DAY);
  expect(found.lines).toEqual([
    expect.objectContaining({ cause: 'no update', kind: 'time-passed', amount: 5 * DAY }),
  ]);
});

test('SLP-8 progress as planned is no line, and neither is the time it took', () => {
  const later = changed(fourTasks, {
    project: { statusDate: '2026-03-23T08:00' },
    A: {
      actualStart: '2026-03-02T08:00',
      actualFinish: '2026-03-13T17:00',
      actualDuration: 10 * DAY,
    },
    B: { actualStart: '2026-03-16T08:00', actualDuration: 5 * DAY, remaining: 15 * DAY },
    C: { actualStart: '2026-03-16T08:00', actualDuration: 5 * DAY, remaining: 10 * DAY },
  });
  const found = slip(fourTasks, later);
  expect(found).toMatchObject({ delta: 0, lines: [] });
});

test('SLP-8 who follows late because another was late adds nothing', () => {
  const later = changed(fourTasks, {
    project: { statusDate: '2026-03-23T08:00' },
    A: {
      actualStart: '2026-03-02T08:00',
      actualFinish: '2026-03-17T17:00',
      actualDuration: 12 * DAY,
    },
    B: { actualStart: '2026-03-18T08:00', actualDuration: 3 * DAY, remaining: 17 * DAY },
  });
  expect(inDays(slip(fourTasks, later))).toEqual({ 'progress A': 2 });
});

test('SLP-8 progress better than planned', () => {
  const later = changed(fourTasks, {
    project: { statusDate: '2026-03-13T17:00' },
    A: {
      actualStart: '2026-03-02T08:00',
      actualFinish: '2026-03-11T17:00',
      actualDuration: 8 * DAY,
    },
    B: { actualStart: '2026-03-12T08:00', actualDuration: 2 * DAY, remaining: 18 * DAY },
    C: { actualStart: '2026-03-12T08:00', actualDuration: 2 * DAY, remaining: 13 * DAY },
  });
  expect(inDays(slip(fourTasks, later))).toEqual({ 'progress A': -2 });
});

test('SLP-6 what was done and what was found to be left are two lines', () => {
  const later = changed(fourTasks, {
    project: { statusDate: '2026-03-09T08:00' },
    A: {
      actualStart: '2026-03-03T08:00',
      actualDuration: 4 * DAY,
      duration: days(13),
      remaining: 9 * DAY,
    },
  });
  const found = slip(fourTasks, later);
  expect(inDays(found)).toEqual({ 'remaining A': 3, 'progress A': 1 });
  expect(found.lines.map(({ cause }) => cause)).toEqual(['estimate', 'unexplained']);
});

test('SLP-9 a task that stands still while others go on is told from them', () => {
  const later = changed(fourTasks, {
    project: { statusDate: '2026-03-23T08:00' },
    A: {
      actualStart: '2026-03-02T08:00',
      actualFinish: '2026-03-13T17:00',
      actualDuration: 10 * DAY,
    },
    C: { actualStart: '2026-03-16T08:00', actualDuration: 5 * DAY, remaining: 10 * DAY },
  });
  // Nobody has said anything of B, which was to have begun on the 16th.
  expect(inDays(slip(fourTasks, later))).toEqual({ 'time-passed project': 5 });
});

test('SLP-5 scope added on the critical path, with its links, is one line', () => {
  const later = edited(fourTasks, { add: [task('N', 4), ...links('B>N, N>D')], drop: ['B-D'] });
  const found = slip(fourTasks, later);
  expect(inDays(found)).toEqual({ 'scope-added N': 4 });
  expect(found.lines[0]?.cause).toBe('scope added or found');
});

test('SLP-5 scope added off the critical path has no line', () => {
  const later = edited(fourTasks, { add: [task('N', 4), ...links('C>N, N>D')], drop: ['C-D'] });
  expect(slip(fourTasks, later)).toMatchObject({ delta: 0, lines: [], withoutEffect: 1 });
});

test('SLP-5 a new summary with its children is one player', () => {
  const later = edited(fourTasks, {
    add: [
      task('S', 0, { type: 'summary' }),
      task('N', 4, { parent: task('S', 0).id }),
      task('M', 2, { parent: task('S', 0).id }),
      ...links('A>N, N>M, M>D'),
      ...links('M>B'),
    ],
  });
  expect(inDays(slip(fourTasks, later))).toEqual({ 'scope-added S': 6 });
});

test('SLP-5 a task removed, its neighbours joined', () => {
  const later = edited(fourTasks, { add: links('A>D'), drop: ['B', 'A-B', 'B-D'] });
  expect(inDays(slip(fourTasks, later))).toEqual({ 'scope-removed B': -5 });
});

test('SLP-4 a link removed is logic of its successor', () => {
  const later = edited(fourTasks, { drop: ['B-D'] });
  const found = slip(fourTasks, later);
  expect(inDays(found)).toEqual({ 'logic D': -5 });
  expect(found.lines[0]?.cause).toBe('plan correction');
});

test('SLP-4 a link with another lag or type', () => {
  const later = edited(fourTasks, { drop: ['B-D', 'A-C'], add: links('B>D+3, A>C SS') });
  expect(inDays(slip(fourTasks, later))).toEqual({ 'logic D': 3 });
});

test('SLP-4 a holiday is a line of its calendar', () => {
  const later = edited(fourTasks, {
    drop: ['standard'],
    add: [calendar('standard', holiday('2026-03-10', '2026-03-11'))],
  });
  const found = slip(fourTasks, later);
  expect(found.delta).toBe(2 * DAY);
  expect(inDays(found)).toEqual({ 'calendar standard': 2 });
  expect(found.lines[0]?.cause).toBe('window, freeze or calendar');
});

test('SLP-4 a pinned start is a plan correction', () => {
  const later = changed(fourTasks, {
    B: { constraint: { type: 'must-start-on', date: '2026-03-24T08:00' } },
  });
  const found = slip(fourTasks, later);
  expect(inDays(found)).toEqual({ 'constraint B': 6 });
  expect(found.lines[0]?.cause).toBe('plan correction');
});

test('SLP-12 links that go round only together are skipped, and said', () => {
  // D before A was never meant: each link is fine without the other.
  const earlier = plan(task('A', 10), task('B', 5), task('D', 3), links('A>D, B>A'));
  const later = plan(task('A', 10), task('B', 5), task('D', 3), links('D>A, B>D'));
  const found = slip(earlier, later);
  expect(found.method.unschedulable).toBeGreaterThan(0);
  expect(found.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(found.delta);
});

test('SLP-4 the project started later', () => {
  const later = changed(fourTasks, { project: { start: '2026-03-04T08:00' } });
  expect(inDays(slip(fourTasks, later))).toEqual({ 'project-start project': 2 });
});

test('SLP-4 people: half the units, twice the time', () => {
  const earlier = crewed(20 * DAY);
  const later = changed(earlier, { given: { units: 0.5 }, B: { duration: days(40) } });
  const found = slip(earlier, later);
  expect(inDays(found)).toEqual({ 'assignment B': 20 });
  expect(found.lines[0]?.cause).toBe('people');
});

test('SLP-11 under p6 the data date moves what was not done', () => {
  const p6 = changed(fourTasks, { project: { rules: 'p6' } });
  const idle = changed(p6, { project: { statusDate: '2026-03-09T08:00' } });
  expect(inDays(slip(p6, idle))).toEqual({ 'time-passed project': 5 });
  const asPlanned = changed(p6, {
    project: { statusDate: '2026-03-23T08:00' },
    A: { actualStart: '2026-03-02T08:00', actualFinish: '2026-03-13T17:00' },
    B: { actualStart: '2026-03-16T08:00', remaining: 15 * DAY },
    C: { actualStart: '2026-03-16T08:00', remaining: 10 * DAY },
  });
  expect(slip(p6, asPlanned)).toMatchObject({ delta: 0, lines: [] });
  const slower = changed(asPlanned, { B: { remaining: 17 * DAY } });
  expect(inDays(slip(p6, slower))).toEqual({ 'remaining B': 2 });
});

test('SLP-11 what a project is called, or what it costs, moves no date', () => {
  const later = changed(fourTasks, { project: { name: 'Another', currency: 'USD' } });
  expect(slip(fourTasks, later)).toMatchObject({ lines: [], withoutEffect: 0 });
  expect(project().name).not.toBe('Another');
});

test('SLP-11 more than ten groups are sampled, within the stated error of the exact amounts', () => {
  // Fourteen tasks before one end: whose slip counts depends on all the others.
  const names = Array.from({ length: 14 }, (_, k) => `T${k}`);
  const earlier = plan(
    task('End', 1),
    ...names.map((name) => task(name, 20)),
    links(names.map((name) => `${name}>End`).join(',')),
  );
  const later = changed(
    earlier,
    Object.fromEntries(names.map((name, k) => [name, { duration: days(21 + ((k * 7) % 11)) }])),
  );
  const exact = slip(earlier, later, { exactUpTo: 20 });
  const sampled = slip(earlier, later, { seed: 3 });
  expect(exact.method.name).toBe('exact');
  expect(sampled.method).toMatchObject({ name: 'sampled', orders: 2000, seed: 3 });
  const amountOf = new Map(exact.lines.map(({ records, amount }) => [records[0], amount]));
  let outside = 0;
  for (const { records, amount, standardError } of sampled.lines) {
    const off = Math.abs(amount - (amountOf.get(records[0] as RecordId) ?? 0));
    // A whole minute of rounding on either side.
    if (off > 3 * standardError + 2) outside++;
  }
  expect(outside).toBe(0);
  expect(sampled.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(sampled.delta);
  expect(slip(earlier, later, { seed: 3 }).lines).toEqual(sampled.lines);
  expect(slip(earlier, later, { seed: 4 }).lines).not.toEqual(sampled.lines);
});

test('SLP-6 where people decide the length, more work is an estimate', () => {
  const earlier = crewed(20 * DAY);
  const later = changed(earlier, {
    given: { work: 24 * DAY },
    B: { duration: days(24), work: 24 * DAY },
  });
  expect(inDays(slip(earlier, later))).toEqual({ 'duration B': 4 });
});

test('SLP-6 of work under way, what was done and what is left are told apart there too', () => {
  const earlier = changed(crewed(20 * DAY), {
    project: { statusDate: '2026-03-16T08:00' },
    A: { actualStart: '2026-03-02T08:00', actualFinish: '2026-03-13T17:00' },
  });
  const later = changed(earlier, {
    project: { statusDate: '2026-03-23T08:00' },
    B: { actualStart: '2026-03-16T08:00', actualDuration: 4 * DAY, duration: days(22) },
    given: { work: 22 * DAY, actualWork: 4 * DAY, remainingWork: 18 * DAY },
    C: { actualStart: '2026-03-16T08:00', actualDuration: 5 * DAY, remaining: 10 * DAY },
  });
  expect(inDays(slip(earlier, later))).toEqual({ 'remaining B': 2, 'progress B': 1 });
});

/** The four tasks, B done by a crew of one. */
function crewed(work: number) {
  return edited(changed(fourTasks, { B: { fixed: 'units' } }), {
    add: [
      {
        id: task('crew', 0).id,
        kind: 'resource',
        audience: 'shared',
        name: 'Crew',
        type: 'work',
      },
      {
        id: task('given', 0).id,
        kind: 'assignment',
        audience: 'shared',
        taskId: task('B', 0).id,
        resourceId: task('crew', 0).id,
        units: 1,
        work,
      },
    ],
  });
}

test('SLP-11 a plan with nothing to do finishes when it starts', () => {
  const found = slip(plan(), plan(task('A', 3)));
  expect(found).toMatchObject({ from: '2026-03-02T08:00', delta: 3 * DAY });
  expect(inDays(found)).toEqual({ 'scope-added A': 3 });
  expect(slip(plan(), plan())).toMatchObject({ delta: 0, lines: [] });
  const inactive = plan(task('A', 3, { inactive: true }));
  expect(inDays(slip(inactive, plan(task('A', 3))))).toEqual({ 'inactive A': 3 });
});

test('SLP-4 from the one tool to the other', () => {
  const p6 = changed(fourTasks, { project: { rules: 'p6' }, B: { duration: days(22) } });
  const found = slip(fourTasks, p6);
  expect(inDays(found)).toEqual({ 'duration B': 2 });
});

test('SLP-4 scheduled from the finish, and as late as possible', () => {
  const late = { constraint: { type: 'as-late-as-possible' as const } };
  const earlier = changed(fourTasks, { B: late, C: late });
  const later = changed(earlier, { C: { duration: days(24) }, B: { duration: days(21) } });
  expect(inDays(slip(earlier, later))).toEqual({ 'duration C': 3.5, 'duration B': 0.5 });
  const back = { project: { scheduleFrom: 'finish', finish: '2026-06-30T17:00' } };
  expect(slip(changed(earlier, back), changed(later, back))).toMatchObject({ delta: 0, lines: [] });
});
