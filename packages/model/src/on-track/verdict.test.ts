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
  undated,
} from './small-plan.testing.ts';
import { unschedulableVerdict } from './verdict.ts';

/** Ten days of work: A from 2 to 6 March, B from 9 to 13 March, 17:00, then the milestone. */
const chain = [task('A', 5), task('B', 5), milestone('Live'), link('A', 'B'), link('B', 'Live')];

const verdictOf = (...args: Parameters<typeof answerFor>) => answerFor(...args).verdict;

describe('off track', () => {
  test('ONT-10 the forecast is past a promise: Friday the 13th against Wednesday the 11th is two days', () => {
    const answer = answerFor(
      plan([...chain, promise('p', '2026-03-11T17:00', { taskId: recordId('Live') })]),
    );
    expect(answer.verdict).toMatchObject({
      state: 'off-track',
      measuredAgainst: 'promises',
      rule: {
        code: 'forecast-past-target',
        targets: [{ forecast: '2026-03-13T17:00', lateness: 2 * DAY, floatLeft: 0 }],
      },
    });
  });

  test('ONT-10 a finish in the night after the promise is late by no working minute, and late', () => {
    const { verdict } = answerFor(
      plan([...chain, promise('p', '2026-03-13T16:59', { taskId: recordId('Live') })]),
    );
    expect(verdict).toMatchObject({ state: 'off-track' });
    const night = answerFor(
      plan([
        task('A', 5, { duration: { minutes: 5 * 1440, unit: 'd', elapsed: true } }),
        promise('p', '2026-03-06T17:00'),
      ]),
    );
    // Five days by the clock from Monday 8:00 end on Saturday 8:00.
    expect(night.targets[0]).toMatchObject({
      forecast: '2026-03-07T08:00',
      lateness: 0,
      floatLeft: 0,
    });
    expect(night.verdict.state).toBe('off-track');
  });

  test('ONT-10 the start of the next working time is no later than the end of the one before', () => {
    const pinned = (date: string) =>
      plan([
        task('A', 0, { constraint: { type: 'must-start-on', date } }),
        promise('p', '2026-03-06T17:00'),
      ]);
    expect(answerFor(pinned('2026-03-09T08:00')).targets[0]).toMatchObject({ late: false });
    expect(answerFor(pinned('2026-03-09T08:01')).targets[0]).toMatchObject({ late: true });
  });

  test('ONT-10 the hardest promise comes first, then the latest', () => {
    const { rule } = verdictOf(
      plan([
        ...chain,
        promise('a', '2026-03-04T17:00', { type: 'target' }),
        promise('b', '2026-03-11T17:00', { type: 'contract' }),
        promise('c', '2026-03-10T17:00', { type: 'contract' }),
      ]),
    );
    const targets = 'targets' in rule ? rule.targets : [];
    expect(targets.map(({ source }) => source.by === 'promise' && source.promiseId)).toEqual(
      ids('c', 'b', 'a'),
    );
  });

  test('ONT-11 a milestone fixed to its promise hides that the work before it ends two days later', () => {
    const constraint = { type: 'must-finish-on', date: '2026-03-11T17:00' } as const;
    const { verdict, finish, watch } = answerFor(
      plan([
        task('A', 5),
        task('B', 5),
        milestone('Live', { constraint }),
        link('A', 'B'),
        link('B', 'Live'),
        promise('p', '2026-03-11T17:00', { taskId: recordId('Live') }),
      ]),
    );
    expect(verdict).toMatchObject({
      state: 'off-track',
      rule: {
        code: 'fixed-dates-hide-lateness',
        pinned: ids('Live'),
        targets: [
          { forecast: '2026-03-11T17:00', unpinned: '2026-03-13T17:00', lateness: 2 * DAY },
        ],
      },
    });
    expect(finish.unpinned).toBeNull();
    expect(watch[0]).toEqual({
      code: 'fixed-date-against-logic',
      taskId: recordId('Live'),
      minutes: 2 * DAY,
    });
  });

  test('ONT-12 nothing promised: six days later than the baseline is past the tolerance of five', () => {
    expect(verdictOf(plan([...chain, baseline({ B: '2026-03-05T17:00' })]))).toMatchObject({
      state: 'off-track',
      measuredAgainst: 'baseline',
      rule: { code: 'forecast-past-baseline', minutes: 6 * DAY },
    });
  });

  test('ONT-13 all done, and a promise broken', () => {
    const done = { actualStart: '2026-03-02T08:00', actualFinish: '2026-03-06T17:00' };
    expect(verdictOf(plan([task('A', 5, done), promise('p', '2026-03-05T17:00')]))).toMatchObject({
      state: 'off-track',
      rule: { code: 'finished-late' },
    });
  });
});

