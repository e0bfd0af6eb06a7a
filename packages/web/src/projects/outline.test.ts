import {
  apply,
  applyDiff,
  emptyPlan,
  isRefusal,
  type RecordId,
  Records,
  uuidV7,
} from '@throughline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutlineTask, printOutline, readOutline } from './outline.ts';
import { outlineEdits } from './outline-edits.ts';

let count = 0;
const newId = () => uuidV7(count++, new Uint8Array(10)) as RecordId;

/** Lines as people type them, and some as nobody would. */
const anyLine = fc
  .tuple(
    fc.constantFrom('', '  ', '    ', '\t', '\t\t', ' '),
    fc.constantFrom('', '- ', '* ', '1. ', '2.1) ', '• '),
    fc.oneof(fc.constantFrom('Design', 'Phase 2', 'Report of 3d', 'Go live'), fc.string()),
    fc.constantFrom('', ' 5d', ' 0d', ' 2 weeks', ' 3ed?', ' 1,5h', ' 4', ' 99999999d', ' 5dd'),
  )
  .map((pieces) => pieces.join(''));
const anyText = fc.array(anyLine, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('an outline', () => {
  test('is read by its indentation, with lengths at the end of lines', () => {
    const text = 'Move 3d\n  - Design 5d\n  - Build 2 weeks\n\tTest\n\n* Go live 0d\nPhase 2';
    expect(readOutline(text)).toEqual([
      {
        name: 'Move 3d',
        under: [
          { name: 'Design', duration: { minutes: 2400, unit: 'd' }, under: [] },
          {
            name: 'Build 2 weeks',
            under: [{ name: 'Test', under: [] }],
          },
        ],
      },
      { name: 'Go live', duration: { minutes: 0, unit: 'd' }, under: [] },
      { name: 'Phase 2', under: [] },
    ]);
  });

  test('printed reads back as itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outline = readOutline(text);
        expect(readOutline(printOutline(outline))).toEqual(outline);
      }),
      { numRuns: 1_000 },
    );
  });

  test('becomes a plan with a task for every line, in its order and under its summary', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, inOrder) => {
        const outline = readOutline(text);
        const records = new Records();
        const ids = { projectId: newId(), calendarId: newId() };
        const edits = [
          emptyPlan({ name: 'Plan', start: '2026-03-02', currency: 'EUR', ...ids }),
          ...outlineEdits(outline, newId, { inOrder }),
        ];
        for (const edit of edits) {
          const diff = apply(edit, records);
          if (isRefusal(diff)) throw new Error(diff.code);
          applyDiff(records, diff);
        }
        expect(outlineOf(records)).toEqual(outline.map(withDays));
        const leaves = records.count('task') - summaries(outline);
        expect(records.count('link')).toBe(inOrder ? Math.max(leaves - 1, 0) : 0);
      }),
    );
  });
});

function outlineOf(records: Records, parent?: RecordId): OutlineTask[] {
  return [...records.all('task')]
    .filter((task) => task.parent === parent)
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ id, name, duration }) => ({
      name,
      ...(duration && { duration }),
      under: outlineOf(records, id),
    }));
}

/** Where nobody said how long, a day is guessed. */
function withDays({ name, duration, under }: OutlineTask): OutlineTask {
  const length = duration ?? { minutes: 480, unit: 'd' as const, estimated: true as const };
  return under.length > 0
    ? { name, under: under.map(withDays) }
    : { name, duration: length, under };
}

function summaries(outline: readonly OutlineTask[]): number {
  return outline.reduce((sum, { under }) => sum + (under.length > 0 ? 1 + summaries(under) : 0), 0);
}
