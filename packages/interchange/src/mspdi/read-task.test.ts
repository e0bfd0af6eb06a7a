import { describe, expect, test } from 'vitest';
import { all, lossOf, planOf, taskOf } from './mspdi-text.testing.ts';

describe('a task', () => {
  test('keeps its name, ids and flags', () => {
    expect(
      taskOf({
        Type: 2,
        Milestone: 1,
        Active: 0,
        EffortDriven: 1,
        IgnoreResourceCalendar: 1,
        Priority: 700,
      }),
    ).toMatchObject({
      name: 'Dig',
      keys: { 'ms-project.uid': '1', 'ms-project.id': '1' },
      fixed: 'work',
      milestone: true,
      inactive: true,
      effortDriven: true,
      ignoreResourceCalendars: true,
      priority: 700,
      type: 'task',
    });
  });

  test('that says nothing unusual has nothing unusual', () => {
    const usual = {
      Active: 1,
      Manual: 0,
      Priority: 500,
      ConstraintType: 0,
      PercentComplete: 0,
      LevelingDelay: 0,
    };
    expect(Object.keys(taskOf(usual)).sort()).toEqual(Object.keys(taskOf({})).sort());
  });

  test('has the same id in every file', () => {
    expect(taskOf({ Name: 'Other' }).id).toBe(taskOf({}).id);
  });

  test.each([
    [7, { minutes: 480, unit: 'd' }],
    [5, { minutes: 480, unit: 'h' }],
    [8, { minutes: 480, unit: 'd', elapsed: true }],
    [11, { minutes: 480, unit: 'mo' }],
    [39, { minutes: 480, unit: 'd', estimated: true }],
    [40, { minutes: 480, unit: 'd', elapsed: true, estimated: true }],
    [21, { minutes: 480, unit: 'd' }],
    [53, { minutes: 480, unit: 'd', estimated: true }],
  ])('reads the duration format %i', (DurationFormat, duration) => {
    expect(taskOf({ Duration: 'PT8H0M0S', DurationFormat }).duration).toEqual(duration);
  });

  test('half days survive', () => {
    expect(taskOf({ Duration: 'PT4H0M0S', DurationFormat: 7 }).duration).toEqual({
      minutes: 240,
      unit: 'd',
    });
  });

  test('the mark of an estimate wins over the format', () => {
    const read = (Estimated: number) =>
      taskOf({ Duration: 'PT8H0M0S', DurationFormat: 39, Estimated });
    expect(read(0).duration?.estimated).toBeUndefined();
    expect(read(1).duration?.estimated).toBe(true);
  });

  test.each([
    [1, 'as-late-as-possible'],
    [2, 'must-start-on'],
    [3, 'must-finish-on'],
    [4, 'start-no-earlier-than'],
    [5, 'start-no-later-than'],
    [6, 'finish-no-earlier-than'],
    [7, 'finish-no-later-than'],
  ])('reads the constraint %i', (ConstraintType, type) => {
    const { constraint } = taskOf({ ConstraintType, ConstraintDate: '2026-03-09T08:00:00' });
    expect(constraint).toEqual(
      ConstraintType === 1 ? { type } : { type, date: '2026-03-09T08:00' },
    );
  });

  test('as soon as possible is no constraint, whatever dates were computed', () => {
    const dates = { Start: '2026-03-04T08:00:00', EarlyStart: '2026-03-04T08:00:00' };
    const plan = planOf({
      tasks: [{ UID: 1, ...dates, ConstraintType: 0, ConstraintDate: '2026-03-04T08:00:00' }],
    });
    const [task] = all(plan, 'task');
    expect(JSON.stringify(task)).not.toMatch(/2026-03-04/);
    expect(plan.stored.get(task?.id as never)).toMatchObject({
      start: '2026-03-04T08:00',
      earlyStart: '2026-03-04T08:00',
      totalFloat: 0,
      freeFloat: 0,
    });
  });

  test('slack is stored in minutes, from tenths', () => {
    const plan = planOf({
      tasks: [
        {
          UID: 1,
          EarlyStart: '2026-03-04T08:00:00',
          TotalSlack: -4805,
          FreeSlack: 9600,
          Critical: 1,
        },
      ],
    });
    expect([...plan.stored.values()].at(-1)).toMatchObject({
      totalFloat: -480.5,
      freeFloat: 960,
      critical: true,
    });
  });

  test('a constraint without a date is left out and said', () => {
    const plan = planOf({ tasks: [{ UID: 1, Name: 'Dig', ConstraintType: 4 }] });
    expect(all(plan, 'task')[0]?.constraint).toBeUndefined();
    expect(lossOf(plan, 'constraint-without-date')).toMatchObject({
      count: 1,
      where: ['task 1 Dig'],
    });
  });

  test('placeholders are no dates', () => {
    expect(taskOf({ Deadline: 'NA' }).deadline).toBeUndefined();
    expect(taskOf({ Deadline: '1984-01-01T00:00:00' }).deadline).toBeUndefined();
    expect(taskOf({ Deadline: '2000-01-01T00:00:00' }).deadline).toBeUndefined();
    expect(
      taskOf({ Deadline: '2000-01-01T00:00:00' }, { StartDate: '1999-01-04T08:00:00' }).deadline,
    ).toBe('2000-01-01T00:00');
  });

  test('given dates of a manual task are kept, those of another are not', () => {
    const dates = {
      ManualStart: '2026-03-03T08:00:00',
      ManualFinish: '2026-03-05T17:00:00',
      ManualDuration: 'PT24H0M0S',
    };
    expect(taskOf({ Manual: 1, ...dates, Duration: 'PT8H0M0S', DurationFormat: 7 })).toMatchObject({
      mode: 'manual',
      manualStart: '2026-03-03T08:00',
      manualFinish: '2026-03-05T17:00',
      duration: { minutes: 1440, unit: 'd' },
    });
    expect(taskOf({ Manual: 0, ...dates }).manualStart).toBeUndefined();
    expect(taskOf({ Manual: 1, Start: '2026-03-03T08:00:00' }).manualStart).toBe(
      '2026-03-03T08:00',
    );
  });

  test('progress is kept of a task that has begun', () => {
    expect(
      taskOf({
        ActualStart: '2026-03-02T08:00:00',
        Duration: 'PT40H0M0S',
        ActualDuration: 'PT8H0M0S',
        RemainingDuration: 'PT32H0M0S',
        PercentComplete: 20,
        Stop: '2026-03-02T17:00:00',
        Resume: '2026-03-04T08:00:00',
      }),
    ).toMatchObject({
      actualStart: '2026-03-02T08:00',
      actualDuration: 480,
      remaining: 1920,
      percentComplete: 20,
      stop: '2026-03-02T17:00',
      resume: '2026-03-04T08:00',
    });
  });

  test('what is left of a task that has not begun is its duration', () => {
    const read = (RemainingDuration: string) =>
      taskOf({ Duration: 'PT40H0M0S', RemainingDuration }).remaining;
    expect(read('PT40H0M0S')).toBeUndefined();
    expect(read('PT16H0M0S')).toBe(960);
  });

  test('a levelling delay is of the clock', () => {
    expect(taskOf({ LevelingDelay: 14_400, LevelingDelayFormat: 8 }).levelingDelay).toEqual({
      minutes: 1440,
      unit: 'd',
      elapsed: true,
    });
  });

  test('work is kept to a tenth of a minute', () => {
    expect(taskOf({ Work: 'PT10H33M36S' }).work).toBe(633.6);
  });

  test('seconds are rounded and said', () => {
    const plan = planOf({
      tasks: [{ UID: 1, Duration: 'PT57H8M24S', Deadline: '2026-03-02T23:59:30' }],
    });
    expect(all(plan, 'task')[0]).toMatchObject({
      duration: { minutes: 3428 },
      deadline: '2026-03-03T00:00',
    });
    expect(lossOf(plan, 'seconds-rounded')?.count).toBe(2);
  });

  test('an external task has the dates of its own plan', () => {
    expect(
      taskOf({ ExternalTask: 1, ExternalTaskProject: 'tunnel.mpp', Start: '2026-03-02T08:00:00' })
        .external,
    ).toEqual({ project: 'tunnel.mpp', start: '2026-03-02T08:00' });
  });

  test('hyperlinks, contact and notes, as they were written', () => {
    expect(
      taskOf({
        HyperlinkAddress: 'https://a.example/',
        HyperlinkSubAddress: 'top',
        Contact: 'Ada',
        Notes: ' one\n two ',
      }),
    ).toMatchObject({ hyperlink: 'https://a.example/#top', contact: 'Ada', notes: ' one\n two ' });
  });
});

