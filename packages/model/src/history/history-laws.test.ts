import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../edit/index.ts';
import {
  applyDiff,
  canonicalJson,
  checkReferences,
  type Diff,
  diffOf,
  EMPTY_DIFF,
  invert,
  isRefusal,
  type RecordId,
  Records,
  type RefusalParameters,
  sameJson,
  squash,
} from '../plan/index.ts';
import { anyQueues, anyWork, deskWithPlan, editsOf, observed, PEOPLE } from './any-work.testing.ts';
import type { Change } from './change.ts';
import { erase } from './erase.ts';
import { History } from './history.ts';
import { accepted, type Desk, refusal, stateText } from './small-log.testing.ts';
import { verifyLog } from './verify-log.ts';

describe('laws of a log that three people write', { timeout: 60_000 }, () => {
  test('HIS-1 HIS-3 HIS-13 replay, squash, inverse and every moment give the same bytes', () => {
    fc.assert(
      fc.property(anyWork, ({ seed, actions }) => {
        const desk = deskWithPlan(seed);
        const states = new Map([[desk.history.head, stateText(desk.history.records)]]);
        for (const action of actions) {
          const { after } = observed(desk, action);
          states.set(desk.history.head, after);
        }
        const { changes, records, head } = desk.history;
        const now = stateText(records);
        expect(checkReferences(records)).toEqual([]);

        const told: Change[] = JSON.parse(canonicalJson(changes));
        expect(stateText(History.replay(told).records)).toBe(now);
        for (const end of [undefined, { seq: head, hash: desk.history.headHash }]) {
          const report = { head, headHash: desk.history.headHash, erased: [] };
          expect(verifyLog(told, end && { end })).toEqual(report);
        }
        for (const [seq, state] of states) expect(stateText(desk.history.at(seq))).toBe(state);

        const whole = changes.map(({ diff }) => diff).reduce(squash, EMPTY_DIFF);
        expect(canonicalJson(whole)).toBe(canonicalJson(diffOf(new Records(), records)));
        assertSteps(changes);
      }),
      { seed: 20261121, numRuns: 30 },
    );
  });

  test('HIS-8 a queue is taken as each edit would be by itself, unless somebody else was there', () => {
    let [taken, held] = [0, 0];
    fc.assert(
      fc.property(anyQueues, ({ seed, batches }) => {
        const desk = deskWithPlan(seed);
        const base = desk.history.head;
        const seen = desk.history.at(base);
        const made = batches.map((one) => ({ ...one, edits: editsOf(seen, one.edits) }));
        for (const { person, edits } of made) {
          const author = PEOPLE[person % 3] as RecordId;
          if (edits.length === 0) continue;
          const wanted = expected(desk, author, base, edits);
          const before = stateText(desk.history.records);
          const outcome = desk.submit(author, edits, base);
          if ('diffs' in wanted) {
            taken++;
            expect(accepted(outcome).changes.map(({ diff }) => diff)).toEqual(wanted.diffs);
            continue;
          }
          expect(stateText(desk.history.records)).toBe(before);
          const { code, parameters } = refusal(outcome);
          if ('refused' in wanted) {
            expect([wanted.refused, 'changed-since']).toContain(code);
          } else {
            held++;
            const { id, field, seq, author: who } = parameters as Named;
            expect(wanted.conflicts).toContain([id, field, seq, who].join(' '));
          }
        }
      }),
      { seed: 20261122, numRuns: 90 },
    );
    expect([taken > 60, held > 15]).toEqual([true, true]);
  });

  test('HIS-14 whatever happens to a written log is noticed', () => {
    const damage = fc.record({
      how: fc.constantFrom('flip', 'flip', 'flip', 'swap', 'remove', 'repeat', 'cut'),
      at: fc.nat(),
      to: fc.nat(),
      byte: fc.integer({ min: 32, max: 126 }),
    });
    let noticed = 0;
    fc.assert(
      fc.property(anyWork, fc.array(damage, { minLength: 20, maxLength: 40 }), (work, damages) => {
        const desk = deskWithPlan(work.seed);
        for (const action of work.actions) observed(desk, action);
        const { head: seq, headHash: hash, changes } = desk.history;
        const lines = changes.map((change) => canonicalJson(change));
        for (const one of damages) {
          const read = readable(damaged(lines, one));
          if (read === undefined || sameJson(read, changes)) continue;
          noticed++;
          const { fault, head } = verifyLog(read, { end: { seq, hash } });
          expect(fault).toBeDefined();
          expect(sameJson(read.slice(0, head), changes.slice(0, head))).toBe(true);
        }
      }),
      { seed: 20261123, numRuns: 25 },
    );
    expect(noticed).toBeGreaterThan(300);
  });

  test('HIS-16 erasure leaves no trace, an intact chain, and all else as it was', () => {
    const texts = ['Zoë Lund', 'Lund', 'zoë'];
    let touched = 0;
    fc.assert(
      fc.property(anyWork, ({ seed, actions }) => {
        const desk = deskWithPlan(seed);
        for (const action of actions) observed(desk, action);
        const { changes, headHash, head } = desk.history;
        const holds = changes.filter((change) => hasTrace(change)).map(({ seq }) => seq);
        touched += holds.length;
        const { history, seqs } = accepted(erase(desk.history, [], { texts }));
        expect(seqs).toEqual(holds);
        expect(hasTrace([...history.changes, ...history.records])).toBe(false);
        expect(verifyLog(history.changes)).toEqual({ head, headHash, erased: holds });
        expect(stateText(history.records)).toBe(overwritten(stateText(desk.history.records)));
        for (const [k, change] of history.changes.entries()) {
          if (!holds.includes(change.seq)) expect(change).toBe(changes[k]);
        }
      }),
      { seed: 20261124, numRuns: 35 },
    );
    expect(touched).toBeGreaterThan(30);
  });
});

