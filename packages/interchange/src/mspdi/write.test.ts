import {
  derivedId,
  type PlanRecord,
  type ProjectRecord,
  type TaskRecord,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { isReadRefusal, type ReadPlan } from '../read-outcome.ts';
import { sayLoss } from '../words/index.ts';
import { all, only, planOf, STANDARD } from './mspdi-text.testing.ts';
import { readMspdi } from './read.ts';
import { writeMspdi } from './write.ts';

const id = (name: string) => derivedId('test', name);

const project: ProjectRecord = {
  id: id('project'),
  kind: 'project',
  audience: 'internal',
  name: 'Bridge & <tunnel>',
  rules: 'ms-project',
  scheduleFrom: 'start',
  start: '2026-03-02T08:00',
  calendarId: id('standard'),
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  daysPerMonth: 20,
  weekStart: 'monday',
  defaultStartTime: 480,
  defaultEndTime: 1020,
  currency: 'EUR',
  criticalFloatLimit: 0,
};

const calendar: PlanRecord = {
  id: id('standard'),
  kind: 'calendar',
  audience: 'internal',
  name: 'Standard',
  week: {
    monday: [
      [480, 720],
      [780, 1020],
    ],
  },
  exceptions: {},
  workWeeks: {},
};

const task = (name: string, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  id: id(name),
  kind: 'task',
  audience: 'internal',
  name,
  rank: name,
  type: 'task',
  fixed: 'units',
  duration: { minutes: 480, unit: 'd' },
  ...fields,
});

function written(...records: PlanRecord[]) {
  const { bytes, losses } = writeMspdi([project, calendar, ...records]);
  for (const loss of losses) expect(sayLoss(loss)).not.toMatch(/undefined|NaN/);
  return { text: new TextDecoder().decode(bytes), codes: losses.map(({ code }) => code), bytes };
}

function readBack(bytes: Uint8Array): ReadPlan {
  const plan = readMspdi(bytes);
  if (isReadRefusal(plan)) throw new Error(JSON.stringify(plan));
  return plan;
}

describe('the file', () => {
  test('escapes what XML keeps for itself, and keeps line ends', () => {
    const { text, bytes } = written(task('a', { notes: 'a\r\nb ]]> "c"' }));
    expect(text).toContain('<Name>Bridge &amp; &lt;tunnel&gt;</Name>');
    expect(text).toContain('<Notes>a&#xD;\nb ]]&gt; "c"</Notes>');
    expect(only(readBack(bytes), 'task').notes).toBe('a\r\nb ]]> "c"');
  });

  test('replaces and says characters that XML cannot hold', () => {
    const { text, codes } = written(task('a', { name: 'a\u0000b\uD800' }));
    expect(text).toContain('<Name>a\uFFFDb\uFFFD</Name>');
    expect(codes).toEqual(['characters-replaced']);
  });

  test('pins nothing that the plan does not pin', () => {
    const { text } = written(task('a'), task('b'));
    expect(text).not.toMatch(/<(Start|Finish|ConstraintDate|ActualStart|ManualStart)>/);
    expect(text.match(/<ConstraintType>0</g)).toHaveLength(2);
  });

  test('has dates when they are handed in', () => {
    const dates = new Map([
      [
        id('a'),
        {
          start: '2026-03-09T08:00',
          earlyStart: '2026-03-09T08:00',
          totalFloat: -30.5,
          critical: true,
        },
      ],
      [id('project'), { finish: '2026-03-09T17:00' }],
    ]);
    const { bytes } = writeMspdi([project, calendar, task('a')], dates);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('<FinishDate>2026-03-09T17:00:00</FinishDate>');
    expect(text).toContain('<TotalSlack>-305</TotalSlack>');
    const plan = readBack(bytes);
    expect(plan.stored.get(only(plan, 'task').id)).toMatchObject({
      start: '2026-03-09T08:00',
      totalFloat: -30.5,
      critical: true,
    });
    expect(only(plan, 'task').constraint).toBeUndefined();
  });
});

