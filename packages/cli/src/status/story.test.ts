import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throughline } from '../shell.testing.ts';
import { StoryOnDisk, storyFile } from '../story-file.testing.ts';

let plan: StoryOnDisk;
beforeAll(async () => {
  plan = new StoryOnDisk();
  await plan.run('baseline', ['take', 'Baseline 1', '--by', 'R. Okafor'], {
    now: '2026-03-14T09:00',
  });
  await plan.run('edit', ['4', 'duration', '6d', '--cause', 'estimate']);
  await plan.run('edit', ['6', 'blocked', 'Legal', 'since', '2026-03-09']);
  await plan.run('branch', ['new', 'Second crew', '--decide-by', '2026-03-20']);
  await plan.run('edit', ['2', 'remaining', '10d', '--branch', 'Second crew']);
  await plan.run('branch', ['new', 'More tests', '--decide-by', '2026-03-10']);
  await plan.run('edit', ['5', 'duration', '7d', '--branch', 'More tests']);
});
afterAll(() => plan.remove());

describe('the status of a plan with its history', () => {
  test.each([100, 60, 50])('at %i columns', async (columns) => {
    const { out, error, code } = await plan.run('status', [], { columns });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    await expect(out).toMatchFileSnapshot(`../golden/status-story-${columns}.txt`);
    expect(out.split('\n').filter((line) => [...line].length > columns)).toEqual([]);
  });

  test('as of a moment it is the status then: nothing was proposed, nothing blocked', async () => {
    const { out } = await plan.run('status', ['--as-of', '2026-03-13']);
    expect(out).toContain('is forecast for Wed 15 Apr 2026');
    for (const later of ['Ways back', 'To decide', 'Blocked', 'Baseline 1']) {
      expect(out).not.toContain(later);
    }
    expect(out).toContain('Forecast of 7 Go live since the last report: 13 working days later');
  });

  test('as JSON', async () => {
    const answer = JSON.parse((await plan.run('status', ['--json'])).out);
    expect(answer.waysBack).toMatchObject([
      { branch: 'Second crew', decideBy: '2026-03-20T17:00', kept: false },
    ]);
    expect(answer.decisions).toMatchObject([{ branch: 'More tests', recovered: -960 }]);
    expect(answer.blocked).toMatchObject([{ task: { name: 'Legal sign-off' }, by: 'Legal' }]);
    expect(answer.moved.map(({ since }: { since: string }) => since)).toEqual([
      'Baseline 1',
      'the last report',
    ]);
    for (const { lines, delta } of answer.moved) {
      const sum = lines.reduce((all: number, { amount }: { amount: number }) => all + amount, 0);
      expect(sum).toBe(delta);
    }
  });
});

test('what has nothing to say is absent', async () => {
  const { out } = await throughline(['status', '-'], {
    stdin: storyFile(),
    now: '2026-03-16T09:00',
  });
  for (const word of ['Ways back', 'To decide', 'Blocked', 'completion', 'since Baseline']) {
    expect(out).not.toContain(word);
  }
});
