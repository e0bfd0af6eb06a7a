import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isReadRefusal,
  readThroughline,
  type ThroughlineFile,
  writeThroughline,
} from '@throughline/interchange';
import { History, instant, isRefusal, type LocalDateTime, recordId } from '@throughline/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ExitCode, type Shell } from '../shell.ts';
import { newId, newSalt } from './author.ts';
import { type Changing, changePlanFile } from './change-plan-file.ts';
import { whileLocked } from './file-lock.ts';

const NO_PROCESS = 4_194_305;
let folder: string;
const file = (name = 'plan.throughline') => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  writeFileSync(file(), writeThroughline({ people: {}, history: new History(), branches: [] }));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a change of a plan file', () => {
  test('is read, made and written whole, and the author is remembered by name', async () => {
    const { shell } = anyShell();
    expect(await changePlanFile(file(), { author: 'Anna' }, addCalendar(shell, 'c1'), shell)).toBe(
      1,
    );
    expect(await changePlanFile(file(), { author: 'Anna' }, addCalendar(shell, 'c2'), shell)).toBe(
      2,
    );
    expect(await changePlanFile(file(), { author: 'Ben' }, addCalendar(shell, 'c3'), shell)).toBe(
      3,
    );
    const { history, people } = read();
    const [anna, again, ben] = history.changes.map(({ author }) => author);
    expect(again).toBe(anna);
    expect(people).toEqual({ [String(anna)]: { name: 'Anna' }, [String(ben)]: { name: 'Ben' } });
    expect(readdirSync(folder)).toEqual(['plan.throughline']);
  });

  test('keeps who may read the file', async () => {
    const { shell } = anyShell();
    chmodSync(file(), 0o640);
    await changePlanFile(file(), { author: 'Anna' }, addCalendar(shell, 'c1'), shell);
    expect(statSync(file()).mode & 0o777).toBe(0o640);
  });

  test('that may not be made leaves every byte as it was', async () => {
    const { shell, said } = anyShell();
    const before = readFileSync(file());
    const done = await changePlanFile(
      file(),
      { author: 'Anna' },
      (project) => {
        addCalendar(shell, 'c1')(project);
        return { why: 'Not today.' };
      },
      shell,
    );
    expect(done).toBeUndefined();
    expect(shell.exitCode).toBe(ExitCode.refused);
    expect(said()).toContain('Not today.');
    expect(readFileSync(file())).toEqual(before);
    expect(readdirSync(folder)).toEqual(['plan.throughline']);
  });

  test('of many at once are all made, one after the other', async () => {
    const { shell } = anyShell();
    const ids = Array.from({ length: 12 }, (_, i) => `c${i}`);
    const seqs = await Promise.all(
      ids.map((id) => changePlanFile(file(), { author: 'Anna' }, addCalendar(shell, id), shell)),
    );
    expect(seqs.sort((a, b) => Number(a) - Number(b))).toEqual(ids.map((_, i) => i + 1));
    expect(read().history.records.count('calendar')).toBe(12);
  });

  test.each([
    [file, '{"format":"throughline","people":{},"version":1}\n', 'throughline-truncated'],
    [file, 'ERMHDR', 'plan-without-history'],
  ])('of a file that is none is refused', async (path, text, code) => {
    const { shell, said } = anyShell();
    writeFileSync(path(), text);
    await changePlanFile(path(), { author: 'Anna' }, addCalendar(shell, 'c1'), shell);
    expect(said()).toContain(code);
    expect(readFileSync(path(), 'utf8')).toBe(text);
  });

  test('of a file that is not there, or of standard input, is refused', async () => {
    const { shell, said } = anyShell();
    await changePlanFile(file('none'), { author: 'Anna' }, addCalendar(shell, 'c1'), shell);
    expect(said()).toContain('There is no such file.');
    await changePlanFile('-', { author: 'Anna' }, addCalendar(shell, 'c1'), shell);
    expect(said()).toContain('standard input has none');
    expect(shell.exitCode).toBe(ExitCode.usage);
  });

  test('says who the author is by the environment; a name that hides something is none', async () => {
    const { shell, said } = anyShell({ THROUGHLINE_AUTHOR: 'Ben' });
    await changePlanFile(file(), {}, addCalendar(shell, 'c1'), shell);
    expect(Object.values(read().people)).toEqual([{ name: 'Ben' }]);
    await changePlanFile(file(), { author: 'B\u202een' }, addCalendar(shell, 'c2'), shell);
    expect(said()).toContain('--author NAME');
    expect(read().history.head).toBe(1);
  });
});

