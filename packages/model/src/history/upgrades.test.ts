import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonicalJson, isRefusal, recordId } from '../plan/index.ts';
import { type Change, ChangeMeta, RECORDS_VERSION, Salt, type StoredChange } from './change.ts';
import { sha256Of } from './hash-chain.ts';
import { History } from './history.ts';
import { ANN, accepted, Desk, rename, stateText } from './small-log.testing.ts';
import { storedForm, UPGRADES, type UpgradeStep, upgraded } from './upgrades.ts';
import { verifyLog } from './verify-log.ts';

/** A log as version 1 wrote it, line by line. It opens for ever, so nobody changes it. */
const VERSION_1 = readFileSync(new URL('version-1.jsonl', import.meta.url), 'utf8');

/** Version 2 calls the text of a note `note`; version 3 writes it in capitals. */
const MADE_UP: readonly UpgradeStep[] = [
  {
    from: 1,
    upgrade: (payload) => mapped(payload, (text) => text.replaceAll('"notes"', '"note"')),
  },
  { from: 2, upgrade: (payload) => mapped(payload, (text) => text.replaceAll('Mind', 'MIND')) },
];

test('HIS-15 there is a step from every version to the next, up to the present one', () => {
  expect(UPGRADES.map(({ from }) => from)).toEqual(UPGRADES.map((_, k) => k + 1));
  expect(RECORDS_VERSION).toBe(UPGRADES.length + 1);
});

test('HIS-15 a log of version 1 opens', () => {
  const changes = VERSION_1.trim()
    .split('\n')
    .map((line) => {
      const { edit, diff, salt, ...meta } = JSON.parse(line);
      expect(ChangeMeta.parse(meta).schema).toBe(1);
      if (salt !== undefined) Salt.parse(salt);
      return accepted<Change>(upgraded({ ...meta, edit, diff, salt }));
    });
  const report = verifyLog(changes);
  expect(report.fault).toBeUndefined();
  expect(report.headHash).toBe('a0b56a809cef964d29dd896161302b3e8b14a146589fda58d252988dbcc3c4cd');
  const { records } = History.replay(changes);
  const text = stateText(records);
  expect(sha256Of(text), text).toBe(
    '89652ec40d38f11c155ee6c809d92b04493d0962962d9450d7a95806d97505a5',
  );
});

test('HIS-15 an old change is read in the present version, and still verifies', () => {
  const { changes } = noted().history;
  const read = changes.map((change) => accepted<Change>(upgraded(asWritten(change), MADE_UP)));
  const last = read.at(-1);
  expect(last?.edit).toMatchObject({ set: { note: 'MIND the gap' } });
  expect(last?.diff.updated.a).toEqual({ note: [[], ['MIND the gap']] });
  expect(last?.schema).toBe(1);
  expect(verifyLog(read)).toEqual(verifyLog(changes));
  expect(History.replay(read).records.get(recordId('a'))).toHaveProperty('note', 'MIND the gap');
  expect(read.map(storedForm).map(canonicalJson)).toEqual(changes.map(canonicalJson));
});

test('HIS-15 what was written is what is verified', () => {
  const read = noted().history.changes.map((change) =>
    accepted<Change>(upgraded(asWritten(change), MADE_UP)),
  );
  const forged = read.map((change) => ({
    ...change,
    stored: { edit: { kind: 'task.rename', taskId: 'a', name: 'x' }, diff: {} },
  }));
  expect(verifyLog(forged).fault).toEqual({ code: 'payload-altered', seq: 1 });
});

test('HIS-15 nobody brings along what was written before', () => {
  const [change] = noted().history.changes;
  const smuggled = { ...asWritten(change as Change), stored: { edit: {}, diff: {} } };
  expect(upgraded(smuggled)).not.toHaveProperty('stored');
});

test('HIS-15 a later version than is known is refused', () => {
  const [change] = noted().history.changes;
  const newer = { ...asWritten(change as Change), schema: 2 };
  expect(upgraded(newer)).toMatchObject({
    code: 'schema-unknown',
    parameters: { schema: 2, newest: 1 },
  });
  expect(isRefusal(upgraded(newer, MADE_UP))).toBe(false);
});

function noted(): Desk {
  const desk = Desk.withTasks('a');
  desk.does(ANN, rename('a', 'Dig'));
  desk.does(ANN, {
    kind: 'task.set-fields',
    taskId: recordId('a'),
    set: { notes: 'Mind the gap' },
  });
  return desk;
}

function asWritten(change: Change): StoredChange {
  return JSON.parse(canonicalJson(change));
}

function mapped<V>(value: V, map: (text: string) => string): V {
  return JSON.parse(map(JSON.stringify(value)));
}
