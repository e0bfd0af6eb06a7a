import { apply, isRefusal } from '@throughline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMN_IDS, type ColumnId, columnOf } from '../columns.ts';
import { anyCellPlan, shownIn } from './any-cell-plan.testing.ts';
import { cellText, cellTexts } from './cell-text.ts';
import { editsOfCells } from './edits-of-cells.ts';

const anyPlan = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.constantFrom('ms-project' as const, 'p6' as const))
  .map(([seed, rules]) => anyCellPlan(seed, rules));

/** Typed back as it stands with a space that nobody sees: read anew, and not only known again. */
const COPIED: readonly ColumnId[] = [
  'deadline',
  'constraintDate',
  'predecessors',
  'resources',
  'calendar',
  'responsible',
  'duration',
  'custom:field-text',
  'custom:field-number',
  'custom:field-flag',
  'custom:field-date',
  'custom:field-duration',
  'custom:field-cost',
];

describe('typing what a cell shows', () => {
  test('changes nothing, in any column of any task', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const custom = [...plan.records.all('custom-field')].map(
          ({ id }): ColumnId => `custom:${id}`,
        );
        for (const column of [...COLUMN_IDS, ...custom]) {
          const texts = cellTexts(plan, column);
          for (const task of plan.records.all('task')) {
            const text = texts(task);
            expect(cellText(plan, task, column)).toBe(text);
            const edits = editsOfCells(plan, [{ taskId: task.id, column, text: ` ${text} ` }]);
            expect(edits, `${column}: ${text}`).toEqual([]);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('into another task makes that cell show the same, wherever the rules allow it', () => {
    let copied = 0;
    fc.assert(
      fc.property(anyPlan, fc.nat(), fc.nat(), (plan, from, to) => {
        const tasks = [...plan.records.all('task')];
        const [one, other] = [tasks[from % tasks.length]!, tasks[to % tasks.length]!];
        for (const column of COPIED) {
          const text = shownIn(plan, one.id, column);
          if (column === 'constraintDate' && text === '') continue;
          if (column === 'duration' && plan.records.isSummary(one)) continue;
          const edits = editsOfCells(plan, [{ taskId: other.id, column, text }]);
          if ('ok' in edits) {
            const mayBe = column === 'constraintDate' || text === '';
            expect(mayBe, `${column}: ${edits.sentence}`).toBe(true);
            continue;
          }
          const records = plan.records.clone();
          const isAllowed = edits.every((edit) => {
            const diff = apply(edit, records);
            if (!isRefusal(diff)) records.patch(diff);
            return !isRefusal(diff);
          });
          if (!isAllowed) continue;
          copied++;
          expect(cellText({ ...plan, records }, records.find('task', other.id)!, column)).toBe(
            text,
          );
        }
      }),
      { numRuns: 60 },
    );
    expect(copied).toBeGreaterThan(100);
  });

  test('every column says whether it can be typed, and refuses in words where not', () => {
    const plan = anyCellPlan(3, 'ms-project');
    const [task] = plan.records.all('task');
    for (const column of COLUMN_IDS) {
      const edits = editsOfCells(plan, [{ taskId: task!.id, column, text: '~ no such ~' }]);
      if (columnOf(column)?.editable) continue;
      expect(edits).toMatchObject({ ok: false, column, taskId: task!.id });
      expect((edits as { sentence: string }).sentence).toMatch(/cannot be typed\.$/);
    }
  });
});
