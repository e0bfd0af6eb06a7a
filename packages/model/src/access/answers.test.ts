import { describe, expect, test } from 'vitest';
import { compare } from '../comparison/index.ts';
import { type ComputedPlan, computePlan, whyTask } from '../computed/index.ts';
import { planCost } from '../cost/index.ts';
import { onTrack } from '../on-track/index.ts';
import { Records, recordId } from '../plan/index.ts';
import { forecastSeries, ledger } from '../slip/index.ts';
import { READERS, reader } from './any-shared-plan.testing.ts';
import { canariesIn } from './canaries.testing.ts';
import { canaryHistory } from './canary-history.testing.ts';
import {
  isSeen,
  PlanView,
  type Reader,
  seesAll,
  view,
  viewChanges,
  viewComparison,
  viewCost,
  viewDates,
  viewLedger,
  viewOnTrack,
  viewSeries,
  viewWhy,
} from './index.ts';

const history = canaryHistory();
const { records } = history;
const plan = dated(records);
const guest = reader('guest');

function dated(of: Records): ComputedPlan {
  const computed = computePlan(of);
  if ('code' in computed) throw new Error(computed.code);
  return computed;
}

/** Whatever the reader may not see in the plan stands in no answer either. */
function expectNothingHidden(one: Reader, answer: unknown): void {
  const seen = canariesIn([...view(one, records)]);
  const told = canariesIn(answer);
  const isMember = one.role !== 'guest';
  const leaked = [...told.texts].filter((text) => !seen.texts.has(text));
  expect(
    leaked.filter((text) => !(isMember && /^inner-(author|import|edit)/.test(text))),
    one.role,
  ).toEqual([]);
  expect(
    [...told.amounts].filter((amount) => !seen.amounts.has(amount)),
    one.role,
  ).toEqual([]);
}

const partial = READERS.filter((one) => !seesAll(one));
const target = { target: recordId('open-last') };
const slip = ledger({ start: history.at(1), changes: history.changes.slice(1) }, target);
const series = forecastSeries(history, { ...target, from: 1 });
if ('code' in slip || 'code' in series) throw new Error('no ledger');

describe('no text of what is hidden is in', () => {
  test.each(partial)('the log as a $role gets it', (one) => {
    const changes = [...viewChanges(one, history.changes, new Records())];
    expect(changes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const change of changes) expectNothingHidden(one, change);
    const patched = new Records();
    for (const change of changes) if (isSeen(change)) patched.patch(change.diff);
    expect(byId(patched)).toEqual(byId(view(one, records)));
  });

  test.each(partial)('the answers to a $role', (one) => {
    expectNothingHidden(one, viewOnTrack(one, onTrack(plan), records));
    expectNothingHidden(one, viewLedger(one, slip, records));
    expectNothingHidden(one, viewSeries(one, series, records));
    expectNothingHidden(one, viewCost(one, planCost(plan)));
    for (const { id } of records.all('task')) {
      for (const of of ['schedule', 'forecast'] as const) {
        expectNothingHidden(one, viewWhy(one, id, whyTask(plan, of, id), records));
      }
    }
  });

  test.each(['contributor', 'viewer'] as const)('a comparison for a %s', (role) => {
    const comparison = compare(dated(history.at(1)), plan);
    expectNothingHidden(reader(role), viewComparison(reader(role), comparison));
  });
});

