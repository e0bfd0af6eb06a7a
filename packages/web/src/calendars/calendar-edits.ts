import { type CalendarRecord, type Edit, type RecordId, Weekday } from '@throughline/model';

/** Edits that make one calendar of the other, each of them what somebody did: a day, a holiday, the name. */
export function calendarEdits(before: CalendarRecord, after: CalendarRecord): Edit[] {
  const calendarId = after.id;
  return [
    ...changeEdits(before, after),
    ...weekEdits(before, after),
    ...entryEdits(before.exceptions, after.exceptions).map(
      ([id, exception]): Edit =>
        exception === undefined
          ? { kind: 'calendar.clear-exception', calendarId, id }
          : { kind: 'calendar.set-exception', calendarId, id, exception },
    ),
    ...entryEdits(before.workWeeks, after.workWeeks).map(
      ([id, workWeek]): Edit =>
        workWeek === undefined
          ? { kind: 'calendar.clear-work-week', calendarId, id }
          : { kind: 'calendar.set-work-week', calendarId, id, workWeek },
    ),
  ];
}

function changeEdits(before: CalendarRecord, after: CalendarRecord): Edit[] {
  const set = {
    ...(after.name !== before.name && { name: after.name }),
    ...(after.baseId !== undefined && after.baseId !== before.baseId && { baseId: after.baseId }),
  };
  const clear = before.baseId !== undefined && after.baseId === undefined ? ['baseId'] : [];
  if (Object.keys(set).length + clear.length === 0) return [];
  return [
    {
      kind: 'calendar.change',
      id: after.id,
      ...(Object.keys(set).length > 0 && { set }),
      ...(clear.length > 0 && { clear }),
    },
  ];
}

function weekEdits(before: CalendarRecord, after: CalendarRecord): Edit[] {
  const days: CalendarRecord['week'] = {};
  const asBase: Weekday[] = [];
  for (const day of Weekday.options) {
    const ranges = after.week[day];
    if (isSame(before.week[day], ranges)) continue;
    if (ranges === undefined) asBase.push(day);
    else days[day] = ranges;
  }
  if (Object.keys(days).length + asBase.length === 0) return [];
  return [
    {
      kind: 'calendar.set-week',
      calendarId: after.id,
      days,
      ...(asBase.length > 0 && { asBase }),
    },
  ];
}

/** What came or is another; undefined for what went. */
function entryEdits<T>(
  before: Readonly<Record<RecordId, T>>,
  after: Readonly<Record<RecordId, T>>,
): (readonly [RecordId, T | undefined])[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])] as RecordId[];
  return ids.flatMap((id) => (isSame(before[id], after[id]) ? [] : [[id, after[id]] as const]));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
