import { describe, expect, test } from 'vitest';
import { EMPTY_DIFF, recordId } from '../plan/index.ts';
import { History } from './history.ts';
import { instant } from './instant.ts';
import {
  ANN,
  accepted,
  addLink,
  addTask,
  BEN,
  CREATE,
  Desk,
  lengthen,
  minuteOf,
  refusal,
  removeTask,
  rename,
  sameState,
  stateText,
  task,
} from './small-log.testing.ts';
import { verifyLog } from './verify-log.ts';

describe('HIS-1 a batch', () => {
  test('is accepted whole: one group, one moment', () => {
    const desk = Desk.withTasks('a', 'b');
    const { history } = desk;
    expect(history.head).toBe(3);
    expect(history.changes.map(({ group }) => group)).toEqual(
      [0, 1, 2].map((index) => ({ id: 'edit-0', index, count: 3 })),
    );
    const [alone] = desk.does(ANN, rename('a', 'Dig'));
    expect(alone).toMatchObject({ seq: 4, author: ANN, editId: 'edit-3', schema: 1 });
    expect(alone).not.toHaveProperty('group');
    sameState(history);
  });

  test('is refused whole, and nothing of it stays', () => {
    const desk = Desk.withTasks('a', 'b');
    const before = stateText(desk.history.records);
    const edits = [
      addLink('a', 'b'),
      rename('a', 'Dig'),
      removeTask('b', 'a-b'),
      addTask('c'),
      rename('b', 'Fill'),
    ];
    expect(desk.refused(ANN, edits)).toMatchObject({ code: 'record-missing', recordId: 'b' });
    expect(stateText(desk.history.records)).toBe(before);
    expect([...desk.history.records.outline()].map((row) => row.task.id)).toEqual(['a', 'b']);
    expect(desk.history.records.referrers(recordId('a'))).toEqual([]);
    expect(desk.history.head).toBe(3);
  });

  test('without edits, with an id twice, or on a base that is not there is refused', () => {
    const desk = Desk.withTasks('a');
    expect(desk.refused(ANN, []).code).toBe('batch-empty');
    for (const base of [3, -1, 0.5, Number.NaN]) {
      expect(desk.refused(ANN, [rename('a', 'b')], base).code).toBe('base-unknown');
    }
    const twice = { editId: 'x', edit: rename('a', 'b') };
    const batch = { ...desk.about(ANN), base: 2, edits: [twice, twice] };
    expect(refusal(desk.history.submit(batch, desk.salt)).code).toBe('edit-id-twice');
  });

  test('with half of a character is refused: it has no bytes', () => {
    const desk = Desk.withTasks('a');
    expect(desk.refused(ANN, [rename('a', 'x\ud800')]).code).toBe('text-unwritable');
    expect(desk.task('a').name).toBe('a');
  });

  test('names an event of the plan, or none', () => {
    const desk = Desk.withTasks('a');
    const event = recordId('storm');
    const late = { editId: 'late', edit: lengthen('a', 960) };
    const batch = { ...desk.about(ANN), base: 2, event, edits: [late] };
    const fault = refusal(desk.history.submit(batch, desk.salt));
    expect(fault).toMatchObject({ code: 'record-missing', field: 'event' });
    expect(desk.task('a').duration?.minutes).toBe(480);
    const record = {
      id: event,
      audience: 'shared',
      kind: 'event',
      name: 'Storm',
      cause: 'supplier',
      standing: 'unapproved',
    } as const;
    const both = [{ editId: 'storm', edit: { kind: 'event.add', record } as const }, late];
    accepted(desk.history.submit({ ...batch, edits: both }, desk.salt));
    expect(desk.history.changes.at(-1)?.event).toBe(event);
  });
});

