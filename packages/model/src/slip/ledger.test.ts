import { describe, expect, test } from 'vitest';
import { Records } from '../plan/index.ts';
import { finished, fourTasks, id, Log, linesInDays, started, status } from './any-log.testing.ts';
import { ledger } from './ledger.ts';
import { slipBetween } from './slip.ts';
import {
  changed,
  DAY,
  days,
  edited,
  holiday,
  links,
  plan,
  slip,
  task,
} from './two-plans.testing.ts';

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

  test('an update that was cut because it is large is read as one', () => {
    const start = fourTasks();
    const later = edited(changed(start.records, { D: { duration: days(9) } }), {
      add: [task('E', 3), ...links('B>E, E>D')],
    });
    const whole = new Log(start.records).import({}, later);
    const half = edited(start.records, { add: [task('E', 3)] });
    const cut = new Log(start.records)
      .import({ group: 'edit-1' }, half)
      .import({ group: 'edit-1' }, later);
    const shown = (log: Log) =>
      log.ledger().lines.map(({ kind, records, amount }) => [kind, records, amount]);
    expect(shown(cut)).toEqual(shown(whole));
    expect(shown(cut)).toEqual([
      ['scope-added', ['E'], 3 * DAY],
      ['duration', ['D'], -DAY],
    ]);
    cut.explain(1, { about: id('D'), cause: 'people' });
    expect(cut.ledger().lines[1]).toMatchObject({ cause: 'people', guessed: false });
  });

  test('what an update took away is one line, though its links went in another part', () => {
    const log = fourTasks();
    const unlinked = edited(log.records, { drop: ['A-B', 'B-D'] });
    log
      .import({ group: 'edit-1' }, unlinked)
      .import({ group: 'edit-1' }, edited(unlinked, { drop: ['B'] }));
    expect(linesInDays(log.ledger())).toEqual({ 'scope-removed B': -5 });
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

test('SLP-6 under P6, what was done of a task is counted from its start to the report', () => {
  const p6 = new Log(
    changed(fourTasks().records, { project: { rules: 'p6', ...status('03-02').project } }),
  );
  const under = (left: number, day: string) => ({
    A: { actualStart: `2026-${day}T08:00`, remaining: left * DAY },
  });
  p6.set({ on: '03-09' }, status('03-09'))
    .set({ on: '03-09', by: 'ann' }, under(5, '03-02'))
    .set({ on: '03-10', by: 'bob' }, { A: { remaining: 8 * DAY } })
    .set({ on: '03-16' }, status('03-16'))
    .set({ on: '03-16', by: 'ann' }, { A: { remaining: 3 * DAY, percentComplete: 70 } });
  // Five days done, five left; three more were found; of the eight left, five were done in the second week.
  const found = p6.ledger();
  expect(found.delta).toBe(3 * DAY);
  expect(
    found.lines.map(({ authors, amount, kind }) => [authors.join(), amount / DAY, kind]),
  ).toEqual([['bob', 3, 'remaining']]);
});

describe('SLP-15 what was said', () => {
  const pinned = (day: string) => ({ type: 'start-no-earlier-than', date: `2026-${day}T08:00` });
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

  test('a cause stated with one of the edits of a day speaks for the line', () => {
    const log = fourTasks()
      .set({ on: '03-05' }, status('03-09'))
      .set({ on: '03-09' }, { A: started('03-02', 5, 5) })
      .set({ on: '03-09', cause: 'people' }, { A: { constraint: pinned('03-06') } })
      .set({ on: '03-09', cause: 'people' }, { A: { remaining: 8 * DAY, duration: days(13) } });
    expect(log.ledger().lines).toMatchObject([
      { cause: 'people', guessed: false, amount: 3 * DAY },
    ]);
  });

  test('what is explained out of its event is a line of its own', () => {
    const log = fourTasks()
      .event('storm')
      .set({ on: '03-03', event: 'storm' }, { A: { duration: days(12) } })
      .set({ on: '03-03', event: 'storm' }, { D: { duration: days(13) } })
      .explain(3, { cause: 'estimate' });
    expect(log.ledger().lines).toMatchObject([
      { event: null, cause: 'estimate', guessed: false, amount: 3 * DAY, seqs: [3] },
      { event: 'storm', cause: 'supplier', amount: 2 * DAY, seqs: [2] },
    ]);
  });

  test('an explanation whose event is gone says nothing', () => {
    const log = late()
      .event('storm')
      .explain(1, { eventId: id('storm') });
    const gone = log.edit({}, { drop: ['storm'] }).ledger();
    expect(gone.lines).toMatchObject([{ event: null, cause: 'estimate', guessed: true }]);
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

  test('a summary finishes with what is under it', () => {
    const under = { parent: id('S') };
    const start = plan(
      task('S', 0, { type: 'summary' }),
      task('A', 10, under),
      task('B', 12, under),
      task('C', 30),
      links('A>C'),
    );
    const log = new Log(start)
      .set({ on: '03-03' }, { A: { duration: days(15) } })
      .set({ on: '03-04' }, { B: { duration: days(13) } })
      .set({ on: '03-05' }, { C: { duration: days(20) } });
    const found = log.ledger({ target: id('S') });
    expect(found.delta).toBe(3 * DAY);
    expect(linesInDays(found)).toEqual({ 'duration A': 2.5, 'duration B': 0.5 });
    expect(found.method).toMatchObject({ players: 3, dropped: 1 });
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
