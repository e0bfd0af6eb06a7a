import { describe, expect, it } from 'vitest';
import type { CalendarDefinition, DayRanges } from './definition.ts';
import { MINUTES_PER_DAY, minuteOf, minuteText, TimeOutOfRange } from './minute.ts';
import { compileCalendars, type WorkingCalendar } from './working-calendar.ts';

const OFFICE: DayRanges = [
  [480, 720],
  [780, 1020],
];
const WEEK = [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []];
const at = (text: string) => minuteOf(text) as number;
const day = (text: string) => at(text) / MINUTES_PER_DAY;

function calendar(...definitions: CalendarDefinition[]): WorkingCalendar {
  const compiled = compileCalendars(definitions);
  if (!Array.isArray(compiled)) throw new Error(compiled.code);
  return compiled.at(-1) as WorkingCalendar;
}

function added(calendarOf: WorkingCalendar, from: string, minutes: number): string {
  return minuteText(calendarOf.add(at(from), minutes));
}

describe('TIME-5 adding work', () => {
  const office = calendar({ week: WEEK });

  it('ends at the end of a range, not at the start of the next', () => {
    expect(added(office, '2026-11-20T08:00', 240)).toBe('2026-11-20T12:00');
    expect(added(office, '2026-11-20T08:00', 241)).toBe('2026-11-20T13:01');
    expect(added(office, '2026-11-20T08:00', 480)).toBe('2026-11-20T17:00');
    expect(added(office, '2026-11-20T17:00', 480)).toBe('2026-11-23T17:00');
    expect(added(office, '2026-11-21T03:00', 480)).toBe('2026-11-23T17:00');
  });

  it('backward ends at the start of a range', () => {
    expect(added(office, '2026-11-23T17:00', -480)).toBe('2026-11-23T08:00');
    expect(added(office, '2026-11-23T08:00', -480)).toBe('2026-11-20T08:00');
    expect(added(office, '2026-11-22T12:00', -1)).toBe('2026-11-20T16:59');
    expect(added(office, '2026-11-20T13:00', -240)).toBe('2026-11-20T08:00');
  });

  it('of nothing changes nothing, working time or not', () => {
    expect(added(office, '2026-11-22T12:00', 0)).toBe('2026-11-22T12:00');
  });

  it('over many years is the same as going there in steps', () => {
    let stepped = at('2026-11-20T08:00');
    for (let step = 0; step < 5200; step++) stepped = office.add(stepped, 480);
    expect(office.add(at('2026-11-20T08:00'), 5200 * 480)).toBe(stepped);
    expect(office.add(stepped, -5200 * 480)).toBe(at('2026-11-20T08:00'));
  });
});

describe('TIME-6 work between moments', () => {
  const office = calendar({ week: WEEK });

  it('counts working minutes, negative the other way', () => {
    expect(office.work(at('2026-11-20T16:00'), at('2026-11-23T09:00'))).toBe(120);
    expect(office.work(at('2026-11-23T09:00'), at('2026-11-20T16:00'))).toBe(-120);
    expect(office.work(at('2026-11-21T00:00'), at('2026-11-23T08:00'))).toBe(0);
  });

  it('a moment snaps up to a start and back to a finish', () => {
    expect(minuteText(office.nextStart(at('2026-11-20T17:00')))).toBe('2026-11-23T08:00');
    expect(minuteText(office.nextStart(at('2026-11-20T12:00')))).toBe('2026-11-20T13:00');
    expect(minuteText(office.nextStart(at('2026-11-20T10:00')))).toBe('2026-11-20T10:00');
    expect(minuteText(office.previousFinish(at('2026-11-23T08:00')))).toBe('2026-11-20T17:00');
    expect(minuteText(office.previousFinish(at('2026-11-20T12:30')))).toBe('2026-11-20T12:00');
    expect(minuteText(office.previousFinish(at('2026-11-20T12:00')))).toBe('2026-11-20T12:00');
  });
});

