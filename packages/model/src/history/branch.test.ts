import { describe, expect, test } from 'vitest';
import type { Edit } from '../edit/index.ts';
import { type RecordId, recordId } from '../plan/index.ts';
import type { Branch } from './branch.ts';
import { approvalsOf, approve } from './branch-approval.ts';
import {
  branchHash,
  branchRecords,
  openBranch,
  type SubmittedToBranch,
  submitToBranch,
} from './branch-edit.ts';
import {
  dropBranch,
  ifMerged,
  type Merged,
  type MergeRequest,
  mergeBranch,
} from './branch-merge.ts';
import { erase } from './erase.ts';
import { GENESIS_HASH } from './hash-chain.ts';
import type { History } from './history.ts';
import type { Batch } from './request.ts';
import {
  ANN,
  accepted,
  addLink,
  addTask,
  BEN,
  CAT,
  Desk,
  lengthen,
  minuteOf,
  refusal,
  removeTask,
  rename,
  stateText,
} from './small-log.testing.ts';
import { verifyLog } from './verify-log.ts';

const CREW = recordId('second-crew');
const NOW = minuteOf(500);

const opened = (desk: Desk, base?: number): Branch =>
  accepted(
    openBranch(desk.history, {
      id: CREW,
      name: 'Second crew',
      by: ANN,
      at: NOW,
      ...(base !== undefined && { base }),
    }),
  );

/** Ann's edits on the branch, each accepted. */
const withEdits = (desk: Desk, branch: Branch, ...edits: Edit[]): Branch =>
  edits.reduce((so, edit) => submitted(desk, so, ANN, [edit]).branch, branch);

const submitted = (
  desk: Desk,
  branch: Branch,
  author: RecordId,
  edits: readonly Edit[],
): SubmittedToBranch => accepted(submitTo(desk, branch, author, edits));

function submitTo(
  desk: Desk,
  branch: Branch,
  author: RecordId,
  edits: readonly Edit[],
  base = branch.base + branch.changes.length,
) {
  const named = edits.map((edit) => ({ editId: desk.nextId(), edit }));
  const batch = { ...desk.about(author), base, edits: named };
  return submitToBranch(desk.history, branch, batch, desk.salt);
}

const addEvent = (id: RecordId): Edit => ({
  kind: 'event.add',
  record: {
    id,
    kind: 'event',
    audience: 'internal',
    name: 'Storage late',
    cause: 'supplier',
    standing: 'unapproved',
  },
});

const merge = (desk: Desk, branch: Branch, conditions: Partial<MergeRequest> = {}) =>
  mergeBranch(desk.history, branch, { by: CAT, at: NOW, via: 'web', ...conditions }, desk.salt);

const minutesOf = (records: { find: History['records']['find'] }, id: string) =>
  records.find('task', recordId(id))?.duration?.minutes;

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

