import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit } from '../edit/index.ts';
import { isRefusal, recordId } from '../plan/index.ts';
import type { Branch } from './branch.ts';
import { approvalsOf, approve } from './branch-approval.ts';
import { branchHash, branchRecords, openBranch, submitToBranch } from './branch-edit.ts';
import { ifMerged, mergeBranch } from './branch-merge.ts';
import { History } from './history.ts';
import {
  ANN,
  accepted,
  addLink,
  addTask,
  BEN,
  CAT,
  Desk,
  lengthen,
  link,
  minuteOf,
  removeTask,
  rename,
  sameState,
  stateText,
} from './small-log.testing.ts';

const TASKS = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Where more of the edits meet. */
const FEW = ['a', 'b', 'c'];
const NOW = minuteOf(500);

/** Edits of these tasks, of which many contradict each other. */
const anyEdit = (ids: readonly string[]): fc.Arbitrary<Edit> => {
  const id = fc.constantFrom(...ids);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(id, fc.constantFrom(240, 480, 960))
        .map(([of, minutes]) => lengthen(of, minutes)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(id, fc.constantFrom('x', 'y')).map(([of, name]) => rename(of, name)),
    },
    fc.tuple(id, id).map(([from, to]) => addLink(from, to)),
    fc.tuple(id, id).map(([from, to]): Edit => ({ kind: 'link.remove', ids: [link(from, to).id] })),
    id.map((of) => addTask(of, { name: 'again' })),
    id.map((of) => removeTask(of)),
    fc.tuple(id, fc.constantFrom(20, 100)).map(
      ([of, percentComplete]): Edit => ({
        kind: 'task.set-progress',
        taskId: recordId(of),
        actualStart: '2026-03-02T08:00',
        percentComplete,
        ...(percentComplete === 100 && { actualFinish: '2026-03-02T17:00' }),
      }),
    ),
    fc.tuple(id, id).map(
      ([of, parent]): Edit => ({
        kind: 'task.move',
        taskId: recordId(of),
        rank: 'T',
        parent: recordId(parent),
      }),
    ),
  );
};

const someEdits = (ids: readonly string[]) => fc.array(anyEdit(ids), { maxLength: 8 });

/** A plan of six tasks in a chain, whatever is then done. */
function plan(): Desk {
  const desk = Desk.withTasks(...TASKS);
  desk.does(CAT, ...TASKS.slice(1).map((to, index) => addLink(TASKS[index] ?? '', to)));
  return desk;
}

/** The branch with those of the edits that it takes. */
function branchOf(desk: Desk, id: string, edits: readonly Edit[]): Branch {
  const about = { id: recordId(id), name: id, by: ANN, at: NOW };
  let branch = accepted(openBranch(desk.history, about));
  for (const [index, edit] of edits.entries()) {
    const batch = {
      ...desk.about(ANN),
      base: branch.base + branch.changes.length,
      edits: [{ editId: `${id}-${index}`, edit }],
    };
    const outcome = submitToBranch(desk.history, branch, batch, desk.salt);
    if (!isRefusal(outcome)) branch = outcome.branch;
  }
  return branch;
}

/** Others go on with the plan: what is refused is not done. */
function goesOn(desk: Desk, edits: readonly Edit[]): void {
  for (const edit of edits) desk.submit(BEN, [edit]);
}

const copyOf = (desk: Desk) => new Desk(History.replay(desk.history.changes));

const merged = (desk: Desk, branch: Branch) =>
  mergeBranch(desk.history, branch, { by: CAT, at: NOW, via: 'web', whatApplies: true }, desk.salt);