describe('HIS-2 the same edit again', () => {
  test('gets the first outcome, with other content too', () => {
    const desk = Desk.withTasks('a');
    const about = { ...desk.about(ANN), base: 2 };
    const edits = [
      { editId: 'x', edit: rename('a', 'one') },
      { editId: 'y', edit: rename('a', 'two') },
    ];
    const first = accepted(desk.history.submit({ ...about, edits }, desk.salt));
    expect(first.repeated).toBe(false);
    const again = accepted(desk.history.submit({ ...about, base: 99, edits }, desk.salt));
    expect(again).toEqual({ changes: first.changes, repeated: true, refused: [] });
    const other = [{ editId: 'y', edit: rename('a', 'three') }];
    const alone = accepted(desk.history.submit({ ...about, edits: other }, desk.salt));
    expect(alone).toMatchObject({ changes: [first.changes[1]], repeated: true });
    expect(desk.history.head).toBe(4);
    expect(desk.task('a').name).toBe('two');
  });

  test('is refused together with edits that are new', () => {
    const desk = Desk.withTasks('a');
    desk.does(ANN, rename('a', 'one'));
    const edits = ['edit-2', 'new'].map((editId) => ({ editId, edit: rename('a', 'two') }));
    const fault = refusal(desk.history.submit({ ...desk.about(ANN), base: 3, edits }, desk.salt));
    expect(fault).toMatchObject({ code: 'batch-partly-known', parameters: { known: ['edit-2'] } });
  });
});

describe('HIS-3 time', () => {
  test('never goes back', () => {
    const desk = Desk.withTasks('a');
    const edits = [{ editId: 'x', edit: rename('a', 'one') }];
    const at = instant('2020-01-01T00:00:00.000Z');
    const { changes } = accepted(
      desk.history.submit({ ...desk.about(ANN), at, base: 2, edits }, desk.salt),
    );
    expect(changes[0]?.at).toBe(desk.history.changes[0]?.at);
  });

  test('any moment is a change, never one inside a group', () => {
    const desk = Desk.withTasks('a', 'b');
    desk.does(ANN, rename('a', 'one'));
    desk.does(ANN, rename('a', 'two'), rename('b', 'three'));
    const { history } = desk;
    expect(history.seqAt(instant('2026-03-02T07:59:59.999Z'))).toBe(0);
    expect(history.seqAt(minuteOf(0))).toBe(3);
    expect(history.seqAt(minuteOf(3))).toBe(4);
    expect(history.seqAt(minuteOf(4))).toBe(6);
    expect(history.seqAt(instant('2199-01-01T00:00:00.000Z'))).toBe(6);
    expect(stateText(history.at(5))).toBe(stateText(history.at(6)));
    expect(stateText(history.at(0))).toBe('{}');
    for (const seq of [-1, 7, 1.5]) expect(() => history.at(seq)).toThrow(RangeError);
  });

  test('HIS-4 HIS-5 a state of the past has what was removed since, and is a holder of its own', () => {
    const desk = Desk.withTasks('a', 'b');
    desk.does(ANN, addLink('a', 'b'));
    const before = stateText(desk.history.records);
    desk.does(BEN, removeTask('b', 'a-b'));
    expect(stateText(desk.history.at(4))).toBe(before);
    desk.history.at(4).patch({ ...EMPTY_DIFF, removed: { a: task('a') } });
    expect(stateText(desk.history.at(4))).toBe(before);
    expect(desk.history.recordHistory(recordId('b')).map(({ seq }) => seq)).toEqual([3, 5]);
    expect(desk.history.recordHistory(recordId('a-b')).map(({ seq }) => seq)).toEqual([4, 5]);
    expect(desk.history.recordHistory(recordId('nobody'))).toEqual([]);
  });

  test('HIS-4 every state of a long log, however it is asked for', () => {
    const desk = Desk.withTasks('a', 'b');
    const states = new Map([[3, stateText(desk.history.records)]]);
    for (let k = 0; k < 900; k++) {
      desk.does(k % 2 === 0 ? ANN : BEN, lengthen(k % 3 === 0 ? 'a' : 'b', 60 * (k + 1)));
      states.set(desk.history.head, stateText(desk.history.records));
    }
    const seqs = [...states.keys()];
    const mixed = seqs.map((_, k) => seqs[(k * 577) % seqs.length] as number);
    for (const seq of mixed) expect(stateText(desk.history.at(seq))).toBe(states.get(seq));
    desk.history.forgetCheckpoints();
    for (const seq of [500, 3, 903]) expect(stateText(desk.history.at(seq))).toBe(states.get(seq));
  });
});

