import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAs } from './run-as.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'throughline-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const NOBODY = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n';
const POSTGRES = `${NOBODY}postgres:x:101:104::/var/lib/postgresql:/bin/sh\n`;

function as(passwd: string, data: string) {
  const path = join(home, 'passwd');
  writeFileSync(path, passwd);
  return runAs(join(home, data), path);
}

describe.runIf(process.getuid?.() === 0)('root gives PostgreSQL', () => {
  test('to postgres, where there is one', () => {
    const postgres = { uid: 101, gid: 104 };
    expect(as(POSTGRES, 'none')).toMatchObject({ user: postgres, first: postgres, me: 'root' });
  });

  test('to a number of its own where there is none: nobody only makes the files', () => {
    const { user, first } = as(NOBODY, 'none');
    expect(first).toMatchObject({ uid: 65_534 });
    expect(user?.uid).toBeGreaterThanOrEqual(61_184);
    expect(user?.uid).toBeLessThanOrEqual(65_519);
    // The same one each time, and never one that somebody has.
    expect(as(NOBODY, 'none').user).toEqual(user);
    const taken = `${NOBODY}other:x:${user?.uid}:1::/:/bin/false\n`;
    expect(as(taken, 'none').user?.uid).not.toBe(user?.uid);
  });

  test('to whom the files belong, though a user postgres came later', () => {
    mkdirSync(join(home, 'theirs'));
    chownSync(join(home, 'theirs'), 61_200, 61_200);
    expect(as(POSTGRES, 'theirs').user).toEqual({ uid: 61_200, gid: 61_200 });
  });

  test('to nobody at all where no user may have it: what to do is said', () => {
    expect(() => as('root:x:0:0:root:/root:/bin/sh\n', 'none')).toThrow(/DATABASE_URL/);
  });
});

describe.runIf(process.getuid?.() !== 0)('an ordinary user', () => {
  test('runs PostgreSQL itself', () => {
    expect(as(POSTGRES, 'none').user).toBeUndefined();
  });
});
