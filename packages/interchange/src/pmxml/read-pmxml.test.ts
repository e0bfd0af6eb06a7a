import { describe, expect, test } from 'vitest';
import { PlanRead } from '../p6/plan-read.testing.ts';
import { readXer } from '../xer/index.ts';
import { xerBytes, plan as xerPlan } from '../xer/xer-text.testing.ts';
import {
  activity,
  calendar,
  dictionaries,
  type Fields,
  pmxmlBytes,
  pmxmlText,
  project,
  wbs,
} from './pmxml-text.testing.ts';
import { readPmxml } from './read-pmxml.ts';

const read = (more: Fields = {}, beside: Fields = {}) =>
  new PlanRead(readPmxml(pmxmlBytes(dictionaries(beside), { Project: project(more) })));
const withActivity = (...activities: Fields[]) => read({ Activity: activities, Relationship: [] });

test('the same plan as from an XER, but for the row of the project itself', () => {
  const fromXml = read();
  const fromXer = new PlanRead(readXer(xerBytes(xerPlan())));
  expect(fromXml.lossCodes()).toEqual([]);
  const root = fromXer.task('wbs:70').id;
  const comparable = (one: PlanRead) =>
    one.plan.records
      .filter(({ id }) => id !== root)
      .map((record) => {
        if (record.kind !== 'task' || record.parent !== root) return record;
        const { parent: _, ...top } = record;
        return top;
      })
      .map(({ ...record }) => ({
        ...record,
        ...(record.kind === 'project' && { currencyDigits: 2 }),
      }));
  expect(comparable(fromXml)).toEqual(comparable(fromXer));
  expect(fromXml.plan.project).toEqual({ taken: 'MOVE', others: [] });
});

test('any namespace, a prefix, or none', () => {
  const text = pmxmlText(dictionaries(), { Project: project() });
  const bare = text.replace(/ xmlns="[^"]*"/, '');
  const prefixed = bare
    .replace(/<(\/?)(\w)/g, '<$1p:$2')
    .replace('<p:APIBusinessObjects', '<p:APIBusinessObjects xmlns:p="x"');
  for (const one of [bare, prefixed, text.replace('/V20.12/', '/V8.4/')]) {
    expect(new PlanRead(readPmxml(new TextEncoder().encode(one))).all('task')).toHaveLength(3);
  }
});

describe('calendars', () => {
  const week = (hours: Fields[], more: Fields = {}) =>
    read({}, { Calendar: [calendar({ StandardWorkWeek: { StandardWorkHours: hours }, ...more })] });
  const day = (name: string, ...times: [string, string][]): Fields => ({
    DayOfWeek: name,
    WorkTime: times.map(([Start, Finish]) => ({ Start, Finish })),
  });

  test('the last minute of work is rounded up to its end; an end itself is left', () => {
    const said = week([
      day('Monday', ['08:00:00', '11:59:00'], ['13:00:00', '16:29:00']),
      day('Tuesday', ['08:00:00', '12:00:00'], ['00:00:00', '07:41:00']),
      day('Wednesday', ['00:00:00', '23:59:00']),
      day('Thursday', ['13:00:00', '00:00:00']),
      day('Friday', ['22:00:00', '05:59:00']),
      day('Saturday'),
    ]).only('calendar');
    expect(said.week).toEqual({
      monday: [
        [480, 720],
        [780, 990],
      ],
      tuesday: [
        [0, 462],
        [480, 720],
      ],
      wednesday: [[0, 1440]],
      thursday: [[780, 1440]],
      friday: [[1320, 1800]],
      saturday: [],
    });
  });

  test('exceptions, and a week taken from another calendar', () => {
    const said = read(
      {},
      {
        Calendar: [
          calendar(),
          {
            ObjectId: 2,
            Name: 'Ada',
            BaseCalendarObjectId: 1,
            Type: 'Resource',
            HolidayOrExceptions: {
              HolidayOrException: [
                { Date: '2026-03-06T00:00:00', WorkTime: '' },
                {
                  Date: '2026-03-07T00:00:00',
                  WorkTime: { Start: '08:00:00', Finish: '11:59:00' },
                },
                { Date: 'never' },
              ],
            },
          },
        ],
      },
    );
    const [base, ada] = said.all('calendar');
    expect(ada).toMatchObject({ baseId: base?.id, week: {}, resourceCalendar: true });
    expect(ada?.exceptions).toEqual({
      '2026-03-06': { from: '2026-03-06', to: '2026-03-06', ranges: [] },
      '2026-03-07': { from: '2026-03-07', to: '2026-03-07', ranges: [[480, 720]] },
    });
    expect(said.lossCodes()).toEqual(['p6-calendar-times']);
  });

  test('one of the project’s own', () => {
    const said = read({ Calendar: [calendar({ ObjectId: 9, Name: 'Site', IsDefault: 0 })] });
    expect(said.all('calendar').map(({ name }) => name)).toEqual(['Five days', 'Site']);
  });
});