describe('a lock', () => {
  const patience = { most: 60, every: 5 };

  test('that somebody holds is waited for, then named', async () => {
    writeFileSync(file('x.lock'), JSON.stringify({ pid: process.pid, host: hostname() }));
    const outcome = await whileLocked(file('x'), async () => 'done', patience);
    expect(outcome).toEqual({ heldBy: `process ${process.pid}` });
    expect(readdirSync(folder)).toContain('x.lock');
  });

  test('of another machine is not taken to be left behind', async () => {
    writeFileSync(file('x.lock'), JSON.stringify({ pid: NO_PROCESS, host: 'elsewhere' }));
    const outcome = await whileLocked(file('x'), async () => 'done', patience);
    expect(outcome).toEqual({ heldBy: `process ${NO_PROCESS} on elsewhere` });
  });

  test('whose process is gone is removed, with the half of a file that it left', async () => {
    writeFileSync(file('x.lock'), JSON.stringify({ pid: NO_PROCESS, host: hostname() }));
    writeFileSync(file(`.x.${NO_PROCESS}.part`), 'half');
    expect(await whileLocked(file('x'), async () => 'done', patience)).toEqual({ done: 'done' });
    expect(readdirSync(folder)).toEqual(['plan.throughline']);
  });

  test('is given back when the work fails', async () => {
    const work = () => Promise.reject(new Error('no'));
    await expect(whileLocked(file('x'), work, patience)).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual(['plan.throughline']);
  });

  test('cannot be made in a folder that is not there', async () => {
    const outcome = await whileLocked(file('no/x'), async () => 'done', patience);
    expect(outcome).toEqual({ problem: 'Its folder does not exist.' });
  });
});

function addCalendar(shell: Shell, id: string) {
  return ({ author, ...project }: Changing) => {
    const record = {
      id: recordId(id),
      audience: 'internal' as const,
      kind: 'calendar' as const,
      name: id,
      week: { monday: [[480, 720] as [number, number]] },
      exceptions: {},
      workWeeks: {},
    };
    const outcome = project.history.submit(
      {
        base: project.history.head,
        at: shell.at,
        author,
        via: 'command-line',
        edits: [{ editId: newId(shell), edit: { kind: 'calendar.add', record } }],
      },
      () => newSalt(shell),
    );
    if (isRefusal(outcome)) throw new Error(outcome.code);
    return { project, answer: project.history.head };
  };
}

function read(): ThroughlineFile {
  const project = readThroughline(readFileSync(file()));
  if (isReadRefusal(project)) throw new Error(project.refused);
  return project;
}

function anyShell(env: Shell['env'] = {}): { shell: Shell; said: () => string } {
  let text = '';
  let count = 0;
  const output = {
    isTTY: false,
    write: async (more: string | Uint8Array) => {
      text += more;
    },
  };
  const now: LocalDateTime = '2026-11-21T09:00';
  const shell: Shell = {
    args: [],
    stdin: (async function* () {})(),
    stdout: output,
    stderr: output,
    env,
    now,
    at: instant(`${now}:00.000Z`),
    zone: { local: (at) => at.slice(0, 16), instant: (local) => instant(`${local}:00.000Z`) },
    randomBytes: (length) => new Uint8Array(length).fill(++count),
    exitCode: ExitCode.answered,
  };
  return { shell, said: () => text };
}
