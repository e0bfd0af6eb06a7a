/** Elements by name; a list repeats its element, an empty string is nil. */
export interface Fields {
  readonly [element: string]: string | number | Fields | readonly Fields[];
}

/** A plan of two linked activities in one WBS; what a test says replaces or adds elements. */
export function project(more: Fields = {}): Fields {
  return {
    ObjectId: 7,
    Id: 'MOVE',
    Name: 'Move to the cloud',
    PlannedStartDate: '2026-03-02T08:00:00',
    DataDate: '2026-03-04T08:00:00',
    MustFinishByDate: '',
    ActivityDefaultCalendarObjectId: 1,
    WBSObjectId: 70,
    WBS: [wbs()],
    Activity: [activity(), activity({ ObjectId: 101, Id: 'A1010', Name: 'Fill' })],
    Relationship: [relationship()],
    ScheduleOptions: [
      {
        RelationshipLagCalendar: 'Successor Activity Calendar',
        OutOfSequenceScheduleType: 'Retained Logic',
        UseExpectedFinishDates: 0,
        ComputeTotalFloatType: 'Smallest of Start Float and Finish Float',
        CriticalActivityPathType: 'Critical Float',
        CriticalActivityFloatThreshold: 0,
        MakeOpenEndedActivitiesCritical: 0,
      },
    ],
    ...more,
  };
}

export function wbs(more: Fields = {}): Fields {
  return { ObjectId: 71, ParentObjectId: '', SequenceNumber: 1, Code: 'B', Name: 'Build', ...more };
}

export function activity(more: Fields = {}): Fields {
  return {
    ObjectId: 100,
    ProjectObjectId: 7,
    WBSObjectId: 71,
    CalendarObjectId: 1,
    Id: 'A1000',
    Name: 'Dig',
    Type: 'Task Dependent',
    Status: 'Not Started',
    DurationType: 'Fixed Duration and Units/Time',
    PercentCompleteType: 'Duration',
    PlannedDuration: 16,
    RemainingDuration: 16,
    ActualDuration: 0,
    ActualStartDate: '',
    ...more,
  };
}

export function relationship(more: Fields = {}): Fields {
  return {
    ObjectId: 900,
    PredecessorActivityObjectId: 100,
    SuccessorActivityObjectId: 101,
    PredecessorProjectObjectId: 7,
    SuccessorProjectObjectId: 7,
    Type: 'Finish to Start',
    Lag: 0,
    ...more,
  };
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Monday to Friday, eight hours, as P6 writes them: with the last minute of work. */
export function calendar(more: Fields = {}): Fields {
  const times = [
    { Start: '08:00:00', Finish: '11:59:00' },
    { Start: '13:00:00', Finish: '16:59:00' },
  ];
  return {
    ObjectId: 1,
    Name: 'Five days',
    BaseCalendarObjectId: '',
    IsDefault: 1,
    Type: 'Global',
    HoursPerDay: 8,
    HoursPerWeek: 40,
    HoursPerMonth: 172,
    HoursPerYear: 2000,
    StandardWorkWeek: {
      StandardWorkHours: DAYS.map((day, i) =>
        i === 0 || i === 6 ? { DayOfWeek: day, WorkTime: '' } : { DayOfWeek: day, WorkTime: times },
      ),
    },
    ...more,
  };
}

/** Everything that stands beside the projects. */
export function dictionaries(more: Fields = {}): Fields {
  return {
    Currency: [{ ObjectId: 1, Id: 'EUR', DecimalPlaces: 2, ExchangeRate: 1 }],
    Calendar: [calendar()],
    ...more,
  };
}

const NAMESPACE = 'http://xmlns.oracle.com/Primavera/P6/V20.12/API/BusinessObjects';

export function pmxmlText(...parts: readonly Fields[]): string {
  const body = parts.map((part) => elements(part)).join('');
  const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<APIBusinessObjects xmlns="${NAMESPACE}" ${instance}>\n${body}</APIBusinessObjects>\n`;
}

export function pmxmlBytes(...parts: readonly Fields[]): Uint8Array {
  return new TextEncoder().encode(pmxmlText(...parts));
}

function elements(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as readonly Fields[]) : [value as Fields | string]).map(
        (one) => {
          if (one === '') return `<${name} xsi:nil="true" />\n`;
          const inner = typeof one === 'object' ? `\n${elements(one)}` : escaped(String(one));
          return `<${name}>${inner}</${name}>\n`;
        },
      ),
    )
    .join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
