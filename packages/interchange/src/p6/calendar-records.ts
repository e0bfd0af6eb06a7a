import {
  type CalendarRecord,
  type DayRanges,
  type Range,
  type RecordId,
  recordId,
  type WeekPattern,
} from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import type { P6Calendar, P6File } from './p6-file.ts';
import type { P6Object } from './p6-object.ts';
import { nameOf, p6Id, said } from './record-fields.ts';
import type { Values } from './values.ts';

/** Of one day, in a plan's records. */
const MOST_RANGES = 48;

/** What a calendar of P6's is assumed to be where the file does not say. */
const EIGHT_HOURS: DayRanges = [
  [480, 720],
  [780, 1020],
];
const STANDARD_WEEK: WeekPattern = {
  monday: EIGHT_HOURS,
  tuesday: EIGHT_HOURS,
  wednesday: EIGHT_HOURS,
  thursday: EIGHT_HOURS,
  friday: EIGHT_HOURS,
  saturday: [],
  sunday: [],
};

/** The plan's calendars, found by the file's ids. */
export class CalendarRecords {
  readonly records: CalendarRecord[] = [];
  readonly #byObjectId = new Map<string, CalendarRecord>();

  constructor(
    file: P6File,
    project: P6Object<'Project'>,
    readonly values: Values,
  ) {
    const calendars = calendarsFor(project, file);
    for (const calendar of calendars) this.#add(calendar);
    for (const calendar of calendars) this.#setBase(calendar.object);
    this.#cutCircles();
  }

  /** Undefined where the field is empty; said where it names no calendar of the file. */
  find(objectId: string | undefined, field: string, line: number): CalendarRecord | undefined {
    if (objectId === undefined) return undefined;
    const found = this.#byObjectId.get(objectId);
    if (found === undefined) {
      this.values.losses.add('reference-dangling', () => `line ${line}`, { field });
    }
    return found;
  }

  /** The calendar that stands where none is named; a standard one is made where the file has none. */
  default(file: P6File, project: P6Object<'Project'>): CalendarRecord {
    const field = this.values.dialect.fieldName('Project', 'ActivityDefaultCalendarObjectId');
    const named = project.text('ActivityDefaultCalendarObjectId');
    const marked = file.calendars.find(({ object }) => this.values.yes(object, 'IsDefault'));
    const found =
      this.find(named, field, project.line) ??
      this.#byObjectId.get(marked?.object.text('ObjectId') ?? '') ??
      this.records[0];
    if (found !== undefined) return found;
    this.values.losses.add('p6-calendar-missing', () => `line ${project.line}`);
    const standard: CalendarRecord = {
      id: p6Id('calendar', 'standard'),
      kind: 'calendar',
      audience: AUDIENCE_OF_IMPORTS,
      name: 'Standard',
      week: STANDARD_WEEK,
      exceptions: {},
      workWeeks: {},
    };
    this.records.push(standard);
    return standard;
  }