describe('BRN-6 and BRN-7 merging', () => {
  test('is one group under the name of who merged it, each change with its own cause and event', () => {
    const desk = Desk.withTasks('a', 'b');
    const cause = 'scope added or found';
    const event = recordId('late');
    const about = { ...desk.about(ANN), at: NOW };
    const steps: (Pick<Batch, 'edits'> & Partial<Batch>)[] = [
      { edits: [{ editId: 'e1', edit: addEvent(event) }] },
      { event, edits: [{ editId: 'e2', edit: lengthen('a', 960) }] },
      { cause, edits: [{ editId: 'e3', edit: addTask('c') }] },
    ];
    let branch = opened(desk);
    for (const step of steps) {
      const base = branch.base + branch.changes.length;
      const batch = { ...about, ...step, base };
      branch = accepted(submitToBranch(desk.history, branch, batch, desk.salt)).branch;
    }
    const merged = accepted<Merged>(merge(desk, branch));
    expect(merged.changes.map(({ seq, group }) => [seq, group])).toEqual([
      [4, { id: 'e1', index: 0, count: 3 }],
      [5, { id: 'e1', index: 1, count: 3 }],
      [6, { id: 'e1', index: 2, count: 3 }],
    ]);
    expect(
      merged.changes.map((one) => [one.author, one.changeRequest, one.event, one.cause]),
    ).toEqual([
      [CAT, CREW, undefined, undefined],
      [CAT, CREW, event, undefined],
      [CAT, CREW, undefined, cause],
    ]);
    expect(merged.branch.outcome).toEqual({ state: 'merged', at: NOW, by: CAT, group: 'e1' });
    expect(merged.branch.changes).toEqual(branch.changes);
  });

  test('what was changed beside it is shown, and all of it waits', () => {
    const desk = Desk.withTasks('a', 'b');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960), lengthen('b', 960));
    desk.does(BEN, lengthen('a', 240));
    const head = desk.history.head;
    const not = merge(desk, branch);
    expect(refusal(not)).toMatchObject({
      code: 'branch-no-longer-applies',
      parameters: { count: 1, of: 2 },
      leftovers: [{ refusal: { code: 'changed-since', parameters: { seq: 4, author: BEN } } }],
    });
    expect(desk.history.head).toBe(head);
  });

  test('asked to, it merges what applies; the rest stays on the branch and is named', () => {
    const desk = Desk.withTasks('a', 'b');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960), lengthen('b', 960));
    desk.does(BEN, lengthen('a', 240));
    const merged = accepted<Merged>(merge(desk, branch, { whatApplies: true }));
    expect(minutesOf(desk.history.records, 'a')).toBe(240);
    expect(minutesOf(desk.history.records, 'b')).toBe(960);
    const left = branch.changes.slice(0, 1);
    expect(merged.leftovers.map(({ change }) => change)).toEqual(left);
    expect(merged.branch.outcome).toMatchObject({ left: left.map(({ editId }) => editId) });
    expect(merged.branch.changes).toEqual(branch.changes);
  });

  test('where nothing applies, it is not merged even then', () => {
    const desk = Desk.withTasks('a', 'b');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    desk.does(BEN, lengthen('a', 240));
    expect(refusal(merge(desk, branch, { whatApplies: true })).code).toBe(
      'branch-no-longer-applies',
    );
  });

  test('what needs a record that was removed beside it is left, and the rest applies', () => {
    const desk = Desk.withTasks('a', 'b');
    const linked = withEdits(
      desk,
      opened(desk),
      addTask('c'),
      addLink('b', 'c'),
      addLink('a', 'c'),
    );
    desk.does(BEN, removeTask('b'));
    const { leftovers, applies } = accepted(ifMerged(desk.history, linked));
    expect(leftovers.map(({ refusal: { parameters } }) => parameters)).toEqual([
      expect.objectContaining({ id: 'b', touch: 'removed' }),
    ]);
    expect(applies).toHaveLength(2);
  });

  test('an edit of an event that did not come is left with it', () => {
    const desk = Desk.withTasks('a');
    const event = recordId('late');
    const begun = withEdits(desk, opened(desk), addEvent(event));
    const batch = {
      ...desk.about(ANN),
      base: 3,
      event,
      edits: [{ editId: 'of-it', edit: lengthen('a', 960) }],
    };
    const { branch } = accepted(submitToBranch(desk.history, begun, batch, desk.salt));
    expect(accepted(ifMerged(desk.history, branch)).leftovers).toEqual([]);
    desk.does(BEN, addTask('late'));
    expect(
      accepted(ifMerged(desk.history, branch)).leftovers.map(({ refusal: { code } }) => code),
    ).toEqual(['changed-since', 'record-missing']);
  });

  test("one's own changes of the plan conflict with one's own branch", () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    desk.does(CAT, lengthen('a', 240));
    expect(refusal(merge(desk, branch)).code).toBe('branch-no-longer-applies');
    const edits = [{ editId: 'hers', edit: lengthen('a', 960) }];
    const batch = { ...desk.about(CAT), base: branch.base, edits };
    const merging = desk.history.submit({ ...batch, changeRequest: CREW }, desk.salt);
    expect(refusal(merging).code).toBe('changed-since');
    accepted(desk.history.submit(batch, desk.salt));
  });

  test('twice gives the first outcome, of a stale copy of the branch too', () => {
    const desk = Desk.withTasks('a', 'b');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960), lengthen('b', 960));
    desk.does(BEN, lengthen('b', 240));
    const first = accepted<Merged>(merge(desk, branch, { whatApplies: true }));
    const head = desk.history.head;
    for (const copy of [branch, first.branch]) {
      const again = accepted<Merged>(merge(desk, copy, { by: BEN }));
      expect(again).toMatchObject({ repeated: true, changes: first.changes, branch: first.branch });
    }
    expect(desk.history.head).toBe(head);
  });

  test('a branch without changes, or one that was decided, is not merged', () => {
    const desk = Desk.withTasks('a');
    expect(refusal(merge(desk, opened(desk))).code).toBe('branch-empty');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960));
    const dropped = accepted(dropBranch(branch, { by: CAT, at: NOW, reason: 'too dear' }));
    expect(dropped.outcome).toEqual({ state: 'dropped', by: CAT, at: NOW, reason: 'too dear' });
    for (const outcome of [
      merge(desk, dropped),
      submitTo(desk, dropped, ANN, [rename('a', 'x')]),
      approve(dropped, { by: BEN, at: NOW, hash: branchHash(dropped) }),
      dropBranch(dropped, { by: CAT, at: NOW }),
    ]) {
      expect(refusal(outcome)).toMatchObject({
        code: 'branch-closed',
        parameters: { state: 'dropped' },
      });
    }
  });

  test('is taken back as one, and redone; it is not merged again', () => {
    const desk = Desk.withTasks('a', 'b');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960), addTask('c'));
    const before = stateText(desk.history.records);
    const first = accepted<Merged>(merge(desk, branch));
    const after = stateText(desk.history.records);
    expect(accepted(desk.undo(CAT)).refused).toEqual([]);
    expect(stateText(desk.history.records)).toBe(before);
    expect(accepted<Merged>(merge(desk, first.branch)).repeated).toBe(true);
    expect(stateText(desk.history.records)).toBe(before);
    accepted(desk.redo(CAT));
    expect(stateText(desk.history.records)).toBe(after);
  });

  test('a view of a merge keeps nothing', () => {
    const desk = Desk.withTasks('a', 'b');
    const branch = withEdits(desk, opened(desk), removeTask('a'), lengthen('b', 960));
    const [before, order] = [stateText(desk.history.records), [...desk.history.records]];
    const view = accepted(ifMerged(desk.history, branch));
    expect(view.records.find('task', recordId('a'))).toBeUndefined();
    expect(stateText(desk.history.records)).toBe(before);
    expect([...desk.history.records]).toEqual(order);
  });

  test('after an erasure it is merged as it stands, and its approvals hold', () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), rename('a', 'Ask Anna Smith'));
    const approval = { by: BEN, at: NOW, hash: branchHash(branch) };
    const approved = accepted(approve(branch, approval));
    const erased = accepted(erase(desk.history, [approved], { texts: ['Anna Smith'] }));
    const [left] = erased.branches;
    if (left === undefined) expect.fail('no branch');
    const after = new Desk(erased.history, 'after');
    accepted<Merged>(merge(after, left, { approved: true }));
    expect(after.task('a').name).toBe('Ask [erased]');
    expect(verifyLog(after.history.changes).fault).toBeUndefined();
  });

  test('what only a log can do is left', () => {
    const desk = Desk.withTasks('a');
    const branch = withEdits(desk, opened(desk), lengthen('a', 960), rename('a', 'x'));
    const [first, second] = branch.changes;
    if (first === undefined || second === undefined) expect.fail('no changes');
    const undo = { ...second, edit: { kind: 'history.undo' as const, seqs: [first.seq] } };
    const view = accepted(ifMerged(desk.history, { ...branch, changes: [first, undo] }));
    expect(view.leftovers[0]?.refusal.code).toBe('edit-unknown-kind');
  });
});