describe('TIME-3 shifts across midnight', () => {
  const night = calendar({ week: [[[1320, 1800]], [], [], [], [], [], []] });

  it('go on into a day that has no work of its own', () => {
    expect(added(night, '2026-11-23T22:00', 480)).toBe('2026-11-24T06:00');
    expect(night.work(at('2026-11-24T00:00'), at('2026-11-24T08:00'))).toBe(360);
  });

  it('join what they touch', () => {
    const round = calendar({
      week: [1, 1, 1, 1, 1, 1, 1].map(
        () =>
          [
            [480, 1440],
            [1440, 1920],
          ] as DayRanges,
      ),
    });
    expect(added(round, '2026-11-20T00:00', 30 * 1440)).toBe('2026-12-20T00:00');
  });
});

describe('TIME-4 what decides a day', () => {
  const base: CalendarDefinition = {
    week: WEEK,
    exceptions: new Map([[day('2026-12-25'), []]]),
    workWeeks: [
      {
        firstDay: day('2026-12-14'),
        lastDay: day('2026-12-20'),
        week: [undefined, undefined, undefined, undefined, [[480, 720]], undefined, undefined],
      },
    ],
  };
  const FRIDAY_LATE: DayRanges = [[600, 1200]];
  const derived: CalendarDefinition = {
    base: 0,
    week: [undefined, undefined, undefined, undefined, FRIDAY_LATE, undefined, undefined],
    exceptions: new Map([[day('2026-12-26'), [[540, 600]]]]),
  };
  const worked = (of: WorkingCalendar, date: string) =>
    of.work(at(`${date}T00:00`), at(`${date}T00:00`) + MINUTES_PER_DAY);

  it('a work week holds between its days', () => {
    expect(worked(calendar(base), '2026-12-18')).toBe(240);
    expect(worked(calendar(base), '2026-12-11')).toBe(480);
  });

  it("the base's exception beats the derived calendar's week; its own week beats the base's", () => {
    const both = calendar(base, derived);
    expect(worked(both, '2026-12-25')).toBe(0);
    expect(worked(both, '2026-12-26')).toBe(60);
    expect(worked(both, '2026-12-11')).toBe(600);
    expect(worked(both, '2026-12-10')).toBe(480);
  });
});

describe('TIME-7 searches end', () => {
  it('where a calendar runs out of work', () => {
    const week = [undefined, undefined, undefined, undefined, undefined, undefined, undefined];
    const once = calendar({ week, exceptions: new Map([[day('2026-11-20'), OFFICE]]) });
    expect(added(once, '2026-01-01T00:00', 480)).toBe('2026-11-20T17:00');
    expect(() => once.add(at('2026-01-01T00:00'), 481)).toThrow(TimeOutOfRange);
    expect(() => once.nextStart(at('2026-11-20T17:00'))).toThrow(TimeOutOfRange);
    expect(() => once.previousFinish(at('2026-11-20T08:00'))).toThrow(TimeOutOfRange);
  });

  it('at the ends of the years there are', () => {
    const office = calendar({ week: WEEK });
    expect(() => office.add(at('2199-12-31T17:00'), 1)).toThrow(TimeOutOfRange);
    expect(() => office.add(at('1900-01-01T08:00'), -1)).toThrow(TimeOutOfRange);
    expect(() => office.work(-1, 0)).toThrow(TimeOutOfRange);
  });
});

describe('calendars that cannot be compiled', () => {
  const empty = [[], [], [], [], [], [], []];
  it.each([
    ['calendar-without-working-time', [{ week: empty }]],
    ['calendar-unknown-base', [{ week: WEEK, base: 7 }]],
    [
      'calendar-cycle',
      [
        { week: WEEK, base: 1 },
        { week: WEEK, base: 0 },
      ],
    ],
    ['calendar-bad-range', [{ week: [[[600, 500]], [], [], [], [], [], []] }]],
    ['calendar-bad-range', [{ week: [[[0, 2881]], [], [], [], [], [], []] }]],
  ] as const)('%s', (code, definitions) => {
    expect(compileCalendars(definitions as readonly CalendarDefinition[])).toMatchObject({ code });
  });
});

describe('TIME-8 shared time', () => {
  it('is what both calendars have', () => {
    const evening: CalendarDefinition = {
      week: WEEK.map(() => [[900, 1200]] as DayRanges),
      intersectedWith: 0,
    };
    const both = calendar({ week: WEEK }, evening);
    expect(both.work(at('2026-11-20T00:00'), at('2026-11-21T00:00'))).toBe(120);
    expect(both.work(at('2026-11-21T00:00'), at('2026-11-23T00:00'))).toBe(0);
  });
});
