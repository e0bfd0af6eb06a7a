import { checkReferences, PlanRecord } from '@throughline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReadRefusal } from '../read-outcome.ts';
import { readSchedule } from '../read-schedule.ts';
import { sayLoss, sayReadRefusal } from '../words/index.ts';
import {
  all,
  lossOf,
  mspdiText,
  only,
  planOf,
  readText,
  refusalOf,
  STANDARD,
} from './mspdi-text.testing.ts';
import { readMspdi } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the project', () => {
  test('has its header', () => {
    const plan = planOf({
      header: {
        Title: 'The new bridge',
        MinutesPerDay: 450,
        MinutesPerWeek: 2250,
        DaysPerMonth: 21,
        WeekStartDay: 0,
        DefaultStartTime: '07:30:00',
        DefaultFinishTime: '16:00:00',
        CriticalSlackLimit: 2,
        StatusDate: '2026-03-20T17:00:00',
        CurrentDate: '2026-03-21T18:18:24',
        CurrencyDigits: 2,
        MultipleCriticalPaths: 1,
        NewTasksAreManual: 1,
      },
    });
    expect(only(plan, 'project')).toMatchObject({
      name: 'Bridge',
      title: 'The new bridge',
      rules: 'ms-project',
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      minutesPerDay: 450,
      minutesPerWeek: 2250,
      daysPerMonth: 21,
      weekStart: 'sunday',
      defaultStartTime: 450,
      defaultEndTime: 960,
      criticalFloatLimit: 900,
      statusDate: '2026-03-20T17:00',
      currentDate: '2026-03-21T18:18',
      currency: 'EUR',
      currencyDigits: 2,
      multipleCriticalPaths: true,
      newTasksManual: true,
    });
    expect(plan.project).toEqual({ taken: 'Bridge', others: [] });
    expect(plan.losses).toEqual([]);
  });

  test('has usual values where the file says none', () => {
    expect(only(planOf({ header: { DaysPerMonth: 0 } }), 'project')).toMatchObject({
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      weekStart: 'monday',
      defaultStartTime: 480,
      defaultEndTime: 1020,
      criticalFloatLimit: 0,
    });
  });

  test('has a finish only when it is scheduled from it', () => {
    const finish = { FinishDate: '2026-06-30T17:00:00' };
    expect(only(planOf({ header: finish }), 'project').finish).toBeUndefined();
    expect(only(planOf({ header: { ...finish, ScheduleFromStart: 0 } }), 'project')).toMatchObject({
      scheduleFrom: 'finish',
      finish: '2026-06-30T17:00',
    });
  });

  test('without a start begins with its first task, which is said; else it is refused', () => {
    const header = { StartDate: '' };
    const plan = planOf({ header, tasks: [{ UID: 1, Start: '2026-04-01T08:00:00' }] });
    expect(only(plan, 'project').start).toBe('2026-04-01T08:00');
    expect(lossOf(plan, 'project-start-assumed')?.count).toBe(1);
    expect(refusalOf({ header }).refused).toBe('project-start-missing');
  });

  test('is chosen by name, and refused by another', () => {
    const bytes = utf8(mspdiText());
    expect(isReadRefusal(readMspdi(bytes, { project: 'Bridge' }))).toBe(false);
    expect(readMspdi(bytes, { project: 'Tunnel' })).toMatchObject({
      refused: 'project-not-found',
      accepted: ['Bridge'],
    });
  });

  test('is named after its file when it has no name', () => {
    const plan = readMspdi(utf8(mspdiText({ header: { Name: '' } })), { fileName: 'bridge.xml' });
    if (isReadRefusal(plan)) throw new Error(plan.refused);
    expect(only(plan, 'project').name).toBe('bridge.xml');
  });

  test('is read when its header stands after its tasks', () => {
    const text = mspdiText({ tasks: [{ UID: 1, FixedCost: 100 }] })
      .replace('<CurrencyCode>EUR</CurrencyCode>', '')
      .replace('</Project>', '<CurrencyCode>CHF</CurrencyCode></Project>');
    const plan = readText(text);
    if (isReadRefusal(plan)) throw new Error(plan.refused);
    expect(only(plan, 'fixed-cost').amount.currency).toBe('CHF');
    expect(only(plan, 'project').currency).toBe('CHF');
  });

  test('is read with a prefix and without a namespace', () => {
    const text = mspdiText({ tasks: [{ UID: 1, Name: 'a' }] });
    const prefixed = text.replace(/<(\/?)([A-Z])/g, '<$1p:$2').replace('xmlns=', 'xmlns:p=');
    const none = text.replace(/ xmlns="[^"]*"/, '');
    for (const one of [prefixed, none]) {
      const plan = readText(one);
      if (isReadRefusal(plan)) throw new Error(JSON.stringify(plan));
      expect(only(plan, 'task').name).toBe('a');
    }
  });
});

