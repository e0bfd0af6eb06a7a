import { describe, expect, test } from 'vitest';
import { type Edit, parseEdit } from '../edit/index.ts';
import { canonicalJson, Diff, isRefusal, recordId } from '../plan/index.ts';
import type { Branch } from './branch.ts';
import type { Change } from './change.ts';
import { erase } from './erase.ts';
import { History } from './history.ts';
import { ANN, accepted, addTask, BEN, Desk, rename, sameState } from './small-log.testing.ts';
import { upgraded } from './upgrades.ts';
import { verifyLog } from './verify-log.ts';

const TEXTS = { texts: ['Anna Smith', 'anna.smith@example.org'] };

describe('HIS-16 erasure', () => {
  test('overwrites what people wrote, in edits, diffs and records', () => {
    const desk = Desk.withTasks('a');
    desk.does(BEN, rename('a', 'Ask Anna Smith'));
    desk.does(BEN, set({ notes: 'ANNA\u00a0SMITH, anna.smith@example.org', contact: 'Bob' }));
    desk.does(BEN, addTask('b', { responsible: 'Anna Smith', blocked: blocked('Anna Smith') }));
    desk.does(BEN, rename('a', 'Ask Bob'));
    const { history, seqs } = accepted(erase(desk.history, [], TEXTS));
    expect(seqs).toEqual([3, 4, 5, 6]);
    expect(canonicalJson(history.changes)).not.toMatch(/anna|smith/i);
    expect(history.records.get(recordId('a'))).toMatchObject({
      name: 'Ask Bob',
      notes: '[erased], [erased]',
      contact: 'Bob',
    });
    expect(history.records.get(recordId('b'))).toMatchObject({
      responsible: '[erased]',
      blocked: blocked('[erased]'),
    });
    expect(history.changes[5]?.diff.updated.a?.name).toEqual([['Ask [erased]'], ['Ask Bob']]);
    sameState(history);
    wellFormed(history);
  });

  test('leaves the chain whole, says where, and gives no salt to guess with', () => {
    const desk = Desk.withTasks('a');
    desk.does(BEN, rename('a', 'Anna Smith'));
    desk.does(BEN, rename('a', 'Bob'));
    const { history } = accepted(erase(desk.history, [], TEXTS));
    expect(verifyLog(history.changes)).toEqual({
      head: 4,
      headHash: desk.history.headHash,
      erased: [3, 4],
    });
    expect(history.changes.map(({ salt }) => salt === undefined)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const next = new Desk(history, 'next');
    expect(accepted(next.undo(BEN)).refused).toEqual([]);
    expect(next.task('a').name).toBe('[erased]');
    expect(verifyLog(history.changes).fault).toBeUndefined();
  });

  test('touches no ids, dates, choices from a list, keys or other words', () => {
    const desk = Desk.withTasks('late', 'task');
    const deadline = '2026-05-05T17:00';
    desk.does(BEN, { kind: 'task.set-deadline', taskId: recordId('task'), deadline });
    desk.does(BEN, set({ notes: 'task 2026-05-05T17:00' }, 'task'));
    desk.does(BEN, set({ notes: '2026-05-05T17:00', responsible: 'Lateral' }, 'late'));
    desk.does(BEN, set({ 'keys/p6.code': 'late' }, 'late'));
    const texts = ['late', 'task', '05', 'internal', 'shared', 'ben', 'units'];
    const { history } = accepted(erase(desk.history, [], { texts }));
    expect(history.records.get(recordId('late'))).toMatchObject({
      id: 'late',
      audience: 'shared',
      kind: 'task',
      type: 'task',
      fixed: 'units',
      name: '[erased]',
      notes: '2026-05-05T17:00',
      responsible: 'Lateral',
      keys: { 'p6.code': 'late' },
    });
    expect(history.records.get(recordId('task'))).toMatchObject({
      deadline: '2026-05-05T17:00',
      notes: '[erased] 2026-[erased]-05T17:00',
    });
    wellFormed(history);
  });

  test.each([
    ['Zoë', 'ZOË zoe\u0308 Zoe Zoëlle zoë_1', '[erased] [erased] Zoe Zoëlle [erased]_1'],
    ['Weiß', 'WEISS weiß Weißer', '[erased] [erased] Weißer'],
    ['a.b (c)', 'A.B (C) axb (c)', '[erased] axb (c)'],
    ['erased', 'erased [erased]', '[erased] [erased]'],
    ['李', '李明 李', '李明 [erased]'],
    ['Al', 'Al, Al and Alan', '[erased], [erased] and Alan'],
    ['Al', 'Al '.repeat(1333), '[erased]'],
    ['Al', '$& $1 Al', '$& $1 [erased]'],
  ])('finds whole words, in any case: %s', (text, written, left) => {
    const desk = Desk.withTasks('a');
    desk.does(BEN, rename('a', written));
    const once = accepted(erase(desk.history, [], { texts: [text] })).history;
    expect(once.records.get(recordId('a'))).toMatchObject({ name: left });
    const twice = accepted(erase(once, [], { texts: [text] })).history;
    expect(twice.records.get(recordId('a'))).toMatchObject({ name: left });
  });

  test('needs a text; where none is found everything is as it was', () => {
    const desk = Desk.withTasks('a');
    expect(erase(desk.history, [], { texts: [' ', ''] })).toMatchObject({
      code: 'erasure-without-text',
    });
    const { history, seqs } = accepted(erase(desk.history, [], TEXTS));
    expect(history).toBe(desk.history);
    expect(seqs).toEqual([]);
  });

  test('reaches branches: what they say of themselves, and their changes', () => {
    const desk = Desk.withTasks('a');
    const base = desk.history.changes[1] as Change;
    const beside = new Desk(desk.history, 'beside');
    const [change] = beside.does(ANN, rename('a', 'Anna Smith')) as [Change];
    const branch: Branch = {
      id: recordId('what-if'),
      name: 'Without Anna Smith',
      reason: 'Anna Smith leaves',
      by: ANN,
      at: base.at,
      base: 2,
      baseHash: base.hash,
      approvals: [{ by: BEN, at: base.at, hash: change.hash, note: 'as Anna Smith said' }],
      outcome: { state: 'dropped', at: base.at, by: BEN, reason: 'Anna Smith stays' },
      changes: [change],
    };
    const { branches } = accepted(erase(Desk.withTasks('a').history, [branch], TEXTS));
    expect(canonicalJson(branches)).not.toMatch(/smith/i);
    expect(branches[0]).toMatchObject({ name: 'Without [erased]', base: 2 });
    const from = { seq: 2, hash: base.hash };
    const report = verifyLog(branches[0]?.changes ?? [], { from });
    expect(report).toEqual({ head: 3, headHash: change.hash, erased: [3] });
  });

  test('reaches what was written in an older version', () => {
    const desk = Desk.withTasks('a');
    desk.does(BEN, rename('a', 'Anna Smith'));
    const steps = [{ from: 1, upgrade: (payload: object) => ({ ...payload }) as never }];
    const old = desk.history.changes.map((change) =>
      accepted<Change>(upgraded(JSON.parse(canonicalJson(change)), steps)),
    );
    const { history } = accepted(erase(History.replay(old), [], TEXTS));
    expect(history.changes[2]).toHaveProperty('stored');
    expect(canonicalJson(history.changes)).not.toMatch(/smith/i);
    expect(verifyLog(history.changes)).toMatchObject({ head: 3, erased: [3] });
  });
});

function set(fields: object, id = 'a'): Edit {
  return { kind: 'task.set-fields', taskId: recordId(id), set: fields } as Edit;
}

function blocked(by: string) {
  return { by, since: '2026-03-02T08:00' };
}

/** Everything in it is still what its schema says. */
function wellFormed(history: History): void {
  for (const { edit, diff } of history.changes) {
    expect(Diff.safeParse(diff).error).toBeUndefined();
    expect(isRefusal(parseEdit(edit))).toBe(edit.kind.startsWith('history.'));
  }
}
