import { describe, expect, test } from 'vitest';
import { recordId } from '../plan/index.ts';
import {
  answerFor,
  baseline,
  DAY,
  ids,
  link,
  milestone,
  plan,
  promise,
  task,
} from './small-plan.testing.ts';

const began = { actualStart: '2026-03-02T08:00' };

describe('targets', () => {
  test('ONT-1 promises, deadlines and must-finish-by, in the order of their dates', () => {
    const { targets } = answerFor(
      plan(
        [
          task('A', 5, { deadline: '2026-03-12T17:00' }),
          task('B', 5, { deadline: '2026-03-11T17:00' }),
          promise('p', '2026-03-10T17:00', { taskId: recordId('A') }),
        ],
        {
          rules: 'p6',
          p6: {
            lagCalendar: 'predecessor',
            progress: 'retained-logic',
            useExpectedFinish: false,
            totalFloat: 'finish',
            criticalBy: 'total-float',
            mustFinishBy: '2026-03-09T17:00',
          },
        },
      ),
    );
    expect(targets.map(({ source, taskId, date }) => [source.by, taskId, date])).toEqual([
      ['must-finish-by', null, '2026-03-09T17:00'],
      // The promise stands in front of the same task's deadline, which it keeps in sight.
      ['promise', 'A', '2026-03-10T17:00'],
      ['deadline', 'B', '2026-03-11T17:00'],
    ]);
    expect(targets[1]?.source).toMatchObject({ deadline: '2026-03-12T17:00' });
  });

  test('lateness, variance and float are three numbers', () => {
    const { targets } = answerFor(
      plan([
        task('A', 5),
        task('B', 10),
        promise('p', '2026-03-05T17:00', { taskId: recordId('A') }),
        baseline({ A: '2026-03-04T17:00' }),
      ]),
    );
    // A ends on Friday the 6th: a day past its promise, two past its baseline, five before B's end.
    expect(targets[0]).toMatchObject({
      lateness: DAY,
      floatLeft: 0,
      baselineVariance: 2 * DAY,
      totalFloat: 5 * DAY,
    });
  });

  test('what is finished is met or broken, and decides nothing any more', () => {
    const done = { ...began, actualFinish: '2026-03-06T17:00' };
    const { targets, verdict } = answerFor(
      plan(
        [
          task('A', 5, { ...done, deadline: '2026-03-06T17:00' }),
          task('B', 5, { ...done, deadline: '2026-03-05T17:00' }),
          task('C', 5),
          promise('p', '2026-06-30T17:00'),
        ],
        { statusDate: '2026-03-09T08:00' },
      ),
    );
    expect(targets.map(({ taskId, state }) => [taskId, state])).toEqual([
      ['B', 'broken'],
      ['A', 'met'],
      [null, 'open'],
    ]);
    expect(verdict.state).toBe('on-track');
  });

  test('ONT-6 a buffer that cannot be measured says why', () => {
    const buffer = (...records: Parameters<typeof plan>[0]) =>
      answerFor(plan(records)).targets[0]?.buffer;
    const asked = promise('p', '2026-03-20T17:00');
    expect(buffer(task('A', 5), asked)).toMatchObject({ burned: null, reason: 'no-baseline' });
    expect(buffer(task('A', 5), asked, baseline({ A: '2026-03-23T17:00' }))).toMatchObject({
      planned: -DAY,
      burned: null,
      reason: 'no-buffer-in-baseline',
    });
    expect(buffer(milestone('A'), asked, baseline({ A: '2026-03-02T08:00' }))).toMatchObject({
      workDone: null,
      reason: 'no-work',
    });
  });

  test('ONT-6 only work that leads to the target counts', () => {
    const { targets } = answerFor(
      plan(
        [
          task('A', 5, { ...began, actualFinish: '2026-03-06T17:00' }),
          task('B', 5),
          task('Aside', 20),
          link('A', 'B'),
          promise('p', '2026-03-20T17:00', { taskId: recordId('B') }),
          baseline({ B: '2026-03-06T17:00' }),
        ],
        { statusDate: '2026-03-09T08:00' },
      ),
    );
    expect(targets[0]?.buffer).toMatchObject({ planned: 10 * DAY, burned: 50, workDone: 50 });
  });
});

