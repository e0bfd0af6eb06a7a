import { describe, expect, test } from 'vitest';
import type { Branch } from './branch.ts';
import { approvalsOf, approve } from './branch-approval.ts';
import { branchHash, branchRecords, openBranch, submitToBranch } from './branch-edit.ts';
import type { Merged } from './branch-merge.ts';
import { GENESIS_HASH } from './hash-chain.ts';
import {
  CREW,
  merge,
  minutesOf,
  NOW,
  opened,
  submitTo,
  withEdits,
} from './small-branch.testing.ts';
import {
  ANN,
  accepted,
  addTask,
  BEN,
  CAT,
  Desk,
  lengthen,
  refusal,
  rename,
} from './small-log.testing.ts';

describe('BRN-1 opening', () => {
  test('a branch starts at the last change, and is open and empty', () => {
    const desk = Desk.withTasks('a', 'b');
    expect(opened(desk)).toMatchObject({
      base: 3,
      baseHash: desk.history.headHash,
      changes: [],
      outcome: { state: 'open' },
    });
  });

  test('on an empty log it starts at nothing', () => {
    expect(opened(new Desk())).toMatchObject({ base: 0, baseHash: GENESIS_HASH });
  });

  test('it takes in the whole of a group', () => {
    expect(opened(Desk.withTasks('a', 'b'), 1).base).toBe(3);
  });

  test('a base beyond the log is refused', () => {
    const { history } = Desk.withTasks('a');
    const about = { id: CREW, name: 'Second crew', by: ANN, at: NOW };
    expect(refusal(openBranch(history, { ...about, base: 3 })).code).toBe('base-unknown');
    expect(refusal(openBranch(history, { ...about, base: -1 })).code).toBe('base-unknown');
  });
});

describe('BRN-2 edits on a branch', () => {
  test('are on the branch and not in the plan, and each branch is a value', () => {
    const desk = Desk.withTasks('a');
    const empty = opened(desk);
    const branch = withEdits(desk, empty, lengthen('a', 960));
    expect(minutesOf(branchRecords(desk.history, branch), 'a')).toBe(960);
    expect(minutesOf(branchRecords(desk.history, empty), 'a')).toBe(480);
    expect([minutesOf(desk.history.records, 'a'), desk.history.head]).toEqual([480, 2]);
    expect(branch.changes[0]).toMatchObject({ seq: 3, previousHash: empty.baseHash });
  });

  test('the plan may go on beside it', () => {
    const desk = Desk.withTasks('a');
    const branch = opened(desk);
    desk.does(BEN, lengthen('a', 240), addTask('b'));
    const edited = withEdits(desk, branch, rename('a', 'Cut over'));
    expect(minutesOf(branchRecords(desk.history, edited), 'a')).toBe(480);
    expect(edited.changes[0]?.seq).toBe(3);
  });

  test('two people on one branch have the conflict rule between them', () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    const unseen = submitTo(desk, branch, BEN, [lengthen('a', 240)], branch.base);
    expect(refusal(unseen)).toMatchObject({ code: 'changed-since', parameters: { seq: 3 } });
    accepted(submitTo(desk, branch, BEN, [lengthen('a', 240)]));
  });

  test("what one did on the branch oneself is in nobody's way", () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    const edits = [{ editId: 'again', edit: lengthen('a', 240) }];
    const batch = { ...desk.about(ANN), base: branch.base, changeRequest: CREW, edits };
    accepted(submitToBranch(desk.history, branch, batch, desk.salt));
  });

  test('a repeat gets its first outcome; an edit that is in the plan is refused', () => {
    const desk = Desk.withTasks('a');
    const batch = {
      ...desk.about(ANN),
      base: 2,
      edits: [{ editId: 'once', edit: lengthen('a', 960) }],
    };
    const { branch } = accepted(submitToBranch(desk.history, opened(desk), batch, desk.salt));
    const again = accepted(submitToBranch(desk.history, branch, batch, desk.salt));
    expect([again.repeated, again.branch]).toEqual([true, branch]);

    const other = opened(desk);
    accepted(desk.history.submit(batch, desk.salt));
    expect(refusal(submitToBranch(desk.history, other, batch, desk.salt)).code).toBe(
      'edit-id-twice',
    );
  });

  test('a branch of another log, or beyond this one, is refused and cannot be read', () => {
    const desk = Desk.withTasks('a');
    const beyond = { ...opened(desk), base: 9 };
    const other = { ...opened(desk), baseHash: 'f'.repeat(64) };
    expect(refusal(submitTo(desk, beyond, ANN, [rename('a', 'x')])).code).toBe('base-unknown');
    expect(refusal(submitTo(desk, other, ANN, [rename('a', 'x')])).code).toBe(
      'branch-of-another-log',
    );
    expect(refusal(merge(desk, beyond)).code).toBe('base-unknown');
    expect(() => branchRecords(desk.history, other)).toThrow('branch-of-another-log');
  });
});

describe('BRN-4 and BRN-5 approvals', () => {
  const approval = (branch: Branch, by = BEN) => ({ by, at: NOW, hash: branchHash(branch) });

  test('name the branch as it is, and die with any further edit', () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    const approved = accepted(approve(branch, approval(branch)));
    expect(approvalsOf(approved).standing).toHaveLength(1);
    const further = withEdits(desk, approved, rename('a', 'Cut over'));
    expect(approvalsOf(further)).toMatchObject({ standing: [], outdated: [{ by: BEN }] });
    expect(refusal(merge(desk, further, { approved: true }))).toMatchObject({
      code: 'approval-missing',
      parameters: { outdated: 1 },
    });
    accepted<Merged>(merge(desk, approved, { approved: true }));
  });

  test('of what the branch is no longer are refused', () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    const further = withEdits(desk, branch, rename('a', 'Cut over'));
    expect(refusal(approve(further, approval(branch))).code).toBe('approval-outdated');
  });

  test('twice by one person are one; by two they are two; of nothing there is none', () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    const once = accepted(approve(branch, approval(branch)));
    expect(approve(once, approval(branch))).toBe(once);
    expect(accepted(approve(once, approval(branch, CAT))).approvals).toHaveLength(2);
    const empty = opened(desk);
    expect(refusal(approve(empty, approval(empty))).code).toBe('branch-empty');
  });

  test('stand when the plan goes on beside the branch', () => {
    const desk = Desk.withTasks('a', 'b');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    const approved = accepted(approve(branch, approval(branch)));
    desk.does(BEN, lengthen('b', 960));
    accepted<Merged>(merge(desk, approved, { approved: true }));
    expect(minutesOf(desk.history.records, 'a')).toBe(960);
  });
});