/** Where elements stand in Microsoft's schema, as far as they are written. */
const ORDER: Readonly<Record<string, string>> = {
  Project: `SaveVersion Name Title ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits
    CurrencySymbol CurrencyCode CurrencySymbolPosition CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay
    MinutesPerWeek DaysPerMonth DefaultTaskType DefaultFixedCostAccrual DurationFormat WorkFormat HonorConstraints
    MultipleCriticalPaths WeekStartDay StatusDate CurrentDate NewTasksAreManual OutlineCodes ExtendedAttributes
    Calendars Tasks Resources Assignments`,
  Calendar:
    'UID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks',
  Exception: `EnteredByOccurrences TimePeriod Occurrences Name Type Period DaysOfWeek MonthItem MonthPosition Month
    MonthDay DayWorking WorkingTimes`,
  WorkWeek: 'TimePeriod Name WeekDays',
  Task: `UID ID Name Active Manual Type IsNull Contact WBS OutlineNumber OutlineLevel Priority Start Finish Duration
    ManualStart ManualFinish ManualDuration DurationFormat Work Stop Resume ResumeValid EffortDriven Recurring Estimated
    Milestone Summary Critical ExternalTask ExternalTaskProject EarlyStart EarlyFinish LateStart LateFinish FreeSlack
    TotalSlack StartSlack FinishSlack FixedCost FixedCostAccrual PercentComplete PercentWorkComplete ActualStart
    ActualFinish ActualDuration ActualWork RemainingDuration RemainingWork ConstraintType CalendarUID ConstraintDate
    Deadline LevelAssignments LevelingCanSplit LevelingDelay LevelingDelayFormat Hyperlink HyperlinkAddress
    HyperlinkSubAddress IgnoreResourceCalendar Notes PhysicalPercentComplete EarnedValueMethod PredecessorLink
    ExtendedAttribute Baseline OutlineCode`,
  Resource: `UID ID Name Type IsNull Initials MaterialLabel Code Group EmailAddress MaxUnits CanLevel AccrueAt
    StandardRate StandardRateFormat OvertimeRate OvertimeRateFormat CostPerUse CalendarUID Notes IsGeneric IsInactive
    IsCostResource ExtendedAttribute OutlineCode Rates`,
  Assignment: `UID TaskUID ResourceUID ActualCost ActualWork Cost CostRateTable Delay HasFixedRateUnits FixedMaterial
    LevelingDelay LevelingDelayFormat Notes OvertimeWork RemainingCost RemainingWork Units Work WorkContour ExtendedAttribute TimephasedData`,
};

