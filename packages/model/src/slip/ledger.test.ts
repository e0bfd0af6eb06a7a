import { describe, expect, test } from 'vitest';
import { Records } from '../plan/index.ts';
import { id, Log, linesInDays } from './any-log.testing.ts';
import { forecastSeries } from './forecast-series.ts';
import { ledger } from './ledger.ts';
import { slipBetween } from './slip.ts';
import {
  calendar,
  changed,
  DAY,
  days,
  holiday,
  links,
  plan,
  slip,
  task,
} from './two-plans.testing.ts';

/** A (10) before B (20) and C (15), both before D (10): 40 days. */
const fourTasks = () =>
  new Log(
    plan(task('A', 10), task('B', 20), task('C', 15), task('D', 10), links('A>B, A>C, B>D, C>D')),
  );

const status = (day: string, time = '08:00') => ({
  project: { statusDate: `2026-${day}T${time}` },
});
const started = (day: string, done: number, left: number) => ({
  actualStart: `2026-${day}T08:00`,
  actualDuration: done * DAY,
  duration: days(done + left),
  remaining: left * DAY,
});
const finished = (from: string, to: string, lasted: number) => ({
  actualStart: `2026-${from}T08:00`,
  actualFinish: `2026-${to}T17:00`,
  actualDuration: lasted * DAY,
  duration: days(lasted),
  remaining: 0,
});

describe('SLP-16 over the whole stretch', () => {
  test('four events are split as worked out by hand', () => {
    const log = fourTasks()
      .event('vendor')
      .event('team')
      .event('crash')
      .event('client')
      .set({ on: '03-03', event: 'client' }, { A: { duration: days(13) } })
      .set({ on: '03-10', event: 'vendor' }, { B: { duration: days(25) } })
      .set({ on: '03-20', event: 'team' }, { C: { duration: days(27) } })
      .set({ on: '03-30', event: 'crash' }, { D: { duration: days(8) } });
    const found = log.ledger();
    expect(found).toMatchObject({
      delta: 8 * DAY,
      from: '2026-04-24T17:00',
      to: '2026-05-06T17:00',
    });
    expect(linesInDays(found)).toEqual({ team: 4.5, client: 3, vendor: 2.5, crash: -2 });
    expect(found.method).toMatchObject({ name: 'whole', exact: 1, evaluations: 16, players: 4 });
  });

  test('an event gathers edits of many tasks and days into one line', () => {
    const log = fourTasks()
      .event('storm', { cause: 'people', standing: 'approved', responsible: 'Site' })
      .set({ on: '03-03', event: 'storm', by: 'ann' }, { A: { duration: days(12) } })
      .set({ on: '03-05', event: 'storm', by: 'bob' }, { D: { duration: days(11) } });
    const { lines } = log.ledger();
    expect(lines).toEqual([
      {
        id: 'event storm',
        cause: 'people',
        guessed: false,
        kind: 'duration',
        kinds: ['duration'],
        event: 'storm',
        changeRequest: null,
        authors: ['ann', 'bob'],
        first: log.changes[1]?.at,
        last: log.changes[2]?.at,
        seqs: [2, 3],
        standing: 'approved',
        responsible: 'Site',
        amount: 3 * DAY,
        standardError: 0,
        records: ['A', 'D'],
        own: 3 * DAY,
        absorbed: 0,
        jump: null,
      },
    ]);
  });

  test('an event that reports, revises and adds is one line of several players', () => {
    const log = fourTasks()
      .event('vendor')
      .set({ on: '03-06' }, status('03-16'))
      .set({ on: '03-16', event: 'vendor' }, { A: finished('03-02', '03-17', 12) })
      .set({ on: '03-16', event: 'vendor' }, { D: { duration: days(11) } })
      .edit({ on: '03-16', event: 'vendor' }, { add: [task('E', 2), ...links('D>E')] });
    const found = log.ledger();
    expect(linesInDays(found)).toEqual({ vendor: 5 });
    expect(found.method.players).toBe(4);
    expect(found.lines[0]?.kinds).toEqual(['duration', 'progress', 'scope-added']);
  });

  test('changes without an event go by request, else by author, task and day', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(11) } })
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(13) } })
      .set({ by: 'bob', on: '03-03' }, { A: { duration: days(14) } })
      .set({ by: 'ann', on: '03-04' }, { A: { duration: days(16) } })
      .set({ by: 'ann', on: '03-05', changeRequest: 'cr-7' }, { B: { duration: days(21) } })
      .set({ by: 'bob', on: '03-09', changeRequest: 'cr-7' }, { D: { duration: days(11) } });
    const { lines } = log.ledger();
    expect(
      lines.map(({ authors, seqs, amount, changeRequest }) => [
        authors.join(),
        seqs.join(),
        amount / DAY,
        changeRequest,
      ]),
    ).toEqual([
      ['ann', '1,2', 3, null],
      ['ann', '4', 2, null],
      ['ann,bob', '5,6', 2, 'cr-7'],
      ['bob', '3', 1, null],
    ]);
  });

  test('an import is a line for every task and kind, as between two files', () => {
    const start = fourTasks();
    const later = changed(start.records, {
      ...status('03-16'),
      A: finished('03-02', '03-17', 12),
      C: { duration: days(25) },
      D: { duration: days(9) },
    });
    const found = start.import({}, later).ledger();
    const direct = slip(start.start, later);
    expect(found.lines.map(({ kind, records, amount }) => [kind, records, amount])).toEqual(
      direct.lines.map(({ kind, records, amount }) => [kind, records, amount]),
    );
    expect(found.method.evaluations).toBe(direct.method.evaluations);
  });

  test('a branch that was merged in one group is one line', () => {
    const said = { changeRequest: 'cr-1', group: 'merge', on: '03-04' };
    const log = fourTasks()
      .edit(said, { add: [task('E', 4)] })
      .edit(said, { add: links('B>E, E>D') })
      .set(said, { D: { duration: days(8) } });
    const found = log.ledger();
    expect(found.lines).toMatchObject([
      { changeRequest: 'cr-1', amount: 2 * DAY, kind: 'scope-added', seqs: [1, 2, 3] },
    ]);
  });
});

