import { describe, expect, it } from 'vitest';
import { ActivityKind, buildNetwork, Constraint, type NetworkInput } from '../network/index.ts';
import { schedule } from './schedule.ts';
import { at, OFFICE_WEEK, SmallPlan } from './small-plan.testing.ts';

const Summary = { kind: ActivityKind.Summary, duration: 0 };

describe('NET-3, NET-4 links of summaries', () => {
  it('a finish is waited for by all, and of all', () => {
    const plan = new SmallPlan(
      {
        S: Summary,
        A: { days: 1, under: 'S' },
        B: { days: 3, under: 'S' },
        T: Summary,
        C: { days: 1, under: 'T' },
        D: { days: 1, under: 'T' },
      },
      ['S FS T', 'C FS D'],
    ).schedule();
    expect(plan.early('C')).toBe('01-08T08:00 01-08T17:00');
    expect(plan.early('S')).toBe('01-05T08:00 01-07T17:00');
    expect(plan.early('T')).toBe('01-08T08:00 01-09T17:00');
  });

  it('a start is that of the activity that starts first', () => {
    const plan = new SmallPlan(
      { Z: { days: 1 }, S: Summary, A: { under: 'S' }, B: { under: 'S' }, C: {} },
      ['Z FS+2d A', 'Z FS B', 'S SS+1d C'],
    ).schedule();
    expect(plan.early('C')).toBe('01-07T08:00 01-07T17:00');
  });
});

describe('NET-2 inactive activities', () => {
  it('are dated, and nothing hears of them', () => {
    const plan = new SmallPlan(
      { S: Summary, A: { days: 1, under: 'S' }, X: { days: 9, under: 'S', inactive: true }, B: {} },
      ['A FS X', 'X FS B'],
    ).schedule();
    expect(plan.early('X')).toBe('01-06T08:00 01-16T17:00');
    expect(plan.early('B')).toBe('01-05T08:00 01-05T17:00');
    expect(plan.early('S')).toBe('01-05T08:00 01-05T17:00');
    expect(plan.longestPath()).toEqual(['A', 'B']);
  });
});

describe('NET-1, NET-5, NET-7 what cannot be scheduled', () => {
  const calendars = [OFFICE_WEEK];
  const task = { kind: ActivityKind.Task, calendar: 0, parent: -1, duration: 480, remaining: 480 };
  const summary = { ...task, kind: ActivityKind.Summary };
  const FS = 0;
  const cases: readonly [string, Partial<NetworkInput>, object][] = [
    [
      'a cycle, in the direction of its links',
      {
        activities: [task, task, task, task],
        links: [
          { from: 0, to: 1, type: FS },
          { from: 1, to: 2, type: FS },
          { from: 2, to: 3, type: FS },
          { from: 3, to: 1, type: FS },
        ],
      },
      {
        code: 'link-cycle',
        activities: expect.toSatisfy((found: number[]) => isRotation(found, [1, 2, 3])),
      },
    ],
    [
      'a cycle through a summary',
      {
        activities: [summary, { ...task, parent: 0 }, task],
        links: [
          { from: 0, to: 2, type: FS },
          { from: 2, to: 1, type: FS },
        ],
      },
      { code: 'link-cycle' },
    ],
    [
      'a link with itself',
      { activities: [task], links: [{ from: 0, to: 0, type: FS }] },
      { code: 'link-to-itself', link: 0 },
    ],
    [
      'a link to nothing',
      { activities: [task], links: [{ from: 0, to: 4, type: FS }] },
      { code: 'link-bad-end', link: 0 },
    ],
    [
      'a link into its own summary',
      { activities: [summary, { ...task, parent: 0 }], links: [{ from: 0, to: 1, type: FS }] },
      { code: 'link-within-summary', link: 0 },
    ],
    [
      'a calendar there is not',
      { activities: [{ ...task, calendar: 3 }] },
      { code: 'activity-bad-reference', field: 'calendar' },
    ],
    [
      'a parent there is not',
      { activities: [{ ...task, parent: 3 }] },
      { code: 'activity-bad-reference', field: 'parent' },
    ],
    [
      'parents that go round',
      {
        activities: [
          { ...summary, parent: 1 },
          { ...summary, parent: 0 },
        ],
      },
      { code: 'summary-cycle', activities: [0, 1] },
    ],
    [
      'a negative duration',
      { activities: [{ ...task, duration: -1 }] },
      { code: 'activity-bad-number', field: 'duration' },
    ],
    [
      'half a minute',
      { activities: [{ ...task, remaining: 0.5 }] },
      { code: 'activity-bad-number', field: 'remaining' },
    ],
    [
      'a date before 1900',
      { activities: [{ ...task, actualStart: -5 }] },
      { code: 'activity-bad-number', field: 'actualStart' },
    ],
  ];

  it.each(cases)('%s', (_, input, fault) => {
    expect(buildNetwork({ calendars, activities: [], links: [], ...input })).toMatchObject(fault);
  });

  it('dates past 2199 are a fault of the pass, with the calendar named', () => {
    const network = buildNetwork({
      calendars,
      activities: [{ ...task, duration: 60_000_000, remaining: 60_000_000 }],
      links: [],
    });
    if ('code' in network) throw new Error(network.code);
    const options = {
      rules: 'ms-project',
      start: at('2026-01-05T08:00'),
      projectCalendar: 0,
      criticalFloatLimit: 0,
    } as const;
    expect(schedule(network, options)).toEqual({ code: 'calendar-runs-out', calendar: 0 });
  });
});