describe('activities', () => {
  test('percentages are shares of one', () => {
    const said = withActivity(
      activity({
        Status: 'In Progress',
        ActualStartDate: '2026-03-03T08:00:00',
        RemainingDuration: '12,0',
        ActualDuration: 8,
        PercentCompleteType: 'Physical',
        PercentComplete: 0.4,
        PhysicalPercentComplete: '0,4',
        UnitsPercentComplete: 0.25,
      }),
    ).task('A1000');
    expect(said).toMatchObject({
      remaining: 720,
      actualDuration: 480,
      percentCompleteType: 'physical',
      percentComplete: 40,
      physicalPercentComplete: 40,
      percentWorkComplete: 25,
    });
  });

  test.each([
    ['Start On', 'start-on'],
    ['Start On or After', 'start-no-earlier-than'],
    ['Start On or Before', 'start-no-later-than'],
    ['Finish On', 'finish-on'],
    ['Finish On or After', 'finish-no-earlier-than'],
    ['Finish On or Before', 'finish-no-later-than'],
    ['Mandatory Start', 'must-start-on'],
    ['Mandatory Finish', 'must-finish-on'],
  ])('the constraint %s', (type, said) => {
    const one = activity({
      PrimaryConstraintType: type,
      PrimaryConstraintDate: '2026-03-09T08:00:00',
    });
    expect(withActivity(one).task('A1000').constraint).toEqual({
      type: said,
      date: '2026-03-09T08:00',
    });
  });

  test.each([
    ['Resource Dependent', { type: 'resource-dependent' }],
    ['Level of Effort', { type: 'level-of-effort' }],
    ['Start Milestone', { type: 'start-milestone', milestone: true }],
    ['Finish Milestone', { type: 'finish-milestone', milestone: true }],
    ['WBS Summary', { type: 'wbs-summary' }],
  ])('the type %s', (Type, said) => {
    expect(withActivity(activity({ Type })).task('A1000')).toMatchObject(said);
  });

  test('what P6 had computed: the dates of what remains are the early and late ones', () => {
    const said = withActivity(
      activity({
        StartDate: '2026-03-03T08:00:00',
        FinishDate: '2026-03-06T17:00:00',
        RemainingEarlyStartDate: '2026-03-05T08:00:00',
        RemainingEarlyFinishDate: '2026-03-06T17:00:00',
        RemainingLateStartDate: '2026-03-09T08:00:00',
        RemainingLateFinishDate: '2026-03-10T17:00:00',
        TotalFloat: 16,
        FreeFloat: 4,
        IsCritical: 'false',
        IsLongestPath: 1,
      }),
    );
    expect(said.plan.stored.get(said.task('A1000').id)).toEqual({
      start: '2026-03-03T08:00',
      finish: '2026-03-06T17:00',
      earlyStart: '2026-03-05T08:00',
      earlyFinish: '2026-03-06T17:00',
      lateStart: '2026-03-09T08:00',
      lateFinish: '2026-03-10T17:00',
      remainingEarlyStart: '2026-03-05T08:00',
      remainingEarlyFinish: '2026-03-06T17:00',
      remainingLateStart: '2026-03-09T08:00',
      remainingLateFinish: '2026-03-10T17:00',
      totalFloat: 960,
      freeFloat: 240,
      critical: false,
      longestPath: true,
    });
  });

  test('codes and user-defined values stand inside their activity', () => {
    const said = read(
      {
        Activity: [
          activity({
            Code: [{ TypeObjectId: 20, ValueObjectId: 30 }],
            UDF: [
              { TypeObjectId: 8, TextValue: 'Ada' },
              { TypeObjectId: 9, IntegerValue: 3 },
            ],
          }),
        ],
        Relationship: [],
      },
      {
        ActivityCodeType: [{ ObjectId: 20, Name: 'Site' }],
        ActivityCode: [
          { ObjectId: 30, CodeTypeObjectId: 20, CodeValue: 'N', Description: 'North' },
        ],
        UDFType: [
          { ObjectId: 8, DataType: 'Text', SubjectArea: 'Activity', Title: 'Owner' },
          { ObjectId: 9, DataType: 'Integer', SubjectArea: 'Activity', Title: 'Rank' },
        ],
      },
    );
    const named = Object.fromEntries(said.all('custom-field').map(({ id, name }) => [name, id]));
    expect(said.task('A1000').custom).toEqual({
      [named.Owner ?? '']: 'Ada',
      [named.Rank ?? '']: 3,
      [named.Site ?? '']: 'N',
    });
    expect(said.lossCodes()).toEqual([]);
  });

  test('without a WBS of the file an activity stands at the top', () => {
    const said = withActivity(
      activity({ WBSObjectId: '' }),
      activity({ ObjectId: 101, WBSObjectId: 70 }),
    );
    expect(
      said
        .all('task')
        .slice(0, 2)
        .map(({ parent }) => parent),
    ).toEqual([undefined, undefined]);
    expect(said.lossCodes()).toEqual([]);
  });
});

