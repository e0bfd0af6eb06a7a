import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolder, prepareDataFolder } from './data-folder.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'throughline-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const linux = { platform: 'linux', uid: 1000, home: '/home/ada' } as const;

test('THROUGHLINE_DATA says where; else each platform has its place', () => {
  expect(dataFolder({ THROUGHLINE_DATA: '/data' }, linux)).toBe('/data');
  expect(dataFolder({ THROUGHLINE_DATA: 'here' }, linux)).toBe(join(process.cwd(), 'here'));
  expect(dataFolder({ THROUGHLINE_DATA: '' }, linux)).toBe('/home/ada/.local/share/throughline');
  expect(dataFolder({ XDG_DATA_HOME: '/xdg' }, linux)).toBe('/xdg/throughline');
  expect(dataFolder({ XDG_DATA_HOME: 'relative' }, linux)).toBe(
    '/home/ada/.local/share/throughline',
  );
  expect(dataFolder({}, { ...linux, platform: 'darwin', home: '/Users/ada' })).toBe(
    '/Users/ada/Library/Application Support/Throughline',
  );
});

test('as root it is where PostgreSQL, which does not run as root, can get to', () => {
  expect(dataFolder({}, { ...linux, uid: 0, home: '/root' })).toBe('/var/lib/throughline');
});

test('it is made with its parents, and used as it is the next time', () => {
  const folder = join(home, 'a', 'b');
  prepareDataFolder(folder);
  prepareDataFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test.each([
  ['the file itself', 'file'],
  ['below a file', 'file/data'],
])('where it cannot be (%s), the fault names it and the way out', (_, name) => {
  writeFileSync(join(home, 'file'), '');
  expect(() => prepareDataFolder(join(home, name))).toThrow(
    expect.objectContaining({
      code: 'data-folder',
      message: expect.stringMatching(new RegExp(`${name} cannot be made .*THROUGHLINE_DATA`)),
    }),
  );
});

test.runIf(process.getuid?.() !== 0)('where it may not be written, it says so', () => {
  expect(() => prepareDataFolder('/proc')).toThrow(/cannot be read and written/);
});