test('elements stand in the schema’s order, with those it requires', () => {
  const plan = planOf({
    header: { Title: 't', StatusDate: '2026-03-20T17:00:00', CurrencyDigits: 2 },
    calendars: [
      {
        ...STANDARD,
        Exceptions: {
          Exception: {
            Name: 'Easter',
            TimePeriod: { FromDate: '2026-04-03T00:00:00', ToDate: '2030-04-06T00:00:00' },
            Type: 3,
            Month: 3,
            MonthItem: 4,
            MonthPosition: 0,
            EnteredByOccurrences: 1,
            Occurrences: 3,
          },
        },
      },
    ],
    before:
      '<OutlineCodes><OutlineCode><FieldID>188744096</FieldID><Values><Value><ValueID>1</ValueID><Value>A</Value></Value></Values></OutlineCode></OutlineCodes>',
    tasks: [
      { UID: 1, Name: 'a', Duration: 'PT8H0M0S', DurationFormat: 7 },
      {
        UID: 2,
        Name: 'b',
        Contact: 'Ada',
        Manual: 1,
        ManualStart: '2026-03-02T08:00:00',
        ManualFinish: '2026-03-02T17:00:00',
        ManualDuration: 'PT8H0M0S',
        Work: 'PT8H0M0S',
        Start: '2026-03-02T08:00:00',
        ActualStart: '2026-03-02T08:00:00',
        ActualDuration: 'PT4H0M0S',
        Stop: '2026-03-02T12:00:00',
        Resume: '2026-03-02T13:00:00',
        EarlyStart: '2026-03-02T08:00:00',
        TotalSlack: 10,
        Critical: 1,
        ConstraintType: 4,
        ConstraintDate: '2026-03-02T08:00:00',
        Deadline: '2026-03-02T17:00:00',
        HyperlinkAddress: 'a',
        HyperlinkSubAddress: 'b',
        Notes: 'n',
        PredecessorLink: { PredecessorUID: 1, Type: 1 },
        ExtendedAttribute: { FieldID: 188743731, Value: 'x' },
        Baseline: { Number: 0, Start: '2026-03-02T08:00:00' },
        OutlineCode: { FieldID: 188744096, ValueID: 1 },
      },
    ],
    resources: [
      {
        UID: 1,
        Name: 'Ada',
        Group: 'g',
        EmailAddress: 'e',
        Rates: { Rate: [{ StandardRate: 1 }, { StandardRate: 2, RateTable: 1 }] },
      },
    ],
    assignments: [{ UID: 1, TaskUID: 2, ResourceUID: 1, Work: 'PT8H0M0S', Notes: 'n', Cost: 100 }],
  });
  const { bytes } = writeMspdi(plan.records, plan.stored);
  for (const { name, children } of elementsOf(new TextDecoder().decode(bytes))) {
    const order = ORDER[name]?.split(/\s+/);
    if (order === undefined) continue;
    const places = children.map((child) => order.indexOf(child));
    expect([name, children.filter((_, i) => places[i] === -1)]).toEqual([name, []]);
    expect([name, places]).toEqual([name, [...places].sort((a, b) => a - b)]);
    const required =
      name === 'Project' ? ['SaveVersion', 'CurrencyCode'] : name in REQUIRED ? ['UID'] : [];
    expect(children).toEqual(expect.arrayContaining(required));
  }
});

const REQUIRED = { Calendar: 1, Task: 1, Resource: 1, Assignment: 1 };

/** Every element with the names of its children. The text is our own: one tag to a line. */
function elementsOf(text: string): { name: string; children: string[] }[] {
  const found: { name: string; children: string[] }[] = [];
  const open: { name: string; children: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, close, name = ''] = /^\t*<(\/?)(\w+)/.exec(line) ?? [];
    if (name === '') continue;
    if (close === '/') {
      open.pop();
      continue;
    }
    open.at(-1)?.children.push(name);
    const one = { name, children: [] };
    found.push(one);
    if (!line.includes('</')) open.push(one);
  }
  return found;
}

describe('ids', () => {
  test('are those the records came with, else new ones', () => {
    const { bytes } = written(
      task('a', { keys: { 'ms-project.uid': '7', 'ms-project.id': '3' } }),
      task('b', { keys: { 'ms-project.uid': '7' } }),
      task('c', { keys: { 'ms-project.uid': 'x', 'p6.code': 'C1' } }),
    );
    const keys = all(readBack(bytes), 'task').map((one) => one.keys);
    expect(keys).toEqual([
      { 'ms-project.uid': '7', 'ms-project.id': '1' },
      { 'ms-project.uid': '8', 'ms-project.id': '2' },
      { 'ms-project.uid': '9', 'ms-project.id': '3' },
    ]);
  });

  test('of rows are kept where they rise', () => {
    const { bytes } = written(
      task('a', { keys: { 'ms-project.id': '2' } }),
      task('b', { keys: { 'ms-project.id': '5' } }),
    );
    expect(all(readBack(bytes), 'task').map((one) => one.keys?.['ms-project.id'])).toEqual([
      '2',
      '5',
    ]);
  });
});

