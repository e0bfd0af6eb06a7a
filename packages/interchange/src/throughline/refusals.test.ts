import {
  type Branch,
  type Change,
  canonicalJson,
  type Diff,
  EMPTY_DIFF,
  GENESIS_HASH,
  instant,
  type Json,
  recordId,
  sealed,
  sha256Of,
} from '@throughline/model';
import { expect, test } from 'vitest';
import { isReadRefusal, type ReadRefusal } from '../read-outcome.ts';
import { branchLine } from './branch-line.ts';
import { changeLine } from './change-line.ts';
import { endLine } from './end-line.ts';
import { headerLine } from './header-line.ts';
import { MOST_LINE_BYTES } from './limits.ts';
import { readThroughline } from './read-throughline.ts';
import {
  branchFrom,
  LogBuilder,
  people,
  project,
  smallProject,
  task,
} from './small-project.testing.ts';
import { hashOf } from './write-throughline.ts';

const { history, branches } = smallProject();
const [first, second, third, fourth, fifth] = history.changes as Change[] as [
  Change,
  Change,
  Change,
  Change,
  Change,
];
const HEADER = headerLine({ people: people() });
const RENAME = { kind: 'task.rename', taskId: recordId('1'), name: 'X' } as const;

test.each<readonly [code: string, line: number, bytes: Uint8Array | string]>([
  ['throughline-header-missing', 1, '{"format":"throughlin"}\n'],
  ['throughline-line-damaged', 1, ' {"format":"throughline","people":{},"version":1}\n'],
  ['throughline-version', 1, '{"format":"throughline","more":[],"version":2}\n'],
  ['throughline-header-invalid', 1, '{"format":"throughline","people":{},"version":0}\n'],
  ['throughline-header-invalid', 1, '{"format":"throughline","more":1,"people":{},"version":1}\n'],
  ['throughline-header-invalid', 1, headerOf({ 'a b': { name: 'Anna' } })],
  ['throughline-header-invalid', 1, headerOf({ a: { name: '' } })],
  ['throughline-header-invalid', 1, headerOf({ a: { name: 'Anna', age: 3 } })],
  ['throughline-header-invalid', 1, headerOf({ a: { name: 'A\u202enna' } })],
  ['throughline-header-invalid', 1, headerOf({ a: { name: '\u001b[2JAnna' } })],
  ['throughline-header-invalid', 1, headerOf({ a: { name: 'A'.repeat(1_000_000) } })],
  ['throughline-line-damaged', 1, `${HEADER.replace('"p-1"', '"__proto__"')}\n`],
  ['throughline-line-damaged', 1, `\ufeff${HEADER}\n`],
  ['throughline-line-damaged', 2, `${HEADER}\n\n`],
  ['throughline-line-damaged', 2, `${HEADER}\n{"other":1}\n`],
  ['throughline-line-damaged', 1, `${HEADER}\r\n`],
  ['throughline-too-deep', 2, `${HEADER}\n{"meta":${'['.repeat(200)}${']'.repeat(200)}}\n`],
  ['throughline-line-too-long', 2, longLine()],
  ['throughline-truncated', 2, `${HEADER}\n`],
  ['throughline-truncated', 2, `${HEADER}\n${changeLine(first)}`],
  ['throughline-change-altered', 2, fileOf([{ ...first, author: recordId('other') }])],
  ['throughline-change-altered', 2, fileOf([{ ...first, edit: RENAME }])],
  ['throughline-change-altered', 2, fileOf([withoutSalt(first)])],
  ['throughline-change-order', 3, fileOf([first, first])],
  ['throughline-change-order', 2, fileOf([second])],
  ['throughline-change-order', 3, fileOf([first, third])],
  [
    'throughline-change-unlinked',
    3,
    fileOf([first, resealed(second, { previousHash: sha256Of('') })]),
  ],
  ['throughline-edit-twice', 3, fileOf([first, resealed(second, { editId: first.editId })])],
  ['throughline-time-backwards', 3, fileOf([first, resealed(second, { at: early() })])],
  [
    'throughline-group-cut',
    5,
    fileOf([first, second, third, resealed(fifth, { seq: 4, previousHash: third.hash })]),
  ],
  ['throughline-group-cut', 5, fileOf([first, second, third])],
  [
    'throughline-group-cut',
    4,
    fileOf([first, second, resealed(fourth, { seq: 3, previousHash: second.hash })]),
  ],
  ['throughline-records-newer', 2, fileOf([resealed(first, { schema: 99 })])],
  [
    'throughline-edit-unknown',
    2,
    fileOf([resealed(first, { edit: { kind: 'task.teleport' } as never })]),
  ],
  [
    'throughline-change-invalid',
    2,
    fileOf([resealed(first, { edit: { kind: 'task.rename' } as never })]),
  ],
  [
    'throughline-change-invalid',
    2,
    fileOf([resealed(first, { edit: { kind: 'history.undo', seqs: [] } })]),
  ],
  ['throughline-change-invalid', 2, fileOf([resealed(first, { seq: 0 })])],
  ['throughline-change-invalid', 2, fileOf([first]).replace('"seq":1,', '"seq":1,"tea":1,')],
  ['throughline-change-invalid', 2, fileOf([{ ...first, salt: 'pepper' }])],
  ['throughline-change-invalid', 3, after({ added: { '7': task('8') } })],
  [
    'throughline-change-invalid',
    3,
    after({ added: { '7': { ...task('7'), colour: 'red' } as never } }),
  ],
  [
    'throughline-change-invalid',
    3,
    after({ added: { '7': task('7', { name: 'x'.repeat(1_000_000) }) } }),
  ],
  ['throughline-change-invalid', 3, after({ updated: { project: { rank: [[], ['a']] } } })],
  [
    'throughline-change-invalid',
    3,
    after({ updated: { project: { id: [['project'], ['calendar']] } } }),
  ],
  [
    'throughline-change-invalid',
    3,
    after({ updated: { project: { kind: [['project'], ['task']] } } }),
  ],
  ['throughline-change-invalid', 3, after({ updated: { project: { name: [['House'], [3]] } } })],
  ['throughline-change-invalid', 3, after({ updated: { project: { 'name/x': [[], [3]] } } })],
  [
    'throughline-change-invalid',
    3,
    after({ updated: { project: { name: [['House']] } } } as never),
  ],
  ['throughline-line-damaged', 2, after({}).replace('"updated":{}', '"updated":{"__proto__":{}}')],
  [
    'throughline-diff-unfitting',
    3,
    after({ updated: { project: { name: [['Hut'], ['House']] } } }),
  ],
  ['throughline-diff-unfitting', 3, after({ updated: { gone: { name: [['Hut'], ['House']] } } })],
  ['throughline-diff-unfitting', 3, after({ added: { project } })],
  ['throughline-diff-unfitting', 3, after({ removed: { '1': task('1') } })],
  [
    'throughline-diff-unfitting',
    3,
    after({ removed: { project }, updated: { project: { name: [['House'], ['H']] } } }),
  ],
  ['throughline-reference', 3, after({ added: { '7': task('7', { parent: recordId('8') }) } })],
  [
    'throughline-reference',
    3,
    after({ added: { '7': task('7', { calendarId: recordId('project') }) } }),
  ],
  ['throughline-reference', 3, after({ added: { '7': task('7', { parent: recordId('7') }) } })],
  ['throughline-reference', 3, after({ added: { again: { ...project, id: recordId('again') } } })],
  [
    'throughline-reference',
    3,
    after({ added: { '7': task('7', { custom: { [recordId('f')]: 1 } }) } }),
  ],
  [
    'throughline-reference',
    3,
    after({ removed: { calendar: history.at(1).get(recordId('calendar')) as never } }),
  ],
  ['throughline-change-elsewhere', 3, fileOf([first], [], [changeLine(second, recordId('crew'))])],
  [
    'throughline-branch-invalid',
    9,
    small((branch) => branch.replace('"approvals":[]', '"approvals":[1]')),
  ],
  ['throughline-branch-base', 9, small((branch) => branch.replace('"base":4', '"base":5'))],
  ['throughline-branch-base', 9, fileOf(history.changes, [branchFrom(history, 3)])],
  ['throughline-branch-count', 12, small((branch) => branch.replace('"changes":2', '"changes":3'))],
  ['throughline-branch-twice', 12, fileOf(history.changes, [branches[0], branches[0]])],
  ['throughline-end-invalid', 2, `${HEADER}\n{"end":{"changes":0}}\n`],
  ['throughline-end-count', 3, `${HEADER}\n${changeLine(first)}\n${end(0, first.hash)}\n`],
  ['throughline-end-hash', 3, `${HEADER}\n${changeLine(first)}\n${end(1, GENESIS_HASH)}\n`],
  ['throughline-end-branches', 2, `${HEADER}\n${end(0, GENESIS_HASH, { b: GENESIS_HASH })}\n`],
  ['throughline-altered', 2, `${HEADER}\n${end(0, GENESIS_HASH)}\n`],
  ['throughline-after-end', 4, `${fileOf([first])}{}\n`],
])('%s at line %i', (code, line, file) => {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  expect(refusalOf(bytes)).toMatchObject({ refused: code, at: { line } });
});

