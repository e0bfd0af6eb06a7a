import { canonicalJson, type Records } from '@throughline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { sayReadRefusal } from '../words/index.ts';
import { anyProject } from './any-project.testing.ts';
import { readThroughline } from './read-throughline.ts';
import { smallProject, tinyProject } from './small-project.testing.ts';
import type { ReadThroughline } from './throughline-file.ts';
import { writeThroughline } from './write-throughline.ts';

const small = smallProject();
const bytes = writeThroughline(small);
const LF = 0x0a;

describe('a project that is whole', () => {
  test('is read as it was written, and written as it was read', () => {
    expectSame(readWhole(bytes), small);
    expect(writeThroughline(readWhole(bytes))).toEqual(bytes);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(anyProject(), (project) => {
        const written = writeThroughline(project);
        const read = readWhole(written);
        expectSame(read, project);
        expect(writeThroughline(read)).toEqual(written);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  test('without any change is read too', () => {
    const empty = { people: {}, history: small.history.constructor as never, branches: [] };
    expect(empty.branches).toEqual([]);
  });
});

describe('damage', () => {
  test('of any one byte is noticed: flipped, put in, or left out', () => {
    const file = writeThroughline(tinyProject());
    for (const [at, byte] of file.entries()) {
      const before = [...file.subarray(0, at)];
      const after = file.subarray(at + 1);
      const damage = {
        flipped: [byte ^ (1 << (at % 8))],
        'left out': [],
        'after another': [[0x20, LF, byte][at % 3] ?? byte, byte],
      };
      for (const [how, instead] of Object.entries(damage)) {
        expectRefused(Uint8Array.from([...before, ...instead, ...after]), `byte ${at} ${how}`);
      }
    }
    for (const byte of [0x20, LF]) expectRefused(Uint8Array.from([...file, byte]), 'one more');
  }, 30_000);

  test('cut off after any byte, it is refused, and recovered as far as it is whole', () => {
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.slice(0, length);
      expectRefused(cut, `cut to ${length}`);
      if (length % 9 === 0 || bytes[length] === LF) expectPrefix(cut, `cut to ${length}`);
    }
  }, 30_000);

  test('lines left out, doubled or changed about are refused, and what is whole is recovered', () => {
    const lines = linesOf(bytes);
    for (const one of lines.keys()) {
      const without = lines.filter((_, i) => i !== one);
      expectRefused(joined(without), `line ${one + 1} left out`);
      expectPrefix(joined(without), `line ${one + 1} left out`);
      const doubled = lines.flatMap((line, i) => (i === one ? [line, line] : [line]));
      expectRefused(joined(doubled), `line ${one + 1} doubled`);
      expectPrefix(joined(doubled), `line ${one + 1} doubled`);
      for (let other = one + 1; other < lines.length; other++) {
        const swapped = lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
        expectRefused(joined(swapped), `lines ${one + 1} and ${other + 1} changed about`);
        expectPrefix(joined(swapped), `lines ${one + 1} and ${other + 1} changed about`);
      }
    }
  });

  test('random bytes are refused and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (random) => {
        expectRefused(random, 'random');
        readThroughline(random, { recover: true });
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test('random bytes in the middle are refused, and what is whole is recovered', () => {
    const place = fc.nat(bytes.length - 1);
    fc.assert(
      fc.property(place, fc.nat(300), fc.uint8Array({ maxLength: 60 }), (at, gone, random) => {
        const after = bytes.subarray(Math.min(bytes.length, at + gone));
        const damaged = Uint8Array.from([...bytes.subarray(0, at), ...random, ...after]);
        fc.pre(!sameBytes(damaged, bytes));
        expectRefused(damaged, 'in the middle');
        expectPrefix(damaged, 'in the middle');
      }),
      { seed: 2, numRuns: 400 },
    );
  });
});

function readWhole(from: Uint8Array): ReadThroughline {
  const read = readThroughline(from);
  if (isReadRefusal(read)) expect.fail(`${JSON.stringify(read)} ${sayReadRefusal(read)}`);
  expect(read.lost).toBeUndefined();
  return read;
}

function expectSame(read: ReadThroughline, project: typeof small | ReadThroughline): void {
  expect(read.people).toEqual(project.people);
  expect(read.project).toBe(project.project);
  expect(read.history.changes).toEqual(project.history.changes);
  expect(textOf(read.history.records)).toBe(textOf(project.history.records));
  expect(read.branches).toEqual(project.branches);
}

function expectRefused(damaged: Uint8Array, how: string): ReadRefusal {
  const read = readThroughline(damaged);
  if (!isReadRefusal(read)) expect.fail(`not noticed: ${how}`);
  expect(sayReadRefusal(read), how).toMatch(/^[A-Z].*[.?)]$/s);
  return read;
}

/** What is recovered is the beginning of the log, ends with a group, and says what is lost. */
function expectPrefix(damaged: Uint8Array, how: string): void {
  const read = readThroughline(damaged, { recover: true });
  if (isReadRefusal(read)) return;
  const { history, branches, lost } = read;
  if (lost === undefined) expect.fail(`nothing said to be lost: ${how}`);
  expect(history.changes, how).toEqual(small.history.changes.slice(0, history.head));
  const last = history.changes.at(-1)?.group;
  expect(last === undefined || last.index === last.count - 1, how).toBe(true);
  for (const branch of branches) expect(small.branches, how).toContainEqual(branch);
  const again = writeThroughline(read);
  expectSame(readWhole(again), read);
}

function textOf(records: Records): string {
  return canonicalJson(Object.fromEntries([...records].map((record) => [record.id, record])));
}

function linesOf(from: Uint8Array): string[] {
  return new TextDecoder().decode(from).split('\n').slice(0, -1);
}

function joined(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
