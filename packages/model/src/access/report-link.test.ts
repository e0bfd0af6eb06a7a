import { describe, expect, test } from 'vitest';
import { computePlan } from '../computed/index.ts';
import { EDIT_KINDS, type Edit } from '../edit/index.ts';
import { recordId } from '../plan/index.ts';
import { canariesIn } from './canaries.testing.ts';
import { canaryHistory } from './canary-history.testing.ts';
import { REPORT_EDITS, reportEditFault, reportView } from './index.ts';

const { records } = canaryHistory();
const plan = computePlan(records);
if ('code' in plan) throw new Error(plan.code);
const owner = recordId('open-resource');
const own = recordId('open-task');
const foreign = recordId('open-last');

describe('a report link', () => {
  test('shows the tasks of its owner, and of others the names that are shared', () => {
    const shown = reportView(plan, owner);
    expect(shown?.tasks.map(({ taskId }) => taskId).sort()).toEqual(['inner-task', 'open-task']);
    expect(shown?.tasks.find(({ taskId }) => taskId === own)).toMatchObject({
      name: 'open-task:name',
      remaining: 2400,
      expectedFinish: null,
      blocked: { by: 'open-task:blocked' },
      assignments: [{ assignmentId: 'open-assignment' }],
      // Its predecessor is internal, and one of the owner's own tasks.
      waitsFor: [{ name: 'inner-task:name' }],
    });
    const other = reportView(plan, recordId('inner-resource'));
    expect(other?.tasks.find(({ taskId }) => taskId === own)).toMatchObject({
      waitsFor: [{ name: 'inner-task:name' }],
    });
    expect(reportView(plan, recordId('nobody'))).toBeUndefined();
  });

  test('says nothing else of the plan', () => {
    const { texts, amounts } = canariesIn(reportView(plan, owner));
    expect([...texts].sort()).toEqual([
      'inner-project:name',
      'inner-task',
      'inner-task:blocked',
      'inner-task:name',
      'open-assignment',
      'open-mixed-assignment',
      'open-resource:name',
      'open-task',
      'open-task:blocked',
      'open-task:name',
    ]);
    expect([...amounts]).toEqual([]);
  });

  test('names nothing hidden that a task waits for', () => {
    const later = records.clone();
    for (const { id } of later.referrers(recordId('inner-task'), 'assignment')) {
      const gone = later.get(id);
      if (gone !== undefined) later.patch({ added: {}, updated: {}, removed: { [id]: gone } });
    }
    const computed = computePlan(later);
    if ('code' in computed) throw new Error(computed.code);
    expect(reportView(computed, owner)?.tasks).toMatchObject([
      { taskId: own, waitsFor: [{ name: null, finish: null }] },
    ]);
  });

  const fault = (edit: Edit) => reportEditFault(edit, records, owner);

  test('takes what was done, what remains, when it is expected and what holds it up, of own tasks', () => {
    const taken: Edit[] = [
      { kind: 'task.set-progress', taskId: own },
      { kind: 'task.set-progress', taskId: own, actualStart: '2026-03-02T08:00', remaining: 60 },
      { kind: 'task.set-progress', taskId: own, actualFinish: '2026-03-04T17:00' },
      { kind: 'task.set-progress', taskId: own, remaining: 60 },
      { kind: 'task.set-expected-finish', taskId: own, expectedFinish: '2026-03-20T17:00' },
      { kind: 'task.set-blocked', taskId: own, blocked: { by: 'x', since: '2026-03-02T08:00' } },
      { kind: 'task.set-blocked', taskId: own },
      { kind: 'assignment.set-work', assignmentId: recordId('open-assignment'), minutes: 60 },
    ];
    for (const edit of taken) expect(fault(edit), edit.kind).toBeUndefined();
    expect(new Set(taken.map(({ kind }) => kind))).toEqual(new Set(REPORT_EDITS));
  });

  test('answers a task of others as one that is not there', () => {
    const when = '2026-03-02T08:00';
    for (const id of [foreign, recordId('inner-last'), recordId('nobody')]) {
      for (const refusal of [
        fault({ kind: 'task.set-blocked', taskId: id }),
        fault({ kind: 'task.set-progress', taskId: id, actualStart: when, actualFinish: when }),
      ])
        expect(refusal).toMatchObject({ code: 'record-missing', parameters: { id } });
    }
    for (const id of ['inner-assignment', 'nobody'].map(recordId)) {
      const refusal = fault({ kind: 'assignment.set-work', assignmentId: id, minutes: 1 });
      expect(refusal).toMatchObject({ code: 'record-missing', parameters: { id } });
    }
  });

  test('takes no percentage, takes nothing back, and no other kind of edit', () => {
    for (const said of [
      { percentComplete: 100 },
      { takeBack: 'start' as const },
      { takeBack: 'finish' as const, remaining: 60 },
    ]) {
      const edit: Edit = { kind: 'task.set-progress', taskId: own, ...said };
      expect(fault(edit)?.code, JSON.stringify(said)).toBe('edit-invalid');
    }
    for (const kind of EDIT_KINDS) {
      if ((REPORT_EDITS as readonly string[]).includes(kind)) continue;
      expect(fault({ kind, taskId: own } as Edit)?.code, kind).toBe('edit-unknown-kind');
    }
  });
});
