import { expect, test } from 'vitest';
import { History, instant } from '../history/index.ts';
import { EMPTY_DIFF, isRefusal, type Records, recordId } from '../plan/index.ts';
import { madeHereIn, setBackBy } from './from-log.ts';
import { file, link, madeHere, project, task, update } from './small-plan.testing.ts';
import { updateOf } from './update.ts';

const SALT = () => '0'.repeat(32);
const about = {
  at: instant('2026-03-02T08:00:00.000Z'),
  author: recordId('ada'),
  via: 'command-line',
} as const;

/** A log that a file began, and two edits after it. */
function edited(): History {
  const history = new History();
  bring(history, 'week45', file(task('A', 3), task('B', 5), link('A>B')));
  const [a] = [...history.records.all('task')];
  if (a === undefined) throw new Error('no task');
  const edits = [
    { kind: 'task.set-duration', taskId: a.id, minutes: 2400 },
    { kind: 'task.add', record: madeHere('M', 1) },
  ] as const;
  for (const [i, edit] of edits.entries()) {
    const batch = { ...about, base: history.head, edits: [{ editId: `edit-${i}`, edit }] };
    const outcome = history.submit(batch, SALT);
    if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  }
  return history;
}

function bring(history: History, name: string, next: Records): void {
  const found = updateOf(history.records, next, { madeHere: madeHereIn(history.changes) });
  if ('code' in found) throw new Error(JSON.stringify(found));
  const source = { format: 'mspdi', name };
  const { diff } = found;
  const outcome = history.update(
    { ...about, base: history.head, editId: name, source, diff },
    SALT,
  );
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
}

test('UPD-9 what an edit added was made here, what a file added was not', () => {
  const { changes } = edited();
  expect([...madeHereIn(changes)]).toEqual(['M']);
});

test('UPD-12 an edit that the tool was not told of is taken back by its file, and that is said', () => {
  const history = edited();
  const next = file(task('A', 3), task('B', 6), link('A>B'));
  const { diff } = update(history.records.clone(), next);
  const [a] = [...history.records.all('task')];
  expect(setBackBy(diff, history.changes)).toEqual([{ id: a?.id, field: 'duration', seq: 2 }]);
  expect(setBackBy(EMPTY_DIFF, history.changes)).toEqual([]);
});

test('UPD-12 a status date that goes on takes nothing back', () => {
  const history = edited();
  const edit = { kind: 'project.set', set: { statusDate: '2026-03-05T08:00' } } as const;
  const batch = { ...about, base: history.head, edits: [{ editId: 'status', edit }] };
  if (isRefusal(history.submit(batch, SALT))) throw new Error('refused');
  const own = project({ statusDate: '2026-03-09T08:00' });
  const next = file(own, task('A', 5), task('B', 5), link('A>B'));
  const { diff } = update(history.records.clone(), next);
  expect(Object.values(diff.updated)).toHaveLength(1);
  expect(setBackBy(diff, history.changes)).toEqual([]);
});

test('UPD-12 not what was edited before the last file came', () => {
  const history = edited();
  bring(history, 'week46', file(task('A', 5), task('B', 5), link('A>B')));
  const { diff } = update(history.records.clone(), file(task('A', 3), task('B', 5), link('A>B')));
  expect(setBackBy(diff, history.changes)).toEqual([]);
});

test('UPD-13 as changes of the log it replays, and the file says nothing new afterwards', () => {
  const history = edited();
  const next = file(task('A', 4), task('C', 5), task('B', 5), link('A>C'));
  bring(history, 'week46', next);
  const replayed = History.replay(history.changes);
  expect([...replayed.records]).toEqual([...history.records]);
  const { diff, tasks } = update(history.records.clone(), next);
  expect(diff).toEqual(EMPTY_DIFF);
  expect(tasks.madeHere).toEqual(['M']);
});

test('UPD-13 undone, it takes nothing for made here, and the same file does the same again', () => {
  const history = edited();
  const next = file(task('A', 3), task('B', 5));
  const diffNow = () => {
    const found = updateOf(history.records, next, { madeHere: madeHereIn(history.changes) });
    return 'code' in found ? found.code : found.diff;
  };
  const before = diffNow();
  bring(history, 'week46', next);
  const { author } = about;
  const undone = history.undo({ ...about, author, editId: 'undo' }, SALT);
  if (isRefusal(undone)) throw new Error(JSON.stringify(undone));
  expect(undone.refused).toEqual([]);
  expect([...madeHereIn(history.changes)]).toEqual(['M']);
  expect(diffNow()).toEqual(before);
});