describe('the outline', () => {
  const names = (levels: readonly number[]) =>
    planOf({
      tasks: levels.map((OutlineLevel, i) => ({ UID: i + 1, Name: `t${i + 1}`, OutlineLevel })),
    });

  test('parents come from levels, order from the file', () => {
    const tasks = all(names([1, 2, 2, 3, 1]), 'task');
    const parentOf = (i: number) => tasks.find(({ id }) => id === tasks[i]?.parent)?.name;
    expect([0, 1, 2, 3, 4].map(parentOf)).toEqual([undefined, 't1', 't1', 't3', undefined]);
    expect(tasks.map(({ type }) => type)).toEqual(['summary', 'task', 'summary', 'task', 'task']);
    expect((tasks[1]?.rank ?? '') < (tasks[2]?.rank ?? '')).toBe(true);
    expect((tasks[0]?.rank ?? '') < (tasks[4]?.rank ?? '')).toBe(true);
  });

  test('a skipped level is closed and said', () => {
    const plan = names([1, 3, 3]);
    const [first, ...others] = all(plan, 'task');
    expect(others.map(({ parent }) => parent)).toEqual([first?.id, others[0]?.id]);
    expect(lossOf(plan, 'outline-gap')).toMatchObject({ count: 1, where: ['task 2 t2'] });
  });

  test('a WBS code is kept where it is more than the outline number', () => {
    const plan = planOf({
      tasks: [
        { UID: 1, OutlineLevel: 1, WBS: '1' },
        { UID: 2, OutlineLevel: 2, WBS: '1.1' },
        { UID: 3, OutlineLevel: 2, WBS: 'B.1.2' },
      ],
    });
    expect(all(plan, 'task').map(({ wbs }) => wbs)).toEqual([undefined, undefined, 'B.1.2']);
  });

  test('a summary has no duration, dates or progress of its own', () => {
    const plan = planOf({
      tasks: [
        {
          UID: 1,
          OutlineLevel: 1,
          Duration: 'PT16H0M0S',
          ActualStart: '2026-03-02T08:00:00',
          PercentComplete: 50,
          Work: 'PT8H0M0S',
        },
        { UID: 2, OutlineLevel: 2, Duration: 'PT16H0M0S' },
      ],
    });
    const [summary] = all(plan, 'task');
    expect(Object.keys(summary ?? {}).sort()).toEqual([
      'audience',
      'fixed',
      'id',
      'keys',
      'kind',
      'name',
      'rank',
      'type',
    ]);
    expect(plan.stored.get(summary?.id as never)?.summaryDuration).toBe(960);
  });

  test('the project row and empty rows are no tasks', () => {
    const plan = planOf({
      tasks: [
        { UID: 0, OutlineLevel: 0, Name: 'Bridge', Notes: 'Mind the river' },
        { UID: 9, ID: 1, IsNull: 1 },
        { UID: 1 },
      ],
    });
    expect(all(plan, 'task')).toHaveLength(1);
    expect(all(plan, 'project')[0]?.notes).toBe('Mind the river');
    expect(lossOf(plan, 'null-rows')?.count).toBe(1);
  });
});

