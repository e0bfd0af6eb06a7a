import { type Edit, isRefusal, Records, recordId } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { isNotFound } from '../find/index.ts';
import { slipped } from '../story.testing.ts';
import { planForms, readEdits } from './read-edits.ts';
import { taskForms } from './task-forms.ts';
import type { Typing } from './typed-edit.ts';

let count = 0;
const typing = (records: Records = slipped().history.records): Typing => ({
  records,
  makeId: () => recordId(`new-${++count}`),
  today: '2026-03-13T17:00',
});
const read = (...words: string[]) => readEdits(words, typing());

/** The edits of what is understood. */
function typed(...words: string[]): readonly Edit[] {
  const edits = read(...words);
  if (isRefusal(edits) || isNotFound(edits))
    expect.fail(`not understood: ${JSON.stringify(edits)}`);
  return edits;
}

const only = (...words: string[]) => typed(...words)[0];

describe('a task is named as people name it', () => {
  test.each(['3', 'Build', 'build', ' BUILD ', 'uid:build'])('%s', (name) => {
    expect(only(name, 'name', 'Build it')).toEqual({
      kind: 'task.rename',
      taskId: 'build',
      name: 'Build it',
    });
  });

  test.each([
    ['99', 'No task has the ID, WBS code or name 99.'],
    ['Storage', 'No task has the ID, WBS code or name Storage.'],
  ])('%s is none', (name, why) => {
    expect(read(name, 'duration', '5d')).toMatchObject({ why });
  });
});

describe('what is typed about a task', () => {
  const build = { taskId: 'build' };
  test.each<[string, object]>([
    ['duration 5d', { kind: 'task.set-duration', minutes: 2400, unit: 'd' }],
    ['duration 3ed?', { minutes: 4320, unit: 'd', elapsed: true, estimated: true }],
    ['remaining 3d', { kind: 'task.set-progress', remaining: 1440 }],
    ['remaining 1w since 2026-03-09', { actualStart: '2026-03-09T08:00', remaining: 2400 }],
    ['done 50%', { kind: 'task.set-progress', percentComplete: 50 }],
    ['done 25.5 since 2026-03-09', { actualStart: '2026-03-09T08:00', percentComplete: 25.5 }],
    ['started 2026-03-09', { kind: 'task.set-progress', actualStart: '2026-03-09T08:00' }],
    ['started none', { kind: 'task.set-progress', takeBack: 'start' }],
    ['finished 2026-03-20', { actualFinish: '2026-03-20T17:00' }],
    ['finish none', { kind: 'task.set-constraint' }],
    ['deadline 2026-04-01', { kind: 'task.set-deadline', deadline: '2026-04-01T17:00' }],
    [
      'constraint must-finish-on 2026-04-01',
      { constraint: { type: 'must-finish-on', date: '2026-04-01T17:00' } },
    ],
    ['constraint as-late-as-possible', { constraint: { type: 'as-late-as-possible' } }],
    ['calendar standard', { kind: 'task.set-calendar', calendarId: 'standard' }],
    ['expected 2026-04-01', { expectedFinish: '2026-04-01T17:00' }],
    ['blocked Legal', { blocked: { by: 'Legal', since: '2026-03-13T17:00' } }],
    ['blocked Legal since 2026-03-02', { blocked: { by: 'Legal', since: '2026-03-02T08:00' } }],
    ['blocked none', { kind: 'task.set-blocked' }],
    ['responsible Ann', { set: { responsible: 'Ann' } }],
    ['notes none', { clear: ['notes'] }],
    ['inactive', { active: false }],
    ['work 40h', { kind: 'task.set-work', minutes: 2400 }],
    ['estimate 3d/5d/9d', { estimate: { optimistic: 1440, mostLikely: 2400, pessimistic: 4320 } }],
    ['estimate 3d 5d 9d', { estimate: { optimistic: 1440, mostLikely: 2400, pessimistic: 4320 } }],
    ['under top', { kind: 'task.move' }],
    ['under 1', { kind: 'task.move', parent: 'design' }],
    ['below 1', { kind: 'task.move', rank: 'AV' }],
    ['indent', { kind: 'task.indent' }],
  ])('3 %s', (words, edit) => {
    expect(only('3', ...words.split(' '))).toMatchObject({ ...build, ...edit });
  });

  test('a start is not before that day; what has begun is corrected otherwise', () => {
    expect(only('5', 'start', '2026-04-01')).toEqual({
      kind: 'task.set-constraint',
      taskId: 'test',
      constraint: { type: 'start-no-earlier-than', date: '2026-04-01T08:00' },
    });
    expect(read('3', 'start', '2026-04-01')).toMatchObject({ why: 'Build has begun.' });
  });

  test('a milestone begins when it ends', () => {
    expect(only('7', 'finished', '2026-04-01')).toMatchObject({
      actualStart: '2026-04-01T17:00',
      actualFinish: '2026-04-01T17:00',
    });
  });

  test('predecessors are the whole list, by any name that a task has', () => {
    expect(typed('5', 'predecessors', '3;4SS+2d')).toEqual([
      {
        kind: 'link.set-predecessors',
        taskId: 'test',
        predecessors: [
          { from: 'build', type: 'FS' },
          { from: 'install-storage', type: 'SS', lag: { minutes: 960, unit: 'd' } },
        ],
      },
    ]);
    expect(only('5', 'predecessors', 'none')).toMatchObject({ predecessors: [] });
    expect(read('5', 'predecessors', '99')).toMatchObject({ code: 'predecessor-unknown' });
  });

  test('a code that two tasks have names neither of them', () => {
    const records = new Records(
      [...slipped().history.records].map((record) =>
        record.id === 'build' || record.id === 'design' ? { ...record, wbs: 'X' } : record,
      ),
    );
    const edits = readEdits(['5', 'predecessors', 'X'], typing(records));
    expect(edits).toMatchObject({ code: 'predecessor-unknown', parameters: { ref: 'X' } });
  });
});

