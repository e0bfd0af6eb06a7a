import { describe, expect, it } from 'vitest';
import { begun, done, LevelOfEffort, p6Plan, Wbs, WbsSummary } from './p6-plan.testing.ts';

const THURSDAY = { dataDate: '2026-01-08T08:00' };

describe('P6-50 level of effort', () => {
  it('lasts from what starts it to what finishes it, early and late', () => {
    const plan = p6Plan(
      { A: { days: 2 }, B: { days: 3 }, C: { days: 1 }, L: LevelOfEffort, Z: { days: 15 } },
      ['A FS B', 'B FS C', 'A SS L', 'L FF C'],
    );
    expect(plan.early('L')).toBe('01-05T08:00 01-12T17:00');
    expect(plan.late('L')).toBe('01-16T08:00 01-23T17:00');
    expect(plan.floats('L')).toEqual([9, 0]);
  });

  it('drives nothing: neither dates nor free float nor the project', () => {
    const plan = p6Plan({ A: { days: 2 }, L: LevelOfEffort, B: { days: 1 }, C: { days: 9 } }, [
      'A SS L',
      'C FF L',
      'L FS B',
      'A FS C',
    ]);
    expect(plan.early('B')).toBe('01-05T08:00 01-05T17:00');
    expect(plan.early('L')).toBe('01-05T08:00 01-19T17:00');
    expect(plan.floats('A')).toEqual([0, 0]);
    expect(plan.longestPath()).toEqual(['A', 'C']);
  });

  it('lags and leads count; the earliest start and the latest finish win', () => {
    const plan = p6Plan({ A: { days: 4 }, B: { days: 6 }, L: LevelOfEffort }, [
      'A SS+2d L',
      'B SS+1d L',
      'A FF L',
      'L FF+1d B',
    ]);
    // B finishes on 01-12; the lead-in of its link takes a day off: 01-09.
    expect(plan.early('L')).toBe('01-06T08:00 01-09T17:00');
  });

  it('may span other level of effort', () => {
    const plan = p6Plan({ A: { days: 2 }, B: { days: 3 }, K: LevelOfEffort, L: LevelOfEffort }, [
      'A FS B',
      'L SS K',
      'L FF K',
      'A SS L',
      'B FF L',
    ]);
    expect(plan.early('K')).toBe('01-05T08:00 01-09T17:00');
  });

  it('without links stands at the data date and may stay to the end', () => {
    const plan = p6Plan({ A: { days: 5 }, L: LevelOfEffort });
    expect(plan.early('L')).toBe('01-05T08:00 01-05T08:00');
    expect(plan.floats('L')).toEqual([5, 0]);
  });
});

describe('P6-51 level of effort at the data date', () => {
  it('has started with what started it, and goes on', () => {
    const plan = p6Plan(
      { A: begun('2026-01-05T08:00', 5, 2), L: LevelOfEffort },
      ['A SS L', 'A FF L'],
      THURSDAY,
    );
    expect(plan.dates('L')).toBe('01-05T08:00 01-09T17:00');
    expect(plan.early('L')).toBe('01-08T08:00 01-09T17:00');
  });

  it('is complete with what finishes it, and then has no float', () => {
    const plan = p6Plan(
      { A: done('2026-01-05T08:00', '2026-01-06T17:00'), L: LevelOfEffort, B: { days: 5 } },
      ['A SS L', 'A FF L'],
      THURSDAY,
    );
    expect(plan.dates('L')).toBe('01-05T08:00 01-06T17:00');
    expect(plan.floats('L')).toEqual([0, 0]);
  });
});

describe('P6-52 WBS summaries', () => {
  it('take the dates of their WBS, and span what is unfinished below it', () => {
    const plan = p6Plan(
      {
        W: Wbs,
        S: { ...WbsSummary, under: 'W' },
        A: { ...done('2026-01-05T08:00', '2026-01-06T17:00'), under: 'W' },
        V: { ...Wbs, under: 'W' },
        B: { days: 2, under: 'V' },
        C: { days: 1, under: 'V' },
        Z: { days: 7 },
      },
      ['B FS C'],
      THURSDAY,
    );
    expect(plan.dates('S')).toBe('01-05T08:00 01-12T17:00');
    expect(plan.early('S')).toBe('01-08T08:00 01-12T17:00');
    expect(plan.late('S')).toBe('01-14T08:00 01-16T17:00');
    expect(plan.floats('S')).toEqual([4, 0]);
  });
});