describe('links', () => {
  const linked = (link: Record<string, string | number>) =>
    planOf({
      tasks: [
        { UID: 1, Name: 'a' },
        { UID: 2, Name: 'b', PredecessorLink: { PredecessorUID: 1, Type: 1, ...link } },
      ],
    });

  test.each([
    [0, 'FF'],
    [1, 'FS'],
    [2, 'SF'],
    [3, 'SS'],
  ])('of type %i', (Type, type) => {
    const plan = linked({ Type });
    const [a, b] = all(plan, 'task');
    expect(all(plan, 'link')).toMatchObject([{ from: a?.id, to: b?.id, type }]);
    expect(all(plan, 'link')[0]?.lag).toBeUndefined();
  });

  test.each([
    [4800, 7, { minutes: 480, unit: 'd' }],
    [-4800, 7, { minutes: -480, unit: 'd' }],
    [14_400, 8, { minutes: 1440, unit: 'd', elapsed: true }],
    [50, 19, { percent: 50 }],
    [-25, 20, { percent: -25, elapsed: true }],
    [600, 5, { minutes: 60, unit: 'h' }],
  ])('with a lag of %i in format %i', (LinkLag, LagFormat, lag) => {
    expect(all(linked({ LinkLag, LagFormat }), 'link')[0]?.lag).toEqual(lag);
  });

  test('to what is not there, to itself and to other files are left out and said', () => {
    const plan = planOf({
      tasks: [
        {
          UID: 1,
          Name: 'a',
          PredecessorLink: [
            { PredecessorUID: 7, Type: 1 },
            { PredecessorUID: 1, Type: 1 },
            { PredecessorUID: 8, Type: 1, CrossProject: 1, CrossProjectName: 'b.mpp' },
          ],
        },
      ],
    });
    expect(all(plan, 'link')).toEqual([]);
    expect(lossOf(plan, 'link-dangling')).toMatchObject({
      count: 1,
      where: ['task 1 a, predecessor 7'],
    });
    expect(lossOf(plan, 'link-to-itself')?.count).toBe(1);
    expect(lossOf(plan, 'cross-project-link')?.count).toBe(1);
  });

  test('twice between the same tasks have ids of their own', () => {
    const link = { PredecessorUID: 1, Type: 1 };
    const plan = planOf({
      tasks: [{ UID: 1 }, { UID: 2, PredecessorLink: [link, { ...link, LinkLag: 10 }] }],
    });
    expect(new Set(all(plan, 'link').map(({ id }) => id)).size).toBe(2);
  });
});

