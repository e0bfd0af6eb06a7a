import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, STATED_CAUSES } from '../plan/index.ts';
import { LOG_FAULTS, sayLogFault } from '../words/index.ts';
import { type Change, ChangeMeta } from './change.ts';
import { GENESIS_HASH, metaOf, metaText, sealed } from './hash-chain.ts';
import {
  ANN,
  addLink,
  addTask,
  BEN,
  Desk,
  lengthen,
  minuteOf,
  rename,
} from './small-log.testing.ts';
import { verifyLog } from './verify-log.ts';

const LOG = someLog();
const END = { seq: 7, hash: LOG[6]?.hash ?? '' };

describe('HIS-14 verification', () => {
  test('finds a whole log whole, from any change on, read from canonical text or not', () => {
    const whole = { head: 7, headHash: END.hash, erased: [] };
    expect(verifyLog(LOG)).toEqual(whole);
    expect(verifyLog(LOG, { end: END })).toEqual(whole);
    expect(verifyLog(JSON.parse(canonicalJson(LOG)))).toEqual(whole);
    expect(verifyLog([])).toEqual({ head: 0, headHash: GENESIS_HASH, erased: [] });
    for (const from of LOG) {
      if (from.group !== undefined) continue;
      expect(verifyLog(LOG.slice(from.seq), { from })).toEqual(whole);
    }
  });

  test.each([
    ['removed', 4, without(4)],
    ['removed', 1, without(1)],
    ['duplicated', 5, [...LOG.slice(0, 4), ...LOG.slice(3)]],
    ['reordered', 4, [...LOG.slice(0, 3), ...LOG.slice(4, 5), ...LOG.slice(3, 4), ...LOG.slice(5)]],
    ['altered', 4, altered(4, { author: BEN })],
    ['altered', 4, altered(4, { hash: END.hash })],
    ['altered', 4, altered(4, { previousHash: END.hash })],
    ['altered', 4, altered(4, { payloadHash: END.hash })],
    ['altered', 4, altered(4, { extra: true } as object)],
    ['altered', 4, [...LOG.slice(0, 3), null as unknown as Change]],
    ['payload-altered', 4, altered(4, { edit: rename('a', 'Fill') })],
    ['payload-altered', 4, altered(4, { edit: rename('a', '\ud800') })],
    ['payload-altered', 4, altered(4, { salt: '0'.repeat(32) })],
    [
      'salt-missing',
      4,
      LOG.map(({ salt, ...rest }) =>
        rest.seq === 4 ? rest : { ...rest, ...(salt !== undefined && { salt }) },
      ),
    ],
    ['chain-broken', 4, resealed(4, { previousHash: GENESIS_HASH })],
    ['time-goes-back', 4, resealed(4, { at: minuteOf(-1) })],
    ['edit-id-twice', 4, resealed(4, { editId: 'edit-0' })],
    ['group-broken', 4, resealed(4, { group: { id: 'edit-0', index: 1, count: 2 } })],
    ['group-cut-short', 3, LOG.slice(0, 2)],
    ['end-missing', 7, LOG.slice(0, 6)],
  ] as const)('says %s at change %i', (code, seq, log) => {
    const report = verifyLog(log, { end: END });
    expect(report.fault).toEqual({ code, seq });
    expect(report.head).toBe(seq - 1);
    expect(sayLogFault({ code, seq })).toMatch(/^[A-Z].*\.$/);
  });

  test('a log that ends in another change is not the one that is known', () => {
    const end = { seq: 7, hash: LOG[5]?.hash ?? '' };
    expect(verifyLog(LOG, { end }).fault?.code).toBe('chain-broken');
  });

  test('every code is one of the table', () => {
    expect(Object.keys(LOG_FAULTS).sort()).toMatchInlineSnapshot(`
      [
        "altered",
        "chain-broken",
        "duplicated",
        "edit-id-twice",
        "end-missing",
        "group-broken",
        "group-cut-short",
        "payload-altered",
        "removed",
        "reordered",
        "salt-missing",
        "time-goes-back",
      ]
    `);
  });
});

test('HIS-13 what the chain covers is written as RFC 8785 has it', () => {
  const id = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_-]{0,9}$/);
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
  const anyMeta = fc.record(
    {
      seq: fc.integer({ min: 1 }),
      editId: id,
      group: fc.record({ count: fc.integer({ min: 2 }), id, index: fc.nat() }),
      at: fc.constant(minuteOf(3)),
      author: id,
      via: fc.constantFrom('web', 'import'),
      cause: fc.constantFrom(...STATED_CAUSES),
      event: id,
      changeRequest: id,
      schema: fc.integer({ min: 1 }),
      payloadHash: hash,
      previousHash: hash,
      hash,
    },
    {
      requiredKeys: [
        'seq',
        'editId',
        'at',
        'author',
        'via',
        'schema',
        'payloadHash',
        'previousHash',
        'hash',
      ],
    },
  );
  fc.assert(
    fc.property(anyMeta, (meta) => {
      const { hash: _, ...rest } = ChangeMeta.parse(meta);
      expect(metaText(rest)).toBe(canonicalJson(rest));
    }),
    { seed: 1, numRuns: 200 },
  );
  expect(Object.keys(ChangeMeta.shape).sort()).toEqual(
    [...Object.keys(JSON.parse(metaText(everything()))), 'hash'].sort(),
  );
});

/** Three changes in a group and four alone. */
function someLog(): readonly Change[] {
  const desk = Desk.withTasks('a', 'b');
  desk.does(ANN, rename('a', 'Dig'));
  desk.does(BEN, addLink('a', 'b'));
  desk.does(ANN, addTask('c'));
  desk.does(ANN, lengthen('c', 60));
  return desk.history.changes;
}

function without(seq: number): Change[] {
  return LOG.filter((change) => change.seq !== seq);
}

function altered(seq: number, fields: Partial<Change>): Change[] {
  return LOG.map((change) => (change.seq === seq ? { ...change, ...fields } : change));
}

/** What somebody would write who knows how hashes are made, up to the change they forged. */
function resealed(seq: number, fields: Partial<Change>): Change[] {
  return altered(seq, fields).map((change) => {
    if (change.seq !== seq) return change;
    const { payloadHash: _, previousHash, hash: __, salt = '', ...unsealed } = change;
    return sealed(unsealed, previousHash, salt);
  });
}

function everything() {
  const group = { id: 'g', index: 0, count: 2 };
  const said = { group, cause: STATED_CAUSES[0], event: ANN, changeRequest: ANN };
  return { ...metaOf(LOG[0] as Change), ...said };
}