test('what is recovered before a change that breaks the plan has nothing of it', () => {
  const broken = after({ added: { '7': task('7', { parent: recordId('8') }) } });
  const file = readThroughline(new TextEncoder().encode(broken), { recover: true });
  if (isReadRefusal(file)) expect.fail(file.refused);
  expect([...file.history.records].map(({ id }) => id).sort()).toEqual(['calendar', 'project']);
  expect(file.lost).toMatchObject({ changes: 1, header: false, branches: [] });
});

test('names and texts that mislead are kept as they are, and only shown otherwise', () => {
  const name = '\u202e\u001b[2J__proto__';
  const added = { '7': task('7', { name }) };
  const log = new LogBuilder(history.at(1), 1, first.hash).seal(RENAME, { ...EMPTY_DIFF, added });
  const file = readThroughline(new TextEncoder().encode(fileOf([first, ...log.changes])));
  if (isReadRefusal(file)) expect.fail(file.refused);
  expect(file.history.records.find('task', recordId('7'))?.name).toBe(name);
});

test('what was erased has no salt and is read; a change cannot lose its salt otherwise', () => {
  const { salt: _, ...erased } = sealed(
    { ...unsealed(second), edit: { ...RENAME, name: '[erased]' } },
    first.hash,
    '0'.repeat(32),
  );
  const file = readThroughline(new TextEncoder().encode(fileOf([first, erased])));
  if (isReadRefusal(file)) expect.fail(file.refused);
  expect(file.history.changes[1]?.salt).toBeUndefined();
});