describe('finish', () => {
  test('schedule, forecast and baseline are told apart', () => {
    const { finish } = answerFor(
      plan([task('A', 5), baseline({ A: '2026-03-05T17:00', Gone: '2026-03-04T17:00' })], {
        statusDate: '2026-03-04T08:00',
      }),
    );
    expect(finish).toEqual({
      schedule: '2026-03-06T17:00',
      // Nothing is begun on Wednesday: five days from then.
      forecast: '2026-03-10T17:00',
      unpinned: null,
      baseline: {
        id: 'baseline',
        name: 'Baseline',
        finish: '2026-03-05T17:00',
        variance: 3 * DAY,
      },
    });
  });
});

describe('path', () => {
  const records = plan([
    task('A', 5, { ...began, remaining: 2 * DAY }),
    task('B', 5),
    task('Near', 3),
    task('Far', 2),
    link('A', 'B'),
  ]);

  test('LP-1 the longest path in order, with what remains', () => {
    const { longestPath } = answerFor(records);
    expect(longestPath.map(({ taskId, remaining }) => [taskId, remaining])).toEqual([
      ['A', 2 * DAY],
      ['B', 5 * DAY],
    ]);
  });

  test('ONT-8 near-critical: off the path and within the threshold', () => {
    const nearCritical = {
      value: 7,
      unit: 'working-days',
      source: 'a test',
      dated: '2026-03-02',
    } as const;
    // The path ends after ten days: Near has seven of float, Far eight.
    expect(
      answerFor(records, { thresholds: { nearCritical } }).nearCritical.map(
        ({ taskId, totalFloat }) => [taskId, totalFloat],
      ),
    ).toEqual([['Near', 7 * DAY]]);
  });
});

describe('late', () => {
  const status = { statusDate: '2026-03-09T08:00' };

  test('ONT-7 what should have ended or begun by now, the longest first', () => {
    const { overdue, status: evidence } = answerFor(
      plan(
        [
          task('Ended', 2, began),
          task('Begun', 10),
          task('Done', 2, { ...began, actualFinish: '2026-03-03T17:00' }),
          task('Running', 10, began),
          task('Ahead', 5, {
            constraint: { type: 'start-no-earlier-than', date: '2026-03-09T08:00' },
          }),
        ],
        status,
      ),
    );
    expect(overdue.map(({ taskId, what, due, minutes }) => [taskId, what, due, minutes])).toEqual([
      ['Begun', 'start', '2026-03-02T08:00', 5 * DAY],
      ['Ended', 'finish', '2026-03-03T17:00', 3 * DAY],
    ]);
    expect(evidence.inThePast).toEqual(ids('Begun', 'Ended'));
  });

  test('ONT-7 by the baseline where the schedule does not say so', () => {
    const { overdue } = answerFor(
      plan(
        [
          task('A', 2, {
            constraint: { type: 'start-no-earlier-than', date: '2026-03-10T08:00' },
          }),
          baseline({ A: '2026-03-05T17:00' }),
        ],
        status,
      ),
    );
    expect(overdue).toMatchObject([
      { taskId: 'A', what: 'finish', by: 'baseline', due: '2026-03-05T17:00', minutes: DAY },
    ]);
  });

  test('ONT-7 behind the baseline, the most first; what is done is not', () => {
    const { behindBaseline } = answerFor(
      plan(
        [
          task('A', 5, began),
          task('B', 5),
          task('Done', 5, { ...began, actualFinish: '2026-03-06T17:00' }),
          link('A', 'B'),
          baseline({
            A: '2026-03-06T17:00',
            B: '2026-03-10T17:00',
            Done: '2026-03-02T17:00',
          }),
        ],
        status,
      ),
    );
    // Nothing of A is done by Monday the 9th: it takes until Friday, B a week more.
    expect(behindBaseline.map(({ taskId, minutes }) => [taskId, minutes])).toEqual([
      ['B', 8 * DAY],
      ['A', 5 * DAY],
    ]);
  });

  test('ONT-5 begun more than five days ago, and nothing of it done', () => {
    const withoutProgress = (statusDate: string) =>
      answerFor(
        plan([task('A', 20, began), task('B', 20, { ...began, remaining: 15 * DAY })], {
          statusDate,
        }),
      ).status.withoutProgress;
    expect(withoutProgress('2026-03-09T08:00')).toEqual([]);
    expect(withoutProgress('2026-03-09T09:00')).toEqual(ids('A'));
  });
});

