import { explanationId } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { explainingEdits, seqsOfOthers } from './explaining-edits.ts';
import type { ExplainedLine } from './ledger-answer.ts';

const line = (id: string, seqs: number[], records: string[]) =>
  ({ id, seqs, records }) as unknown as ExplainedLine;
const change = (seq: number, kind = 'task.set-progress') => ({ seq, editId: `e${seq}`, kind });
const supplier = { cause: 'supplier' } as const;

describe('saying why a line of the ledger came about', () => {
  test('explains each of its edits once, and no other', () => {
    const edits = explainingEdits(
      {
        line: line('a', [4, 6], ['t1']),
        changes: [change(4), change(5), change(6), change(6)],
        others: new Set(),
        known: new Set(),
      },
      supplier,
    );
    expect(edits).toEqual(
      ['e4', 'e6'].map((editId) => ({
        kind: 'explanation.add',
        record: {
          id: explanationId(editId),
          kind: 'explanation',
          audience: 'internal',
          editId,
          cause: 'supplier',
        },
      })),
    );
  });

  test('replaces what was said before', () => {
    const id = explanationId('e4');
    const asked = {
      line: line('a', [4], ['t1']),
      changes: [change(4)],
      others: new Set<number>(),
      known: new Set<string>([id]),
    };
    expect(explainingEdits(asked, { event: 'late-array' as never })).toEqual([
      { kind: 'explanation.change', id, set: { eventId: 'late-array' }, clear: ['cause'] },
    ]);
    expect(explainingEdits(asked, supplier)).toEqual([
      { kind: 'explanation.change', id, set: { cause: 'supplier' }, clear: ['eventId'] },
    ]);
  });

  test('speaks of one task where an edit brought more', () => {
    const lines = [line('a', [4, 5], ['t1']), line('b', [5], ['t2'])];
    const [first] = lines as [ExplainedLine];
    const edits = explainingEdits(
      {
        line: first,
        changes: [change(4, 'plan.update'), change(5)],
        others: seqsOfOthers(first, lines),
        known: new Set(),
      },
      supplier,
    );
    expect(edits).toMatchObject([
      { record: { editId: 'e4', about: 't1', id: explanationId('e4', 't1' as never) } },
      { record: { editId: 'e5', about: 't1' } },
    ]);
  });
});
