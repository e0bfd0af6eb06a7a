import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { mspdi } from './small-file.testing.ts';

// Seven changes from 08:01 on: a project, tasks 1 to 3, a name, a length, and task 3 gone; one branch.
const version1 = fileURLToPath(
  new URL('../../interchange/src/throughline/fixtures/version-1.throughline', import.meta.url),
);
const env = { THROUGHLINE_AUTHOR: 'Anna' };
let folder: string;
const file = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  writeFileSync(
    file('in.xml'),
    mspdi({
      tasks: [
        { name: 'Dig', days: 3 },
        { name: 'Pour', days: 2, after: ['1FS+1d'] },
      ],
    }),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a plan with a history opens', () => {
  test.each(['status', 'schedule', 'check'])('for %s like any other', async (command) => {
    const { error, code } = await throughline([command, version1]);
    expect({ error, code }).toEqual({ error: '', code: 0 });
  });

  test.each([
    ['#2', ['Task 1']],
    ['2', ['Task 1']],
    ['#3', ['Task 1', 'Task 2', 'Task 3']],
    ['#4', ['Task 1', 'Task 2', 'Task 3']],
    ['2026-03-02T08:02', ['Task 1']],
    ['2026-03-02T08:03', ['Task 1', 'Task 2', 'Task 3']],
    ['2026-03-02', ['Task 1', 'Böschung – „2“ \u{1f3d7}']],
  ])('as it was at %s, with what is gone since', async (asOf, names) => {
    expect(await tasksOf(version1, '--as-of', asOf)).toEqual(names);
  });

  test('as a branch has it', async () => {
    const names = await tasksOf(version1, '--branch', 'a second crew');
    expect(names).toEqual(['Task 1', 'Task 2', 'Task 3', 'Second crew']);
  });

  test.each([
    [['--as-of', '#8'], 'There is no change 8: the log has changes 1 to 7.'],
    [
      ['--as-of', '2026-03-01'],
      'There was no plan yet: its first change is of Mon 2 Mar 2026 08:01.',
    ],
    [['--as-of', 'Baseline 9'], 'There is no baseline called Baseline 9.'],
    [['--branch', 'none'], 'There is no branch called none.'],
    [['--branch', 'crew', '--as-of', '#2'], 'Take --as-of or --branch'],
  ])('and not where %j asks for what is not there', async (options, why) => {
    const { out, error, code } = await throughline(['schedule', version1, ...options]);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(error.replace(/\s+/g, ' ')).toContain(why);
  });

  test('a schedule file has no history to ask about', async () => {
    for (const option of [
      ['--as-of', '#2'],
      ['--branch', 'crew'],
    ]) {
      const { error, code } = await throughline(['schedule', file('in.xml'), ...option]);
      expect(code).toBe(2);
      expect(error).toContain('the file has none');
    }
  });

  test('a damaged one is refused with its line and code', async () => {
    writeFileSync(file('cut.throughline'), readFileSync(version1).subarray(0, 3000));
    const { error, code } = await throughline(['status', file('cut.throughline')]);
    expect(code).toBe(3);
    expect(error).toContain('[throughline-truncated]');
  });
});

describe('convert', () => {
  test('begins a history with everything in a schedule file', async () => {
    const plan = file('plan.throughline');
    const { out, code } = await throughline(['convert', file('in.xml'), plan], { env });
    expect(code).toBe(0);
    expect(out).toContain('2 tasks in 1 change.');
    const [xml, own] = await Promise.all(
      [file('in.xml'), plan].map((one) => throughline(['schedule', one, '--json'])),
    );
    expect(JSON.parse(own?.out ?? '').tasks).toEqual(JSON.parse(xml?.out ?? '').tasks);
    expect(readFileSync(plan, 'utf8')).toContain('"name":"Anna"');
    expect(readdirSync(folder).sort()).toEqual(['in.xml', 'plan.throughline']);
  });

  test('copies a history to the byte, or up to a moment, or as a branch has it', async () => {
    await throughline(['convert', version1, file('copy.throughline')]);
    expect(readFileSync(file('copy.throughline')).equals(readFileSync(version1))).toBe(true);

    const then = ['--as-of', '#4'];
    const { out } = await throughline(['convert', version1, file('then.throughline'), ...then]);
    expect(out).toContain('3 tasks in 4 changes.');
    expect(await tasksOf(file('then.throughline'))).toEqual(['Task 1', 'Task 2', 'Task 3']);

    const crew = ['--branch', 'crew'];
    await throughline(['convert', version1, file('crew.throughline'), ...crew]);
    expect(await tasksOf(file('crew.throughline'))).toEqual(await tasksOf(version1, ...crew));
    for (const name of ['then', 'crew']) {
      const { code } = await throughline(['verify', file(`${name}.throughline`)]);
      expect(code).toBe(0);
    }
  });

  test('to another format says that the history is left out', async () => {
    const { out } = await throughline(['convert', version1, file('out.xml')]);
    expect(out).toContain('the 7 changes that led to the plan left out');
    expect(out).toContain('1 branch left out');
    expect(await tasksOf(file('out.xml'))).toEqual(await tasksOf(version1));
  });

  test('keeps a history only under its own rules', async () => {
    const args = ['convert', version1, file('p6.throughline'), '--rules', 'p6'];
    const { error, code } = await throughline(args);
    expect(code).toBe(2);
    expect(error.replace(/\s+/g, ' ')).toContain('--rules asks for another plan');
  });
});

