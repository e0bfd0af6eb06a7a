import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { StoryOnDisk } from './story-file.testing.ts';

// What people see of the sample, kept as files and reviewed by eye when they change.
const sample = fileURLToPath(new URL('../../../samples/platform-launch.xml', import.meta.url));

const views: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['status', ['status', sample]],
  ['schedule', ['schedule', sample]],
  ['why', ['why', sample, '75']],
  ['check', ['check', sample]],
];

describe.each(views)('%s', (name, args) => {
  test.each([100, 50])('at %i columns', async (columns) => {
    const { out, error, code } = await throughline(args, { columns });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    await expect(out).toMatchFileSnapshot(`golden/${name}-${columns}.txt`);
  });

  test.each([40, 50, 80, 100, 140])('never runs over %i columns', async (columns) => {
    const { out } = await throughline(args, { columns });
    const over = out.split('\n').filter((line) => [...line].length > columns);
    expect(over).toEqual([]);
  });

  test('says in words and shapes what colour says', async () => {
    const [plain, coloured] = await Promise.all([
      throughline(args),
      throughline(args, { colour: true }),
    ]);
    const sgr = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
    expect(coloured.out).toMatch(sgr);
    expect(coloured.out.replace(sgr, '')).toBe(plain.out);
  });

  test('is ASCII in the C locale, apart from names', async () => {
    const { out } = await throughline(args, { env: { LC_ALL: 'C' } });
    expect(out).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe('what a plan with its history says', () => {
  const plan = new StoryOnDisk();
  afterAll(() => plan.remove());
  beforeAll(async () => {
    await plan.run('branch', ['new', 'Second crew', '--decide-by', '2026-03-20']);
    await plan.run('edit', ['2', 'remaining', '10d', '--branch', 'Second crew']);
  });

  describe.each<[string, string[]]>([
    ['status', []],
    ['changes', ['--from', '#16']],
    ['changes', ['--weekly']],
    ['history', ['--hashes', '--all']],
    ['branch', ['list']],
    ['branch', ['show', 'Second crew']],
    ['branch', ['compare', 'Second crew']],
    ['promise', []],
    ['event', []],
    ['baseline', []],
    ['edit', ['5', 'duration', '9d', '--dry-run']],
  ])('%s %j', (command, args) => {
    test.each([40, 50, 80, 100, 140])('never runs over %i columns', async (columns) => {
      const { out, code } = await plan.run(command, args, { columns });
      expect(code).toBe(0);
      const over = out.split('\n').filter((line) => [...line].length > columns);
      // A hash is one word, to be copied whole.
      expect(over.filter((line) => !/[0-9a-f]{16}$/.test(line))).toEqual([]);
    });

    test('says in words and shapes what colour says', async () => {
      const plain = await plan.run(command, args, { env: { NO_COLOR: '1' } });
      const coloured = await plan.run(command, args, { colour: true });
      const sgr = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
      expect(coloured.out).toMatch(sgr);
      expect(coloured.out.replace(sgr, '')).toBe(plain.out);
    });

    test('is ASCII in the C locale', async () => {
      const { out } = await plan.run(command, args, { env: { LC_ALL: 'C' } });
      expect(out).toMatch(/^[\x20-\x7e\n]*$/);
    });
  });
});

test('the verdict is red once, with its shape and its word', async () => {
  const { out } = await throughline(['status', sample], { colour: true });
  expect(out.split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
    "[31;1m● Off track:[0m [1mPublic launch is forecast for Tue 23 Mar 2027, 7 working days past its deadline of[0m
      [1mFri 12 Mar 2027; 1 other date is missed too.[0m
    [2mBy rule ONT-10: off track when a forecast is past its promise or deadline.[0m"
  `);
});
