import { describe, expect, test } from 'vitest';
import { recordId } from '../plan/index.ts';
import { approve } from './branch-approval.ts';
import { branchHash, submitToBranch } from './branch-edit.ts';
import { dropBranch, ifMerged, type Merged } from './branch-merge.ts';
import { erase } from './erase.ts';
import type { Batch } from './request.ts';
import {
  addEvent,
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
  addLink,
  addTask,
  BEN,
  CAT,
  Desk,
  lengthen,
  refusal,
  removeTask,
  rename,
  stateText,
} from './small-log.testing.ts';
import { verifyLog } from './verify-log.ts';

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