describe('ahead', () => {
  test('ONT-9 next: what begins within two weeks', () => {
    const { next } = answerFor(
      plan([task('A', 9), task('B', 5), task('C', 1), link('A', 'B'), link('B', 'C')]),
    );
    // A now, B on Friday the 13th, C on the 20th, which is past Monday the 16th.
    expect(next.map(({ taskId, start }) => [taskId, start])).toEqual([
      ['A', '2026-03-02T08:00'],
      ['B', '2026-03-13T08:00'],
    ]);
  });

  test('ONT-9 waiting: on the late predecessor and on who answers for it', () => {
    const { waiting } = answerFor(
      plan(
        [
          task('A', 5, { ...began, responsible: 'Vendor B', remaining: 4 * DAY }),
          task('B', 5),
          link('A', 'B'),
          {
            id: recordId('crew'),
            kind: 'resource',
            audience: 'shared',
            name: 'Crew',
            type: 'work',
          },
          {
            id: recordId('A-crew'),
            kind: 'assignment',
            audience: 'shared',
            taskId: recordId('A'),
            resourceId: recordId('crew'),
            units: 1,
            work: 5 * DAY,
          },
        ],
        { statusDate: '2026-03-09T08:00' },
      ),
    );
    // Four days of A are left on Monday the 9th: B waits from then to Friday.
    expect(waiting).toEqual([
      {
        taskId: 'B',
        due: '2026-03-09T08:00',
        forecast: '2026-03-13T08:00',
        minutes: 4 * DAY,
        on: [{ taskId: 'A', responsible: 'Vendor B', resourceIds: ids('crew') }],
      },
    ]);
  });

  test('ONT-9 what waits for a waiting task is that one’s story', () => {
    const { waiting } = answerFor(
      plan([task('A', 1), task('B', 1), task('C', 1), link('A', 'B'), link('B', 'C')], {
        statusDate: '2026-03-09T08:00',
      }),
    );
    expect(waiting.map(({ taskId, on }) => [taskId, on[0]?.taskId])).toEqual([['B', 'A']]);
  });

  test('ONT-9 nobody waits for what is in time', () => {
    const { waiting } = answerFor(
      plan([task('A', 5, { ...began, remaining: 2 * DAY }), task('B', 5), link('A', 'B')], {
        statusDate: '2026-03-05T08:00',
      }),
    );
    expect(waiting).toEqual([]);
  });
});

describe('watch', () => {
  test('ONT-25 each kind, in its order, and a task once', () => {
    const { watch } = answerFor(
      plan(
        [
          task('Path', 20, began),
          // Three days from Wednesday the 11th, a day more than its deadline allows.
          task('Tight', 3, { deadline: '2026-03-12T17:00' }),
          // Seventeen days later than its baseline, and seventeen before the path's end.
          task('Burned', 3),
          milestone('Gate'),
          link('Burned', 'Gate'),
          task('Fixed', 3, {
            constraint: { type: 'finish-no-later-than', date: '2026-03-13T17:00' },
          }),
          // The path ends on Tuesday 7 April, six days before.
          promise('p', '2026-04-15T17:00'),
          baseline({ Burned: '2026-02-18T17:00' }),
        ],
        { statusDate: '2026-03-11T08:00' },
      ),
      {
        thresholds: {
          nearCritical: { value: 60, unit: 'working-days', source: 'a test', dated: '2026-03-02' },
        },
      },
    );
    expect(watch.map(({ code, ...item }) => [code, 'taskId' in item ? item.taskId : null])).toEqual(
      [
        ['negative-float', 'Tight'],
        ['target-close', null],
        ['path-without-progress', 'Path'],
        ['float-burned', 'Burned'],
        ['milestone-near-critical', 'Gate'],
        ['hard-constraint-ahead', 'Fixed'],
      ],
    );
  });
});
