import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangesJson } from './changes/changes-json.ts';
import { type Surroundings, throughline } from './shell.testing.ts';
import { mspdi, type SmallFile } from './small-file.testing.ts';

const STATUS = '<StatusDate>2026-03-02T08:00:00</StatusDate>';

/** A (10) before B (20) and C (15), both before D (10): 40 days. */
const four = (a: number, b: number, c: number, d: number, project = STATUS): SmallFile => ({
  project,
  tasks: [
    { uid: 1, name: 'A', days: a },
    { uid: 2, name: 'B', days: b, after: ['1FS'] },
    { uid: 3, name: 'C', days: c, after: ['1FS'] },
    { uid: 4, name: 'D', days: d, after: ['2FS', '3FS'] },
  ],
});

const before = mspdi(four(10, 20, 15, 10));
const after = mspdi(four(13, 25, 27, 8));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function changes(
  earlier: string,
  later: string,
  args: readonly string[] = [],
  surroundings: Surroundings = {},
) {
  const [one, other] = [join(folder, 'earlier.xml'), join(folder, 'later.xml')];
  await writeFile(one, earlier);
  await writeFile(other, later);
  return throughline(['changes', one, other, ...args], surroundings);
}

async function json(earlier: string, later: string, ...args: string[]): Promise<ChangesJson> {
  const { out, code } = await changes(earlier, later, ['--json', ...args]);
  expect(code).toBe(0);
  return JSON.parse(out) as ChangesJson;
}

describe('changes --json', () => {
  test('is the movement, and lines that sum to it', async () => {
    const found = await json(before, after);
    expect(found).toMatchObject({
      measure: 'finish',
      from: '2026-04-24T17:00',
      to: '2026-05-06T17:00',
      delta: 8 * 480,
      method: 'shapley-exact',
      withoutEffect: 0,
    });
    expect(found.lines.map(({ records, amount }) => [...records, amount / 480])).toEqual([
      ['3', 4.5],
      ['1', 3],
      ['2', 2.5],
      ['4', -2],
    ]);
    expect(found.lines[0]).toEqual({
      cause: 'estimate',
      kind: 'duration',
      author: null,
      at: null,
      amount: 2160,
      standardError: 0,
      records: ['3'],
      tasks: [{ uid: '3', id: '3', name: 'C' }],
    });
  });

  test('has no lines for two plans that differ in nothing', async () => {
    const found = await json(before, before);
    expect(found).toMatchObject({ delta: 0, lines: [], details: { players: 0 } });
  });

  test('gives the same bytes for the same files', async () => {
    const [one, other] = [
      await changes(before, after, ['--json']),
      await changes(before, after, ['--json']),
    ];
    expect(one.out).toBe(other.out);
  });

  test('tells time that passed with nothing reported', async () => {
    const later = mspdi(four(10, 20, 15, 10, STATUS.replace('02T', '09T')));
    const found = await json(before, later);
    expect(found.delta).toBe(5 * 480);
    expect(found.lines).toMatchObject([
      { cause: 'no update', kind: 'time-passed', amount: 2400, records: ['project'] },
    ]);
  });

  test('counts from today where no file has a status date', async () => {
    const [one, other] = [four(10, 20, 15, 10, ''), four(10, 22, 15, 10, '')].map(mspdi) as [
      string,
      string,
    ];
    const found = await json(one, other, '--as-of', '2026-03-12');
    expect(found.status).toEqual({ from: '2026-03-12T17:00', to: '2026-03-12T17:00' });
    expect(found.lines.map(({ amount }) => amount / 480)).toEqual([2]);
  });
});

describe('changes', () => {
  test('says the movement first, then what moved it, then how that was found', async () => {
    const { out, error, code } = await changes(before, after);
    expect({ error, code }).toEqual({ error: '', code: 0 });
    expect(out).toMatchInlineSnapshot(`
      "The finish moved from Fri 24 Apr 2026 to Wed 6 May 2026: 8 working days later.

      small · status of 2 Mar 2026

       Days  What differs    Likely cause
      +4.5d  3 C: 15d → 27d  estimate      █████████
        +3d  1 A: 10d → 13d  estimate               ██████
      +2.5d  2 B: 20d → 25d  estimate                     █████
        −2d  4 D: 10d → 8d   estimate                      ░░░░
        +8d  Together                      ████████████████
      10 working days lost, 2 working days gained.

      4 tasks found again by unique id.
      Exact Shapley values over 4 groups of changes, 16 plans dated.
      A file does not say who changed what, nor why: causes are guesses from what differs.
      "
    `);
  });

  test('says that nothing moved', async () => {
    const { out } = await changes(before, before);
    expect(out).toContain('The finish did not move: Fri 24 Apr 2026.\n');
  });

  test('says what cancels out', async () => {
    const { out } = await changes(before, mspdi(four(13, 20, 15, 7)));
    expect(out).toContain('3 working days lost and as much gained cancel out.');
  });

  test('doubts two plans of different projects', async () => {
    const other = mspdi({
      project: STATUS,
      tasks: [1, 2, 3, 4].map((uid) => ({ uid, name: `Other ${uid}`, days: 3 })),
    });
    const { out } = await changes(before, other);
    expect(out.replace(/\s+/g, ' ')).toContain('Are these the same project?');
    const { error } = await changes(before, other, ['--json']);
    expect(error).toContain('are these the same project?');
  });

  test('tells that the files are the wrong way round', async () => {
    const later = mspdi(four(10, 20, 15, 10, STATUS.replace('02T', '09T')));
    const { out } = await changes(later, before);
    expect(out).toContain('The second plan is the older one');
    expect(out).toContain('5 working days earlier');
  });

  test('names the plan that has no dates, and ends with 3', async () => {
    const round = four(10, 20, 15, 10);
    const tasks = round.tasks.map((task) => (task.uid === 1 ? { ...task, after: ['4FS'] } : task));
    const { out, error, code } = await changes(before, mspdi({ ...round, tasks }));
    expect({ out, code }).toEqual({ out: '', code: 3 });
    expect(error).toContain('later.xml: The links go round in a circle');
  });

  test('reads one of the two from standard input, not both', async () => {
    const path = join(folder, 'one.xml');
    await writeFile(path, before);
    const { out, code } = await throughline(['changes', path, '-'], { stdin: after });
    expect(code).toBe(0);
    expect(out).toContain('8 working days later');
    expect((await throughline(['changes', '-', '-'], { stdin: after })).code).toBe(2);
    expect((await throughline(['changes', path])).code).toBe(2);
    expect((await throughline(['changes', path, join(folder, 'none.xml')])).code).toBe(3);
  });
});

const file = (name: string) => fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url));
const sample = ['changes', file('platform-launch-week-earlier.xml'), file('platform-launch.xml')];

describe('changes of the sample', () => {
  test.each([100, 50])('at %i columns', async (columns) => {
    const { out, error, code } = await throughline(sample, { columns });
    expect({ error, code }).toEqual({ error: '', code: 0 });
    await expect(out).toMatchFileSnapshot(`golden/changes-${columns}.txt`);
  });

  test.each([40, 50, 60, 80, 140])('never runs over %i columns', async (columns) => {
    const { out } = await throughline(sample, { columns });
    expect(out.split('\n').filter((line) => [...line].length > columns)).toEqual([]);
  });

  test('says in words and shapes what colour says', async () => {
    const [plain, coloured] = [
      await throughline(sample),
      await throughline(sample, { colour: true }),
    ];
    const sgr = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
    expect(coloured.out).toMatch(sgr);
    expect(coloured.out.replace(sgr, '')).toBe(plain.out);
  });
});