describe('what no record keeps is counted', () => {
  test('by feature, with its first places', () => {
    const plan = planOf({
      header: { Author: 'Ada', SpreadActualCost: 1, GUID: 'x' },
      before:
        '<Views><View><Name>Gantt</Name></View><View/></Views><VBAProjects><VBAProject/></VBAProjects>',
      tasks: [
        {
          UID: 1,
          Name: 'a',
          HideBar: 1,
          Rollup: 0,
          StartText: 'soon',
          LevelAssignments: 0,
          EarnedValueMethod: 1,
        },
        {
          UID: 2,
          Name: 'b',
          IsSubproject: 1,
          SubprojectName: 'c.mpp',
          Novelty: 'x',
          TimephasedData: [{ Type: 1 }, { Type: 1 }],
        },
      ],
    });
    const counts = Object.fromEntries(plan.losses.map(({ code, count }) => [code, count]));
    expect(counts).toEqual({
      'document-properties': 1,
      'project-options': 1,
      'tool-bookkeeping': 1,
      views: 2,
      vba: 1,
      'bar-display': 1,
      'text-instead-of-date': 1,
      'levelling-settings': 1,
      'earned-value-method': 1,
      subprojects: 2,
      'unknown-element': 1,
      'timephased-data': 2,
    });
    expect(lossOf(plan, 'project-options')?.where).toEqual([
      'SpreadActualCost 1, SpreadActualCost',
    ]);
    expect(lossOf(plan, 'unknown-element')).toMatchObject({
      parameters: { element: 'Novelty' },
      where: ['task 2 b'],
    });
    expect(plan.losses.map(sayLoss).join()).not.toMatch(/undefined/);
  });

  test('constraints that may have to yield are said only where one could', () => {
    const header = { HonorConstraints: 1 };
    const hard = { UID: 1, ConstraintType: 2, ConstraintDate: '2026-03-09T08:00:00' };
    expect(
      lossOf(planOf({ header, tasks: [{ UID: 1 }] }), 'constraints-may-yield'),
    ).toBeUndefined();
    expect(lossOf(planOf({ header, tasks: [hard] }), 'constraints-may-yield')?.count).toBe(1);
    expect(
      lossOf(planOf({ header: { HonorConstraints: 0 }, tasks: [hard] }), 'constraints-may-yield'),
    ).toBeUndefined();
  });
});

