import { describe, expect, test } from 'vitest';
import { finished, fourTasks, id, Log, linesInDays, started, status } from './any-log.testing.ts';
import { forecastSeries } from './forecast-series.ts';
import { calendar, DAY, days, holiday, links, plan, task } from './two-plans.testing.ts';

/** Cut-overs on two days every other weekend. */
const weekends = (...saturdays: string[]) =>
  ({
    ...calendar('weekends'),
    week: {},
    exceptions: Object.fromEntries(
      saturdays.map((day) => [
        id(`w${day.slice(5)}`),
        { from: day, to: day, ranges: [[480, 720] as const, [780, 1020] as const] },
      ]),
    ),
  }) as ReturnType<typeof calendar>;

describe('SLP-19 float and windows', () => {
  test('a vendor fifteen days late, eleven of them taken up by float', () => {
    const log = new Log(
      plan(task('A', 10), task('B', 20), task('C', 9), task('D', 10), links('A>B, A>C, B>D, C>D')),
    )
      .event('storage')
      .set({ on: '03-03', event: 'storage' }, { C: { duration: days(24) } });
    expect(log.ledger().lines).toMatchObject([
      { event: 'storage', amount: 4 * DAY, own: 15 * DAY, absorbed: 11 * DAY, jump: null },
    ]);
  });

  test('what float took up wholly is no line, and is told', () => {
    const log = fourTasks().set({ on: '03-03' }, { C: { duration: days(18) } });
    const found = log.ledger();
    expect(found).toMatchObject({ delta: 0, lines: [], withoutEffect: 1 });
    expect(found.absorbed).toMatchObject([{ records: ['C'], own: 3 * DAY, absorbed: 3 * DAY }]);
  });

  test('SLP-20 three late days miss a cut-over weekend and cost a fortnight', () => {
    const start = plan(
      weekends('2026-03-14', '2026-03-28', '2026-04-11'),
      task('Build', 8),
      task('Cutover', 1, { calendarId: id('weekends') }),
      task('Hypercare', 5),
      links('Build>Cutover, Cutover>Hypercare'),
    );
    const log = new Log(start)
      .event('rehearsal', { cause: 'rework or failed cut-over' })
      .set({ on: '03-10', event: 'rehearsal' }, { Build: { duration: days(11) } });
    const { lines } = log.ledger();
    expect(lines).toEqual([
      expect.objectContaining({
        own: 3 * DAY,
        amount: 10 * DAY,
        absorbed: 0,
        jump: {
          task: 'Cutover',
          calendar: 'weekends',
          from: '2026-03-14T08:00',
          to: '2026-03-28T08:00',
        },
      }),
    ]);
  });

  test('SLP-20 a start that moves further on the same calendar has missed no window', () => {
    const lag = { minutes: 2 * 1440, unit: 'd' as const, elapsed: true as const };
    const [soak] = links('Build>Soak');
    const start = plan(
      weekends('2026-03-14', '2026-03-28'),
      task('Build', 4),
      task('Soak', 3),
      task('Cutover', 1, { calendarId: id('weekends') }),
      soak === undefined ? [] : { ...soak, lag },
      links('Soak>Cutover'),
    );
    const log = new Log(start).set({ on: '03-03' }, { Build: { duration: days(7) } });
    // The soak starts on Friday 13 instead of Monday 9, a day more than the build: two days of rest fall otherwise.
    expect(log.ledger().lines).toMatchObject([{ own: 3 * DAY, jump: { task: 'Cutover' } }]);
  });

  test('SLP-19 who follows late because another was late has no delay of his own', () => {
    const log = fourTasks()
      .set({ on: '03-20' }, status('03-23'))
      .set({ on: '03-20', by: 'ann' }, { A: finished('03-02', '03-17', 12) })
      .set({ on: '03-20', by: 'bob' }, { B: started('03-18', 3, 17) })
      .set({ on: '03-20', by: 'cas' }, { C: started('03-18', 3, 12) });
    const found = log.ledger();
    expect(found.lines).toMatchObject([{ authors: ['ann'], amount: 2 * DAY, own: 2 * DAY }]);
    expect(found.absorbed).toEqual([]);
  });

  test('SLP-20 a window is missed by what others had used up before', () => {
    const start = plan(
      weekends('2026-03-14', '2026-03-28'),
      task('Build', 6),
      task('Cutover', 1, { calendarId: id('weekends') }),
      links('Build>Cutover'),
    );
    const log = new Log(start)
      .set({ by: 'ann', on: '03-03' }, { Build: { duration: days(9) } })
      .set({ by: 'bob', on: '03-04' }, { Build: { duration: days(12) } });
    const { lines } = log.ledger();
    // Neither alone misses it; both together do, and share it.
    expect(lines.map(({ own, amount, jump }) => [own, amount, jump?.task])).toEqual([
      [3 * DAY, 5 * DAY, 'Cutover'],
      [3 * DAY, 5 * DAY, 'Cutover'],
    ]);
  });

  test('a delay that costs what it is has missed nothing', () => {
    const log = fourTasks().set({ on: '03-03' }, { B: { duration: days(23) } });
    expect(log.ledger().lines).toMatchObject([{ own: 3 * DAY, absorbed: 0, jump: null }]);
  });

  test('a calendar and time that passed have no task of their own', () => {
    const log = fourTasks()
      .set({ on: '03-03' }, { standard: { exceptions: holiday('2026-03-18', '2026-03-19') } })
      .set({ on: '03-06' }, status('03-09'));
    expect(log.ledger().lines).toMatchObject([
      { kind: 'time-passed', own: null, absorbed: 0 },
      { kind: 'calendar', own: null, absorbed: 0 },
    ]);
  });
});

