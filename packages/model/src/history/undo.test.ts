import { describe, expect, test } from 'vitest';
import type { Edit } from '../edit/index.ts';
import { type PlanRecord, type Refusal, recordId } from '../plan/index.ts';
import type { Undone } from './request.ts';
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
  refusal,
  removeTask,
  rename,
  sameState,
  stateText,
} from './small-log.testing.ts';

describe('HIS-10 what Ctrl+Z takes', () => {
  test('one’s own steps, the latest first, whatever others did between', () => {
    const desk = Desk.withTasks('a', 'b');
    desk.does(ANN, rename('a', 'one'));
    desk.does(ANN, lengthen('a', 60), lengthen('b', 60));
    desk.does(BEN, rename('b', 'two'));
    expect(desk.history.undoable(ANN)).toEqual([5, 6]);
    expect(desk.history.undoable(BEN)).toEqual([7]);
    undone(desk.undo(ANN));
    expect(desk.history.undoable(ANN)).toEqual([4]);
    expect(desk.history.redoable(ANN)).toEqual([8]);
    undone(desk.undo(ANN));
    expect(desk.history.undoable(ANN)).toEqual([]);
    expect(refusal(desk.undo(ANN)).code).toBe('nothing-to-undo');
    expect(desk.task('a')).toMatchObject({ name: 'a', duration: { minutes: 480 } });
    expect(desk.task('b').name).toBe('two');
    sameState(desk.history);
  });

  test('back and forth leads to the same states', () => {
    const desk = Desk.withTasks('a');
    const states = [stateText(desk.history.records)];
    for (const name of ['one', 'two', 'three']) {
      desk.does(ANN, rename('a', name));
      states.push(stateText(desk.history.records));
    }
    const now = () => stateText(desk.history.records);
    for (const place of [2, 1]) {
      undone(desk.undo(ANN));
      expect(now()).toBe(states[place]);
    }
    for (const place of [2, 3]) {
      undone(desk.redo(ANN));
      expect(now()).toBe(states[place]);
    }
    expect(refusal(desk.redo(ANN)).code).toBe('nothing-to-redo');
    for (const place of [2, 1, 0]) {
      undone(desk.undo(ANN));
      expect(now()).toBe(states[place]);
    }
    undone(desk.redo(ANN));
    desk.does(ANN, rename('a', 'four'));
    expect(desk.history.redoable(ANN)).toEqual([]);
    undone(desk.undo(ANN));
    expect(now()).toBe(states[1]);
  });

  test('what somebody else took back is theirs to bring again', () => {
    const desk = Desk.withTasks('a');
    desk.does(ANN, rename('a', 'one'));
    undone(desk.undo(BEN, 3));
    expect(desk.history.undoable(ANN)).toEqual([]);
    expect(desk.history.undoable(BEN)).toEqual([4]);
    undone(desk.undo(BEN));
    expect(desk.task('a').name).toBe('one');
    undone(desk.redo(BEN));
    expect(desk.task('a').name).toBe('a');
  });

  test('a change that is not there, or that took nothing back', () => {
    const desk = Desk.withTasks('a');
    expect(refusal(desk.undo(ANN, 9)).code).toBe('change-missing');
    expect(refusal(desk.redo(ANN, 9)).code).toBe('change-missing');
    expect(refusal(desk.redo(ANN, 2)).code).toBe('not-an-undo');
  });

  test('the same undo again is the first one', () => {
    const desk = Desk.withTasks('a');
    desk.does(ANN, rename('a', 'one'));
    desk.does(ANN, rename('a', 'two'));
    const request = { ...desk.about(ANN), editId: 'undo' };
    const first = undone(desk.history.undo(request, desk.salt));
    const again = accepted(desk.history.undo(request, desk.salt));
    expect(again).toEqual({ changes: first.changes, repeated: true, refused: [] });
    expect(first.changes[0]?.edit).toEqual({ kind: 'history.undo', seqs: [4] });
    expect(desk.task('a').name).toBe('one');
  });
});