/** Every diff of the log fits the state before it, and leads back to it. */
function assertSteps(changes: readonly Change[]): void {
  const records = new Records();
  for (const { diff } of changes) {
    const before = stateText(records);
    expect(applyDiff(records, diff)).toBeUndefined();
    const back = records.clone();
    expect(applyDiff(back, invert(diff))).toBeUndefined();
    expect(stateText(back)).toBe(before);
  }
}

type Named = RefusalParameters['changed-since'];

type Expected =
  | { readonly diffs: readonly Diff[] }
  | { readonly refused: string }
  | { readonly conflicts: readonly string[] };

/** What the rule says, worked out from the log alone, edit by edit. */
function expected(
  { history }: Desk,
  author: RecordId,
  base: number,
  edits: ReturnType<typeof editsOf>,
): Expected {
  const others = history.changes.slice(base).filter((change) => change.author !== author);
  const records = history.at(history.head);
  const diffs: Diff[] = [];
  for (const edit of edits) {
    const diff = apply(edit, records);
    if (isRefusal(diff)) return { refused: diff.code };
    const conflicts = conflictsOf(others, diff);
    if (conflicts.length > 0) return { conflicts };
    records.patch(diff);
    diffs.push(diff);
  }
  return { diffs };
}

/** Whatever the diff sets and others set last: any of these may be named. */
function conflictsOf(others: readonly Change[], { removed, updated }: Diff): string[] {
  const wanted = [
    ...Object.keys(removed).map((id) => [id, '']),
    ...Object.entries(updated).flatMap(([id, fields]) =>
      Object.keys(fields).map((field) => [id, field]),
    ),
  ] as [string, string][];
  return wanted.flatMap(([id, field]) => {
    const last = others.findLast(
      ({ diff }) =>
        id in diff.added ||
        id in diff.removed ||
        (field === '' ? id in diff.updated : field in (diff.updated[id] ?? {})),
    );
    return last === undefined ? [] : [[id, field, last.seq, last.author].join(' ')];
  });
}

interface Damage {
  readonly how: string;
  readonly at: number;
  readonly to: number;
  readonly byte: number;
}

function damaged(lines: readonly string[], { how, at, to, byte }: Damage): string[] {
  const place = at % lines.length;
  const line = lines[place] as string;
  const other = to % lines.length;
  switch (how) {
    case 'flip': {
      const column = to % line.length;
      const flipped = line.slice(0, column) + String.fromCharCode(byte) + line.slice(column + 1);
      return lines.with(place, flipped);
    }
    case 'swap':
      return lines.with(place, lines[other] as string).with(other, line);
    case 'remove':
      return lines.toSpliced(place, 1);
    case 'repeat':
      return lines.toSpliced(other, 0, line);
    default:
      return lines.slice(0, place);
  }
}

/** Undefined where a line is no JSON any more: whoever reads it notices. */
function readable(lines: readonly string[]): Change[] | undefined {
  try {
    return lines.map((line) => JSON.parse(line));
  } catch {
    return undefined;
  }
}

function hasTrace(value: unknown): boolean {
  return /zoë|lund/iu.test(canonicalJson(value));
}

function overwritten(text: string): string {
  return text.replace(/zoë\s+lund|zoë|lund/giu, '[erased]');
}
