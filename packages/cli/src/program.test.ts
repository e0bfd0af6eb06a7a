import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throughline } from './shell.testing.ts';
import { mspdi } from './small-file.testing.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const plan = mspdi({ tasks: [{ name: 'Dig' }, { name: 'Pour', after: ['1FS'] }] });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  writeFileSync(file('plan.xml'), plan);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line', () => {
  test('says its version', async () => {
    const url = new URL('../package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(url, 'utf8'));
    expect(await throughline(['--version'])).toEqual({
      out: `${version}\n`,
      error: '',
      code: 0,
    });
  });

  test('shows help on standard output when it is asked for, on standard error when it is needed', async () => {
    const asked = await throughline(['--help']);
    expect(asked.out).toContain('Usage: throughline');
    expect(asked.code).toBe(0);
    const needed = await throughline([]);
    expect(needed).toMatchObject({ out: '', code: 2 });
    expect(needed.error).toContain('Usage: throughline');
  });

  test.each([
    ...['status', 'changes', 'why', 'history', 'schedule', 'check', 'edit', 'promise', 'baseline'],
    ...[
      'event',
      'explain',
      'undo',
      'redo',
      'init',
      'update',
      'convert',
      'verify',
      'erase',
      'backup',
      'restore',
    ],
  ])('%s --help has an example', async (command) => {
    const { out, code } = await throughline([command, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples?:\\n  throughline ${command} `));
  });

  test.each([
    [['scedule', 'plan.xml'], 'Did you mean schedule?'],
    [['schedule'], "missing required argument 'file'"],
    [['schedule', 'plan.xml', '--rules', 'jira'], 'Allowed choices are ms-project, p6'],
    [['schedule', 'plan.xml', '--as-of', '2026-02-30'], 'A date is YYYY-MM-DD'],
    [['schedule', 'plan.xml', '--nonsense'], "unknown option '--nonsense'"],
    [['schedule', 'plan.xml', 'plan.xml'], 'too many arguments'],
  ])('%s is a mistake in the command', async (args, message) => {
    const { out, error, code } = await throughline(args);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(error).toContain(message);
  });

  test('a bug is an apology without a stack trace', async () => {
    const { out, error, code } = await throughline(['schedule', '-'], { stdin: broken() });
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(error).toContain('fault of Throughline');
    expect(error).toContain('the disk is gone');
    expect(error).not.toContain('    at ');
  });

  test('a reader that has seen enough is no fault', async () => {
    const { error, code } = await throughline(['schedule', file('plan.xml')], { reads: false });
    expect({ error, code }).toEqual({ error: '', code: 0 });
  });
});

async function* broken(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
  throw new Error('the disk is gone');
}

describe('input that is refused', () => {
  test.each([
    ['nothing.xml', 'There is no such file.'],
    ['', 'It is a folder; name a schedule file in it.'],
    ['plan.xml/more.xml', 'There is no such file.'],
  ])('%s', async (name, message) => {
    const { out, error, code } = await throughline(['schedule', file(name)]);
    expect({ out, code }).toEqual({ out: '', code: 3 });
    expect(error.replaceAll(/\s+/g, ' ')).toContain(message);
  });

  test.each([
    ['an .mpp file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'Save As'],
    ['nothing', '', 'The file is empty.'],
    ['a page', '<!doctype html><html></html>', 'This is a web page'],
    ['half a file', plan.slice(0, 900), 'ends in the middle'],
    ['text', 'hello', 'not a schedule'],
  ])('%s on standard input', async (_, stdin, message) => {
    const { out, error, code } = await throughline(['schedule', '-'], { stdin });
    expect({ out, code }).toEqual({ out: '', code: 3 });
    expect(error.replaceAll(/\s+/g, ' ')).toContain(message);
    expect(error).not.toMatch(/\bat .*\.[jt]s:\d/);
  });

  test('a circle of links is named in its order', async () => {
    const stdin = mspdi({
      tasks: [
        { name: 'Dig', after: ['3FS'] },
        { name: 'Pour', after: ['1FS'] },
        { name: 'Cure', after: ['2FS'] },
      ],
    });
    const { error, code } = await throughline(['schedule', '-'], { stdin });
    expect(code).toBe(3);
    expect(error.replaceAll(/\s+/g, ' ')).toMatch(/1 Dig → 2 Pour → 3 Cure → 1 Dig/);
  });
});

describe('reading', () => {
  test('standard input is a file too', async () => {
    const { out, code } = await throughline(['schedule', '-'], { stdin: plan });
    expect(code).toBe(0);
    expect(out).toContain('Pour');
  });

  test('--as-of stands in for the clock, and says that a status date in the file stays', async () => {
    const stdin = mspdi({
      project: '<StatusDate>2026-03-02T17:00:00</StatusDate>',
      tasks: [{ name: 'Dig' }],
    });
    const { error } = await throughline(['schedule', '-', '--as-of', '2026-03-05'], { stdin });
    expect(error).toContain('the status date in the file, 2 Mar 2026, stays');
  });
});
