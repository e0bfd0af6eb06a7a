import { describe, expect, it } from 'vitest';
import { ActivityKind } from '../../network/index.ts';
import { at, OFFICE_WEEK, type SmallActivity } from '../small-plan.testing.ts';
import { begun, done, p6Plan, SITE_WEEK } from './p6-plan.testing.ts';

const calendars = [OFFICE_WEEK, SITE_WEEK];

describe('P6-5 resource-dependent activities', () => {
  const work = (calendar: number, minutes: number, actualMinutes = 0) => ({
    calendar,
    minutes: minutes + actualMinutes,
    remainingMinutes: minutes,
    actualMinutes,
  });
  const assigned = (...assignments: ReturnType<typeof work>[]): SmallActivity => ({
    days: 9,
    assignments,
  });

  it('start in the time of any resource and finish with the last one', () => {
    const plan = p6Plan(
      {
        Z: { duration: 600, calendar: 1 },
        A: assigned(work(0, 960), work(1, 720)),
        B: { days: 1 },
      },
      ['Z FS A', 'A FS B'],
      { calendars },
    );
    // Z ends at 18:00; the site goes on at 6:00, the office at 8:00, and for two days.
    expect(plan.early('A')).toBe('01-06T06:00 01-07T17:00');
    expect(plan.early('B')).toBe('01-08T08:00 01-08T17:00');
    // On site B's start at 8:00 is working time, so that A may last until then.
    expect(plan.late('A')).toBe('01-06T08:00 01-08T08:00');
  });

  it('in progress count what remains of each', () => {
    const plan = p6Plan(
      {
        A: { ...assigned(work(0, 480, 480), work(1, 0, 720)), actualStart: at('2026-01-05T08:00') },
      },
      [],
      { calendars, dataDate: '2026-01-08T00:00' },
    );
    expect(plan.early('A')).toBe('01-08T06:00 01-08T17:00');
  });
});

describe('P6-2, P6-3 lengths', () => {
  it('what remains is what is scheduled; working time begins it', () => {
    const plan = p6Plan({ A: { days: 9, remaining: 960 } }, [], { dataDate: '2026-01-10T00:00' });
    expect(plan.early('A')).toBe('01-12T08:00 01-13T17:00');
  });
});

describe('P6-4 given dates', () => {
  it('of an external activity stay, and drive', () => {
    const external = {
      kind: ActivityKind.External,
      givenStart: at('2026-01-03T08:00'),
      givenFinish: at('2026-01-07T12:00'),
    };
    const plan = p6Plan({ E: external, A: { days: 1 } }, ['E FS A']);
    expect(plan.early('E')).toBe('01-03T08:00 01-07T12:00');
    expect(plan.late('E')).toBe('01-03T08:00 01-07T12:00');
    expect(plan.early('A')).toBe('01-07T13:00 01-08T12:00');
  });
});

describe('P6-48 the length of started work', () => {
  it('going backward is from its actual start to its early finish', () => {
    const plan = p6Plan(
      {
        A: begun('2026-01-05T08:00', 5, 3),
        B: done('2026-01-05T08:00', '2026-01-06T17:00'),
        C: { days: 9 },
      },
      ['A SF+5d B'],
      { dataDate: '2026-01-08T08:00' },
    );
    // A is six days long by then. B may finish with the project on 01-20: A, begun at that
    // moment, would take until 01-28; the lag has two of five days left to take off.
    expect(plan.early('A')).toBe('01-08T08:00 01-12T17:00');
    expect(plan.late('A')).toBe('01-16T08:00 01-20T17:00');
  });
});