describe('HIS-11 what is taken back', () => {
  test('a field that still has the value it was given; the others name who holds them', () => {
    const desk = Desk.withTasks('a');
    desk.does(ANN, rename('a', 'one'), lengthen('a', 60));
    desk.does(BEN, rename('a', 'two'));
    const { refused } = accepted(desk.undo(ANN));
    expect(refused.map(told)).toEqual(['changed-since a name 5 ben']);
    expect(desk.task('a')).toMatchObject({ name: 'two', duration: { minutes: 480 } });
    sameState(desk.history);
  });

  test('nothing where somebody holds all of it: no change, and the step stays', () => {
    const desk = Desk.withTasks('a');
    desk.does(ANN, rename('a', 'one'));
    desk.does(BEN, rename('a', 'two'));
    expect(accepted(desk.undo(ANN))).toMatchObject({ changes: [], repeated: false });
    expect(desk.history.head).toBe(4);
    expect(desk.history.undoable(ANN)).toEqual([3]);
  });

  test('a removal, with all that went along, in any order of ids', () => {
    const desk = Desk.withTasks('z');
    desk.does(
      ANN,
      addTask('y', { parent: recordId('z') }),
      addTask('x', { parent: recordId('y') }),
    );
    desk.does(ANN, addTask('a'), addLink('x', 'a'));
    const before = stateText(desk.history.records);
    desk.does(ANN, removeTask('x', 'y', 'z', 'x-a'));
    undone(desk.undo(ANN));
    expect(stateText(desk.history.records)).toBe(before);
    undone(desk.redo(ANN));
    expect(desk.history.records.count('task')).toBe(1);
    sameState(desk.history);
  });

  test('HIS-12 a record stays that somebody changed, or linked to something', () => {
    const desk = Desk.withTasks('a');
    desk.does(ANN, addTask('b'), addTask('c'), addTask('d'));
    desk.does(BEN, addLink('a', 'b'));
    desk.does(BEN, rename('c', 'Fill'));
    const { refused } = accepted(desk.undo(ANN));
    expect(refused.map(told).sort()).toEqual([
      'changed-since c name 7 ben',
      'linked-since b  6 ben a-b',
    ]);
    expect([...desk.history.records.all('task')].map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    sameState(desk.history);
  });

  test('HIS-12 a record does not come back without what it belonged to', () => {
    const desk = Desk.withTasks('a', 'b');
    desk.does(ANN, addLink('a', 'b'));
    desk.does(ANN, { kind: 'link.remove', ids: [recordId('a-b')] });
    desk.does(BEN, removeTask('b'));
    const { refused, changes } = accepted(desk.undo(ANN));
    expect(refused.map(told)).toEqual(['changed-since b  6 ben']);
    expect(refused[0]?.recordId).toBe('a-b');
    expect(changes).toEqual([]);
  });

  test('a record does not come back twice, and one that is gone does not go', () => {
    const desk = Desk.withTasks('a', 'b');
    desk.does(ANN, removeTask('a'));
    desk.does(BEN, addTask('a'));
    expect(accepted(desk.undo(ANN)).refused.map(told)).toEqual(['changed-since a  5 ben']);
    desk.does(ANN, addTask('c'));
    desk.does(BEN, removeTask('c'));
    expect(accepted(desk.undo(ANN)).refused.map(told)).toEqual(['changed-since c  7 ben']);
    desk.does(ANN, rename('b', 'one'));
    desk.does(BEN, removeTask('b'));
    expect(accepted(desk.undo(ANN)).refused.map(told)).toEqual(['changed-since b name 9 ben']);
  });

  test('HIS-12 a link does not come back into a circle, nor beside its twin', () => {
    const desk = Desk.withTasks('a', 'b', 'c');
    desk.does(ANN, addLink('a', 'b'));
    desk.does(ANN, { kind: 'link.remove', ids: [recordId('a-b')] });
    desk.does(BEN, addLink('b', 'c'), addLink('c', 'a'));
    expect(accepted(desk.undo(ANN)).refused.map(told)).toEqual(['link-cycle a-b']);
    desk.does(BEN, { kind: 'link.remove', ids: [recordId('c-a')] });
    const twin = { ...link('a', 'b'), id: recordId('twin') };
    desk.does(BEN, { kind: 'link.add', record: twin });
    expect(accepted(desk.undo(ANN)).refused.map(told)).toEqual(['link-twice a-b']);
  });

  test('HIS-12 a task does not go back under what lies under it now', () => {
    const desk = Desk.withTasks('a', 'b');
    const move = (id: string, parent?: string): Edit => ({
      kind: 'task.move',
      taskId: recordId(id),
      rank: 'V',
      ...(parent !== undefined && { parent: recordId(parent) }),
    });
    desk.does(ANN, move('a', 'b'));
    desk.does(ANN, move('a'));
    desk.does(BEN, move('b', 'a'));
    expect(accepted(desk.undo(ANN)).refused.map(told)).toEqual(['parent-cycle a']);
    const swapped = Desk.withTasks('a', 'b');
    swapped.does(ANN, move('a', 'b'));
    const before = stateText(swapped.history.records);
    swapped.does(ANN, move('a'), move('b', 'a'));
    undone(swapped.undo(ANN));
    expect(stateText(swapped.history.records)).toBe(before);
  });

  test('HIS-12 fields that cannot be without each other are taken back together', () => {
    const desk = Desk.withTasks('a');
    const promise: PlanRecord = {
      id: recordId('lease'),
      audience: 'internal',
      kind: 'promise',
      type: 'contract',
      to: 'Landlord',
      date: '2026-06-30T17:00',
    };
    const amount = (value: string) => ({ amount: value, currency: 'EUR' });
    const change = (set: object, clear: string[] = []): Edit =>
      ({ kind: 'promise.change', id: promise.id, set, clear }) as Edit;
    desk.does(CAT, { kind: 'promise.add', record: promise });
    desk.does(ANN, change({ amount: amount('5'), to: 'Owner' }, ['date']));
    desk.does(BEN, change({ amount: amount('6') }));
    const { refused } = accepted(desk.undo(ANN));
    expect(refused.map(({ field }) => field).sort()).toEqual(['amount', 'date']);
    for (const one of refused) expect(told(one)).toBe('changed-since lease amount 5 ben');
    expect(desk.history.records.get(promise.id)).toMatchObject({ to: 'Landlord', amount: {} });
    desk.does(BEN, change({ amount: amount('5'), to: 'Owner' }));
    undone(desk.undo(ANN, 4));
    expect(desk.history.records.get(promise.id)).toEqual(promise);
  });

  test('HIS-12 a custom field goes once no value of it is left', () => {
    const desk = Desk.withTasks('a');
    const record = {
      id: recordId('wave'),
      audience: 'shared',
      kind: 'custom-field',
      name: 'Wave',
      appliesTo: 'task',
      type: 'number',
    } as const;
    const values = { [recordId('a')]: 2 };
    desk.does(ANN, { kind: 'custom-field.add', record });
    desk.does(BEN, { kind: 'custom-field.set', customField: record.id, values });
    expect(accepted(desk.undo(ANN)).refused.map(told)).toEqual(['linked-since wave  4 ben a']);
    undone(desk.undo(BEN));
    undone(desk.undo(ANN));
    expect(desk.history.records.count('custom-field')).toBe(0);
  });

  test('HIS-12 the project itself stays', () => {
    const desk = Desk.withTasks('a');
    const { refused } = accepted(desk.undo(CAT));
    expect(refused.map(told).sort()).toEqual(['project-missing project', 'record-in-use standard']);
    expect(desk.history.records.count('task')).toBe(0);
  });
});

/** All of it was taken back. */
function undone(outcome: Undone | Refusal): Undone {
  const whole = accepted(outcome);
  expect(whole.refused).toEqual([]);
  return whole;
}

function told({ code, parameters, recordId }: Refusal): string {
  const by = 'by' in parameters && Array.isArray(parameters.by) ? parameters.by : [];
  if (code !== 'changed-since' && code !== 'linked-since') return `${code} ${recordId}`;
  const { id, seq, author } = parameters as { id: string; seq: number; author: string };
  const field = 'field' in parameters ? parameters.field : '';
  return [code, id, field, seq, author, ...by].join(' ');
}
