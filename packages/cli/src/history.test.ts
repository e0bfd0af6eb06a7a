import { describe, expect, test } from 'vitest';
import { type Surroundings, throughline } from './shell.testing.ts';
import { mspdi } from './small-file.testing.ts';
import { drawnUp } from './story.testing.ts';
import { storyFile } from './story-file.testing.ts';

const history = (args: readonly string[] = [], options: Surroundings = {}) =>
  throughline(['history', '-', ...args], { stdin: storyFile(), ...options });

test.each([100, 60])('the log, newest first, at %i columns', async (columns) => {
  const { out, error, code } = await history([], { columns });
  expect({ error, code }).toEqual({ error: '', code: 0 });
  await expect(out).toMatchFileSnapshot(`golden/history-${columns}.txt`);
});

describe('what is asked of the log', () => {
  const first = async (...args: string[]) => (await history(args)).out.split('\n')[0];
  test.each<[string[], string]>([
    [['--task', '3'], '5 of 24 changes about 3 Build by 2 people, from Mon 2 Mar 2026'],
    [['--task', 'build', '--author', 'ben chen'], '2 of 24 changes about 3 Build, by Ben Chen'],
    [['--author', 'ann'], 'by Ann Berg'],
    [['--cause', 'supplier'], '1 of 24 changes for supplier by Ann Berg, on Tue 10 Mar 2026.'],
    [['--event', 'Vendor B storage late'], '1 of 24 changes of the event'],
    [['--since', '2026-03-12'], '3 of 24 changes since 2026-03-12 by Ben Chen'],
    [['--until', '2026-03-02'], '16 of 24 changes until 2026-03-02 by Ann Berg'],
    [['--since', '2026-03-10T10:05', '--until', '2026-03-10T10:05'], '1 of 24 changes'],
    [['--record', 'storage-late'], '1 of 24 changes about storage-late'],
    [['--since', '2027-01-01'], 'None of the 24 changes are since 2027-01-01.'],
    [['--as-of', '2026-03-06'], '19 changes by 2 people'],
    [['--as-of', '#16'], '16 changes by Ann Berg, on Mon 2 Mar 2026.'],
  ])('%j', async (args, sentence) => {
    expect(await first(...args)).toContain(sentence);
  });

  test.each<[string[], string, number]>([
    [['--task', '99'], 'No task has the ID, WBS code or name 99.', 2],
    [['--author', 'Carl'], 'Nobody called Carl has written into this plan.', 2],
    [['--event', 'Flood'], 'There is no event called Flood.', 2],
    [['--record', 'nothing'], 'Nothing in this plan ever had the id nothing.', 2],
    [['--since', 'Monday'], 'Monday is no date', 2],
    [['--cause', 'weather'], 'Allowed choices are supplier', 2],
    [['--limit', '0'], 'A count is a whole number', 2],
    [['--as-of', '#99'], 'There is no change 99', 2],
  ])('%j is refused', async (args, message, code) => {
    const said = await history(args);
    expect(said).toMatchObject({ out: '', code });
    expect(said.error.replaceAll(/\s+/g, ' ')).toContain(message);
  });
});

test('of what was done together, all of it where it is asked for', async () => {
  expect((await history(['--all'])).out).toContain('Linked ‘6 Legal sign-off’ to ‘7 Go live’ (FS)');
  expect((await history(['--limit', '2'])).out).toContain('and 6 earlier; --limit 8 lists them');
});

test('hashes are those that stand in the file', async () => {
  const { hash } = drawnUp().history.changes.at(-1) ?? {};
  expect((await history(['--hashes'])).out).toContain(hash);
});

test('as JSON, each change by itself', async () => {
  const answer = JSON.parse((await history(['--json', '--limit', '2'])).out);
  expect(answer).toMatchObject({ total: 24, found: 24 });
  expect(answer.changes.map(({ seq }: { seq: number }) => seq)).toEqual([24, 23, 22]);
  expect(answer.changes[2]).toMatchObject({
    at: '2026-03-12T15:30:00.000Z',
    author: { id: 'ben', name: 'Ben Chen' },
    said: 'Set the duration of ‘3 Build’ from 10d to 13d',
    cause: 'estimate',
    edit: { kind: 'task.set-duration' },
  });
});

test('a schedule file keeps no history', async () => {
  const { out, error, code } = await history([], { stdin: mspdi({ tasks: [{ name: 'Dig' }] }) });
  expect({ out, code }).toEqual({ out: '', code: 3 });
  expect(error).toContain('[plan-without-history]');
});

test('why says who last changed the task', async () => {
  const { out } = await throughline(['why', '-', 'Build'], { stdin: storyFile() });
  expect(out.slice(out.indexOf('Last changed'))).toMatchInlineSnapshot(`
    "Last changed
    13 Mar 2026  Ben Chen  Reported ‘3 Build’: started 9 Mar 2026 08:00, 8d to go
    12 Mar 2026  Ben Chen  Set the duration of ‘3 Build’ from 10d to 13d           estimate
    2 Mar 2026   Ann Berg  Added the task ‘Build’
                           Linked ‘1 Design’ to ‘3 Build’ (FS)
                           Linked ‘3 Build’ to ‘5 Test’ (FS)
    "
  `);
});
