import { generateRecords } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import {
  type Diff,
  diffOf,
  EMPTY_DIFF,
  type PlanRecord,
  Records,
  type Refusal,
  recordId,
} from '../plan/index.ts';
import { chunkEditId } from './chunks.ts';
import { History } from './history.ts';
import type { Accepted } from './request.ts';
import {
  ANN,
  accepted,
  addTask,
  BEN,
  Desk,
  link,
  refusal,
  rename,
  sameState,
  stateText,
  task,
} from './small-log.testing.ts';
import { verifyLog } from './verify-log.ts';

const SOURCE = { format: 'mspdi', name: 'week47.xml' };

describe('HIS-6 an update', { timeout: 60_000 }, () => {
  test('HIS-7 brings a whole plan as one group of parts, and goes back as one', () => {
    const desk = new Desk();
    const plan = new Records(generateRecords({ seed: 7, tasks: 900 }));
    const { changes } = accepted(bring(desk, diffOf(new Records(), plan)));
    expect(plan.size).toBeGreaterThan(2000);
    expect(changes).toHaveLength(Math.ceil(plan.size / 2000));
    expect(changes[0]?.edit).toEqual({ kind: 'plan.update', source: SOURCE });
    for (const [index, { group, diff, editId }] of changes.entries()) {
      expect(group).toEqual({ id: 'update', index, count: changes.length });
      expect(Object.keys(diff.added).length).toBeLessThanOrEqual(2000);
      expect(editId === 'update').toBe(index === 0);
    }
    expect(stateText(desk.history.records)).toBe(stateText(plan));
    expect(verifyLog(desk.history.changes).fault).toBeUndefined();
    sameState(desk.history);

    const again = accepted(bring(desk, EMPTY_DIFF));
    expect(again).toMatchObject({ changes, repeated: true });
    expect(stateText(desk.history.at(1))).toBe(stateText(plan));

    const undone = accepted(desk.undo(ANN));
    expect(undone.changes.length).toBe(changes.length);
    expect(undone.refused.map(({ code }) => code)).toContain('project-missing');
    expect(desk.history.records.count('task')).toBe(0);
    accepted(desk.redo(ANN));
    expect(stateText(desk.history.records)).toBe(stateText(plan));
    sameState(desk.history);
  });

  test('that brings nothing is a change all the same: the file was read', () => {
    const desk = Desk.withTasks('a');
    expect(accepted(bring(desk, EMPTY_DIFF)).changes).toHaveLength(1);
  });

  const a = task('a');
  const [from, to] = [[480], [960]] as const;
  const bad = { ...task('c'), priority: 5000 };
  const nobody = { ...task('c'), parent: recordId('nobody') };
  const foreign = { ...task('c'), kind: 'castle' } as unknown as PlanRecord;
  test.each<[string, string, Partial<Diff>]>([
    ['value-invalid', 'c', { added: { c: bad } }],
    ['value-invalid', 'c', { added: { c: foreign } }],
    ['value-invalid', '', { added: { d: task('c') } }],
    ['value-invalid', '', { removed: { b: a } }],
    ['value-invalid', 'a', { updated: { a: { name: [['a'], [7]] } } }],
    ['field-fixed', 'a', { updated: { a: { id: [['a'], ['b']] } } }],
    ['field-fixed', 'a', { updated: { a: { kind: [['task'], ['link']] } } }],
    ['value-invalid', 'a', { updated: { a: JSON.parse('{"__proto__": [[], [7]]}') } }],
    ['value-invalid', 'a', { updated: { a: { 'name/x': [[], [7]] } } }],
    ['value-invalid', 'a', { updated: { a: { notes: [[], ['x', 'y']] as never } } }],
    ['record-missing', 'c', { updated: { c: { priority: [from, to] } } }],
    ['record-missing', 'c', { removed: { c: task('c') } }],
    ['record-exists', 'a', { added: { a } }],
    ['value-changed', 'a', { updated: { a: { priority: [[500], [600]] } } }],
    ['value-changed', 'a', { removed: { a: { ...a, name: 'other' } } }],
    ['reference-missing', 'c', { added: { c: nobody } }],
    ['reference-missing', 'a-c', { added: { 'a-c': link('a', 'c') } }],
    ['text-unwritable', '', { added: { c: { ...task('c'), name: '\udc00' } } }],
  ])('is refused: %s of %j', (code, id, diff) => {
    const desk = Desk.withTasks('a', 'b');
    const before = stateText(desk.history.records);
    const fault = refusal(bring(desk, { ...EMPTY_DIFF, ...diff }));
    expect(fault.code).toBe(code);
    expect(fault.recordId ?? '').toBe(id);
    expect(stateText(desk.history.records)).toBe(before);
    expect(desk.history.head).toBe(3);
    expect([...desk.history.records.outline()].length).toBe(2);
  });

  test('stands in the log as what it is, whatever else came along', () => {
    const desk = Desk.withTasks('a');
    const diff = { ...EMPTY_DIFF, more: 1 } as Diff;
    const request = { ...desk.about(ANN), base: 2, editId: 'x', diff };
    const source = { ...SOURCE, more: 1 } as typeof SOURCE;
    const { changes } = accepted(desk.history.update({ ...request, source }, desk.salt));
    expect(changes[0]).toMatchObject({ edit: { kind: 'plan.update', source: SOURCE } });
    expect(JSON.stringify(changes)).not.toContain('more');
  });

  test('is refused where somebody took the id of one of its parts', () => {
    const desk = Desk.withTasks('a');
    const plan = new Records(generateRecords({ seed: 7, tasks: 900 }));
    const added = Object.fromEntries(
      [...plan].filter(({ kind }) => kind !== 'project').map((record) => [record.id, record]),
    );
    const edits = [{ editId: chunkEditId('update', 1), edit: rename('a', 'b') }];
    accepted(desk.history.submit({ ...desk.about(BEN), base: 2, edits }, desk.salt));
    const before = stateText(desk.history.records);
    expect(refusal(bring(desk, { ...EMPTY_DIFF, added })).code).toBe('edit-id-twice');
    expect(stateText(desk.history.records)).toBe(before);
  });

  test('leaves alone what somebody changed since its base', () => {
    const desk = Desk.withTasks('a', 'b');
    const base = desk.history.head;
    desk.does(BEN, rename('a', 'Dig'));
    desk.does(BEN, addTask('c'));
    const renamed = { ...EMPTY_DIFF, updated: { a: { name: [['Dig'], ['Fill']] } } } as const;
    const held = refusal(bring(desk, renamed, base));
    expect(held).toMatchObject({ code: 'changed-since', parameters: { seq: 4, author: BEN } });
    const added = refusal(bring(desk, { ...EMPTY_DIFF, added: { c: task('c') } }, base));
    expect(added).toMatchObject({ code: 'changed-since', parameters: { seq: 5, touch: 'added' } });
    const other = { ...EMPTY_DIFF, updated: { b: { name: [['b'], ['Fill']] } } } as const;
    accepted(bring(desk, other, base));
    expect(desk.task('b').name).toBe('Fill');
  });

  test('HIS-7 may be incomplete inside its group, and replays part by part', () => {
    const desk = new Desk();
    const plan = new Records(generateRecords({ seed: 8, tasks: 900 }));
    const { changes } = accepted(bring(desk, diffOf(new Records(), plan)));
    for (let count = 0; count <= changes.length; count++) {
      const some = History.replay(changes.slice(0, count));
      expect(some.records.size).toBe(Math.min(plan.size, 2000 * count));
    }
  });
});

function bring(desk: Desk, diff: Diff, base = desk.history.head): Accepted | Refusal {
  const about = { ...desk.about(ANN), via: 'import', source: SOURCE } as const;
  return desk.history.update({ ...about, base, editId: 'update', diff }, desk.salt);
}