describe('HIS-8 the conflict rule', () => {
  test('a field that somebody else changed since is theirs, and their change is named', () => {
    const desk = Desk.withTasks('a', 'b');
    const seen = desk.history.head;
    desk.does(ANN, rename('a', 'Dig'));
    const fault = desk.refused(BEN, [lengthen('b', 60), rename('a', 'Fill')], seen);
    expect(fault).toMatchObject({ code: 'changed-since', recordId: 'a', field: 'name' });
    expect(fault.parameters).toMatchObject({ seq: 4, author: ANN, touch: 'changed' });
    expect(desk.task('b').duration?.minutes).toBe(480);
  });

  test('another field, the same value, or one’s own change is no conflict', () => {
    const desk = Desk.withTasks('a', 'b');
    const seen = desk.history.head;
    desk.does(ANN, rename('a', 'Dig'));
    accepted(desk.submit(BEN, [lengthen('a', 60)], seen));
    accepted(desk.submit(BEN, [rename('a', 'Dig')], seen));
    accepted(desk.submit(ANN, [rename('a', 'Fill')], seen));
    expect(desk.task('a')).toMatchObject({ name: 'Fill', duration: { minutes: 60 } });
  });

  test('HIS-9 what somebody touched is not removed, and what they removed is not changed', () => {
    const desk = Desk.withTasks('a', 'b', 'c');
    const seen = desk.history.head;
    desk.does(ANN, rename('a', 'Dig'));
    desk.does(ANN, removeTask('b'));
    const held = desk.refused(BEN, [removeTask('a')], seen);
    expect(held.parameters).toMatchObject({ id: 'a', field: '', seq: 5, touch: 'changed' });
    const gone = desk.refused(BEN, [rename('b', 'Fill')], seen);
    expect(gone.parameters).toMatchObject({ id: 'b', field: '', seq: 6, touch: 'removed' });
    const linked = desk.refused(BEN, [addLink('c', 'b')], seen);
    expect(linked.parameters).toMatchObject({ id: 'b', field: '', seq: 6, touch: 'removed' });
    desk.does(ANN, addTask('d'));
    const twice = desk.refused(BEN, [addTask('d')], seen);
    expect(twice.parameters).toMatchObject({ id: 'd', field: '', seq: 7, touch: 'added' });
    expect(desk.refused(BEN, [rename('b', 'Fill')]).code).toBe('record-missing');
  });
});

test('HIS-1 where something breaks, the plan and its log are as before', () => {
  const desk = Desk.withTasks('a', 'b');
  desk.does(ANN, rename('a', 'one'));
  const before = stateText(desk.history.records);
  const breaks = () => {
    throw new Error('no more salt');
  };
  const about = { ...desk.about(ANN), editId: 'x', base: 4 };
  const edits = [rename('a', 'two'), addTask('c')].map((edit, k) => ({ editId: `x${k}`, edit }));
  const nonsense = { editId: 'y', edit: { kind: 'task.dig' } } as unknown as (typeof edits)[0];
  const diff = { ...EMPTY_DIFF, added: { d: task('d') } };
  const source = { format: 'x', name: 'y' };
  for (const work of [
    () => desk.history.submit({ ...about, edits }, breaks),
    () => desk.history.submit({ ...about, edits: [...edits, nonsense] }, desk.salt),
    () => desk.history.update({ ...about, diff, source }, breaks),
    () => desk.history.undo(about, breaks),
  ]) {
    expect(work).toThrow();
    expect(stateText(desk.history.records)).toBe(before);
    expect(desk.history.head).toBe(4);
  }
});

test('HIS-13 nothing stands in a change that its hash does not cover', () => {
  const desk = Desk.withTasks('a');
  const extra = { secret: 'x', cause: undefined } as object;
  const edits = [{ editId: 'x', edit: rename('a', 'one'), ...extra }];
  const batch = { ...desk.about(ANN), base: 2, edits, ...extra };
  const { changes } = accepted(desk.history.submit(batch, desk.salt));
  expect(Object.keys(changes[0] ?? {})).not.toContain('secret');
  expect(Object.keys(changes[0] ?? {})).not.toContain('cause');
  expect(verifyLog(desk.history.changes).fault).toBeUndefined();
});

test('HIS-1 a log is replayed by its diffs', () => {
  const desk = Desk.withTasks('a', 'b');
  desk.does(ANN, addLink('a', 'b'));
  const told = JSON.parse(JSON.stringify(desk.history.changes));
  const heard = History.replay(told);
  expect(stateText(heard.records)).toBe(stateText(desk.history.records));
  expect(heard.headHash).toBe(desk.history.headHash);
  const repeated = new Desk(heard).submit(BEN, [CREATE]);
  expect(accepted(repeated)).toMatchObject({ changes: [told[0]], repeated: true });
});