describe('what is typed about the plan', () => {
  test('a task is added where it is said, with its links', () => {
    expect(typed('add', 'Rehearse', '2d', 'below', '5', 'after', '5FS+1d')).toMatchObject([
      { kind: 'task.add', record: { name: 'Rehearse', rank: 'EV', duration: { minutes: 960 } } },
      { kind: 'link.set-predecessors', predecessors: [{ from: 'test', lag: { minutes: 480 } }] },
    ]);
    expect(only('add', 'Signed', '0')).toMatchObject({ record: { milestone: true } });
  });

  test('a task goes with its links and promises', () => {
    const edit = only('remove', 'Go live');
    expect(edit).toMatchObject({ kind: 'task.remove' });
    expect(edit).toEqual(only('7', 'remove'));
    expect(new Set(edit?.kind === 'task.remove' ? edit.ids : [])).toEqual(
      new Set(['go-live', 'test-go-live', 'legal-sign-off-go-live', 'lease']),
    );
  });

  test('the status date is the end of that day', () => {
    expect(only('status-date', '2026-03-20')).toEqual({
      kind: 'project.set-status-date',
      statusDate: '2026-03-20T17:00',
    });
  });

  test('an expected finish says what remains, and unfinished work is moved after a day', () => {
    expect(only('3', 'expected', '2026-04-01')).toMatchObject({ remaining: expect.any(Number) });
    expect(only('reschedule', '2026-03-20')).toMatchObject({
      kind: 'reschedule.unfinished',
      after: '2026-03-20T08:00',
    });
    expect(read('reschedule', '2026-01-01')).toMatchObject({
      why: 'No unfinished work lies before 2026-01-01T08:00.',
    });
  });

  test('any edit as JSON, one or a list', () => {
    const one = { kind: 'task.rename', taskId: 'build', name: 'X' } as const;
    expect(typed(JSON.stringify(one))).toEqual([one]);
    expect(typed(JSON.stringify([one, one]))).toEqual([one, one]);
    expect(read('{"kind":"task.explode"}')).toMatchObject({ code: 'edit-unknown-kind' });
    expect(read('{"kind":"task.rename","taskId":"build"}')).toMatchObject({ code: 'edit-invalid' });
    expect(read('{"kind":')).toMatchObject({ why: expect.stringContaining('This is no JSON') });
    expect(read('[]')).toMatchObject({ why: 'There is no edit in it.' });
  });
});

test.each([
  ['3', 'What of Build?'],
  ['3 colour red', 'A task has no colour to set.'],
  ['3 done much', 'much is no share of 100.'],
  ['3 done 101%', '101% is no share of 100.'],
  ['3 done', 'Nothing is no share of 100.'],
  ['5 start 2026-13-01', '2026-13-01 is no date from 1900 to 2199.'],
  ['5 start tomorrow', 'tomorrow is no date from 1900 to 2199.'],
  ['5 constraint soon', 'There is no constraint soon.'],
  ['5 constraint must-start-on', 'A date is missing.'],
  ['5 calendar Moon', 'There is no calendar called Moon.'],
  ['5 assign Nobody', 'There is no resource called Nobody.'],
  ['5 blocked Legal since', 'What comes after since?'],
  ['5 name', 'A task needs a name.'],
  ['add', 'A task needs a name.'],
  ['add Rehearse 2d today', 'What is today? A name of several words is quoted.'],
  ['status-date', 'A date is missing.'],
])('%s is not understood', (words, why) => {
  const outcome = read(...words.split(' '));
  expect(outcome).toMatchObject({ why });
  expect(outcome).toHaveProperty('next');
});

test.each(Object.entries(taskForms))('help shows %s by its own word', (word, { usage }) => {
  expect(usage.split(' ')[0]).toBe(word);
});

test.each(Object.entries(planForms))('help shows %s by its own word', (word, { usage }) => {
  expect(usage.split(' ')[0]).toBe(word);
});
