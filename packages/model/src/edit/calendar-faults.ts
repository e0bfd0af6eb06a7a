import {
  type CalendarRecord,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
  Weekday,
} from '../plan/index.ts';

/** Why a calendar cannot be so: derived from itself, with days that run backwards, or never at work. */
export function calendarFault(calendar: CalendarRecord, records: Records): Refusal | undefined {
  return baseFault(calendar, records) ?? rangeFault(calendar) ?? idleFault(calendar, records);
}

/** No calendar is derived from itself, however far. */
function baseFault(calendar: CalendarRecord, records: Records): Refusal | undefined {
  const ids: RecordId[] = [calendar.id];
  let base = calendar.baseId;
  while (base !== undefined && !ids.includes(base)) {
    ids.push(base);
    base = records.find('calendar', base)?.baseId;
  }
  if (base !== calendar.id) return undefined;
  return refuse('calendar-cycle', { ids }, { recordId: calendar.id, field: 'baseId' });
}

/** Exceptions and working weeks end on the day they begin, or later. */
function rangeFault({ id, exceptions, workWeeks }: CalendarRecord): Refusal | undefined {
  for (const [map, entries] of Object.entries({ exceptions, workWeeks })) {
    for (const [key, { from, to }] of Object.entries(entries)) {
      if (to >= from) continue;
      const field = `${map}/${key}`;
      return refuse('range-backwards', { id, field: map, from, to }, { recordId: id, field });
    }
  }
  return undefined;
}

/** The calendar, and each that is derived from it, has some working time. */
function idleFault(calendar: CalendarRecord, records: Records): Refusal | undefined {
  const all: CalendarRecord[] = [calendar];
  const derived = new Set<RecordId>([calendar.id]);
  for (const one of all) {
    if (!everWorks(one, calendar, records)) {
      return refuse(
        'calendar-never-works',
        { id: one.id },
        { recordId: calendar.id, field: 'week' },
      );
    }
    for (const next of records.referrers(one.id, 'calendar')) {
      if (next.baseId !== one.id || derived.has(next.id)) continue;
      derived.add(next.id);
      all.push(next);
    }
  }
  return undefined;
}

/** With `changed` in the place of what the records have under its id. */
function everWorks(calendar: CalendarRecord, changed: CalendarRecord, records: Records): boolean {
  const unsaid = new Set<Weekday>(Weekday.options);
  let at: CalendarRecord | undefined = calendar;
  while (at !== undefined) {
    for (const day of unsaid) {
      const ranges = at.week[day];
      if (ranges === undefined) continue;
      if (ranges.length > 0) return true;
      unsaid.delete(day);
    }
    if (worksAtTimes(at)) return true;
    const base: RecordId | undefined = at.baseId;
    at = base === changed.id ? changed : base && records.find('calendar', base);
  }
  return false;
}

function worksAtTimes({ exceptions, workWeeks }: CalendarRecord): boolean {
  return (
    Object.values(exceptions).some(({ ranges }) => ranges.length > 0) ||
    Object.values(workWeeks).some(({ week }) =>
      Object.values(week).some((ranges) => ranges.length > 0),
    )
  );
}
