import { apply, type CalendarRecord, isRefusal, type RecordId, Records } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { calendarEdits } from './calendar-edits.ts';

const id = 'c' as RecordId;
const base: CalendarRecord = {
  id: 'b' as RecordId,
  kind: 'calendar',
  audience: 'shared',
  name: 'Base',
  week: { monday: [[480, 1020]], tuesday: [[480, 1020]] },
  exceptions: {},
  workWeeks: {},
};
const before: CalendarRecord = {
  ...base,
  id,
  name: 'Crew',
  baseId: base.id,
  week: { monday: [[480, 720]], friday: [] },
  exceptions: {
    ['old' as RecordId]: { from: '2026-12-24', to: '2026-12-24', ranges: [] },
    ['kept' as RecordId]: { from: '2026-12-31', to: '2026-12-31', ranges: [] },
  },
};

describe('what was done to a calendar', () => {
  test('is edits that lead there and nowhere else', () => {
    const after: CalendarRecord = {
      ...before,
      name: 'Night crew',
      week: { monday: [[1320, 1800]], saturday: [] },
      exceptions: {
        ['kept' as RecordId]: { from: '2026-12-31', to: '2027-01-02', ranges: [], name: 'Freeze' },
        ['new' as RecordId]: { from: '2027-03-01', to: '2027-03-01', ranges: [[480, 720]] },
      },
      workWeeks: {
        ['w' as RecordId]: { from: '2026-07-01', to: '2026-08-31', week: { friday: [] } },
      },
    };
    const records = new Records([base, before]);
    const edits = calendarEdits(before, after);
    for (const edit of edits) {
      const diff = apply(edit, records);
      if (isRefusal(diff)) throw new Error(diff.code);
      records.patch(diff);
    }
    expect(records.find('calendar', id)).toEqual(after);
    expect(edits.map(({ kind }) => kind)).toEqual([
      'calendar.change',
      'calendar.set-week',
      'calendar.clear-exception',
      'calendar.set-exception',
      'calendar.set-exception',
      'calendar.set-work-week',
    ]);
  });

  test('nothing, where nothing was done', () => {
    expect(calendarEdits(before, { ...before })).toEqual([]);
  });

  test('a calendar without a base any more says so', () => {
    const { baseId: _, ...after } = before;
    expect(calendarEdits(before, after)).toEqual([
      { kind: 'calendar.change', id, clear: ['baseId'] },
    ]);
  });
});