describe('SLP-17 reporting periods', () => {
  test('four changes, each in a period of its own, as worked out by hand', () => {
    const before = fourTasks().set({}, status('02-02')).event('vendor').event('team');
    const log = new Log(before.event('crash').event('client').records)
      .set({ on: '02-09' }, status('02-09'))
      .set({ on: '02-09', event: 'client' }, { A: { duration: days(13) } })
      .set({ on: '02-16' }, status('02-16'))
      .set({ on: '02-16', event: 'vendor' }, { B: { duration: days(25) } })
      .set({ on: '02-23' }, status('02-23'))
      .set({ on: '02-23', event: 'team' }, { C: { duration: days(27) } })
      .set({ on: '03-01' }, status('03-01'))
      .set({ on: '03-01', event: 'crash' }, { D: { duration: days(8) } });
    const found = log.ledger({ exactUpTo: 2 });
    expect(found.method).toMatchObject({ name: 'windows', windows: 4, exact: 4, sampled: 0 });
    expect(linesInDays(found)).toEqual({ vendor: 5, client: 3, team: 2, crash: -2 });
    expect(linesInDays(log.ledger())).toEqual({ team: 4.5, client: 3, vendor: 2.5, crash: -2 });
  });

  /** Found out by reports, week by week. */
  const windows = () =>
    fourTasks()
      .event('vendor')
      .event('team')
      .event('crash')
      .event('client')
      .set({ on: '03-18' }, status('03-19'))
      .set({ on: '03-18', event: 'client' }, { A: finished('03-02', '03-18', 13) })
      .set({ on: '04-17' }, status('04-18'))
      .set({ on: '04-17', event: 'vendor' }, { B: started('03-19', 22, 3) })
      .set({ on: '04-17', event: 'team' }, { C: started('03-19', 22, 2) })
      .set({ on: '04-24' }, status('04-25'))
      .set({ on: '04-24', event: 'vendor' }, { B: finished('03-19', '04-22', 25) })
      .set({ on: '04-24', event: 'team' }, { C: finished('03-19', '04-24', 27) })
      .set({ on: '05-06' }, status('05-07'))
      .set({ on: '05-06', event: 'crash' }, { D: finished('04-27', '05-06', 8) });

  test('a report that left the plan without dates is one with the next that has some', () => {
    const log = fourTasks();
    const standard = log.records.find('calendar', id('standard'));
    const lengthen = (on: string, by: string, lengths: Record<string, number>) => {
      for (const [name, length] of Object.entries(lengths)) {
        log.set({ on, by: `${by}-${name}` }, { [name]: { duration: days(length) } });
      }
    };
    lengthen('03-02', 'one', { A: 11, B: 21, C: 16, D: 11 });
    log.set({ on: '03-09' }, status('03-09'));
    lengthen('03-10', 'two', { A: 12, B: 22, C: 17, D: 12 });
    log.set({ on: '03-11' }, { standard: { week: {} } }).set({ on: '03-16' }, status('03-16'));
    lengthen('03-17', 'three', { A: 13, B: 23, C: 18, D: 13 });
    log.set({ on: '03-18' }, { standard: { week: standard?.week } });
    log.set({ on: '03-23' }, status('03-23'));
    const found = log.ledger();
    expect(found.method).toMatchObject({ name: 'windows', windows: 2 });
    expect(found.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(found.delta);
    const series = forecastSeries({ changes: log.changes, at: stateAt(log) }, { from: 0 });
    if ('code' in series) throw new Error(series.code);
    expect(series.points.map(({ seq }) => seq)).toEqual([0, 5, log.changes.length]);
  });

  test('reports of four weeks are split each for itself', () => {
    const found = windows().ledger({ exactUpTo: 4 });
    expect(found.method).toMatchObject({ name: 'windows', windows: 4, exact: 4, sampled: 0 });
    expect(linesInDays(found)).toEqual({ team: 4, vendor: 3, client: 3, crash: -2 });
    expect(found.delta).toBe(8 * DAY);
  });

  test('SLP-21 as a series', () => {
    const log = windows();
    const series = forecastSeries({ changes: log.changes, at: stateAt(log) }, { from: 4 });
    if ('code' in series) throw new Error(series.code);
    expect(
      series.points.map(({ seq, status, finish, delta, lines }) => [
        seq,
        status,
        finish,
        delta / DAY,
        linesInDays({ lines }),
      ]),
    ).toEqual([
      [4, '2026-03-02T08:00', '2026-04-24T17:00', 0, {}],
      [6, '2026-03-19T08:00', '2026-04-29T17:00', 3, { client: 3 }],
      [9, '2026-04-18T08:00', '2026-05-06T17:00', 5, { vendor: 3, team: 2 }],
      [12, '2026-04-25T08:00', '2026-05-08T17:00', 2, { team: 2 }],
      [14, '2026-05-07T08:00', '2026-05-06T17:00', -2, { crash: -2 }],
    ]);
    expect(series.points.flatMap(({ lines }) => lines.map(({ seqs }) => seqs))).toEqual([
      [6],
      [8],
      [9],
      [12],
      [14],
    ]);
  });

  test('a report that the old status date does not cover begins the period', () => {
    const early = fourTasks()
      .set({ on: '03-03' }, status('03-09'))
      .set({ on: '03-10' }, { A: started('03-02', 6, 4) })
      .set({ on: '03-17' }, { A: finished('03-02', '03-13', 10) })
      .set({ on: '03-17' }, status('03-16'));
    const series = forecastSeries({ changes: early.changes, at: stateAt(early) }, { from: 0 });
    if ('code' in series) throw new Error(series.code);
    expect(series.points.map(({ seq }) => seq)).toEqual([0, 2, 4]);
  });
});

const stateAt = (log: Log) => (seq: number) => {
  const records = log.start.clone();
  for (const { diff } of log.changes.slice(0, seq)) records.patch(diff);
  return records;
};
