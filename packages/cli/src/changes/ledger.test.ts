import { describe, expect, test } from 'vitest';
import { type Surroundings, throughline } from '../shell.testing.ts';
import { mspdi } from '../small-file.testing.ts';
import { storyFile } from '../story-file.testing.ts';

const changes = (args: readonly string[] = [], options: Surroundings = {}) =>
  throughline(['changes', '-', ...args], { stdin: storyFile(), ...options });

describe.each([100, 60])('at %i columns', (columns) => {
  test.each<[string, string[]]>([
    ['ledger', ['--from', '#16']],
    ['ledger-week', []],
    ['ledger-promise', ['--from', '#16', '--target', 'billing moved']],
    ['weekly', ['--weekly', '--from', '#16']],
  ])('%s', async (name, args) => {
    const { out, error, code } = await changes(args, { columns });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    await expect(out).toMatchFileSnapshot(`../golden/${name}-${columns}.txt`);
  });
});

test('as JSON the lines sum to the movement, and say who, when and why', async () => {
  const answer = JSON.parse((await changes(['--from', '#16', '--json'])).out);
  const sum = answer.lines.reduce((all: number, line: { amount: number }) => all + line.amount, 0);
  expect(sum).toBe(answer.delta);
  expect(answer).toMatchObject({
    measure: 'finish',
    target: null,
    from: '2026-03-27T17:00',
    to: '2026-04-15T17:00',
    delta: 13 * 480,
    between: { from: 16, to: 24 },
    branch: null,
  });
  expect(answer.lines[0]).toMatchObject({
    title: 'Vendor B storage late',
    cause: 'supplier',
    guessed: false,
    standing: 'unapproved',
    authors: [{ id: 'ann', name: 'Ann Berg' }],
    first: '2026-03-10T10:05:00.000Z',
  });
});

test('report by report, the points sum to the whole', async () => {
  const answer = JSON.parse((await changes(['--weekly', '--from', '#16', '--json'])).out);
  const deltas = answer.points.map(({ delta }: { delta: number }) => delta);
  expect(deltas).toEqual([0, 0, 13 * 480]);
  expect(answer.delta).toBe(13 * 480);
});

describe('where a stretch begins and ends', () => {
  const between = async (...args: string[]) => {
    const { out, error } = await changes(args);
    return out.split('\n')[2] ?? error;
  };
  test.each<[string[], string]>([
    [[], 'from #19 of 6 Mar 2026 to #24 of 13 Mar 2026'],
    [['--to', '#19'], 'from #15 of 2 Mar 2026 to #19 of 6 Mar 2026'],
    [['--as-of', '2026-03-06'], 'from #15 of 2 Mar 2026 to #19 of 6 Mar 2026'],
    [['--from', '2026-03-09'], 'from #19 of 6 Mar 2026 to #24 of 13 Mar 2026'],
    [['--from', '#17'], 'from #19 of 6 Mar 2026 to #24 of 13 Mar 2026'],
    [['--to', '#16'], 'from #15 of 2 Mar 2026 to #16 of 2 Mar 2026'],
  ])('%j', async (args, words) => {
    expect(await between(...args)).toContain(words);
  });

  test('nothing between is no movement', async () => {
    const { out } = await changes(['--from', '#24']);
    expect(out).toContain('The finish did not move: Wed 15 Apr 2026.');
    expect(out).toContain('Nothing was changed that a date depends on.');
  });
});

test.each<[string[], string, number]>([
  [['--from', 'Baseline 9'], 'There is no baseline called Baseline 9.', 2],
  [['--from', '#99'], 'There is no change 99: the log has changes 1 to 24.', 2],
  [['--from', '2020-01-01'], 'There was no plan yet', 2],
  [['--from', '#24', '--to', '#3'], '#24 of 13 Mar 2026 comes after #15 of 2 Mar 2026.', 2],
  [['--to', 'Second crew'], 'There is no baseline called Second crew.', 2],
  [['--target', '99'], 'No task has the ID, WBS code or name 99.', 2],
  [['--from', '#1', '--target', 'Test'], '5 Test had no date then. [earlier-without-target]', 3],
])('%j is refused', async (args, message, code) => {
  const said = await changes(args);
  expect(said).toMatchObject({ out: '', code });
  expect(said.error.replaceAll(/\s+/g, ' ')).toContain(message);
});

test('one schedule file has not moved', async () => {
  const stdin = mspdi({ tasks: [{ name: 'Dig' }] });
  const { out, error, code } = await changes([], { stdin });
  expect({ out, code }).toEqual({ out: '', code: 2 });
  expect(error).toContain('Name a later update too');
});