describe('laws', () => {
  test('a merge into an unchanged plan is the branch, and the same edits made directly, to the byte', () => {
    fc.assert(
      fc.property(someEdits(TASKS), (edits) => {
        const desk = plan();
        const branch = branchOf(desk, 'branch', edits);
        fc.pre(branch.changes.length > 0);
        const direct = copyOf(desk);
        for (const { edit, editId } of branch.changes) {
          const edits = [{ editId, edit: edit as Edit }];
          const batch = { ...direct.about(ANN), base: direct.history.head, edits };
          accepted(direct.history.submit(batch, direct.salt));
        }

        const { leftovers } = accepted(ifMerged(desk.history, branch));
        expect(leftovers).toEqual([]);
        const onBranch = stateText(branchRecords(desk.history, branch));
        accepted(merged(desk, branch));
        expect(stateText(desk.history.records)).toBe(stateText(direct.history.records));
        expect(stateText(desk.history.records)).toBe(onBranch);
        sameState(desk.history);
      }),
      { seed: 20261120, numRuns: 150 },
    );
  });

  test('what no longer applies is what the same edits, submitted directly with that base, refuse', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(someEdits(FEW), someEdits(FEW), (edits, meanwhile) => {
        const desk = plan();
        const branch = branchOf(desk, 'branch', edits);
        goesOn(desk, meanwhile);
        const direct = copyOf(desk);
        const refused = branch.changes.flatMap(({ edit, editId }) => {
          const batch = {
            ...direct.about(ANN),
            base: branch.base,
            edits: [{ editId, edit: edit as Edit }],
          };
          const outcome = direct.history.submit(batch, direct.salt);
          return isRefusal(outcome) ? [{ editId, refusal: outcome }] : [];
        });

        const view = accepted(ifMerged(desk.history, branch));
        const left = view.leftovers.map(({ change: { editId }, refusal }) => ({ editId, refusal }));
        expect(left).toEqual(refused);
        expect(stateText(view.records)).toBe(stateText(direct.history.records));
        conflicts += left.length;

        const outcome = merged(desk, branch);
        const comesTo = isRefusal(outcome) ? view.applies : [];
        expect(comesTo).toEqual([]);
        expect(stateText(desk.history.records)).toBe(stateText(direct.history.records));
        sameState(desk.history);
      }),
      { seed: 20261121, numRuns: 250 },
    );
    expect(conflicts).toBeGreaterThan(50);
  });

  test('nothing of a branch is lost: its changes apply or are left, in their order', () => {
    fc.assert(
      fc.property(someEdits(TASKS), someEdits(TASKS), (edits, meanwhile) => {
        const desk = plan();
        const branch = branchOf(desk, 'branch', edits);
        goesOn(desk, meanwhile);
        const { applies, leftovers } = accepted(ifMerged(desk.history, branch));
        const seqs = [...applies, ...leftovers.map(({ change }) => change)].map(({ seq }) => seq);
        expect(seqs.sort((a, b) => a - b)).toEqual(branch.changes.map(({ seq }) => seq));
        const outcome = merged(desk, branch);
        if (isRefusal(outcome)) return;
        expect(outcome.branch.changes).toEqual(branch.changes);
        expect(outcome.changes.map(({ editId }) => editId)).toEqual(
          applies.map(({ editId }) => editId),
        );
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  test('an approval stands while the branch is as it was, and dies with any further edit', () => {
    fc.assert(
      fc.property(someEdits(TASKS), fc.nat(7), (edits, at) => {
        const desk = plan();
        const before = branchOf(desk, 'branch', edits.slice(0, at));
        fc.pre(before.changes.length > 0);
        const approved = accepted(approve(before, { by: BEN, at: NOW, hash: branchHash(before) }));
        expect(approvalsOf(approved).standing).toHaveLength(1);
        let branch = approved;
        for (const [index, edit] of edits.slice(at).entries()) {
          const batch = {
            ...desk.about(ANN),
            base: branch.base + branch.changes.length,
            edits: [{ editId: `further-${index}`, edit }],
          };
          const outcome = submitToBranch(desk.history, branch, batch, desk.salt);
          if (!isRefusal(outcome)) branch = outcome.branch;
        }
        const isTheSame = branch.changes.length === before.changes.length;
        expect(approvalsOf(branch).standing).toHaveLength(isTheSame ? 1 : 0);
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });

  test('unrelated branches may be merged in any order', () => {
    const fields = (ids: readonly string[]) =>
      someEdits(ids).map((edits) => edits.filter(({ kind }) => kind !== 'task.remove'));
    fc.assert(
      fc.property(fields(['a', 'b', 'c']), fields(['d', 'e', 'f']), (first, second) => {
        const desk = plan();
        const branches = [branchOf(desk, 'one', first), branchOf(desk, 'two', second)];
        const states = [branches, branches.toReversed()].map((order) => {
          const copy = copyOf(desk);
          for (const branch of order) {
            if (branch.changes.length === 0) continue;
            expect(accepted(ifMerged(copy.history, branch)).leftovers).toEqual([]);
            accepted(merged(copy, branch));
          }
          return stateText(copy.history.records);
        });
        expect(states[0]).toBe(states[1]);
      }),
      { seed: 20261124, numRuns: 100 },
    );
  });
});
