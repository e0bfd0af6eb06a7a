import {
  explanationId as explanationOf,
  type History,
  instant,
  isRefusal,
  recordId,
} from '@throughline/model';
import { expect, test } from 'vitest';
import { drawnUp, slipped } from '../story.testing.ts';
import { explained, logEntries, undoneBySeq } from './index.ts';

const salt = () => '0'.repeat(32);
let count = 0;

/** Takes back, and returns the seq of the change that does. */
function takeBack(history: History, way: 'undo' | 'redo', seq: number): number {
  const about = { author: recordId('ben'), at: instant('2026-03-20T09:00:00.000Z') };
  const editId = `undo-${++count}`;
  const undone = history[way]({ ...about, via: 'web', editId, seq }, salt);
  if (isRefusal(undone)) throw new Error(undone.code);
  return undone.changes[0]?.seq ?? 0;
}

test('what is taken back, brought again and taken back once more', () => {
  const { history } = slipped();
  expect(undoneBySeq(history.changes).size).toBe(0);
  const undo = takeBack(history, 'undo', 16);
  expect([...undoneBySeq(history.changes)]).toEqual([[16, undo]]);
  const redo = takeBack(history, 'redo', undo);
  expect([...undoneBySeq(history.changes)]).toEqual([[undo, redo]]);
  const again = takeBack(history, 'redo', redo);
  expect(new Map(undoneBySeq(history.changes))).toEqual(
    new Map([
      [redo, again],
      [16, undo],
    ]),
  );
});

test('what was said afterwards stands above what was said with the edit', () => {
  const pen = slipped();
  const change = pen.history.changes[21];
  if (change === undefined) throw new Error('no change 22');
  expect(explained(change, pen.history.records)).toEqual({ cause: 'estimate' });
  pen.write(
    { at: '2026-03-20T09:00', by: 'ann' },
    {
      kind: 'explanation.add',
      record: {
        id: explanationOf(change.editId),
        kind: 'explanation',
        audience: 'internal',
        editId: change.editId,
        eventId: recordId('storage-late'),
      },
    },
  );
  expect(explained(change, pen.history.records)).toMatchObject({
    cause: 'supplier',
    event: { name: 'Vendor B storage late' },
  });
});

test('groups are folded; of a group only what touches the records that were asked for', () => {
  const { changes, records } = drawnUp().history;
  expect(logEntries(changes, records).map((one) => one.changes.length)).toEqual([1, 14, 1]);
  const asked = logEntries(changes, records, { records: new Set([recordId('build')]) });
  expect(asked.map((one) => one.changes.map(({ seq }) => seq))).toEqual([[4]]);
});
