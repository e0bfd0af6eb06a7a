import { describe, expect, test } from 'vitest';
import { type CalendarRecord, recordId } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import { calendar, planOf } from './small-plan.testing.ts';

const calendarId = recordId('standard');
const freeze = recordId('freeze');
const exception = { name: 'Year end', from: '2026-12-18', to: '2027-01-04', ranges: [] };
const summer = recordId('summer');
const workWeek = { from: '2026-07-01', to: '2026-08-31', week: { friday: [] } };
const FREE = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
} satisfies CalendarRecord['week'];
const standard = (records: ReturnType<typeof planOf>) => the(records, 'calendar', 'standard');

describe('the days of a calendar', () => {
  test('a freeze is set, moved, and lifted', () => {
    const set = { kind: 'calendar.set-exception', calendarId, id: freeze } as const;
    const after = accepted(planOf(), { ...set, exception });
    expect(standard(after).exceptions).toEqual({ freeze: exception });
    const later = { ...exception, to: '2027-01-11' };
    const moved = accepted(after, { ...set, exception: later });
    expect(standard(moved).exceptions).toEqual({ freeze: later });
    const clear = { kind: 'calendar.clear-exception', calendarId, id: freeze } as const;
    expect(standard(accepted(moved, clear))).toEqual(calendar('standard'));
    expect(refused(planOf(), clear)).toMatchObject({ code: 'entry-missing', accepted: [] });
  });

  test('the week changes day by day, and for some time', () => {
    const ranges: [number, number][] = [[480, 720]];
    const days = { friday: ranges, saturday: [] };
    const after = accepted(planOf(), { kind: 'calendar.set-week', calendarId, days });
    expect(standard(after).week).toEqual({ ...calendar('standard').week, ...days });
    const back = { kind: 'calendar.set-week', calendarId, days: {}, asBase: ['saturday'] } as const;
    expect(standard(accepted(after, back)).week).not.toHaveProperty('saturday');
    const set = { kind: 'calendar.set-work-week', calendarId, id: summer, workWeek } as const;
    const hot = accepted(planOf(), set);
    expect(standard(hot).workWeeks).toEqual({ summer: workWeek });
    const clear = { kind: 'calendar.clear-work-week', calendarId, id: summer } as const;
    expect(standard(accepted(hot, clear))).toEqual(calendar('standard'));
    expect(refused(planOf(), clear).code).toBe('entry-missing');
  });

  test('no range of days runs backwards', () => {
    const to = '2026-01-01';
    const where = { code: 'range-backwards', field: 'exceptions/freeze' };
    const set = { kind: 'calendar.set-exception', calendarId, id: freeze } as const;
    expect(refused(planOf(), { ...set, exception: { ...exception, to } })).toMatchObject(where);
    const raw = { 'exceptions/freeze': { ...exception, to } };
    expect(refused(planOf(), { kind: 'calendar.change', id: calendarId, set: raw })).toMatchObject(
      where,
    );
    const week = { kind: 'calendar.set-work-week', calendarId, id: summer } as const;
    expect(refused(planOf(), { ...week, workWeek: { ...workWeek, to } }).code).toBe(
      'range-backwards',
    );
  });

  test('every calendar, and each that is derived from it, works at some time', () => {
    const edit = { kind: 'calendar.set-week', calendarId, days: FREE } as const;
    expect(refused(planOf(), edit)).toMatchObject({ code: 'calendar-never-works' });
    const weekend = { from: '2026-05-02', to: '2026-05-03', ranges: [[480, 720]] };
    const set = { ...edit.days, 'exceptions/cutover': weekend };
    const fields = Object.fromEntries(
      Object.entries(set).map(([day, at]) => [day.includes('/') ? day : `week/${day}`, at]),
    );
    accepted(planOf(), { kind: 'calendar.change', id: calendarId, set: fields as never });
    const idle = { kind: 'calendar.add', record: calendar('idle', { week: {} }) } as const;
    expect(refused(planOf(), idle).parameters).toEqual({ id: 'idle' });
  });

  test('a derived calendar that lives off its base alone is named', () => {
    const baseId = recordId('base');
    const weekend: CalendarRecord['exceptions'][typeof freeze] = {
      from: '2026-05-02',
      to: '2026-05-03',
      ranges: [[480, 720]],
    };
    const base = calendar('base', { exceptions: { [freeze]: weekend } });
    const lives = planOf(base, calendar('free', { baseId, week: FREE }));
    const clear = { kind: 'calendar.clear-exception', calendarId: baseId, id: freeze } as const;
    expect(refused(lives, clear)).toMatchObject({
      code: 'calendar-never-works',
      parameters: { id: 'free' },
      recordId: 'base',
    });
    accepted(planOf(base), clear);
  });
});