describe('SLP-15 what was said', () => {
  const late = () => fourTasks().set({ on: '03-03' }, { B: { duration: days(25) } });

  test('an explanation names an event, and stands above what was said with the edit', () => {
    const stated = late().set({ on: '03-04', cause: 'estimate' }, { D: { duration: days(11) } });
    expect(stated.ledger().lines).toMatchObject([
      { cause: 'estimate', guessed: true },
      { cause: 'estimate', guessed: false },
    ]);
    const explained = stated
      .event('storm', { cause: 'people' })
      .explain(1, { eventId: id('storm') })
      .explain(2, { cause: 'decision or approval late' });
    expect(explained.ledger().lines).toMatchObject([
      { event: 'storm', cause: 'people', guessed: false, amount: 5 * DAY, seqs: [1] },
      { event: null, cause: 'decision or approval late', guessed: false, amount: DAY },
    ]);
  });

  test('of what an import did, one task can be explained', () => {
    const start = fourTasks();
    const later = changed(start.records, { B: { duration: days(25) }, D: { duration: days(11) } });
    const log = start
      .import({}, later)
      .event('storm')
      .explain(1, { about: id('B'), eventId: id('storm') });
    const { lines, unexplained } = log.ledger();
    expect(lines).toMatchObject([
      { event: 'storm', records: ['B'], amount: 5 * DAY },
      { event: null, records: ['D'], amount: DAY },
    ]);
    expect(unexplained).toMatchObject({ lines: [{ records: ['D'] }], total: DAY, noUpdate: 0 });
  });

  test('explaining, reclassifying and renaming change no amount', () => {
    const log = fourTasks()
      .event('vendor')
      .set({ on: '03-03', event: 'vendor' }, { B: { duration: days(24) } })
      .set({ on: '03-04' }, { C: { duration: days(27) } })
      .set({ on: '03-05' }, { A: { duration: days(12), constraint: null } })
      .set({ on: '03-06' }, { D: { duration: days(9) } });
    const before = log.ledger();
    log
      .set({}, { vendor: { cause: 'people', standing: 'approved', name: 'Another name' } })
      .set({}, { B: { name: 'Renamed', notes: 'a note' } })
      .event('other')
      .explain(3, { eventId: id('other') })
      .explain(4, { cause: 'rework or failed cut-over' });
    const after = log.ledger();
    expect(after.lines.map(({ amount }) => amount)).toEqual(
      before.lines.map(({ amount }) => amount),
    );
    expect(after.lines.map(({ cause }) => cause)).not.toEqual(
      before.lines.map(({ cause }) => cause),
    );
  });

  test('what nobody explained stands in a list, time without news apart', () => {
    const log = fourTasks()
      .set({ on: '03-03' }, { A: { duration: days(11) } })
      .set({ on: '03-04' }, { D: { duration: days(13) } })
      .set({ on: '03-05', cause: 'people' }, { B: { duration: days(21) } })
      .set({ on: '03-06' }, status('03-09'));
    const { unexplained, delta } = log.ledger();
    expect(unexplained.lines.map(({ records, amount }) => [records[0], amount / DAY])).toEqual([
      ['D', 3],
      ['A', 1],
    ]);
    expect(unexplained).toMatchObject({ total: 4 * DAY, noUpdate: 5 * DAY });
    expect(delta).toBe(10 * DAY);
  });

  test("the system guesses: a vendor's task, a new task, a calendar", () => {
    const crew = {
      id: id('crew'),
      kind: 'resource' as const,
      audience: 'shared' as const,
      name: 'Crew',
      type: 'work' as const,
      vendor: 'Vendor B',
    };
    const given = {
      id: id('given'),
      kind: 'assignment' as const,
      audience: 'shared' as const,
      taskId: id('B'),
      resourceId: crew.id,
      units: 1,
      work: 20 * DAY,
    };
    const log = fourTasks().edit({}, { add: [crew, given] });
    const of = new Log(log.records)
      .set({ on: '03-03' }, { B: { duration: days(24) } })
      .edit({ on: '03-04' }, { add: [task('E', 2), ...links('D>E')] })
      .set({ on: '03-05' }, { standard: { exceptions: holiday('2026-03-18') } });
    expect(
      of.ledger().lines.map(({ cause, responsible, guessed }) => [cause, responsible, guessed]),
    ).toEqual([
      ['supplier', 'Vendor B', true],
      ['scope added or found', null, true],
      ['window, freeze or calendar', null, true],
    ]);
  });
});