describe('SUM-1 summaries', () => {
  it('nest, and are critical when a child is', () => {
    const plan = new SmallPlan({
      P: Summary,
      S: { ...Summary, under: 'P' },
      A: { days: 2, under: 'S' },
      B: { days: 1, under: 'P' },
    }).schedule();
    expect(plan.early('P')).toBe('01-05T08:00 01-06T17:00');
    expect(plan.critical('S')).toBe(true);
    expect(plan.critical('B')).toBe(false);
  });

  it('an empty one has no dates', () => {
    expect(new SmallPlan({ S: Summary, A: {} }).schedule().early('S')).toBe('- -');
  });
});

describe('LP-1 the longest path', () => {
  it('is the driving chain, whatever the slack says', () => {
    const plan = new SmallPlan({ A: { days: 2 }, B: { days: 3 }, C: { days: 1 }, D: { days: 1 } }, [
      'A FS D',
      'B FS D',
      'C FS D',
    ]).schedule();
    expect(plan.longestPath()).toEqual(['B', 'D']);
  });

  it('stops at a date that was set', () => {
    const pinned = { constraint: Constraint.MustStartOn, constraintDate: at('2026-01-20T08:00') };
    const plan = new SmallPlan({ A: { days: 2 }, B: { days: 3, ...pinned } }, [
      'A FS B',
    ]).schedule();
    expect(plan.longestPath()).toEqual(['B']);
  });
});

describe('an edit', () => {
  const chain = () =>
    new SmallPlan(
      { S: Summary, A: { days: 2, under: 'S' }, B: { days: 2, under: 'S' }, C: { days: 9 } },
      ['A FS B'],
    );

  it('moves what follows, its summary, and nothing else', () => {
    const plan = chain();
    const scheduled = plan.schedule();
    const before = plan.activities[plan.index('A')];
    if (before === undefined) throw new Error('A is there');
    const moved = scheduled.schedule.setActivity(plan.index('A'), {
      ...before,
      duration: 1440,
      remaining: 1440,
    });
    expect(moved).toEqual(new Set([plan.index('A'), plan.index('B'), plan.index('S')]));
    expect(scheduled.early('B')).toBe('01-08T08:00 01-09T17:00');
    expect(scheduled.early('S')).toBe('01-05T08:00 01-09T17:00');
  });

  it('that cannot be scheduled leaves everything as it was', () => {
    const plan = chain();
    const scheduled = plan.schedule();
    const before = plan.activities[plan.index('A')];
    if (before === undefined) throw new Error('A is there');
    const absurd = { ...before, duration: 60_000_000, remaining: 60_000_000 };
    expect(scheduled.schedule.setActivity(plan.index('A'), absurd)).toMatchObject({
      code: 'calendar-runs-out',
    });
    expect(scheduled.early('B')).toBe('01-07T08:00 01-08T17:00');
    expect(scheduled.late('A')).toBe(chain().schedule().late('A'));
  });

  it('of the links that would close a cycle is refused', () => {
    const plan = chain();
    const scheduled = plan.schedule();
    const back = { from: plan.index('B'), to: plan.index('A'), type: 0 as const };
    expect(scheduled.schedule.setLinks([...plan.links, back])).toMatchObject({
      code: 'link-cycle',
    });
    expect(scheduled.early('B')).toBe('01-07T08:00 01-08T17:00');
  });
});

function isRotation(found: readonly number[], cycle: readonly number[]): boolean {
  const offset = found.indexOf(cycle[0] as number);
  return (
    found.length === cycle.length &&
    cycle.every((one, k) => found[(offset + k) % found.length] === one)
  );
}