describe('a guest', () => {
  test('learns of a change what became of what is shared; of others, that the log goes on', () => {
    const changes = [...viewChanges(guest, history.changes.slice(1), history.at(1))];
    expect(changes[0]).toEqual({ seq: 2 });
    expect(Object.keys(changes[1] ?? {})).toEqual(['seq', 'at', 'event', 'diff']);
    expect(changes[1]).toMatchObject({
      event: 'open-event',
      diff: {
        updated: {
          'open-task': {
            duration: [[{ minutes: 960, unit: 'd' }], [{ minutes: 1440, unit: 'd' }]],
          },
        },
      },
    });
    expect(Object.keys(changes[3] ?? {}), 'of an internal event').toEqual(['seq', 'at', 'diff']);
    expect(changes[4]).toEqual({ seq: 6 });
  });

  test('is told of shared promises alone whether they will be kept', () => {
    const answer = viewOnTrack(guest, onTrack(plan), records);
    if (!('shared' in answer)) throw new Error('all of it');
    expect(answer.verdict).toMatchObject({
      state: 'off-track',
      rule: { code: 'forecast-past-target' },
    });
    expect(answer.targets.map(({ source }) => source)).toMatchObject([
      { promiseId: 'open-promise', deadline: null },
      { promiseId: 'open-whole-promise' },
    ]);
  });

  test('gets a ledger whose amounts still sum, with all that is not shared as one', () => {
    const seen = viewLedger(guest, slip, records);
    if (seen === undefined || !('shared' in seen)) throw new Error('not shared');
    const told = seen.lines.reduce((sum, { amount }) => sum + amount, 0);
    expect(told + seen.other).toBe(slip.delta);
    const asTold = seen.lines.map(({ event, cause, amount }) => ({ event, cause, amount }));
    const amountOf = (event: string | null, record: string) =>
      slip.lines.find((line) => line.event === event && line.records[0] === record)?.amount;
    expect(asTold).toEqual([
      { event: null, cause: null, amount: amountOf(null, 'open-last') },
      { event: 'open-event', cause: 'supplier', amount: amountOf('open-event', 'open-task') },
    ]);
    expect(seen.other).not.toBe(0);
  });

  test('gets a history of the forecast whose points sum each for itself', () => {
    const seen = viewSeries(guest, series, records);
    if (seen === undefined || !('shared' in seen)) throw new Error('not shared');
    for (const { lines, other, delta } of seen.points) {
      expect(lines.reduce((sum, { amount }) => sum + amount, 0) + other).toBe(delta);
    }
  });

  test('asks for a hidden task in vain', () => {
    const hidden = recordId('inner-task');
    expect(viewWhy(guest, hidden, whyTask(plan, 'forecast', hidden), records)).toBeUndefined();
    expect(viewLedger(guest, { ...slip, target: hidden }, records)).toBeUndefined();
    const without = new Records([...records].filter(({ id }) => id !== 'open-whole-promise'));
    expect(viewLedger(guest, { ...slip, target: null }, records)).toBeDefined();
    expect(viewLedger(guest, { ...slip, target: null }, without)).toBeUndefined();
  });

  test('is told why as far as what is shared goes, and then that something is not', () => {
    const id = recordId('open-last');
    const why = viewWhy(guest, id, whyTask(plan, 'forecast', id), records);
    if (why === undefined || !('shared' in why)) throw new Error('not shared');
    expect(why.start.map(({ taskId }) => taskId)).toContain('open-task');
    expect(why.start.at(-1)).toMatchObject({ taskId: null, causes: [{ by: 'not-shared' }] });
    expect(why).not.toHaveProperty('lateFinish');
  });

  test('gets no money, no float and no dates but when', () => {
    expect(viewCost(guest, planCost(plan))).toBeUndefined();
    const dates = viewDates(guest, plan.forecast.task(recordId('open-last')));
    expect(Object.keys(dates)).toEqual(['start', 'finish']);
  });
});

describe('money', () => {
  test('is whole for managers, in sums for a sponsor, and not there for contributors', () => {
    const cost = planCost(plan);
    expect(viewCost(reader('manager'), cost)).toBe(cost);
    expect(viewCost(reader('viewer'), cost)).toMatchObject({ total: cost.total });
    expect(viewCost(reader('viewer'), cost)).not.toHaveProperty('byTask');
    expect(viewCost(reader('contributor'), cost)).toBeUndefined();
  });

  test('of a comparison is for who sees money', () => {
    const comparison = compare(dated(history.at(1)), plan);
    expect(viewComparison(reader('owner'), comparison)).toBe(comparison);
    expect(viewComparison(reader('viewer'), comparison).cost).toEqual(comparison.cost);
    const ofTask = { ...comparison.amounts[0], taskId: recordId('open-task') };
    const more = { ...comparison, amounts: [...comparison.amounts, ofTask] } as typeof comparison;
    expect(viewComparison(reader('viewer'), more).amounts).toEqual(comparison.amounts);
    expect(viewComparison(reader('contributor'), comparison)).toMatchObject({
      cost: null,
      amounts: [],
    });
  });
});

describe('members', () => {
  test('get answers as they are', () => {
    const answer = onTrack(plan);
    for (const one of [reader('viewer'), reader('contributor'), reader('owner')]) {
      expect(viewOnTrack(one, answer, records)).toBe(answer);
      expect(viewLedger(one, slip, records)).toBe(slip);
    }
  });

  test('who sees all gets each change whole, and nobody what proves it', () => {
    const [first] = viewChanges(reader('owner'), history.changes, new Records());
    expect(first).toMatchObject({ diff: history.changes[0]?.diff, author: 'inner-author' });
    for (const one of READERS) {
      const text = JSON.stringify([...viewChanges(one, history.changes, new Records())]);
      for (const { salt, payloadHash, hash } of history.changes) {
        for (const proof of [salt, payloadHash, hash]) expect(text).not.toContain(proof);
      }
      expect(text).not.toContain('inner-file');
    }
  });
});

test('a view knows tasks by their ids alone', () => {
  const seen = new PlanView(guest, records);
  expect(seen.seesTask(recordId('open-task'))).toBe(true);
  expect(seen.seesTask(recordId('open-resource'))).toBe(false);
  expect(seen.seesTask(recordId('nobody'))).toBe(false);
});

function byId(of: Records): Record<string, unknown> {
  return Object.fromEntries([...of].map((record) => [record.id, record]));
}