describe('at risk', () => {
  test('ONT-14 promises hold, and a deadline beside them does not', () => {
    expect(
      verdictOf(
        plan([
          task('A', 5, { deadline: '2026-03-05T17:00' }),
          task('B', 5),
          link('A', 'B'),
          promise('p', '2026-04-30T17:00'),
        ]),
      ),
    ).toMatchObject({
      state: 'at-risk',
      measuredAgainst: 'promises',
      rule: { code: 'deadline-missed', targets: [{ taskId: 'A', lateness: DAY }] },
    });
  });

  test('ONT-2 without promises a deadline is the target', () => {
    const late = plan([task('A', 5, { deadline: '2026-03-05T17:00' })]);
    expect(verdictOf(late)).toMatchObject({ state: 'off-track', measuredAgainst: 'deadlines' });
  });

  test('ONT-15 four days of float left, where five are the buffer; five are enough', () => {
    const promised = (date: string) => verdictOf(plan([...chain, promise('p', date)]));
    expect(promised('2026-03-19T17:00')).toMatchObject({
      state: 'at-risk',
      rule: { code: 'float-below-buffer', targets: [{ floatLeft: 4 * DAY, lateness: 0 }] },
    });
    expect(promised('2026-03-20T17:00')).toMatchObject({
      state: 'on-track',
      rule: { code: 'within-targets', targets: [{ floatLeft: 5 * DAY }] },
    });
  });

  test('ONT-15 the buffer is the caller’s to set', () => {
    const records = plan([...chain, promise('p', '2026-03-19T17:00')]);
    const buffer = {
      value: 4,
      unit: 'working-days',
      source: 'our office',
      dated: '2026-01-01',
    } as const;
    const answer = answerFor(records, { thresholds: { buffer } });
    expect(answer.verdict.state).toBe('on-track');
    expect(answer.thresholds.buffer).toBe(buffer);
  });

  test('ONT-16 half the buffer is gone and nothing of the work is done', () => {
    // Baseline Friday 6 March, promise Friday 20 March: ten days of buffer, five of them gone.
    const records = plan([
      ...chain,
      promise('p', '2026-03-20T17:00'),
      baseline({ A: '2026-03-04T17:00', B: '2026-03-06T17:00' }),
    ]);
    expect(verdictOf(records)).toMatchObject({
      state: 'at-risk',
      rule: {
        code: 'buffer-burned-faster',
        targets: [{ buffer: { planned: 10 * DAY, burned: 50, workDone: 0, reason: null } }],
      },
    });
  });

  test('ONT-16 half the buffer for half the work is a fair price', () => {
    const records = plan(
      [
        task('A', 5, { actualStart: '2026-03-02T08:00', actualFinish: '2026-03-06T17:00' }),
        task('B', 5),
        link('A', 'B'),
        promise('p', '2026-03-20T17:00'),
        baseline({ B: '2026-03-06T17:00' }),
      ],
      { statusDate: '2026-03-09T08:00' },
    );
    const answer = answerFor(records);
    expect(answer.targets[0]?.buffer).toMatchObject({ burned: 50, workDone: 50 });
    expect(answer.verdict).toMatchObject({ state: 'on-track', rule: { code: 'within-targets' } });
  });

  test('ONT-17 nothing promised: two days later than the baseline is within the tolerance', () => {
    expect(verdictOf(plan([...chain, baseline({ B: '2026-03-11T17:00' })]))).toMatchObject({
      state: 'at-risk',
      rule: { code: 'behind-baseline', minutes: 2 * DAY },
    });
  });
});

