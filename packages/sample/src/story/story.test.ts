import {
  branchRecords,
  ifMerged,
  isRefusal,
  type LedgerLine,
  ledger,
  onTrack,
  planCost,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { idOf, taskId } from '../plan/ids.ts';
import { MINUTES_PER_DAY } from '../plan/records.ts';
import {
  branches,
  computed,
  daysMoved,
  evening,
  finishOf,
  history,
  theTask,
} from '../programme.testing.ts';

describe('the beats, by the forecast before and after', () => {
  test('vacant possession is promised for 30 June 2027, and the promise never moves', () => {
    const [promise] = [...history.records.all('promise')].filter(({ type }) => type === 'contract');
    expect(promise).toMatchObject({ date: '2027-06-30T17:00', taskId: taskId('le.vacant') });
    expect(promise?.consequence).toContain('$92k a month');
    const changed = history.recordHistory(promise?.id ?? taskId('none'));
    expect(changed).toHaveLength(1);
  });

  test('six weeks of mapping end on 13 February', () => {
    const plan = evening('2026-02-13');
    expect(plan.forecast.task(taskId('map.1')).start).toBe('2026-01-05T08:00');
    expect(theTask('map.6', plan.records).actualFinish).toBe('2026-02-13T17:00');
  });

  test('the hidden ERP cluster costs 15 days, approved, and becomes Baseline 2', () => {
    expect(daysMoved(evening('2026-03-11'), evening('2026-03-12'))).toBe(15);
    const baselines = [...history.records.all('baseline')].map(({ name, tasks }) => [
      name,
      tasks[taskId('le.vacant')]?.finish,
    ]);
    expect(baselines).toEqual([
      ['Baseline 1', '2027-04-14T17:00'],
      ['Baseline 2', '2027-05-05T17:00'],
    ]);
    const branch = theBranch('erp');
    expect(branch.outcome.state).toBe('merged');
    expect(branch.approvals).toHaveLength(1);
    expect(branch.approvals[0]?.hash).toBe(branch.changes.at(-1)?.hash);
  });

  test('three late days miss the window of 16 May and cost 14', () => {
    const [before, after] = [evening('2026-05-13'), evening('2026-05-15')];
    expect(daysMoved(before, after, 'pilot.ready')).toBe(3);
    expect(finishOf(before, 'pilot.cut-over')).toBe('2026-05-17T06:00');
    expect(finishOf(after, 'pilot.cut-over')).toBe('2026-06-07T06:00');
    expect(daysMoved(before, after)).toBe(14);
  });

  test('vendor B is 15 days late, float absorbs 11, and 4 arrive', () => {
    const [before, after] = [evening('2026-07-22'), evening('2026-07-24')];
    expect(before.forecast.task(taskId('st.build')).totalFloat / MINUTES_PER_DAY).toBe(11);
    expect(daysMoved(before, after, 'st.build')).toBe(15);
    expect(daysMoved(before, after)).toBe(4);
  });

  test('a day is won back when the array is flown in', () => {
    expect(daysMoved(evening('2026-09-11'), evening('2026-09-18'))).toBe(-1);
  });

  test('the database upgrade would cost 18 days, and is refused', () => {
    const branch = theBranch('upgrade');
    expect(finishOf(computed(history.at(branch.base)), 'le.vacant')).toBe('2027-06-01T17:00');
    const with18 = computed(branchRecords(history, branch));
    expect(daysMoved(computed(history.at(branch.base)), with18)).toBe(18);
    expect(branch.outcome).toMatchObject({ state: 'dropped' });
    expect(history.changes.some(({ changeRequest }) => changeRequest === branch.id)).toBe(false);
  });

  test('a pinned date hides eleven days until it is found and undone', () => {
    const [before, pinned, after] = [
      evening('2026-09-23'),
      evening('2026-09-24'),
      evening('2026-10-01'),
    ];
    expect(daysMoved(before, pinned)).toBe(-11);
    const watched = onTrack(pinned).watch.filter(({ code }) => code === 'fixed-date-against-logic');
    expect(watched).toMatchObject([{ taskId: taskId('le.power') }]);
    expect(daysMoved(before, after)).toBe(0);
    expect(history.changes.map(({ edit }) => edit.kind)).toContain('history.undo');
    expect(theTask('le.power').constraint).toBeUndefined();
  });

  test('payroll fails its rehearsal: a new gate, another window, six days of the archive', () => {
    const [before, after] = [evening('2026-10-05'), evening('2026-10-08')];
    expect(finishOf(before, 'pay.cut-over')).toBe('2026-10-18T06:00');
    expect(finishOf(after, 'pay.cut-over')).toBe('2026-11-08T06:00');
    expect(daysMoved(before, after)).toBe(6);
    expect(theTask('pay.gate')).toMatchObject({
      milestone: true,
      name: 'Gate: two clean pay runs',
    });
    expect(theTask('pay.live').actualFinish).toBe('2026-11-13T17:00');
  });

  test('Legal sits on a licence for 12 days', () => {
    const [before, after] = [evening('2026-10-09'), evening('2026-10-30')];
    expect(daysMoved(before, after, 'ar.licence')).toBe(12);
    expect(daysMoved(before, after)).toBe(12);
  });

  test('the firewall lead is three days on an incident', () => {
    expect(daysMoved(evening('2026-10-30'), evening('2026-11-06'))).toBe(3);
  });

  test('a second crew wins five days for $46k', () => {
    expect(daysMoved(evening('2026-11-11'), evening('2026-11-12'))).toBe(-5);
    const [price] = [...history.records.all('fixed-cost')].filter(
      ({ name }) => name === 'Second copying crew',
    );
    expect(price?.amount).toEqual({ amount: '46000', currency: 'USD' });
    expect(theBranch('crew').outcome.state).toBe('merged');
  });

  test('on every other Friday nothing moves', () => {
    const moving = [
      '03-13',
      '05-15',
      '07-24',
      '09-18',
      '09-25',
      '10-02',
      '10-09',
      '10-16',
      '10-23',
    ];
    const still = fridays().filter(
      (friday) => ![...moving, '10-30', '11-06', '11-13', '11-20'].includes(friday.slice(5)),
    );
    expect(still).toHaveLength(33);
    for (const friday of still) {
      const before = evening(fridays()[fridays().indexOf(friday) - 1] ?? '2026-01-05');
      expect([friday, daysMoved(before, evening(friday))]).toEqual([friday, 0]);
    }
  });
});

describe('20 November 2026', () => {
  const answer = onTrack(computed(), { now: '2026-11-21T08:00' });

  test('at risk: three days are left to vacant possession', () => {
    expect(answer.verdict.state).toBe('at-risk');
    const { rule } = answer.verdict;
    if (rule.code !== 'float-below-buffer') throw new Error(rule.code);
    expect(rule.targets.map(({ taskId: id }) => id)).toEqual([taskId('le.vacant')]);
    expect(rule.targets[0]).toMatchObject({
      forecast: '2027-06-25T17:00',
      floatLeft: 3 * MINUTES_PER_DAY,
      baselineVariance: 35 * MINUTES_PER_DAY,
    });
  });

  test('payroll was promised for 18 December, and is live', () => {
    const met = answer.targets.filter(({ state }) => state === 'met');
    expect(met.map(({ taskId: id }) => id)).toEqual([taskId('pay.live')]);
  });

  test('three tasks are without news', () => {
    const silent = ['le.contract', 'de.permits', 'retire.modem-monitor.export'].map(taskId);
    expect([...answer.status.withoutProgress].sort()).toEqual(silent.sort());
  });

  test('one choice is open, a way back of six days, to be decided by 11 December', () => {
    const open = branches.filter(({ outcome }) => outcome.state === 'open');
    expect(open).toMatchObject([{ decideBy: '2026-12-11T17:00' }]);
    const merged = ifMerged(history, theBranch('second-line'));
    if (isRefusal(merged)) throw new Error(merged.code);
    expect(merged.leftovers).toEqual([]);
    expect(daysMoved(computed(), computed(merged.records))).toBe(-6);
    const [cheaper, dearer] = [computed(), computed(merged.records)].map((plan) =>
      Number(planCost(plan).total.total),
    );
    // $38,000 less 8/31 of a month of both sites.
    expect(Math.round((dearer ?? 0) - (cheaper ?? 0))).toBe(27_677);
  });
});

describe('the ledger', { timeout: 60_000 }, () => {
  const [erp, pilot, legal, payroll, crew, array, incident] = [
    'erp',
    'pilot-window',
    'licence',
    'payroll',
    'crew',
    'array',
    'incident',
  ].map((key) => idOf('event', key));

  test('from Baseline 2: 35 days, each with its event', () => {
    const [baseline] = [...history.records.all('baseline')].filter(({ number }) => number === 2);
    const lines = ledgerFrom(baseline?.seq ?? 0, 35);
    expect(amounts(lines)).toEqual([
      [pilot, 14],
      [legal, 12],
      [payroll, 6],
      [crew, -5],
      [array, 4],
      [incident, 3],
      [null, 2],
      [null, -1],
    ]);
    const lineOf = (event: string | undefined) => lines.find((line) => line.event === event);
    expect(lineOf(pilot)).toMatchObject({
      own: 3 * MINUTES_PER_DAY,
      jump: { task: taskId('pilot.cut-over'), from: '2026-05-16T06:00', to: '2026-06-06T06:00' },
    });
    expect(lineOf(array)).toMatchObject({
      own: 15 * MINUTES_PER_DAY,
      absorbed: 11 * MINUTES_PER_DAY,
      cause: 'supplier',
    });
    // Two days of the copying that nobody has explained: the cause is a guess.
    expect(lines.filter(({ guessed }) => guessed)).toMatchObject([
      { amount: 2 * MINUTES_PER_DAY, records: [taskId('ar.copy-claims')] },
    ]);
  });

  test('from the first plan: the hidden cluster, and the same lines', () => {
    const first = history.changes.findIndex(({ edit }) => edit.kind === 'promise.add');
    const lines = ledgerFrom(first, 50);
    expect(amounts(lines).slice(0, 3)).toEqual([
      [erp, 15],
      [pilot, 14],
      [legal, 12],
    ]);
    expect(lines).toHaveLength(9);
  });

  function ledgerFrom(seq: number, days: number): readonly LedgerLine[] {
    const answer = ledger({ start: history.at(seq), changes: history.changes.slice(seq) });
    if ('code' in answer) throw new Error(answer.code);
    expect(answer.delta).toBe(days * MINUTES_PER_DAY);
    return answer.lines;
  }

  function amounts(lines: readonly LedgerLine[]) {
    return lines.map(({ event, amount }) => [event, amount / MINUTES_PER_DAY]);
  }
});

function theBranch(key: string) {
  const branch = branches.find(({ id }) => id === idOf('branch', key));
  if (branch === undefined) throw new Error(`no such branch: ${key}`);
  return branch;
}

function fridays(): string[] {
  return history.changes.flatMap(({ edit, at }) =>
    edit.kind === 'project.set' ? [at.slice(0, 10)] : [],
  );
}
