import { describe, expect, it } from 'vitest';
import { at } from '../small-plan.testing.ts';
import { begun, done, p6Plan } from './p6-plan.testing.ts';

const THURSDAY = '2026-01-08T08:00';

describe('P6-1 the data date', () => {
  it('holds back what has not started', () => {
    const plan = p6Plan({ A: { days: 1 }, B: { days: 1 } }, ['A FS B'], { dataDate: THURSDAY });
    expect(plan.early('A')).toBe('01-08T08:00 01-08T17:00');
    expect(plan.early('B')).toBe('01-09T08:00 01-09T17:00');
  });

  it('before the planned start changes nothing', () => {
    const plan = p6Plan({ A: { days: 1 } }, [], { dataDate: '2026-01-02T08:00' });
    expect(plan.early('A')).toBe('01-05T08:00 01-05T17:00');
  });

  it('holds back what a link asks to begin before it', () => {
    const plan = p6Plan({ A: { days: 1 }, B: { days: 5 } }, ['A SF B'], { dataDate: THURSDAY });
    expect(plan.early('B')).toBe('01-08T08:00 01-14T17:00');
  });
});

describe('P6-21 work in progress', () => {
  it('goes on at the data date, however it was planned', () => {
    const plan = p6Plan({ A: begun('2026-01-05T08:00', 5, 4) }, [], { dataDate: THURSDAY });
    expect(plan.early('A')).toBe('01-08T08:00 01-13T17:00');
    expect(plan.dates('A')).toBe('01-05T08:00 01-13T17:00');
  });

  it('P6-14 retained logic makes it wait for its unfinished predecessor', () => {
    const plan = p6Plan({ A: { days: 2 }, B: begun('2026-01-06T08:00', 4, 3) }, ['A FS B'], {
      dataDate: THURSDAY,
    });
    expect(plan.early('A')).toBe('01-08T08:00 01-09T17:00');
    expect(plan.early('B')).toBe('01-12T08:00 01-14T17:00');
    expect(plan.floats('A')).toEqual([0, 0]);
  });

  it('P6-14 progress override frees it, and its predecessor of it', () => {
    const plan = p6Plan({ A: { days: 2 }, B: begun('2026-01-06T08:00', 4, 3) }, ['A FS B'], {
      dataDate: THURSDAY,
      progress: 'progress-override',
    });
    expect(plan.early('B')).toBe('01-08T08:00 01-12T17:00');
    expect(plan.late('A')).toBe('01-09T08:00 01-12T17:00');
    expect(plan.longestPath()).toEqual(['B']);
  });

  it('P6-23 waits for its resume date, and what was suspended does not count as work', () => {
    const plan = p6Plan(
      {
        A: {
          ...begun('2026-01-05T08:00', 5, 3),
          suspend: at('2026-01-06T17:00'),
          resume: at('2026-01-12T08:00'),
        },
        B: { days: 1 },
      },
      ['A SS+3d B'],
      { dataDate: THURSDAY },
    );
    expect(plan.early('A')).toBe('01-12T08:00 01-14T17:00');
    // Two of the three days of lag have been worked.
    expect(plan.early('B')).toBe('01-13T08:00 01-13T17:00');
  });

  it('P6-17 its work uses up the lag of a start-to-start link', () => {
    const plan = p6Plan({ A: begun('2026-01-05T08:00', 5, 2), B: { days: 1 } }, ['A SS+4d B'], {
      dataDate: THURSDAY,
    });
    expect(plan.early('B')).toBe('01-09T08:00 01-09T17:00');
  });
});

describe('P6-22 complete work', () => {
  it('has its early and late dates at the data date and later, and no float', () => {
    const plan = p6Plan(
      { A: done('2026-01-05T08:00', '2026-01-05T17:00'), B: { days: 2 }, C: { days: 5 } },
      ['A FS B'],
      { dataDate: THURSDAY },
    );
    expect(plan.early('A')).toBe('01-08T08:00 01-08T08:00');
    expect(plan.dates('A')).toBe('01-05T08:00 01-05T17:00');
    expect(plan.late('A')).toBe('01-13T08:00 01-13T08:00');
    expect(plan.floats('A')).toEqual([0, 0]);
  });

  it('passes on the logic that it ran ahead of', () => {
    const plan = p6Plan(
      { A: { days: 2 }, B: done('2026-01-05T08:00', '2026-01-05T17:00'), C: { days: 1 } },
      ['A FS B', 'B FS C'],
      { dataDate: THURSDAY },
    );
    expect(plan.early('B')).toBe('01-09T17:00 01-09T17:00');
    expect(plan.early('C')).toBe('01-12T08:00 01-12T17:00');
  });

  it('P6-12 the lag after it has run since its actual finish', () => {
    const plan = p6Plan(
      { A: done('2026-01-05T08:00', '2026-01-06T17:00', 2), B: { days: 1 }, C: { days: 1 } },
      ['A FS+3d B', 'A FS+1d C'],
      { dataDate: THURSDAY },
    );
    expect(plan.early('B')).toBe('01-12T08:00 01-12T17:00');
    expect(plan.early('C')).toBe('01-08T08:00 01-08T17:00');
  });
});

