import { recordId } from '@throughline/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { mspdi } from './small-file.testing.ts';
import { StoryOnDisk, storyFile } from './story-file.testing.ts';

let plan: StoryOnDisk;
beforeEach(() => {
  plan = new StoryOnDisk();
});
afterEach(() => plan.remove());

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('an edit', () => {
  test('says what it did, old and new of what was promised, and asks for the cause', async () => {
    const { out, error, code } = await plan.run('edit', ['5', 'duration', '8d']);
    expect({ error, code }).toEqual({ error: '', code: 0 });
    expect(out).toMatchInlineSnapshot(`
      "Set the duration of ‘5 Test’ from 5d to 8d. #25
      Finish         Wed 15 Apr 2026 →  Mon 20 Apr 2026  +3d
      Billing moved  Wed 15 Apr 2026 →  Mon 20 Apr 2026  +3d  ● 11d late
      → Why? throughline explain plan.throughline 25 --cause "estimate"  (or
        --event NAME)
      "
    `);
  });

  test('is in the log with who, when, which way and why', async () => {
    const before = plan.history.head;
    await plan.run('edit', ['5', 'duration', '8d', '--event', 'Vendor B storage late']);
    const { head, changes } = plan.history;
    expect(head).toBe(before + 1);
    expect(changes.at(-1)).toMatchObject({
      author: 'ann',
      via: 'command-line',
      at: '2026-03-16T09:00:00.000Z',
      event: 'storage-late',
      edit: { kind: 'task.set-duration', taskId: 'test', minutes: 3840 },
    });
  });

  test('with a cause is not asked about again', async () => {
    const { out } = await plan.run('edit', ['5', 'duration', '8d', '--cause', 'estimate']);
    expect(out).not.toContain('Why?');
  });

  test('of nothing that anybody counts on says so', async () => {
    const { out } = await plan.run('edit', ['6', 'duration', '3d']);
    expect(out).toContain('No promise or milestone moves; the finish stays Wed 15 Apr 2026.');
  });

  test('that changes nothing is not written', async () => {
    const before = plan.bytes;
    const { out, code } = await plan.run('edit', ['5', 'duration', '5d']);
    expect({ out, code }).toEqual({ out: 'Nothing changes: it is so already.\n', code: 0 });
    expect(plan.bytes.equals(before)).toBe(true);
  });

  test('tried out is not written', async () => {
    const before = plan.bytes;
    const { out } = await plan.run('edit', ['5', 'duration', '8d', '--dry-run']);
    expect(out).toMatch(/^Not written: Set the duration of ‘5 Test’ from 5d to 8d\./);
    expect(out).toContain('Finish');
    expect(plan.bytes.equals(before)).toBe(true);
  });

  test('several in one, from standard input', async () => {
    const stdin = JSON.stringify([
      { kind: 'task.rename', taskId: 'test', name: 'Rehearse' },
      { kind: 'task.set-deadline', taskId: 'test', deadline: '2026-04-10T17:00' },
    ]);
    const { out, code } = await plan.run('edit', ['-'], { stdin });
    expect(code).toBe(0);
    expect(out).toContain('2 edits in one. #25–26');
    expect(plan.history.records.find('task', recordId('test'))?.name).toBe('Rehearse');
  });

  test('somebody new is added to the people', async () => {
    await plan.run('edit', ['5', 'name', 'Rehearse', '--author', 'Carl Dahl']);
    const { out } = await plan.run('history', ['--author', 'Carl Dahl']);
    expect(out).toContain('1 of 25 changes by Carl Dahl');
  });

  test('as JSON', async () => {
    const { out } = await plan.run('edit', ['5', 'duration', '8d', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      written: true,
      branch: null,
      changes: [{ seq: 25, said: 'Set the duration of ‘5 Test’ from 5d to 8d' }],
      finish: { from: '2026-04-15T17:00', to: '2026-04-20T17:00', minutes: 1440 },
      promises: [{ source: { promise: 'Billing moved' }, kept: { after: false } }],
      guessedCause: 'estimate',
    });
  });
});

describe('what is not accepted leaves the file as it is', () => {
  test.each<[string[], string, number]>([
    [['99', 'duration', '5d'], 'No task has the ID, WBS code or name 99.', 2],
    [['5', 'colour', 'red'], 'A task has no colour to set.', 2],
    [
      ['5', 'duration', 'long'],
      '"long" cannot be read as a duration. [duration-unreadable] → Accepted: 3d',
      3,
    ],
    [['3', 'predecessors', '5'], 'The links would go round in a circle', 3],
    [['6', 'done', '50%'], '→ Say since when: done 50% since 2026-11-02', 3],
    [['5', 'duration', '8d', '--event', 'Flood'], 'There is no event called Flood.', 2],
    [['5', 'duration', '8d', '--cause', 'weather'], 'Allowed choices are supplier', 2],
    [['5', 'duration', '8d', '--branch', 'none'], 'There is no branch called none.', 2],
    [['{"kind":"task.explode"}'], 'There is no edit of the kind "task.explode".', 3],
    [['{"kind":'], 'This is no JSON', 2],
    [['-'], 'Standard input is empty.', 2],
  ])('%j', async (args, message, code) => {
    const before = plan.bytes;
    const said = await plan.run('edit', args);
    expect(said).toMatchObject({ out: '', code });
    expect(oneLine(said.error)).toContain(message);
    expect(plan.bytes.equals(before)).toBe(true);
  });

  test('a schedule file, standard input and no file at all', async () => {
    const schedule = new StoryOnDisk(Buffer.from(mspdi({ tasks: [{ name: 'Dig' }] })));
    const said = await schedule.run('edit', ['1', 'duration', '2d']);
    schedule.remove();
    expect(said).toMatchObject({ out: '', code: 3 });
    expect(said.error).toContain('[plan-without-history]');
    const piped = await throughline(['edit', '-', '1', 'duration', '2d'], { stdin: storyFile() });
    expect(piped).toMatchObject({ out: '', code: 2 });
    const none = await throughline(['edit', 'no.throughline', '1', 'duration', '2d']);
    expect(none).toMatchObject({ out: '', code: 3 });
  });
});

describe('undo and redo', () => {
  test('take back one’s own last change, and bring it again', async () => {
    await plan.run('edit', ['5', 'duration', '8d']);
    const undone = await plan.run('undo');
    expect(undone.out).toContain('Took back change #25. #26');
    expect(undone.out).toContain('Mon 20 Apr 2026 →');
    expect((await plan.run('redo')).out).toContain('→  Mon 20 Apr 2026');
    expect((await plan.run('history', ['--limit', '1'])).out).toContain('Took back change #26');
  });

  test('any change by its number; what somebody built on stays, and is named', async () => {
    const { out, error, code } = await plan.run('undo', ['#22']);
    expect({ out, code }).toEqual({ out: '', code: 3 });
    expect(oneLine(error)).toContain('Ben Chen');
    expect((await plan.run('undo', ['16'])).out).toContain('Took back change #16.');
  });

  test.each<[string, string[], string, number]>([
    ['undo', ['soon'], 'A change is named by its number', 2],
    ['undo', ['99'], '[change-missing]', 3],
    ['redo', [], '[nothing-to-redo]', 3],
    ['redo', ['22'], '[not-an-undo]', 3],
  ])('%s %j is refused', async (command, args, message, code) => {
    const said = await plan.run(command, args);
    expect(said).toMatchObject({ out: '', code });
    expect(said.error).toContain(message);
  });
});
