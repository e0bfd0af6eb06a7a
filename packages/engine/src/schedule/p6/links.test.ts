import { describe, expect, it } from 'vitest';
import { OFFICE_WEEK } from '../small-plan.testing.ts';
import { begun, FinishMilestone, p6Plan, SITE_WEEK, StartMilestone } from './p6-plan.testing.ts';

const calendars = [OFFICE_WEEK, SITE_WEEK];
/** The site's. */
const calendar = 1;

describe('P6-10 the calendar of a lag', () => {
  const activities = { A: { days: 5 }, B: { days: 1, calendar: 1 } };
  const lagged = (lagCalendar: 'predecessor' | 'successor' | '24-hour' | 'project-default') =>
    p6Plan(activities, ['A FS+2d B'], { calendars, lagCalendar }).early('B');

  it("is the predecessor's, the successor's, the clock, or the project's", () => {
    expect(lagged('predecessor')).toBe('01-13T17:00 01-14T13:00');
    expect(lagged('project-default')).toBe('01-13T17:00 01-14T13:00');
    // 17 to 18 on Friday, 6 to 18 on Saturday, 6 to 9 on Sunday.
    expect(lagged('successor')).toBe('01-11T09:00 01-11T17:00');
    // Sixteen hours after Friday 17:00.
    expect(lagged('24-hour')).toBe('01-10T09:00 01-10T17:00');
  });

  it('also takes the lag off, going backward', () => {
    const plan = p6Plan({ ...activities, C: { days: 20 } }, ['A FS+2d B'], {
      calendars,
      lagCalendar: '24-hour',
    });
    // The project ends on Friday 01-30 at 17:00; B may start at 9:00, A must finish 16 hours before.
    expect(plan.late('B')).toBe('01-30T09:00 01-30T17:00');
    expect(plan.late('A')).toBe('01-23T08:00 01-29T17:00');
  });
});

describe('P6-11 leads', () => {
  it('lead no further back than to the data date', () => {
    const plan = p6Plan({ A: { days: 1 }, B: { days: 1 } }, ['A FS-3d B']);
    expect(plan.early('B')).toBe('01-05T08:00 01-05T17:00');
  });
});

describe('P6-16 start to start', () => {
  it("without a lag begins in working time of the lag's calendar", () => {
    const activities = { A: { days: 1, calendar: 1 }, B: { days: 1, calendar: 1 } };
    const plan = p6Plan({ Z: { days: 1, calendar: 1 }, ...activities }, ['Z FS A', 'A SS B'], {
      calendars,
      lagCalendar: 'project-default',
    });
    expect(plan.early('A')).toBe('01-05T16:00 01-06T12:00');
    expect(plan.early('B')).toBe('01-05T16:00 01-06T12:00');
    const late = p6Plan(
      { Z: { duration: 600, calendar: 1 }, ...activities },
      ['Z FS A', 'A SS B'],
      {
        calendars,
        lagCalendar: 'project-default',
      },
    );
    expect(late.early('A')).toBe('01-06T06:00 01-06T14:00');
    expect(late.early('B')).toBe('01-06T08:00 01-06T16:00');
  });
});

describe('P6-24 a finish that a link sets', () => {
  it('is passed on as a lead gives it: the start of a day, not the end of the one before', () => {
    // A finishes on 01-07 at 17:00; a lead of a day gives 01-07 at 8:00, for B as for C.
    const activities = { A: { days: 3 }, B: { days: 1 }, C: { days: 1, calendar } };
    const plan = p6Plan(activities, ['A FF-1d B', 'B FS C'], { calendars });
    expect(plan.early('B')).toBe('01-06T08:00 01-07T08:00');
    expect(plan.early('C')).toBe('01-07T08:00 01-07T16:00');
  });

  it('without a lead is left in working time', () => {
    // A ends at 18:00 on site; the office takes that up on the next morning.
    const activities = { A: { duration: 600, calendar }, B: { days: 1 }, C: { days: 1, calendar } };
    const plan = p6Plan(activities, ['A FF B', 'B FS C'], { calendars });
    expect(plan.early('A')).toBe('01-05T08:00 01-05T18:00');
    expect(plan.early('B')).toBe('01-05T08:00 01-06T08:00');
    expect(plan.early('C')).toBe('01-06T08:00 01-06T16:00');
  });

  it('with a lag is what the duration gives', () => {
    const plan = p6Plan({ A: { duration: 600, calendar }, B: { days: 1 } }, ['A FF+1h B'], {
      calendars,
      lagCalendar: 'successor',
    });
    expect(plan.early('B')).toBe('01-05T09:00 01-06T09:00');
  });

  it('of a start-to-finish link is kept where it has a lag or a lead', () => {
    const plan = p6Plan({ Z: { days: 9 }, A: { days: 1 }, B: { days: 2 }, C: { days: 2 } }, [
      'Z FS A',
      'A SF B',
      'A SF-1d C',
    ]);
    expect(plan.early('A')).toBe('01-16T08:00 01-16T17:00');
    expect(plan.early('B')).toBe('01-14T08:00 01-15T17:00');
    expect(plan.early('C')).toBe('01-13T08:00 01-15T08:00');
  });
});

