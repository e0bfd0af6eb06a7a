import { describe, expect, test } from 'vitest';
import { recordId } from '../plan/index.ts';
import { comparedWithStored, type StoredDates } from './compared.ts';
import { computed, DAY, link, plan, task } from './small-plan.testing.ts';

/** A from Monday 2 to Friday 6 March, B from Monday 9 to Friday 13 March. */
const records = plan([task('A', 5), task('B', 5), link('A', 'B')]);

function compared(stored: Record<string, StoredDates>) {
  const byId = new Map(Object.entries(stored).map(([id, dates]) => [recordId(id), dates]));
  return comparedWithStored(computed(records), byId);
}

describe('QLT-30 against stored dates', () => {
  test('equal, and Friday’s end is Monday’s beginning', () => {
    const { tasks, exact, different } = compared({
      A: { earlyStart: '2026-03-02T08:00', earlyFinish: '2026-03-06T17:00', totalFloat: 0 },
      B: { start: '2026-03-06T17:00', lateFinish: '2026-03-13T17:00' },
    });
    expect([tasks, exact, different]).toEqual([2, 2, []]);
  });

  test('by how much, per field, and the largest', () => {
    const { fields, tasks, exact, different } = compared({
      A: { start: '2026-03-03T08:00', finish: '2026-03-06T17:00' },
      B: { start: '2026-03-05T08:00', totalFloat: DAY },
    });
    expect(fields.filter((field) => field.compared > 0)).toEqual([
      // A is computed a day earlier than stored, B two days later.
      { field: 'start', compared: 2, different: 2, largest: { taskId: 'B', minutes: 2 * DAY } },
      { field: 'finish', compared: 1, different: 0, largest: null },
      { field: 'totalFloat', compared: 1, different: 1, largest: { taskId: 'B', minutes: -DAY } },
    ]);
    expect([tasks, exact]).toEqual([2, 0]);
    expect(different).toEqual([
      { taskId: 'B', minutes: 2 * DAY },
      { taskId: 'A', minutes: DAY },
    ]);
  });

  test('tasks the plan does not have, and dates the tool did not keep, are not compared', () => {
    expect(compared({ Gone: { start: '2026-03-02T08:00' }, A: {} })).toMatchObject({
      tasks: 0,
      exact: 0,
    });
  });
});
