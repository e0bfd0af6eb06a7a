import { describe, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { mspdi, type SmallTask } from './small-file.testing.ts';

const check = (tasks: readonly SmallTask[], ...args: string[]) =>
  throughline(['check', '-', ...args], { stdin: mspdi({ tasks }) });

const chain: readonly SmallTask[] = [
  { name: 'Start', days: 0 },
  { name: 'Dig', days: 3, after: ['1FS'] },
  { name: 'Pour', days: 2, after: ['2FS'] },
  { name: 'Done', days: 0, after: ['3FS'] },
];

describe('check', () => {
  test('yes, where every check passes', async () => {
    const { out, code } = await check(chain);
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ Yes: small: all \d+ checks passed\.\n/);
  });

  test('with care, naming what was found, how much is allowed, and where', async () => {
    const { out } = await check([...chain, { name: 'Loose end' }]);
    expect(out).toMatch(/^▲ With care: small: 1 check failed/);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      '● 1 of 3 tasks has no predecessor or no successor: 5 at most 5 % QLT-1',
    );
  });

  test('no, where the plan cannot be scheduled, with the circle in its order', async () => {
    const { out, code } = await check([
      { name: 'Dig', after: ['2FS'] },
      { name: 'Pour', after: ['1FS'] },
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^● No: The links go round in a circle: 1 Dig → 2 Pour → 1 Dig\./);
  });

  test('says how the dates in the file differ from ours', async () => {
    const stored = '<Start>2026-03-03T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish>';
    const { out } = await check([{ name: 'Dig', more: stored }]);
    expect(out).toContain('0 of 1 tasks have exactly the dates and float stored there');
    expect(out).toMatch(/Start\s+1 of 1\s+−1d\s+1 Dig/);
  });

  test('under other rules the file’s dates say nothing', async () => {
    const { out } = await check(chain, '--rules', 'p6', '--json');
    expect(JSON.parse(out).compared).toBeNull();
  });

  test('lists what was not carried over', async () => {
    const { out } = await check([{ name: 'Dig', more: '<Rollup>1</Rollup>' }]);
    expect(out).toContain('Not carried over');
    expect(out).toContain('task 1 Dig');
  });

  test('--json is one object with the file’s own ids', async () => {
    const { out } = await check([...chain, { name: 'Loose end' }], '--json');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual([
      'project',
      'trust',
      'fault',
      'counts',
      'checks',
      'measures',
      'compared',
      'losses',
    ]);
    expect(answer.trust).toBe('with-care');
    const openEnds = answer.checks.find(({ code }: { code: string }) => code === 'open-ends');
    expect(openEnds).toMatchObject({
      rule: 'QLT-1',
      status: 'fail',
      tasks: [{ uid: '5', id: '5', name: 'Loose end' }],
    });
  });
});