test('schedule options as fields of the project, as some versions have them', () => {
  const said = read({
    ScheduleOptions: [],
    RelationshipLagCalendar: '24 Hour Calendar',
    OutOfSequenceScheduleType: 'Actual Dates',
    UseExpectedFinishDates: 1,
    ComputeTotalFloatType: 'Start Float = Late Start - Early Start',
    CriticalActivityPathType: 'Longest Path',
    CriticalActivityFloatThreshold: 4,
    MakeOpenEndedActivitiesCritical: 1,
    MustFinishByDate: '2026-06-30T17:00:00',
  });
  expect(said.only('project')).toMatchObject({
    criticalFloatLimit: 240,
    p6: {
      lagCalendar: '24-hour',
      progress: 'actual-dates',
      useExpectedFinish: true,
      totalFloat: 'start',
      criticalBy: 'longest-path',
      mustFinishBy: '2026-06-30T17:00',
      makeOpenEndedCritical: true,
    },
  });
  expect(said.lossCodes()).toEqual([]);
});

test('objects beside their project are put into it', () => {
  const { Activity, Relationship, ...bare } = project();
  const loose = { Activity: Activity ?? [], Relationship: Relationship ?? [] } as Fields;
  const said = new PlanRead(readPmxml(pmxmlBytes(dictionaries(), { Project: bare }, loose)));
  expect(said.all('task')).toHaveLength(3);
  expect(said.all('link')).toHaveLength(1);
});

test('what is not kept is said by its name', () => {
  const said = read(
    {
      WBS: [wbs({ Status: 'Inactive' })],
      Activity: [activity({ EstimatedWeight: 3, Spread: { X: 1 } })],
      Relationship: [],
      ActivityStep: [{ ObjectId: 1, Name: 'Half' }],
      StrategicPriority: 9,
    },
    { OBS: [{ ObjectId: 1 }, { ObjectId: 2 }], FinancialPeriodTemplate: [{ ObjectId: 1 }] },
  );
  expect(
    said.plan.losses.map(({ code, parameters, count }) => [
      code,
      Object.values(parameters)[0],
      count,
    ]),
  ).toEqual([
    ['p6-field-unread', 'WBS.Status', 1],
    ['p6-field-unread', 'Activity.EstimatedWeight', 1],
    ['p6-table-unread', 'Activity/Spread', 1],
    ['p6-table-unread', 'Project/ActivityStep', 1],
    ['p6-setting-unread', 'Project', 1],
    ['p6-table-unread', 'OBS', 2],
  ]);
});