function refusalOf(bytes: Uint8Array): ReadRefusal {
  const read = readThroughline(bytes);
  if (!isReadRefusal(read)) expect.fail('read');
  return read;
}

/** A whole file, but for what is wrong with its changes. */
function fileOf(
  changes: readonly Change[],
  withBranches: readonly Branch[] = [],
  more: readonly string[] = [],
): string {
  const lines = [
    HEADER,
    ...changes.map((change) => changeLine(change)),
    ...more,
    ...withBranches.flatMap((branch) => [
      branchLine(branch),
      ...branch.changes.map((change) => changeLine(change, branch.id)),
    ]),
  ];
  const body = lines.map((line) => `${line}\n`).join('');
  const hashes = Object.fromEntries(withBranches.map((branch) => [branch.id, hashOf(branch)]));
  const hash = changes.at(-1)?.hash ?? GENESIS_HASH;
  const last = { changes: changes.length, hash, branches: hashes, sha256: sha256Of(body) };
  return `${body}${endLine(last)}\n`;
}

/** The first change, and one of this diff. */
function after(diff: Partial<Diff>): string {
  const change = sealed(
    { ...unsealed(second), edit: RENAME, diff: { ...EMPTY_DIFF, ...diff } },
    first.hash,
    '1'.repeat(32),
  );
  return fileOf([first, change]);
}

/** The small project, its branch's first line changed. */
function small(change: (line: string) => string): string {
  return fileOf(history.changes, branches).replace(branchLine(branches[0]), change);
}

/** As if it had been written so: whoever forges a file makes the hashes fit. */
function resealed(change: Change, fields: Partial<Change>): Change {
  const { previousHash = change.previousHash } = fields;
  return sealed({ ...unsealed(change), ...fields }, previousHash, change.salt ?? '');
}

function unsealed({ payloadHash: _, previousHash: __, hash: ___, salt: ____, ...change }: Change) {
  return change;
}

function withoutSalt({ salt: _, ...change }: Change): Change {
  return change;
}

function headerOf(persons: Json): string {
  return `${canonicalJson({ format: 'throughline', people: persons, version: 1 })}\n`;
}

function end(changes: number, hash: string, hashes: Record<string, string> = {}): string {
  return endLine({ changes, hash, branches: hashes, sha256: GENESIS_HASH });
}

function early() {
  return instant('2020-01-01T00:00:00.000Z');
}

function longLine(): Uint8Array {
  const header = new TextEncoder().encode(`${HEADER}\n`);
  const bytes = new Uint8Array(header.length + MOST_LINE_BYTES + 2).fill(0x20);
  bytes.set(header);
  return bytes;
}