describe('P6-15 actual dates', () => {
  it('count with the whole lag from the date that has happened', () => {
    const plan = p6Plan(
      { A: { days: 2 }, B: done('2026-01-05T08:00', '2026-01-05T17:00'), C: { days: 1 } },
      ['A FS B', 'B FS+4d C'],
      { dataDate: THURSDAY, progress: 'actual-dates' },
    );
    // Retained logic would wait for A: 01-12, less the lag that has run.
    expect(plan.early('C')).toBe('01-12T08:00 01-12T17:00');
  });

  it('ask for nothing before the data date', () => {
    const plan = p6Plan(
      { A: { days: 2 }, B: done('2026-01-05T08:00', '2026-01-05T17:00'), C: { days: 1 } },
      ['A FS B', 'B FS C'],
      { dataDate: THURSDAY, progress: 'actual-dates' },
    );
    expect(plan.early('C')).toBe('01-08T08:00 01-08T17:00');
  });

  it('a start that has happened counts with the whole lag', () => {
    const plan = p6Plan({ A: begun('2026-01-06T08:00', 5, 4), B: { days: 1 } }, ['A SS+4d B'], {
      dataDate: THURSDAY,
      progress: 'actual-dates',
    });
    expect(plan.early('B')).toBe('01-12T08:00 01-12T17:00');
  });
});

describe('P6-6 expected finish', () => {
  const friday = at('2026-01-16T17:00');

  it('sets what remains', () => {
    const plan = p6Plan(
      { A: { days: 2 }, B: { days: 1, expectedFinish: friday }, C: { days: 1 } },
      ['A FS B', 'B FS C'],
    );
    expect(plan.early('B')).toBe('01-07T08:00 01-16T17:00');
    expect(plan.early('C')).toBe('01-19T08:00 01-19T17:00');
    expect(plan.floats('B')).toEqual([0, 0]);
  });

  it('sets what remains of started work', () => {
    const started = { ...begun('2026-01-05T08:00', 9, 1), expectedFinish: friday };
    const plan = p6Plan({ A: started }, [], { dataDate: THURSDAY });
    expect(plan.early('A')).toBe('01-08T08:00 01-16T17:00');
  });

  it('leaves nothing where it has passed', () => {
    const plan = p6Plan({ A: { days: 5 }, B: { days: 9, expectedFinish: at(THURSDAY) } }, [
      'A FS B',
    ]);
    expect(plan.early('B')).toBe('01-12T08:00 01-12T08:00');
  });

  it('does nothing where it is switched off, or where a link asks for the finish', () => {
    const activities = { A: { days: 4 }, B: { days: 1, expectedFinish: friday } };
    const off = p6Plan(activities, ['A FS B'], { useExpectedFinish: false });
    expect(off.early('B')).toBe('01-09T08:00 01-09T17:00');
    expect(p6Plan(activities, ['A FF B']).early('B')).toBe('01-08T08:00 01-08T17:00');
  });
});

describe('FCT-1 forecast', () => {
  it('has no unfinished work before its date, mandatory or not', () => {
    const plan = p6Plan(
      {
        A: begun('2026-01-05T08:00', 3, 1),
        B: { days: 1, constraint: 6, constraintDate: at('2026-01-06T08:00') },
        C: { days: 1 },
      },
      [],
      { dataDate: '2026-01-06T08:00', forecastFrom: '2026-01-14T08:00' },
    );
    expect(plan.early('A')).toBe('01-14T08:00 01-14T17:00');
    expect(plan.early('B')).toBe('01-14T08:00 01-14T17:00');
    expect(plan.early('C')).toBe('01-14T08:00 01-14T17:00');
  });
});
