import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { mspdi } from './small-file.testing.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const source = mspdi({
  tasks: [
    { name: 'Dig', days: 3 },
    { name: 'Pour', days: 2, after: ['1FS+1d'] },
  ],
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  writeFileSync(file('in.xml'), source);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what is written reads back with the same dates', async () => {
  const { out, code } = await throughline(['convert', file('in.xml'), file('out.xml')]);
  expect(code).toBe(0);
  expect(out).toContain('2 tasks, 2 Mar 2026 to 9 Mar 2026 by MS Project’s rules');
  const [before, after] = await Promise.all(
    ['in.xml', 'out.xml'].map((name) => throughline(['schedule', file(name), '--json'])),
  );
  expect(JSON.parse(after?.out ?? '').tasks).toEqual(JSON.parse(before?.out ?? '').tasks);
  const { out: compared } = await throughline(['check', file('out.xml')]);
  expect(compared).toContain('2 of 2 tasks have exactly the dates and float stored there');
});

test('a file that is there is replaced only when asked, and nothing is left beside it', async () => {
  writeFileSync(file('out.xml'), 'precious');
  const refused = await throughline(['convert', file('in.xml'), file('out.xml')]);
  expect(refused).toMatchObject({ out: '', code: 2 });
  expect(refused.error).toContain('--force replaces it');
  expect(readFileSync(file('out.xml'), 'utf8')).toBe('precious');
  const forced = await throughline(['convert', file('in.xml'), file('out.xml'), '--force']);
  expect(forced.code).toBe(0);
  expect(readFileSync(file('out.xml'), 'utf8')).toContain('<Project');
  expect(readdirSync(folder).sort()).toEqual(['in.xml', 'out.xml']);
});

test('a place that cannot be written is refused in words', async () => {
  const { error, code } = await throughline(['convert', file('in.xml'), file('no/out.xml')]);
  expect(code).toBe(3);
  expect(error).toContain('Its folder does not exist.');
  expect(readdirSync(folder)).toEqual(['in.xml']);
});

test('- writes the file to standard output and says the rest beside it', async () => {
  const { out, error } = await throughline(['convert', file('in.xml'), '-']);
  expect(out.startsWith('<?xml')).toBe(true);
  expect(error).toContain('Wrote standard output');
});

test('--json says what was written and what was lost both ways', async () => {
  const { out } = await throughline(['convert', file('in.xml'), file('out.xml'), '--json']);
  expect(JSON.parse(out)).toEqual({
    project: {
      name: 'small.xml',
      rules: 'ms-project',
      start: '2026-03-02T08:00',
      finish: '2026-03-09T17:00',
    },
    written: { file: file('out.xml'), format: 'mspdi', bytes: expect.any(Number) },
    tasks: 2,
    notRead: [],
    notWritten: [],
  });
});