describe('costs and baselines', () => {
  test('a fixed cost is in hundredths', () => {
    const plan = planOf({ tasks: [{ UID: 1, FixedCost: 123_450, FixedCostAccrual: 2 }] });
    expect(all(plan, 'fixed-cost')).toMatchObject([
      { amount: { amount: '1234.5', currency: 'EUR' }, accrual: 'prorated' },
    ]);
  });

  test('an actual cost without anything that costs is said', () => {
    const plan = planOf({ tasks: [{ UID: 1, ActualCost: 5000 }] });
    expect(lossOf(plan, 'task-actual-cost')?.count).toBe(1);
  });

  test('baselines are one record each, over all tasks', () => {
    const baseline = (number: number, Finish: string) => ({
      Number: number,
      Finish,
      Duration: 'PT8H0M0S',
      DurationFormat: 7,
      Work: 'PT8H0M0S',
      Cost: 100,
    });
    const plan = planOf({
      tasks: [
        {
          UID: 1,
          Baseline: [baseline(0, '2026-03-03T17:00:00'), baseline(3, '2026-03-04T17:00:00')],
        },
        {
          UID: 2,
          Baseline: [
            baseline(0, '2026-03-05T17:00:00'),
            { Number: 1, Interim: 1, Finish: '2026-03-05T17:00:00' },
          ],
        },
      ],
    });
    const [first, second] = all(plan, 'task');
    expect(all(plan, 'baseline')).toMatchObject([
      { name: 'Baseline', number: 0 },
      { name: 'Baseline 3', number: 3 },
    ]);
    expect(all(plan, 'baseline')[0]?.tasks).toEqual({
      [first?.id as string]: {
        finish: '2026-03-03T17:00',
        duration: { minutes: 480, unit: 'd' },
        work: 480,
        cost: { amount: '1', currency: 'EUR' },
      },
      [second?.id as string]: expect.objectContaining({ finish: '2026-03-05T17:00' }),
    });
    expect(lossOf(plan, 'interim-plans')?.count).toBe(1);
  });
});
