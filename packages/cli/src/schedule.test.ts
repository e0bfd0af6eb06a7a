import { describe, expect, test } from 'vitest';
import type { ScheduleJson } from './schedule/schedule-json.ts';
import { throughline } from './shell.testing.ts';
import { mspdi } from './small-file.testing.ts';

const stdin = mspdi({
  tasks: [
    { uid: 0, name: 'The whole project' },
    { uid: 10, name: 'Foundations', days: 7 },
    { uid: 20, level: 2, name: 'Dig', days: 3 },
    { uid: 30, level: 2, name: 'Pour', days: 2, after: ['20FS+2d'] },
    { uid: 40, more: '<IsNull>1</IsNull>' },
    { uid: 50, name: 'Paint the fence', days: 1, more: '<Active>0</Active>' },
    { uid: 60, name: 'Inspection', days: 0, after: ['30FS'], more: '<WBS>X.9</WBS>' },
  ],
});

const json = async (...args: string[]) => {
  const { out, code } = await throughline(['schedule', '-', '--json', ...args], { stdin });
  expect(code).toBe(0);
  return JSON.parse(out) as ScheduleJson;
};

describe('schedule --json', () => {
  test('is one object with the project, its tasks in outline order, and what was lost', async () => {
    const { project, tasks, losses } = await json();
    expect(project).toEqual({
      name: 'small.xml',
      rules: 'ms-project',
      statusDate: null,
      start: '2026-03-02T08:00',
      finish: '2026-03-10T17:00',
    });
    expect(tasks.map(({ uid, id, name, wbs }) => [uid, id, name, wbs])).toEqual([
      ['10', '2', 'Foundations', '1'],
      ['20', '3', 'Dig', '1.1'],
      ['30', '4', 'Pour', '1.2'],
      ['50', '6', 'Paint the fence', '2'],
      ['60', '7', 'Inspection', 'X.9'],
    ]);
    expect(Array.isArray(losses)).toBe(true);
  });

  test('has these fields for each task, and no others', async () => {
    const { tasks } = await json();
    expect(tasks[2]).toEqual({
      uid: '30',
      id: '4',
      name: 'Pour',
      wbs: '1.2',
      summary: false,
      milestone: false,
      start: '2026-03-09T08:00',
      finish: '2026-03-10T17:00',
      earlyStart: '2026-03-09T08:00',
      earlyFinish: '2026-03-10T17:00',
      lateStart: '2026-03-09T08:00',
      lateFinish: '2026-03-10T17:00',
      totalFloat: 0,
      freeFloat: 0,
      critical: true,
      longestPath: true,
    });
    expect(tasks.map(({ summary }) => summary)).toEqual([true, false, false, false, false]);
    expect(tasks.map(({ milestone }) => milestone)).toEqual([false, false, false, false, true]);
  });

  test('puts each task on a line of its own', async () => {
    const { out } = await throughline(['schedule', '-', '--json'], { stdin });
    const lines = out.split('\n');
    expect(lines.filter((line) => line.startsWith('    {"uid"'))).toHaveLength(5);
    expect(lines.at(-2)).toBe('}');
  });

  test('--rules p6 schedules by other rules', async () => {
    const { project } = await json('--rules', 'p6');
    expect(project.rules).toBe('p6');
  });
});

describe('schedule for people', () => {
  const shown = async (columns: number) =>
    `\n${(await throughline(['schedule', '-'], { stdin, columns })).out}`;

  test('at 80 columns', async () => {
    expect(await shown(80)).toBe(`
small runs from 2 Mar 2026 to 10 Mar 2026 by MS Project’s rules.

   ID  Task                        Start        Finish       Duration  Float
   2   Foundations                 2 Mar 2026   10 Mar 2026        7d     0d
●  3     Dig                       2 Mar 2026   4 Mar 2026         3d     0d
●  4     Pour                      9 Mar 2026   10 Mar 2026        2d     0d
   6   Paint the fence (inactive)  2 Mar 2026   2 Mar 2026         1d
●  7   ◆ Inspection                10 Mar 2026  10 Mar 2026        0d     0d

● longest path
`);
  });

  test('at 40 columns start and duration have gone', async () => {
    expect(await shown(40)).toBe(`
small runs from 2 Mar 2026 to
10 Mar 2026 by MS Project’s rules.

   ID  Task           Finish       Float
   2   Foundations    10 Mar 2026     0d
●  3    Dig           4 Mar 2026      0d
●  4    Pour          10 Mar 2026     0d
   6   Paint the      2 Mar 2026
         fence
         (inactive)
●  7   ◆ Inspection   10 Mar 2026     0d

● longest path
`);
  });

  test('says so when the rules are not the file’s own', async () => {
    const { out } = await throughline(['schedule', '-', '--rules', 'p6'], { stdin });
    expect(out.replaceAll('\n', ' ')).toContain('by Primavera P6’s rules instead of MS Project’s');
  });
});
