import { describe, expect, test } from 'vitest';
import { finished, fourTasks, status } from './any-log.testing.ts';
import { reportBefore } from './periods.ts';
import { days } from './two-plans.testing.ts';

describe('SLP-17 where a report ends', () => {
  /** One report on a Friday, and another a week later. */
  const fridays = () => fourTasks().set({ on: '03-06' }, status('03-07'));
  const next = (log: ReturnType<typeof fridays>) => log.set({ on: '03-13' }, status('03-13'));

  test('nothing was reported before the first move of the status date', () => {
    expect(
      reportBefore(fourTasks().set({ on: '03-03' }, { B: { duration: days(9) } }).changes),
    ).toBe(undefined);
    expect(reportBefore(fridays().changes)).toBe(undefined);
  });

  test('with the day on which the status date moved, whichever came first', () => {
    const log = fridays().set({ on: '03-06' }, { B: { duration: days(9) } });
    expect(reportBefore(next(log).changes)).toBe(2);
  });

  test('so that what is decided during the week belongs to the next report', () => {
    const log = fridays().set({ on: '03-11' }, { B: { duration: days(9) } });
    expect(reportBefore(next(log).changes)).toBe(1);
  });

  test('or later, with the last report that its date covers', () => {
    const log = fridays()
      .set({ on: '03-09' }, { B: { duration: days(9) } })
      .set({ on: '03-09' }, { A: finished('03-02', '03-06', 5) });
    expect(reportBefore(next(log).changes)).toBe(3);
  });

  test('what is reported beyond its date ends it, also on the day of the move', () => {
    const log = fridays().set({ on: '03-06' }, { A: finished('03-02', '03-10', 7) });
    expect(reportBefore(next(log).changes)).toBe(1);
  });
});