describe('unknown', () => {
  test('ONT-18 a plan without dates', () => {
    const fault = { code: 'links-go-round', taskIds: ids('A', 'B') } as const;
    expect(unschedulableVerdict(fault)).toEqual({
      state: 'unknown',
      measuredAgainst: 'nothing',
      rule: { code: 'unschedulable', fault },
      caveats: [],
    });
  });

  test('ONT-19 the status is 15 days old; 14 are allowed', () => {
    const records = plan([...chain, promise('p', '2026-06-30T17:00')]);
    const after = (now: string) => verdictOf(records, { now });
    expect(after('2026-03-16T09:00').state).toBe('on-track');
    expect(after('2026-03-17T09:00')).toMatchObject({
      state: 'unknown',
      rule: { code: 'status-stale', reasons: [{ code: 'status-old', days: 15 }] },
    });
  });

  test('ONT-19 work has been reported, and nobody said as of when', () => {
    const records = plan([
      task('A', 5, { actualStart: '2026-03-02T08:00' }),
      promise('p', '2026-06-30T17:00'),
    ]);
    expect(verdictOf(undated(records))).toMatchObject({
      state: 'unknown',
      rule: { code: 'status-stale', reasons: [{ code: 'no-status-date' }] },
    });
  });

  test('ONT-19 three tasks were to have begun, and none has news', () => {
    const records = plan(
      [task('A', 5), task('B', 5), task('C', 5), promise('p', '2026-06-30T17:00')],
      { statusDate: '2026-03-16T08:00' },
    );
    expect(verdictOf(records)).toMatchObject({
      state: 'unknown',
      rule: { code: 'status-stale', reasons: [{ code: 'work-unreported', count: 3, of: 3 }] },
    });
  });

  test('ONT-20 the promised milestone has no link at all', () => {
    const records = plan([
      task('A', 5),
      milestone('Live', {
        constraint: { type: 'start-no-earlier-than', date: '2026-05-04T08:00' },
      }),
      promise('p', '2026-06-30T17:00', { taskId: recordId('Live') }),
    ]);
    expect(verdictOf(records)).toMatchObject({
      state: 'unknown',
      rule: { code: 'logic-broken', reasons: [{ code: 'target-without-links', taskId: 'Live' }] },
    });
  });

  test('ONT-20 twelve tasks side by side: all but the first start and the last finish hang loose', () => {
    const side = 'abcdefghijkl'.split('').map((id) => task(id, 5));
    // The first in order may open the plan and close it: one task, both ends.
    expect(verdictOf(plan([...side, promise('p', '2026-06-30T17:00')]))).toMatchObject({
      state: 'unknown',
      rule: { code: 'logic-broken', reasons: [{ code: 'open-ends', count: 11, of: 12 }] },
    });
  });

  test('ONT-21 neither promise nor deadline nor baseline', () => {
    expect(verdictOf(plan(chain))).toMatchObject({
      state: 'unknown',
      measuredAgainst: 'nothing',
      rule: { code: 'nothing-promised' },
    });
  });

  test('what is broken is broken however old the status is; that is said beside it', () => {
    const verdict = verdictOf(plan([...chain, promise('p', '2026-03-11T17:00')]), {
      now: '2027-03-11T17:00',
    });
    expect(verdict.state).toBe('off-track');
    expect(verdict.caveats).toContainEqual({ code: 'status-old', days: 374 });
  });
});

describe('on track', () => {
  test('ONT-22 all done, in time', () => {
    const done = { actualStart: '2026-03-02T08:00', actualFinish: '2026-03-06T17:00' };
    expect(verdictOf(plan([task('A', 5, done), promise('p', '2026-03-06T17:00')]))).toMatchObject({
      state: 'on-track',
      rule: { code: 'finished-in-time' },
    });
  });

  test('ONT-23 the tightest target is the evidence', () => {
    expect(
      verdictOf(
        plan([
          ...chain,
          promise('far', '2026-06-30T17:00'),
          promise('near', '2026-03-31T17:00', { taskId: recordId('Live') }),
        ]),
      ),
    ).toMatchObject({
      state: 'on-track',
      rule: {
        code: 'within-targets',
        targets: [{ source: { promiseId: 'near' }, floatLeft: 12 * DAY }],
      },
    });
  });

  test('ONT-24 nothing promised, one day earlier than the baseline', () => {
    expect(verdictOf(plan([...chain, baseline({ B: '2026-03-16T17:00' })]))).toMatchObject({
      state: 'on-track',
      measuredAgainst: 'baseline',
      rule: { code: 'within-baseline', minutes: -DAY },
    });
  });

  test('caveats: an amount was promised, a promise lost its task, the status date was assumed', () => {
    const records = plan([
      ...chain,
      task('Gone', 1, { inactive: true }),
      promise('p', '2026-06-30T17:00'),
      promise('q', '2026-06-30T17:00', { taskId: recordId('Gone') }),
      {
        id: recordId('m'),
        kind: 'promise',
        audience: 'shared',
        type: 'commitment',
        to: 'the sponsor',
        amount: { amount: '100', currency: 'EUR' },
      },
    ]);
    expect(verdictOf(records).caveats).toEqual([
      { code: 'amounts-not-measured', count: 1 },
      { code: 'promise-of-inactive-task', promiseId: 'q' },
    ]);
    expect(verdictOf(undated(records)).caveats).toContainEqual({
      code: 'status-date-assumed',
      from: 'clock',
    });
  });
});