describe('bad input', () => {
  test('two tasks with one UID are refused with both places', () => {
    const text = mspdiText({ tasks: [{ UID: 4 }, { UID: 4 }] }).replace(/<Task>/g, '\n<Task>');
    expect(readText(text)).toMatchObject({
      refused: 'record-twice',
      parameters: { record: 'tasks', id: '4', first: 'line 2', second: 'line 3' },
      at: { line: 3, record: '4', field: 'UID' },
    });
  });

  test('a task without a UID is refused', () => {
    expect(refusalOf({ tasks: [{ Name: 'a' }] })).toMatchObject({ refused: 'uid-missing' });
  });

  test.each([
    ['0000-01-01T00:00:00', 'date-out-of-range'],
    ['9999-12-31T23:59:00', 'date-out-of-range'],
    ['12026-01-01T00:00:00', 'date-out-of-range'],
    ['2026-02-30T08:00:00', 'value-unreadable'],
    ['soon', 'value-unreadable'],
    ['2026-03-02T08:00:00+02:00', 'time-zones'],
  ] as const)('the date %s is %s', (Deadline, code) => {
    const plan = planOf({ tasks: [{ UID: 1, Name: 'a', Deadline }] });
    expect(all(plan, 'task')[0]?.deadline).toBe(
      code === 'time-zones' ? '2026-03-02T08:00' : undefined,
    );
    expect(lossOf(plan, code)).toMatchObject({ count: 1, where: ['task 1 a'] });
  });

  test.each([
    ['-PT8H0M0S', 0, 'duration-impossible'],
    ['PT99999999999H0M0S', 0, 'duration-impossible'],
    ['8 days', undefined, 'value-unreadable'],
    ['PT', undefined, 'value-unreadable'],
  ] as const)('the duration %s is %s minutes, and said', (Duration, minutes, code) => {
    const plan = planOf({ tasks: [{ UID: 1, Duration }] });
    expect(all(plan, 'task')[0]?.duration?.minutes).toBe(minutes);
    expect(lossOf(plan, code)?.count).toBe(1);
  });

  test.each([
    ['a missing section', mspdiText().replace(/<Tasks>.*<\/Assignments>/, '')],
    ['an empty section', mspdiText().replace(/<Calendars>.*<\/Calendars>/, '<Calendars/>')],
  ])('%s is no fault', (_, text) => {
    expect(isReadRefusal(readText(text))).toBe(false);
  });

  test.each([
    ['cut off', mspdiText({ tasks: [{ UID: 1 }] }).slice(0, -40), 'xml-truncated'],
    [
      'another XML file',
      '<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"/>',
      'format-xml',
    ],
    ['nothing', '', 'file-empty'],
    [
      'an entity bomb',
      '<!DOCTYPE p [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><p>&b;</p>',
      'xml-doctype',
    ],
    [
      'nesting',
      mspdiText({ tasks: [{ UID: 1 }] }).replace('<UID>1</UID></Task>', '<a>'.repeat(300)),
      'xml-too-deep',
    ],
  ])('%s is refused', (_, text, refused) => {
    const outcome = readText(text);
    expect(outcome).toMatchObject({ refused });
    if (isReadRefusal(outcome)) expect(sayReadRefusal(outcome)).toMatch(/\w/);
  });

  const full = utf8(
    mspdiText({
      calendars: [STANDARD, { UID: 2, IsBaseCalendar: 0, BaseCalendarUID: 1 }],
      header: { CurrencyDigits: 2, CriticalSlackLimit: 1 },
      tasks: [
        {
          UID: 1,
          OutlineLevel: 1,
          Name: 'Größe',
          Duration: 'PT8H0M0S',
          DurationFormat: 7,
          FixedCost: 100,
        },
        {
          UID: 2,
          OutlineLevel: 2,
          PredecessorLink: { PredecessorUID: 1, Type: 1, LinkLag: 4800, LagFormat: 7 },
          Baseline: { Number: 0, Start: '2026-03-02T08:00:00' },
          ExtendedAttribute: { FieldID: 188743731, Value: 'x' },
        },
      ],
      resources: [{ UID: 1, Name: 'Ada', StandardRate: 10, CalendarUID: 2 }],
      assignments: [{ UID: 1, TaskUID: 2, ResourceUID: 1, Units: 1, Work: 'PT8H0M0S' }],
    }),
  );

  /** A refusal, or a plan whose records fit their schemas and each other. */
  function outcomeHolds(bytes: Uint8Array): void {
    const outcome = readSchedule(bytes);
    if (isReadRefusal(outcome)) {
      expect(sayReadRefusal(outcome)).not.toBe('');
      return;
    }
    for (const record of outcome.records)
      expect(PlanRecord.safeParse(record).error).toBeUndefined();
    expect(checkReferences(outcome.records)).toEqual([]);
  }

  test('bytes changed at random', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(full.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = full.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          outcomeHolds(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('values changed at random', () => {
    const text = new TextDecoder().decode(full);
    const values = [...text.matchAll(/>([^<]+)</g)];
    const odd = fc.oneof(
      fc.constantFrom(
        '',
        '-1',
        '0',
        '1',
        '2',
        '99999999999999999999',
        '1e400',
        'NaN',
        '-0',
        'true',
        'x',
      ),
      fc.constantFrom('PT0H0M0S', '-PT1H', 'PT1.5H', 'P1Y', '2026-03-02', '24:00:00', '23:59:59'),
      fc.constantFrom('0001-01-01T00:00:00', '2199-12-31T23:59:59', '9999-01-01T00:00:00'),
      fc.string({ maxLength: 5 }).map((one) => one.replace(/[<&]/g, '')),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(values.length - 1), odd), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const byPlace = new Map(changes.map(([i, value]) => [values[i]?.index, value]));
          const changed = text.replace(/>([^<]+)</g, (found, _value, at: number) => {
            const value = byPlace.get(at);
            return value === undefined ? found : `>${value}<`;
          });
          outcomeHolds(utf8(changed));
        },
      ),
      { numRuns: 500 },
    );
  });
});