describe('interruptions', () => {
  const split = task('a', {
    duration: { minutes: 1440, unit: 'd' },
    splits: { [id('s')]: { afterMinutes: 480, gapMinutes: 960 } },
  });
  const week = {
    monday: [
      [480, 720],
      [780, 1020],
    ],
    tuesday: [
      [480, 720],
      [780, 1020],
    ],
    wednesday: [[480, 1020]],
  } as const;
  const weekly = { ...calendar, week } as unknown as PlanRecord;

  test('are read back when there are dates', () => {
    const dates = new Map([[split.id, { start: '2026-03-02T08:00', finish: '2026-03-10T16:00' }]]);
    const { bytes, losses } = writeMspdi([project, weekly, split], dates);
    expect(losses).toEqual([]);
    expect(Object.values(only(readBack(bytes), 'task').splits ?? {})).toEqual([
      { afterMinutes: 480, gapMinutes: 960 },
    ]);
  });

  test('are said without dates', () => {
    expect(written(split).codes).toEqual(['split-without-dates']);
  });
});

describe('what MS Project has no place for is said', () => {
  test.each<[string, Partial<TaskRecord>]>([
    ['soft-constraint', { constraint: { type: 'start-on', date: '2026-03-02T08:00' } }],
    [
      'second-constraint',
      { secondConstraint: { type: 'finish-no-later-than', date: '2026-03-02T08:00' } },
    ],
    ['task-type', { type: 'level-of-effort' }],
    ['task-type', { type: 'resource-dependent' }],
    ['expected-finish', { expectedFinish: '2026-03-02T08:00' }],
    ['external-dates', { externalEarlyStart: '2026-03-02T08:00' }],
    ['external-dates', { externalLateFinish: '2026-03-02T08:00' }],
    ['suspend-date', { suspend: '2026-03-02T08:00' }],
    ['three-point-estimate', { estimate: { optimistic: 1, mostLikely: 2, pessimistic: 3 } }],
    ['percent-complete-type', { percentCompleteType: 'physical' }],
    ['percent-rounded', { percentComplete: 33.3 }],
    ['responsible', { responsible: 'Ada' }],
    ['blocked', { blocked: { by: 'Legal', since: '2026-03-02T08:00' } }],
    ['year-unit', { duration: { minutes: 480, unit: 'y' } }],
    ['other-keys', { keys: { 'p6.code': 'A1000' } }],
    ['audience-unwritten', { audience: 'shared' }],
  ])('%s', (code, fields) => {
    expect(written(task('a', fields)).codes).toEqual([code]);
  });

  const base = { audience: 'internal' } as const;
  const budget = { amount: '100', currency: 'EUR' };
  test.each<[string, PlanRecord]>([
    [
      'event-unwritten',
      {
        ...base,
        id: id('e'),
        kind: 'event',
        name: 'Storage late',
        cause: 'supplier',
        standing: 'unapproved',
      },
    ],
    [
      'explanation-unwritten',
      { ...base, id: id('x'), kind: 'explanation', editId: 'edit', cause: 'people' },
    ],
    [
      'budget-line-unwritten',
      { ...base, id: id('b'), kind: 'budget-line', category: 'Licences', amount: budget },
    ],
    [
      'resource-vendor',
      { ...base, id: id('r'), kind: 'resource', name: 'Crew', type: 'work', vendor: 'Tessaly' },
    ],
  ])('%s', (code, record) => {
    expect(written(record).codes).toEqual([code]);
  });

  test('a cost by the month: one month of it would be no sum', () => {
    const { codes, text } = written(task('a'), {
      ...base,
      id: id('c'),
      kind: 'fixed-cost',
      taskId: id('a'),
      amount: budget,
      per: 'month',
      accrual: 'prorated',
    });
    expect(codes).toEqual(['monthly-cost']);
    expect(text).not.toMatch(/<FixedCost>(?!0<)/);
  });

  test('a shift around the clock is a minute shorter, and not lost', () => {
    const windows = {
      ...base,
      id: id('windows'),
      kind: 'calendar',
      name: 'Windows',
      week: { saturday: [[360, 1800]] },
      exceptions: {},
      workWeeks: {},
    } as unknown as PlanRecord;
    const { codes, bytes } = written(windows);
    expect(codes).toEqual(['round-the-clock']);
    const [, read] = all(readBack(bytes), 'calendar');
    expect(read?.week.saturday).toEqual([[360, 1799]]);
  });

  test('a calendar derived from another that is no resource’s: written whole', () => {
    const night = {
      id: id('night'),
      kind: 'calendar',
      audience: 'internal',
      name: 'Night',
      baseId: id('standard'),
      week: { tuesday: [[1320, 1800]] },
      exceptions: { [id('e')]: { from: '2026-05-01', to: '2026-05-01', ranges: [] } },
      workWeeks: {},
    } as unknown as PlanRecord;
    const { codes, bytes } = written(night);
    expect(codes).toEqual(['derived-calendar']);
    const [, read] = all(readBack(bytes), 'calendar');
    expect(read?.baseId).toBeUndefined();
    expect(read?.week).toMatchObject({
      monday: [
        [480, 720],
        [780, 1020],
      ],
      tuesday: [[1320, 1800]],
    });
    expect(Object.keys(read?.exceptions ?? {})).toHaveLength(1);
  });

  test('rules and options of Primavera', () => {
    const p6 = {
      lagCalendar: 'successor',
      progress: 'retained-logic',
      useExpectedFinish: false,
      totalFloat: 'finish',
      criticalBy: 'total-float',
    } as const;
    const { losses } = writeMspdi([
      { ...project, rules: 'p6', p6, criticalFloatLimit: 60 },
      calendar,
    ]);
    expect(losses.map(({ code }) => code)).toEqual([
      'critical-limit-rounded',
      'rules-changed',
      'p6-options',
    ]);
  });

  test('several fixed costs of a task are one sum; another currency is left out', () => {
    const cost = (name: string, amount: string, currency = 'EUR'): PlanRecord => ({
      id: id(name),
      kind: 'fixed-cost',
      audience: 'internal',
      taskId: id('a'),
      amount: { amount, currency },
      accrual: 'start',
    });
    const { bytes, codes } = written(
      task('a'),
      cost('x', '10.005'),
      cost('y', '-0.5'),
      cost('z', '1', 'USD'),
    );
    expect(codes).toEqual(['other-currency', 'fixed-costs-summed']);
    expect(only(readBack(bytes), 'fixed-cost')).toMatchObject({
      amount: { amount: '9.505' },
      accrual: 'start',
    });
  });

  test('baselines beyond eleven, and their names', () => {
    const baselines = Array.from(
      { length: 12 },
      (_, i): PlanRecord => ({
        id: id(`baseline ${i}`),
        kind: 'baseline',
        audience: 'internal',
        name: `As of week ${i}`,
        tasks: {
          [id('a')]: { finish: '2026-03-02T17:00' },
          [id('gone')]: { finish: '2026-03-02T17:00' },
        },
      }),
    );
    const { losses, bytes } = writeMspdi([project, calendar, task('a'), ...baselines]);
    expect(losses.map(({ code, count }) => [code, count])).toEqual([
      ['baseline-beyond-eleven', 1],
      ['baseline-details-unwritten', 11],
      ['baseline-of-gone-task', 11],
    ]);
    expect(all(readBack(bytes), 'baseline')).toHaveLength(11);
  });

  test('custom fields of a kind that is full, and promises', () => {
    const fields = Array.from(
      { length: 11 },
      (_, i): PlanRecord => ({
        id: id(`field ${i}`),
        kind: 'custom-field',
        audience: 'internal',
        name: `Code ${i}`,
        appliesTo: 'task',
        type: 'code',
      }),
    );
    const promise: PlanRecord = {
      id: id('promise'),
      kind: 'promise',
      audience: 'internal',
      type: 'contract',
      to: 'the city',
      date: '2026-06-30T17:00',
    };
    expect(written(task('a'), ...fields, promise).codes).toEqual([
      'custom-field-without-place',
      'promise-unwritten',
    ]);
  });
});