describe('SLP-18 what is taken back', () => {
  test('an edit that is undone has no line, a redone one has', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(13) } })
      .set({ by: 'bob', on: '03-04' }, { D: { duration: days(12) } })
      .undo({ by: 'ann', on: '03-05' }, 1);
    expect(linesInDays(log.ledger())).toEqual({ 'duration D': 2 });
    expect(log.ledger().method.players).toBe(1);
    log.undo({ by: 'ann', on: '03-06' }, 3);
    expect(linesInDays(log.ledger())).toEqual({ 'duration A': 3, 'duration D': 2 });
    expect(log.ledger().lines[0]?.seqs).toEqual([1, 3, 4]);
  });

  test('with an edit of somebody else in between', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(13) } })
      .set({ by: 'bob', on: '03-04' }, { B: { duration: days(22), name: 'Other' } })
      .undo({ by: 'bob', on: '03-05' }, 2)
      .undo({ by: 'ann', on: '03-06' }, 1);
    expect(log.ledger()).toMatchObject({ delta: 0, lines: [], absorbed: [] });
  });

  test('a report that is taken back', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-10' }, { A: { ...started('03-02', 5, 8) } })
      .undo({ by: 'ann', on: '03-11' }, 1)
      .set({ by: 'ann', on: '03-12' }, status('03-09'));
    expect(linesInDays(log.ledger())).toEqual({ 'time-passed project': 5 });
  });

  test('a task that came and went again, with its links', () => {
    const log = fourTasks()
      .edit({ by: 'ann', on: '03-03' }, { add: [task('E', 5), ...links('B>E, E>D')] })
      .edit({ by: 'ann', on: '03-03' }, { drop: ['E', 'B-E', 'E-D'] });
    expect(log.ledger()).toMatchObject({ delta: 0, lines: [] });
  });

  test('two plans that differ in nothing have no lines', () => {
    expect(fourTasks().ledger()).toMatchObject({ delta: 0, lines: [], withoutEffect: 0 });
    const named = fourTasks().set({}, { A: { name: 'Renamed' } });
    expect(named.ledger()).toMatchObject({ delta: 0, lines: [], withoutEffect: 0 });
  });
});