describe('init', () => {
  test('begins an empty plan that every command opens', async () => {
    const args = [
      'init',
      file('new.throughline'),
      '--name',
      'Office move',
      '--start',
      '2026-03-02',
    ];
    const { out, error, code } = await throughline(args, { env });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    expect(out).toContain('Office move, from 2 Mar 2026, without tasks yet.');
    for (const command of ['status', 'schedule', 'check', 'verify']) {
      const { error: said } = await throughline([command, file('new.throughline')]);
      expect(said).not.toContain('fault of Throughline');
    }
    const again = await throughline(args, { env });
    expect(again.code).toBe(2);
    expect(again.error).toContain('--force replaces it');
  });

  test.each([
    [['--name', ' '], 'A name has'],
    [['--name', 'X', '--start', 'soon'], 'A day is YYYY-MM-DD'],
    [['--name', 'X', '--currency', 'euro'], 'A currency is three letters'],
    [[], '--name'],
  ])('refuses %j', async (options, why) => {
    const { error, code } = await throughline(['init', file('new.throughline'), ...options], {
      env,
    });
    expect(code).toBe(2);
    expect(error).toContain(why);
  });
});

describe('verify', () => {
  test.each([100, 50])('says what is whole, at %i columns', async (columns) => {
    const { out, error, code } = await throughline(['verify', '-'], {
      columns,
      stdin: readFileSync(version1),
    });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    await expect(out).toMatchFileSnapshot(`golden/verify-${columns}.txt`);
  });

  test('says what is wrong, what is lost, and writes what is whole', async () => {
    const damaged = readFileSync(version1, 'utf8').replace('Böschung', 'Boschung');
    writeFileSync(file('damaged.throughline'), damaged);
    const args = ['verify', file('damaged.throughline')];
    const { out, error, code } = await throughline(args);
    expect(code).toBe(3);
    expect(error).toContain('line 6: Change 5 is not what was written');
    expect(out).toContain('Whole are 4 changes');
    expect(out.replace(/\s+/g, ' ')).toContain('Lost: 3 changes after the last whole one.');

    const whole = file('whole.throughline');
    const recovered = await throughline([...args, '--recover', whole, '--json']);
    expect(recovered.code).toBe(3);
    expect(JSON.parse(recovered.out)).toMatchObject({
      whole: false,
      changes: 4,
      fault: { code: 'throughline-change-altered', line: 6 },
      lost: { header: false, changes: 3, branches: [] },
      recoveredTo: whole,
    });
    expect((await throughline(['verify', whole])).code).toBe(0);
    expect(await tasksOf(whole, '--branch', 'crew')).toContain('Second crew');
    expect((await throughline([...args, '--recover', whole])).code).toBe(2);
  });

  test('of what is no such file is refused', async () => {
    const { error, code } = await throughline(['verify', file('in.xml')]);
    expect(code).toBe(3);
    expect(error).toMatch(/\[throughline-(line-damaged|header-missing)\]/);
  });
});

async function tasksOf(plan: string, ...options: string[]): Promise<string[]> {
  const { out, error, code } = await throughline(['schedule', plan, '--json', ...options]);
  expect({ error, code }).toEqual({ error: '', code: 0 });
  return JSON.parse(out).tasks.map(({ name }: { name: string }) => name);
}