describe('P6-18, P6-45 the lag of a start-to-finish link', () => {
  it("moves the successor's start, and going backward the predecessor's finish", () => {
    const activities = { Z: { days: 9 }, A: { days: 2 }, B: { days: 2, calendar } };
    const plan = p6Plan(activities, ['Z FS A', 'A SF+1d B'], { calendars });
    // A starts on Friday 01-16 at 8:00. On site, sixteen hours before is 01-14 at 16:00; in the
    // office, eight hours on, 01-15 at 16:00. The finish is A's start and the lag (P6-24).
    expect(plan.early('B')).toBe('01-15T16:00 01-16T17:00');
    // B may finish with the project, 01-19 at 17:00; A, two days after that, less the lag.
    expect(plan.late('A')).toBe('01-16T08:00 01-19T17:00');
  });
});

describe('P6-19 a start-to-finish link into work under way', () => {
  it('without a lag leaves it on the course it was planned on', () => {
    const b = { ...begun('2026-01-06T08:00', 8, 2), calendar: 0 };
    const plan = p6Plan({ A: { days: 1 }, B: b }, ['A SF B'], { dataDate: '2026-01-08T08:00' });
    // Eight days from 01-06 end on 01-15: the two that are left begin on 01-14.
    expect(plan.early('B')).toBe('01-14T08:00 01-15T17:00');
  });
});

describe('P6-20 a finish asked for', () => {
  it("asks for no start before the project's", () => {
    const plan = p6Plan({ A: { days: 1 }, B: { days: 5 } }, ['A FF B']);
    expect(plan.early('B')).toBe('01-05T08:00 01-09T17:00');
  });
});

describe('P6-7, P6-8 milestones', () => {
  it('a start milestone stands at the start of a range, a finish milestone at its end', () => {
    const plan = p6Plan({ A: { days: 2 }, S: StartMilestone, F: FinishMilestone, B: { days: 1 } }, [
      'A FS S',
      'A FS F',
      'S FS B',
      'F FS B',
    ]);
    expect(plan.early('S')).toBe('01-07T08:00 01-07T08:00');
    expect(plan.late('S')).toBe('01-07T08:00 01-07T08:00');
    expect(plan.early('F')).toBe('01-06T17:00 01-06T17:00');
    expect(plan.late('F')).toBe('01-06T17:00 01-06T17:00');
    expect(plan.early('B')).toBe('01-07T08:00 01-07T17:00');
    expect(plan.floats('S')).toEqual([0, 0]);
    expect(plan.floats('F')).toEqual([0, 0]);
  });

  it('a finish milestone is left forward out of idle time', () => {
    const plan = p6Plan({ A: { duration: 600, calendar: 1 }, F: FinishMilestone }, ['A FS F'], {
      calendars,
    });
    expect(plan.early('A')).toBe('01-05T08:00 01-05T18:00');
    expect(plan.early('F')).toBe('01-06T08:00 01-06T08:00');
  });

  it('a start milestone is late where a lag has put it, even in idle time', () => {
    const plan = p6Plan({ S: StartMilestone, A: { days: 1 }, B: { days: 9 } }, ['S FS+12h A'], {
      lagCalendar: '24-hour',
    });
    expect(plan.late('A')).toBe('01-15T08:00 01-15T17:00');
    expect(plan.late('S')).toBe('01-14T20:00 01-14T20:00');
  });
});
