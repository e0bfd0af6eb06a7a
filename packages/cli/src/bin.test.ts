import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mspdi } from './small-file.testing.ts';

const bin = fileURLToPath(new URL('../bin/throughline.js', import.meta.url));
const isBuilt = existsSync(new URL('../dist/main.js', import.meta.url));

const large = mspdi({ tasks: Array.from({ length: 3000 }, (_, i) => ({ name: `Task ${i}` })) });

function run(args: readonly string[], input: string) {
  return spawnSync(process.execPath, [bin, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
}

describe.skipIf(!isBuilt)('the built command', () => {
  test('writes a large answer whole into a pipe', () => {
    const { stdout, status } = run(['schedule', '-', '--json'], large);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).tasks).toHaveLength(3000);
  });

  test('ends quietly when the reader has seen enough', () => {
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" schedule - | head -n 1; echo "$?"`],
      { input: large, encoding: 'utf8' },
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(/^small runs from .*\n0\n$/);
  });

  test('ends with 3 where the input is refused, and says why on standard error', () => {
    const { stdout, stderr, status } = run(['status', '-'], 'hello');
    expect({ stdout, status }).toEqual({ stdout: '', status: 3 });
    expect(stderr).toContain('✗ standard input');
  });
});
