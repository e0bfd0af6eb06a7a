import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoryOnDisk } from './story-file.testing.ts';

let plan: StoryOnDisk;
beforeEach(async () => {
  plan = new StoryOnDisk();
  await plan.run('branch', [
    ...['new', 'Second crew', '--reason', 'Wins a week back', '--decide-by', '2026-03-20'],
  ]);
  await plan.run('edit', ['2', 'remaining', '10d', '--branch', 'Second crew']);
  await plan.run('branch', ['new', 'Wait']);
  await plan.run('edit', ['5', 'duration', '7d', '--branch', 'wait']);
});
afterEach(() => plan.remove());

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

describe.each([100, 60])('at %i columns', (columns) => {
  test.each<[string, string[]]>([
    ['branch-list', ['list']],
    ['branch-show', ['show', 'Second crew']],
    ['branch-compare', ['compare', 'Second crew', 'Wait']],
  ])('%s', async (name, args) => {
    const { out, error, code } = await plan.run('branch', args, { columns });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    await expect(out).toMatchFileSnapshot(`golden/${name}-${columns}.txt`);
    expect(out.split('\n').filter((line) => [...line].length > columns)).toEqual([]);
  });
});

test('the plan itself is as it was', async () => {
  expect(plan.history.head).toBe(24);
  expect((await plan.run('schedule', ['--json'])).out).not.toBe(
    (await plan.run('schedule', ['--json', '--branch', 'Wait'])).out,
  );
});

test('an approval is of exactly the branch that was seen', async () => {
  const { out } = await plan.run('branch', ['show', 'Wait', '--json']);
  const [{ hash }] = JSON.parse(out).branches;
  expect((await plan.run('branch', ['show', 'Wait'])).out).toContain(hash.slice(0, 16));
  await plan.run('edit', ['5', 'duration', '8d', '--branch', 'Wait']);
  const refused = await plan.run('branch', ['approve', 'Wait', '--hash', hash]);
  expect(refused).toMatchObject({ out: '', code: 3 });
  expect(refused.error).toContain('[approval-outdated]');
  expect((await plan.run('branch', ['approve', 'Wait'])).code).toBe(0);
  expect((await plan.run('branch', ['show', 'Wait'])).out).toContain('✓ Approved by Ann Berg');
  await plan.run('edit', ['5', 'duration', '9d', '--branch', 'Wait']);
  expect((await plan.run('branch')).out).toContain('▲ changed since approval');
  const merged = await plan.run('branch', ['merge', 'Wait', '--approved']);
  expect(merged).toMatchObject({ out: '', code: 3 });
  expect(merged.error).toContain('[approval-missing]');
});

test('a merge is a group of changes of the plan, and says old and new', async () => {
  const { out } = await plan.run('branch', ['merge', 'Second crew']);
  expect(out).toContain('Merged Second crew: 1 edit.');
  expect(out).toContain('Finish');
  expect((await plan.run('history', ['--limit', '1'])).out).toContain('Branch: Second crew');
  const again = await plan.run('edit', ['2', 'remaining', '9d', '--branch', 'Second crew']);
  expect(again.error).toContain('[branch-closed]');
});

test('what no longer applies is shown, and stays on the branch', async () => {
  await plan.run('edit', ['6', 'name', 'Licence', '--branch', 'Wait']);
  await plan.run('edit', ['5', 'duration', '6d', '--author', 'Ben Chen']);
  const refused = await plan.run('branch', ['merge', 'Wait']);
  expect(refused).toMatchObject({ out: '', code: 3 });
  expect(oneLine(refused.error)).toContain('--what-applies merges the rest.');
  expect(oneLine(refused.error)).toContain('by Ben Chen');
  const { out } = await plan.run('branch', ['merge', 'Wait', '--what-applies']);
  expect(out).toContain('Merged Wait: 1 edit.');
  expect(oneLine(out)).toContain('Left on the branch: Set the duration of ‘5 Test’ from 5d to 7d');
});

test('a branch that is dropped says why', async () => {
  await plan.run('branch', ['drop', 'Wait', '--reason', 'Too slow']);
  expect((await plan.run('branch', ['show', 'Wait'])).out).toContain(
    'Wait was dropped on Mon 16 Mar 2026: Too slow.',
  );
});

test('why a branch moves the date is in the ledger', async () => {
  const { out } = await plan.run('changes', ['--to', 'Wait']);
  expect(out).toContain('Set the duration of ‘5 Test’ from 5d to 7d');
  expect(out).toContain('to branch Wait');
});

test('from a branch two states are compared, as two files are', async () => {
  const { out } = await plan.run('changes', ['--from', 'Second crew', '--to', 'Wait']);
  expect(out).toContain(
    'The finish moved from Wed 8 Apr 2026 to Fri 17 Apr 2026: 7 working days later.',
  );
  const back = await plan.run('changes', ['--from', 'Second crew', '--json']);
  expect(JSON.parse(back.out).delta).toBe(5 * 480);
});

test.each<[string[], string, number]>([
  [['show', 'Third crew'], 'There is no branch called Third crew.', 2],
  [['approve', 'Third crew'], 'There is no branch called Third crew.', 2],
  [['show'], 'branch show needs a name', 2],
  [['explode', 'Wait'], 'Allowed choices are list, new', 2],
  [['show', 'Second', 'crew'], 'too many names', 2],
  [['new', 'wait'], 'There is an open branch Wait already.', 2],
  [['new', 'Other', '--decide-by', 'soon'], 'soon is no date', 2],
])('%j is refused, and nothing written', async (args, message, code) => {
  const before = plan.bytes;
  const said = await plan.run('branch', args);
  expect(said).toMatchObject({ out: '', code });
  expect(oneLine(said.error)).toContain(message);
  expect(plan.bytes.equals(before)).toBe(true);
});