describe('SLP-10 changes that meet', () => {
  test('two people set the same number, one of them twice: by differences', () => {
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(12) } })
      .set({ by: 'bob', on: '03-03' }, { A: { duration: days(15) } })
      .set({ by: 'ann', on: '03-03' }, { A: { duration: days(14) } });
    const { lines } = log.ledger();
    expect(lines.map(({ authors, amount }) => [authors.join(), amount / DAY])).toEqual([
      ['bob', 3],
      ['ann', 1],
    ]);
  });

  test('two people pin the same task: the later one stands where both are in', () => {
    const pin = (day: string) => ({
      D: { constraint: { type: 'start-no-earlier-than', date: `2026-${day}T08:00` } },
    });
    const log = fourTasks()
      .set({ by: 'ann', on: '03-03' }, pin('04-20'))
      .set({ by: 'bob', on: '03-04' }, pin('04-15'));
    const found = log.ledger();
    expect(found.delta).toBe(2 * DAY);
    expect(found.lines.map(({ authors, amount }) => [authors.join(), amount / DAY])).toEqual([
      ['ann', 5],
      ['bob', -3],
    ]);
  });

  test('work on a task that another brought comes with it only', () => {
    const log = fourTasks()
      .edit({ by: 'ann', on: '03-03' }, { add: [task('E', 5), ...links('B>E, E>D')] })
      .set({ by: 'bob', on: '03-04' }, { E: { duration: days(7) } });
    const { lines, delta } = log.ledger();
    expect(delta).toBe(7 * DAY);
    expect(lines.map(({ authors, amount }) => [authors.join(), amount / DAY])).toEqual([
      ['ann', 5],
      ['bob', 2],
    ]);
  });

  test('a task with links goes, and what it held back comes forward', () => {
    const log = fourTasks().edit({ on: '03-03' }, { drop: ['B', 'A-B', 'B-D'] });
    const found = log.ledger();
    expect(linesInDays(found)).toEqual({ 'scope-removed B': -5 });
  });

  test('links that go round together are counted and said', () => {
    const start = new Log(plan(task('A', 3), task('B', 4), task('C', 10), links('A>B, B>C')));
    const log = start
      .edit({ by: 'ann', on: '03-03' }, { drop: ['A-B'] })
      .edit({ by: 'bob', on: '03-04' }, { add: links('B>A, A>C') });
    const found = log.ledger();
    // B before A while A is before B, with and without A before C.
    expect(found.method.unschedulable).toBe(2);
    expect(found.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(found.delta);
  });

  test('one change or two of the same author, task and day: the same lines', () => {
    const pin = { constraint: { type: 'start-no-earlier-than', date: '2026-03-20T08:00' } };
    const said = { by: 'ann', on: '03-03' };
    const other = { by: 'bob', on: '03-04' };
    const one = fourTasks()
      .set(said, { B: { ...pin, duration: days(23) } })
      .set(other, { A: { duration: days(14) } })
      .edit(said, { add: [task('E', 2), ...links('D>E')] });
    const two = fourTasks()
      .set(said, { B: pin })
      .set(other, { A: { duration: days(14) } })
      .set(said, { B: { duration: days(23) } })
      .edit(said, { add: [task('E', 1)] })
      .set(said, { E: { duration: days(2) } })
      .edit(said, { add: links('D>E') });
    const shown = (log: Log) =>
      log.ledger().lines.map(({ id, amount, kinds, own }) => [id, amount, kinds, own]);
    expect(shown(two)).toEqual(shown(one));
  });
});

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

describe('SLP-22 targets', () => {
  test('the movement of one task', () => {
    const log = fourTasks()
      .set({ on: '03-03' }, { A: { duration: days(12) } })
      .set({ on: '03-04' }, { B: { duration: days(25) } });
    expect(linesInDays(log.ledger({ target: id('C') }))).toEqual({ 'duration A': 2 });
    expect(linesInDays(log.ledger({ target: id('B') }))).toEqual({
      'duration B': 5,
      'duration A': 2,
    });
    const found = slipBetween(log.start, log.records, { target: id('C') });
    expect(found).toMatchObject({ delta: 2 * DAY, target: 'C', to: '2026-04-07T17:00' });
  });

  test('a target that is not there at one of the ends is refused', () => {
    const log = fourTasks().edit({ on: '03-03' }, { add: [task('E', 2)] });
    expect(ledger(log, { target: id('E') })).toEqual({
      code: 'earlier-without-target',
      target: 'E',
    });
    const gone = fourTasks().edit({ on: '03-03' }, { drop: ['D', 'B-D', 'C-D'] });
    expect(ledger(gone, { target: id('D') })).toEqual({
      code: 'later-without-target',
      target: 'D',
    });
    expect(slipBetween(log.start, log.records, { target: id('E') })).toMatchObject({
      code: 'earlier-without-target',
    });
  });

  test('a state without a plan, or without dates, is refused', () => {
    const empty = new Records();
    expect(ledger({ start: empty, changes: [] })).toEqual({ code: 'earlier-without-project' });
    const round = fourTasks().edit({}, { add: links('D>A') });
    expect(ledger(round)).toMatchObject({ code: 'later-unschedulable' });
  });
});
