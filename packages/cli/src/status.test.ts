import { describe, expect, test } from 'vitest';
import { type Surroundings, throughline } from './shell.testing.ts';
import { mspdi, type SmallTask } from './small-file.testing.ts';

const status = (tasks: readonly SmallTask[], options: Surroundings = {}, ...args: string[]) =>
  throughline(['status', '-', ...args], {
    stdin: mspdi({ project: '<StatusDate>2026-03-02T08:00:00</StatusDate>', tasks }),
    now: '2026-03-02T09:00',
    ...options,
  });

const firstLines = async (tasks: readonly SmallTask[], options?: Surroundings) =>
  (await status(tasks, options)).out.split('\n\n')[0]?.replaceAll(/\n\s*/g, ' ');

const launch = (deadline: string): SmallTask[] => [
  { name: 'Build', days: 10 },
  {
    name: 'Launch',
    days: 0,
    after: ['1FS'],
    more: `<Deadline>${deadline}T17:00:00</Deadline>`,
  },
];

describe('the verdict comes first, with its number and its rule', () => {
  test('off track', async () => {
    expect(await firstLines(launch('2026-03-11'))).toBe(
      '● Off track: Launch is forecast for Fri 13 Mar 2026, 2 working days past its deadline of ' +
        'Wed 11 Mar 2026. By rule ONT-10: off track when a forecast is past its promise or deadline.',
    );
  });

  test('at risk', async () => {
    expect(await firstLines(launch('2026-03-17'))).toMatch(
      /^▲ At risk: Launch is forecast for Fri 13 Mar 2026, only 2 working days before its deadline/,
    );
  });

  test('on track', async () => {
    expect(await firstLines(launch('2026-04-10'))).toMatch(
      /^✓ On track: Launch is forecast for Fri 13 Mar 2026, 20 working days before its deadline/,
    );
  });

  test('unknown, where nothing was promised', async () => {
    expect(await firstLines([{ name: 'Build', days: 10 }])).toMatch(
      /^○ Unknown: small is forecast to finish Fri 13 Mar 2026, and there is no promise, deadline or baseline/,
    );
  });

  test('unknown, where the plan cannot be scheduled: an answer, not a refusal', async () => {
    const circle = [
      { name: 'Dig', after: ['2FS'] },
      { name: 'Pour', after: ['1FS'] },
    ];
    const { out, code } = await status(circle);
    expect(code).toBe(0);
    expect(out).toContain(
      '○ Unknown: the plan has no dates. The links go round in a circle: 1 Dig',
    );
    const json = await status(circle, {}, '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      verdict: {
        state: 'unknown',
        rule: { code: 'unschedulable', fault: { tasks: [{ uid: '1' }, { uid: '2' }] } },
      },
    });
  });

  test('an old status is said beside it', async () => {
    const said = await firstLines(launch('2026-03-11'), { now: '2026-04-02T09:00' });
    expect(said).toMatch(/● Off track.*▲ The status is 31 days old\./);
  });

  test('a plan without a status date says which moment was taken', async () => {
    const { out } = await throughline(['status', '-'], {
      stdin: mspdi({ tasks: launch('2026-03-11') }),
      now: '2026-03-04T09:00',
    });
    expect(out).toContain('Taken as the status date: today, 4 Mar 2026.');
  });
});

describe('what it stands on', () => {
  const many = Array.from({ length: 8 }, (_, i): SmallTask => ({ name: `Step ${i + 1}`, days: 1 }));

  test('shows the first few of a list, and everything with --all', async () => {
    const { out } = await status(many);
    expect(out).toContain('and 5 more; --all lists them');
    const all = await status(many, {}, '--all');
    expect(all.out).not.toContain('--all');
    expect(all.out).toContain('Step 8');
  });

  test('an empty plan is no fault', async () => {
    const { out, code } = await status([]);
    expect(code).toBe(0);
    expect(out).toContain('Unknown');
  });
});

describe('status --json', () => {
  test('has the file’s own ids, never ours', async () => {
    const { out } = await status(launch('2026-03-11'), {}, '--json');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual([
      'project',
      'verdict',
      'status',
      'finish',
      'targets',
      'longestPath',
      'nearCritical',
      'overdue',
      'behindBaseline',
      'next',
      'waiting',
      'watch',
      'moved',
      'waysBack',
      'decisions',
      'blocked',
      'cost',
      'thresholds',
      'losses',
    ]);
    expect(answer.verdict).toMatchObject({ state: 'off-track', measuredAgainst: 'deadlines' });
    expect(answer.targets[0]).toMatchObject({
      task: { uid: '2', id: '2', name: 'Launch' },
      lateness: 960,
    });
    expect(out).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
