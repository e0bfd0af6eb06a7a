import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { emptyDatabase, testDatabase } from '../test-database.testing.ts';
import { BackupFault } from './backup-fault.ts';
import { backupToFile } from './backup-to-file.ts';
import { tableNames } from './catalogue.ts';
import { checkBackup } from './check-backup.ts';
import { fill, id } from './filled-database.testing.ts';
import { restore } from './restore.ts';
import { sealOf } from './seal.ts';

// Databases are made and thrown away: on a machine with other work that takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let target: Awaited<ReturnType<typeof emptyDatabase>>;
let folder: string;
let whole: Buffer;
let text: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-damage-'));
  target = await emptyDatabase();
  const source = await testDatabase();
  await fill(source.database);
  await backupToFile(join(folder, 'whole'), source, { madeAt: new Date(0) });
  await source.drop();
  whole = readFileSync(join(folder, 'whole'));
  text = gunzipSync(whole).toString().split('\n').slice(0, -2).join('\n').concat('\n');
});
afterAll(async () => {
  await target.drop();
  rmSync(folder, { recursive: true });
});

/** What a look at each of the files said, without a database. */
const checked: string[] = [];

/** The code that these bytes are refused with; whatever it is, nothing is stored. */
async function refusalOf(bytes: Buffer): Promise<string> {
  const path = join(folder, 'given');
  writeFileSync(path, bytes);
  await checkBackup(path).then(
    () => checked.push('whole'),
    (error: unknown) => checked.push(error instanceof BackupFault ? error.code : 'thrown'),
  );
  const refused = await restore(path, target).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(BackupFault);
  return (refused as BackupFault).code;
}

const isEmpty = async () => expect(await tableNames(target.database)).toEqual([]);

test('anybody can check the seal: the last 101 bytes say the SHA-256 of those before', () => {
  const said = JSON.parse(gunzipSync(whole.subarray(-101)).toString());
  const sha256 = createHash('sha256').update(whole.subarray(0, -101)).digest('hex');
  expect(said).toEqual({ sha256 });
});

describe('a backup that is not what was written', () => {
  test('any byte is another: refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Buffer.from(whole);
          bytes[at] = (bytes[at] ?? 0) ^ by;
          await refusalOf(bytes);
          expect(checked.at(-1)).toMatch(/^(not-a-backup|backup-)/);
        },
      ),
      {
        numRuns: 250,
        examples: [
          [4, 1],
          [9, 1],
          [whole.length - 1, 1],
          [whole.length - 90, 2],
        ],
      },
    );
    await isEmpty();
  });

  test('cut anywhere, or with more after it: refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        await refusalOf(whole.subarray(0, length));
        await refusalOf(Buffer.concat([whole, whole.subarray(0, length + 1)]));
      }),
      { numRuns: 60 },
    );
    expect(await refusalOf(whole.subarray(0, whole.length - 200))).toBe('backup-cut');
    await isEmpty();
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('create table person (id integer);\n')],
    ['another gzip file', gzipSync('{"format":"something"}\n')],
    ['a gzip file of one endless line', gzipSync('x'.repeat(3_000_000))],
    ['half a gzip file', gzipSync('x\n'.repeat(100)).subarray(0, 20)],
  ])('%s is no backup', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('not-a-backup');
    await isEmpty();
  });
});

describe('a backup that somebody put together and sealed again', () => {
  /** The file that has this text. */
  function sealedFile(content: string): Buffer {
    const packed = gzipSync(content);
    return Buffer.concat([packed, sealOf(createHash('sha256').update(packed).digest('hex'))]);
  }

  /** The same, where every table's own line after its rows is right again. */
  function consistent(content: string): Buffer {
    const rows =
      /(\{"table":"\w+","columns":\[[^\]]*\]\}\n)((?:.*\n)*?)\\\.\n\{"rows":(\d+),.*\}\n/g;
    return sealedFile(
      content.replaceAll(rows, (_, begin: string, copy: string, count: string) => {
        const sha256 = createHash('sha256').update(copy).digest('hex');
        const end = { rows: Number(count), bytes: Buffer.byteLength(copy), sha256 };
        return `${begin}${copy}\\.\n${JSON.stringify(end)}\n`;
      }),
    );
  }

  test('is whole where nothing was changed', async () => {
    expect(gunzipSync(consistent(text)).toString().startsWith(text)).toBe(true);
    const path = join(folder, 'same');
    writeFileSync(path, consistent(text));
    expect((await checkBackup(path)).tables).toContainEqual({ name: 'change', rows: 7 });
    const other = await emptyDatabase();
    expect((await restore(path, other)).workspaces).toHaveLength(2);
    await other.drop();
  });

  test.each([
    ['a row says something else', () => text.replace('Edith', 'Edgar'), 'backup-damaged'],
    ['a row is gone', () => text.replace(/.*imported\tEdith.*\n/, ''), 'backup-damaged'],
    ['it is of a later form', () => text.replace('"version":1', '"version":2'), 'backup-newer'],
    ['its schema is later', () => text.replace(/"schema":\d+/, '"schema":99'), 'backup-newer'],
    ['it says more about itself', () => text.replace('{', '{"more":1,'), 'not-a-backup'],
    ['something follows', () => `${text}more`, 'backup-damaged'],
    ['its last table is gone', () => text.slice(0, text.indexOf('{"table":"job"')), 'backup-cut'],
    [
      'tables stand in another order',
      () => text.replace('"table":"job"', '"table":"token"'),
      'backup-damaged',
    ],
  ])('%s: refused', async (_, changed, code) => {
    expect(changed()).not.toBe(text);
    expect(await refusalOf(sealedFile(changed()))).toBe(code);
    // A later schema is for a later program to restore, and whole for all that.
    expect(checked.at(-1)).toBe(changed().includes('"schema":99') ? 'whole' : code);
    await isEmpty();
  });

  test.each([
    [
      'a project of no workspace',
      () => text.replace(new RegExp(`^${id(10)}\tAlder\t`, 'm'), `${id(5)}\tAlder\t`),
      'backup-unfit',
    ],
    ['a row too few', () => text.replace(/.*imported\tEdith.*\n/, ''), 'backup-damaged'],
    ['a role that nobody has', () => text.replace('\towner\t', '\tking\t'), 'backup-unfit'],
    ['a column too few', () => text.replace('Edith Long gone\n', '\\N\n'), 'backup-unfit'],
    [
      'a row of nonsense',
      () => text.replace('imported\tEdith Long gone', 'imported'),
      'backup-unfit',
    ],
    [
      'a column of another schema',
      () => text.replace('"columns":["id","name"', '"columns":["id","motto"'),
      'backup-unfit',
    ],
    [
      'a table that is not ours',
      () => text.replaceAll('"author"', '"pg_proc"').replace('"pg_proc","at"', '"author","at"'),
      'backup-unfit',
    ],
    [
      'a table that no backup has',
      () => text.replaceAll('"author"', '"session"').replace('"session","at"', '"author","at"'),
      'backup-unfit',
    ],
  ])('with %s: refused', async (_, changed, code) => {
    expect(changed()).not.toBe(text);
    expect(await refusalOf(consistent(changed()))).toBe(code);
    await isEmpty();
  });
});
