import type { PlanRecord, RecordKind, RecordOf } from '@throughline/model';
import { isReadRefusal, type Loss, type ReadPlan, type ReadRefusal } from '../read-outcome.ts';
import { sayLoss, sayReadRefusal } from '../words/index.ts';
import { readMspdi } from './read.ts';

/** Elements by name; a list stands for one element per entry, an object for nested ones. */
export interface Elements {
  readonly [name: string]: string | number | Elements | readonly (string | number | Elements)[];
}

/** XML text of elements. Strings are taken as they are: a test may write entities. */
export function elements(fields: Elements): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((one) => element(name, one)))
    .join('');
}

function isList(value: Elements[string]): value is readonly (string | number | Elements)[] {
  return Array.isArray(value);
}

function element(name: string, value: string | number | Elements): string {
  return `<${name}>${typeof value === 'object' ? elements(value) : value}</${name}>`;
}

interface FileParts {
  readonly header?: Elements;
  readonly calendars?: readonly Elements[];
  readonly tasks?: readonly Elements[];
  readonly resources?: readonly Elements[];
  readonly assignments?: readonly Elements[];
  /** XML between the header and the calendars. */
  readonly before?: string;
}

const SHIFTS = {
  WorkingTime: [
    { FromTime: '08:00:00', ToTime: '12:00:00' },
    { FromTime: '13:00:00', ToTime: '17:00:00' },
  ],
};

/** Monday to Friday, 8 to 12 and 13 to 17. */
export const STANDARD: Elements = {
  UID: 1,
  Name: 'Standard',
  IsBaseCalendar: 1,
  BaseCalendarUID: -1,
  WeekDays: {
    WeekDay: [1, 2, 3, 4, 5, 6, 7].map((DayType) =>
      DayType === 1 || DayType === 7
        ? { DayType, DayWorking: 0 }
        : { DayType, DayWorking: 1, WorkingTimes: SHIFTS },
    ),
  },
};

const HEADER: Elements = {
  SaveVersion: 14,
  Name: 'Bridge',
  StartDate: '2026-03-02T08:00:00',
  CurrencyCode: 'EUR',
  CalendarUID: 1,
};

/** A file that says no more than it must, and what the test adds. */
export function mspdiText(parts: FileParts = {}): string {
  const sections: Elements = {
    Calendars: { Calendar: parts.calendars ?? [STANDARD] },
    Tasks: { Task: parts.tasks ?? [] },
    Resources: { Resource: parts.resources ?? [] },
    Assignments: { Assignment: parts.assignments ?? [] },
  };
  const header = elements({ ...HEADER, ...parts.header });
  return (
    '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">' +
    `${header}${parts.before ?? ''}${elements(sections)}</Project>`
  );
}

export function readText(text: string): ReadPlan | ReadRefusal {
  return readMspdi(new TextEncoder().encode(text));
}

/** The plan of a file that must be readable; every loss has its sentence. */
export function planOf(parts: FileParts = {}): ReadPlan {
  const outcome = readText(mspdiText(parts));
  if (isReadRefusal(outcome)) throw new Error(sayReadRefusal(outcome));
  for (const loss of outcome.losses) {
    if (/undefined|NaN/.test(sayLoss(loss))) throw new Error(sayLoss(loss));
  }
  return outcome;
}

export function refusalOf(parts: FileParts): ReadRefusal {
  const outcome = readText(mspdiText(parts));
  if (!isReadRefusal(outcome)) throw new Error('it was read');
  if (/undefined|NaN/.test(sayReadRefusal(outcome))) throw new Error(sayReadRefusal(outcome));
  return outcome;
}

export function all<K extends RecordKind>(plan: ReadPlan, kind: K): RecordOf<K>[] {
  return plan.records.filter((record: PlanRecord): record is RecordOf<K> => record.kind === kind);
}

/** The only one of its kind. */
export function only<K extends RecordKind>(plan: ReadPlan, kind: K): RecordOf<K> {
  const [record, ...others] = all(plan, kind);
  if (record === undefined || others.length > 0) throw new Error(`not one ${kind}`);
  return record;
}

export function lossOf(plan: ReadPlan, code: Loss['code']): Loss | undefined {
  return plan.losses.find((loss) => loss.code === code);
}

/** The task of a file with only this one. */
export function taskOf(fields: Elements, header: Elements = {}): RecordOf<'task'> {
  return only(
    planOf({ header, tasks: [{ UID: 1, ID: 1, Name: 'Dig', OutlineLevel: 1, ...fields }] }),
    'task',
  );
}