  #add({ object, data }: P6Calendar): void {
    const { losses } = this.values;
    const where = () => `${object.text('Name') ?? 'calendar'}, line ${object.line}`;
    const objectId = object.text('ObjectId');
    if (objectId === undefined || this.#byObjectId.has(objectId)) {
      const kind = this.values.dialect.kindName('Calendar');
      losses.add(objectId === undefined ? 'p6-object-without-id' : 'p6-object-twice', where, {
        kind,
      });
      return;
    }
    if (data === undefined) losses.add('p6-calendar-unreadable', where);
    else if (data.unreadable > 0) losses.add('p6-calendar-times', where, {}, data.unreadable);
    const inOrder = (ranges: readonly Range[]) => {
      const { merged, changed } = inOneOrder(ranges);
      if (changed) losses.add('p6-calendar-overlap', where);
      const more = merged.length - MOST_RANGES;
      if (more > 0) losses.add('p6-calendar-times', where, {}, more);
      return merged.slice(0, MOST_RANGES);
    };
    const week: WeekPattern = {};
    for (const [day, ranges] of data?.week ?? []) week[day] = inOrder(ranges);
    const inherits = object.text('BaseCalendarObjectId') !== undefined;
    const record: CalendarRecord = {
      id: p6Id('calendar', objectId),
      kind: 'calendar',
      audience: AUDIENCE_OF_IMPORTS,
      keys: { 'p6.object-id': objectId },
      name: nameOf(object.text('Name') ?? objectId, losses, where),
      week: data === undefined && !inherits ? STANDARD_WEEK : week,
      exceptions: Object.fromEntries(
        [...(data?.exceptions ?? [])].map(([day, ranges]) => [
          recordId(day),
          { from: day, to: day, ranges: inOrder(ranges) },
        ]),
      ),
      workWeeks: {},
      ...said({
        resourceCalendar: this.#isOfOneResource(object) ? (true as const) : undefined,
        minutesPerDay: this.#hours(object, 'HoursPerDay'),
        minutesPerWeek: this.#hours(object, 'HoursPerWeek'),
        minutesPerMonth: this.#hours(object, 'HoursPerMonth'),
        minutesPerYear: this.#hours(object, 'HoursPerYear'),
      }),
    };
    this.records.push(record);
    this.#byObjectId.set(objectId, record);
  }

  #isOfOneResource(object: P6Object<'Calendar'>): boolean {
    const type = object.text('Type');
    return (
      type === 'CA_Rsrc' || type === 'Resource' || this.values.yes(object, 'IsPersonal') === true
    );
  }

  #hours(
    object: P6Object<'Calendar'>,
    field: 'HoursPerDay' | 'HoursPerWeek' | 'HoursPerMonth' | 'HoursPerYear',
  ): number | undefined {
    const minutes = this.values.duration(object, field);
    return minutes === 0 ? undefined : minutes;
  }

  #setBase(object: P6Object<'Calendar'>): void {
    const own = this.#byObjectId.get(object.text('ObjectId') ?? '');
    const field = this.values.dialect.fieldName('Calendar', 'BaseCalendarObjectId');
    const base = this.find(object.text('BaseCalendarObjectId'), field, object.line);
    if (own !== undefined && base !== undefined) own.baseId = base.id;
  }

  /** A calendar whose bases lead back to it stands on its own; without a week of its own, on the standard one. */
  #cutCircles(): void {
    const byId = new Map(this.records.map((record) => [record.id, record]));
    const settled = new Set<RecordId>();
    for (const record of this.records) {
      const path = new Set<RecordId>();
      let at: CalendarRecord | undefined = record;
      while (at !== undefined && !settled.has(at.id) && !path.has(at.id)) {
        path.add(at.id);
        at = at.baseId === undefined ? undefined : byId.get(at.baseId);
      }
      if (at !== undefined && path.has(at.id)) {
        delete at.baseId;
        if (Object.keys(at.week).length === 0) at.week = STANDARD_WEEK;
        this.values.losses.add('p6-calendar-circle', at.name);
      }
      for (const id of path) settled.add(id);
    }
  }
}

/** Those of everybody and of this project; not those of the file's other projects. */
function calendarsFor(project: P6Object<'Project'>, file: P6File): P6Calendar[] {
  const others = new Set(file.projects.map(({ object }) => object.text('ObjectId')));
  others.delete(project.text('ObjectId'));
  others.delete(undefined);
  return file.calendars.filter(({ object }) => !others.has(object.text('ProjectObjectId')));
}

/** In order of their beginnings, overlapping and touching ones joined. `changed`: some overlapped. */
function inOneOrder(ranges: readonly Range[]): { merged: Range[]; changed: boolean } {
  const merged: Range[] = [];
  let changed = false;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last === undefined || start > last[1]) merged.push([start, end]);
    else if (start === last[1] && end - last[0] > 1440) merged.push([start, end]);
    else {
      changed ||= start < last[1];
      last[1] = Math.min(Math.max(last[1], end), last[0] + 1440);
    }
  }
  return { merged, changed };
}
