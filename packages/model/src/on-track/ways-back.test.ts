import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import type { Edit } from '../edit/index.ts';
import {
  approve,
  type Branch,
  branchHash,
  dropBranch,
  History,
  instant,
  openBranch,
  submitToBranch,
} from '../history/index.ts';
import {
  type FixedCostRecord,
  isRefusal,
  type PlanRecord,
  type RecordId,
  type Refusal,
  recordId,
} from '../plan/index.ts';
import { DAY, link, milestone, plan, promise, task } from './small-plan.testing.ts';
import { type BranchEffect, waysBack } from './ways-back.ts';

const NOW = instant('2026-03-02T08:00:00.000Z');
const ANN = recordId('ann');

/** A plan with a log and branches; edits and salts are the same every time. */
class Programme {
  readonly history = new History();
  readonly branches: Branch[] = [];
  #count = 0;

  constructor(records: Iterable<PlanRecord>) {
    const added = Object.fromEntries([...records].map((record) => [record.id, record]));
    const source = { format: 'test', name: 'test' };
    const diff = { added, updated: {}, removed: {} };
    accepted(
      this.history.update(
        { base: 0, at: NOW, author: ANN, via: 'import', editId: 'start', source, diff },
        this.#salt,
      ),
    );
  }

  edit(...edits: Edit[]): void {
    accepted(this.history.submit(this.#batch(edits, this.history.head), this.#salt));
  }

  branch(id: string, edits: readonly Edit[], decideBy?: string): Branch {
    const about = { id: recordId(id), name: id, by: ANN, at: NOW };
    const empty = accepted(
      openBranch(this.history, { ...about, ...(decideBy !== undefined && { decideBy }) }),
    );
    const batch = this.#batch(edits, empty.base);
    const branch =
      edits.length === 0
        ? empty
        : accepted(submitToBranch(this.history, empty, batch, this.#salt)).branch;
    this.branches.push(branch);
    return branch;
  }

  replace(before: Branch, after: Branch | Refusal): void {
    this.branches.splice(this.branches.indexOf(before), 1, accepted(after));
  }

  #batch(edits: readonly Edit[], base: number) {
    const named = edits.map((edit) => ({ editId: `edit-${this.#count++}`, edit }));
    return { base, at: NOW, author: ANN, via: 'web' as const, edits: named };
  }

  #salt = (): string => (this.#count++).toString(16).padStart(32, '0');
}

const lengthen = (id: string, days: number): Edit => ({
  kind: 'task.set-duration',
  taskId: recordId(id),
  minutes: days * DAY,
});

const pay = (taskId: string, amount: string): Edit => {
  const record: FixedCostRecord = {
    id: recordId(`cost-of-${taskId}`),
    kind: 'fixed-cost',
    audience: 'internal',
    taskId: recordId(taskId),
    amount: { amount, currency: 'EUR' },
    accrual: 'start',
  };
  return { kind: 'fixed-cost.add', record };
};

/** Ten days, then ten, then live: Friday 27 March; promised by contract for the 25th, two working days before. */
const late = () =>
  new Programme(
    plan([
      task('build', 10),
      task('test', 10),
      milestone('live'),
      link('build', 'test'),
      link('test', 'live'),
      promise('lease', '2026-03-25T17:00', { taskId: recordId('live'), type: 'contract' }),
    ]),
  );

const found = (programme: Programme, options: Parameters<typeof waysBack>[1] = {}) => {
  const answer = waysBack(programme, options);
  if ('code' in answer) throw new Error(answer.code);
  return answer;
};

const decisions = (programme: Programme) => found(programme).decisions;

const recovered = ({ branchId, outcome }: BranchEffect) => [
  branchId,
  outcome.state === 'dated' && outcome.recovered !== null ? outcome.recovered / DAY : outcome.state,
];

describe('BRN-16 what days are recovered on', () => {
  const targetOf = (records: PlanRecord[], asked?: RecordId) => {
    const answer = waysBack(
      new Programme(plan(records)),
      asked === undefined ? {} : { target: asked },
    );
    if ('code' in answer) return answer.code;
    return [answer.target.promiseId, answer.target.taskId, answer.target.late];
  };
  const a = task('a', 5);
  const contract = { type: 'contract' } as const;

  test('the hardest promise that is broken, of those as hard the latest', () => {
    const records = [
      a,
      promise('soft', '2026-03-03T17:00'),
      task('long', 10),
      promise('hard', '2026-03-04T17:00', { ...contract, taskId: recordId('a') }),
      promise('harder', '2026-03-09T17:00', { ...contract, taskId: recordId('long') }),
      promise('held', '2026-04-30T17:00', contract),
    ];
    // Two days late, and four.
    expect(targetOf(records)).toEqual(['harder', 'long', true]);
  });

  test('else the open promise that is nearest to being broken, of those as near the hardest', () => {
    const done = task('b', 1, {
      actualStart: '2026-02-27T08:00',
      actualFinish: '2026-02-27T17:00',
      remaining: 0,
    });
    const records = [
      a,
      done,
      promise('met', '2026-03-01T17:00', { taskId: recordId('b') }),
      promise('b-in-time', '2026-03-05T17:00', { taskId: recordId('b-next') }),
      task('b-next', 1),
      promise('soft', '2026-03-09T17:00'),
      promise('hard', '2026-03-09T17:00', contract),
      promise('later', '2026-04-30T17:00', contract),
    ];
    // The task has three days to spare, the project one.
    expect(targetOf(records)).toEqual(['hard', null, false]);
  });

  test('else the finish; or what is asked about', () => {
    expect(targetOf([a])).toEqual([null, null, false]);
    expect(targetOf([a], recordId('a'))).toEqual([null, 'a', false]);
    const promised = [a, promise('p', '2026-03-30T17:00'), promise('q', '2026-04-30T17:00')];
    expect(targetOf(promised, recordId('q'))).toEqual(['q', null, false]);
    expect(targetOf([a], recordId('nobody'))).toBe('record-missing');
  });

  test('a plan without a project has none', () => {
    const answer = waysBack({ history: new History(), branches: [] });
    expect(answer).toMatchObject({ code: 'project-missing' });
  });
});

describe('BRN-17 ways back', () => {
  test('are the branches that recover days, the most first, with what they cost', () => {
    const programme = late();
    programme.branch('crew', [lengthen('test', 7), pay('test', '46000')], '2026-03-10T17:00');
    programme.branch('overtime', [lengthen('test', 9), pay('test', '1500.5')]);
    programme.branch('upgrade', [lengthen('build', 12)]);
    programme.branch('nothing', []);
    const { target, ways, others } = found(programme);
    expect(target).toMatchObject({ promiseId: 'lease', forecast: '2026-03-27T17:00', late: true });
    expect(ways.map(recovered)).toEqual([
      ['crew', 3],
      ['overtime', 1],
    ]);
    expect(others.map(recovered)).toEqual([
      ['nothing', 0],
      ['upgrade', -2],
    ]);
    const [crew, overtime] = ways;
    expect(crew).toMatchObject({ applies: 2, leftovers: [], decideBy: '2026-03-10T17:00' });
    expect(crew?.outcome).toMatchObject({
      forecast: '2026-03-24T17:00',
      kept: true,
      comparison: { cost: { total: { difference: '46000' } } },
    });
    expect(overtime?.outcome).toMatchObject({ forecast: '2026-03-26T17:00', kept: false });
  });

  test('as many days: the cheaper first, then the sooner to decide', () => {
    const programme = late();
    const with3 = (...more: Edit[]) => [lengthen('test', 7), ...more];
    programme.branch('dear', with3(pay('test', '900')), '2026-03-05T17:00');
    programme.branch('late', with3(pay('test', '100')), '2026-03-20T17:00');
    programme.branch('soon', with3(pay('test', '100')), '2026-03-10T17:00');
    const order = found(programme).ways.map(({ branchId }) => branchId);
    expect(order).toEqual(['soon', 'late', 'dear']);
  });

  test('count as if merged today: what no longer applies is shown and recovers nothing', () => {
    const programme = late();
    programme.branch('crew', [lengthen('test', 7), lengthen('build', 9)]);
    programme.edit(lengthen('test', 9));
    const [alone] = found(programme).ways;
    // Ann made both: nobody had both in view.
    expect(alone).toMatchObject({
      applies: 1,
      leftovers: [{ refusal: { code: 'changed-since' } }],
    });
    expect(recovered(alone as BranchEffect)).toEqual(['crew', 1]);
  });

  test('say who approved the branch as it is', () => {
    const programme = late();
    const crew = programme.branch('crew', [lengthen('test', 7)]);
    programme.replace(crew, approve(crew, { by: ANN, at: NOW, hash: branchHash(crew) }));
    expect(found(programme).ways[0]?.approvals).toBe(1);
  });

  test('leave out what was decided', () => {
    const programme = late();
    const crew = programme.branch('crew', [lengthen('test', 7)]);
    programme.replace(crew, dropBranch(crew, { by: ANN, at: NOW }));
    expect(found(programme)).toMatchObject({ ways: [], others: [] });
  });

  test('a branch that takes the task out recovers nothing on it', () => {
    const programme = late();
    const ids = ['live', 'test-live', 'lease'].map(recordId);
    programme.branch('without', [{ kind: 'task.remove', ids }]);
    const [without] = found(programme).others;
    expect(without?.outcome).toMatchObject({ forecast: null, recovered: null, kept: null });
  });

  test('a branch of another log is named with its refusal', () => {
    const programme = late();
    const crew = programme.branch('crew', [lengthen('test', 7)]);
    programme.replace(crew, { ...crew, baseHash: 'f'.repeat(64) });
    expect(found(programme).others[0]?.outcome).toMatchObject({
      state: 'refused',
      refusal: { code: 'branch-of-another-log' },
    });
  });

  test('a branch whose plan has no dates says why', () => {
    const programme = late();
    programme.branch('endless', [lengthen('test', 400_000)]);
    expect(found(programme).others[0]?.outcome.state).toBe('unschedulable');
  });

  test('the same plan and branches give the same answer, in whatever order they come', () => {
    const programme = late();
    programme.branch('crew', [lengthen('test', 7), pay('test', '46000')]);
    programme.branch('overtime', [lengthen('test', 9)]);
    programme.branch('also', [lengthen('test', 9)]);
    const { history, branches } = programme;
    const turned = waysBack({ history, branches: branches.toReversed() });
    expect(turned).toEqual(waysBack({ history, branches }));
  });
});

describe('BRN-18 decisions wanted', () => {
  test('the open branches with a day to decide, the soonest first, each with what it does', () => {
    const programme = late();
    programme.branch('crew', [lengthen('test', 7)], '2026-03-10T17:00');
    programme.branch('missed', [lengthen('build', 12)], '2026-02-27T17:00');
    programme.branch('whenever', [lengthen('test', 8)]);
    const wanted = decisions(programme);
    expect(wanted.map(({ branchId, decideBy, overdue }) => [branchId, decideBy, overdue])).toEqual([
      ['missed', '2026-02-27T17:00', true],
      ['crew', '2026-03-10T17:00', false],
    ]);
    expect(wanted.map(recovered)).toEqual([
      ['missed', -2],
      ['crew', 3],
    ]);
    expect(found(programme).decisions).toEqual(wanted);
    const dated = computePlan(programme.history.records);
    if ('code' in dated) throw new Error(dated.code);
    const { history, branches } = programme;
    expect(waysBack({ history, branches, plan: dated })).toEqual(found(programme));
  });
});

function accepted<A extends object>(outcome: A | Refusal): A {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.code}`);
  return outcome;
}
