import type { CalendarRecord, P6Options, ProjectRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS, readRefusal } from '../read-outcome.ts';
import { CRITICAL_BY, LAG_CALENDAR, OUT_OF_SEQUENCE, TOTAL_FLOAT } from './enumerations.ts';
import type { P6Project } from './p6-file.ts';
import type { P6Object } from './p6-object.ts';
import { filled, nameOf, p6Id, said } from './record-fields.ts';
import { P6Refused } from './refused.ts';
import type { Values } from './values.ts';

/** The plan's rules and defaults. `calendar` is the one of activities that name none. */
export function projectRecord(
  { object, objects }: P6Project,
  calendar: CalendarRecord,
  currency: { readonly code: string; readonly digits: number | undefined },
  fileName: string | undefined,
  values: Values,
): ProjectRecord {
  const { losses } = values;
  const where = () => `line ${object.line}`;
  const objectId = object.text('ObjectId') ?? object.text('Id') ?? '';
  const code = object.text('Id');
  const dataDate = values.date(object, 'DataDate');
  const start = values.date(object, 'PlannedStartDate') ?? dataDate;
  if (start === undefined) {
    const field = values.dialect.fieldName('Project', 'PlannedStartDate');
    const at = { line: object.line, record: values.dialect.kindName('Project'), field };
    throw new P6Refused(readRefusal('p6-start-missing', { field }, { at }));
  }
  if (dataDate === undefined) losses.add('p6-data-date-missing', where);
  const options = objects.all('ScheduleOptions')[0];
  const minutesPerDay = calendar.minutesPerDay ?? 480;
  const [begins, ends] = workingDay(calendar);
  return {
    id: p6Id('project', objectId),
    kind: 'project',
    audience: AUDIENCE_OF_IMPORTS,
    ...said({ keys: keysOf(object) }),
    name: nameOf(object.text('Name') ?? code ?? fileName ?? objectId, losses, where),
    rules: 'p6',
    scheduleFrom: 'start',
    start,
    // P6 knows no plan without a data date: where none is written, the planned start stands for it.
    statusDate: dataDate ?? start,
    calendarId: calendar.id,
    minutesPerDay,
    minutesPerWeek: calendar.minutesPerWeek ?? 5 * minutesPerDay,
    daysPerMonth: Math.min(31, (calendar.minutesPerMonth ?? 20 * minutesPerDay) / minutesPerDay),
    ...said({ minutesPerYear: calendar.minutesPerYear }),
    weekStart: 'monday',
    defaultStartTime: begins,
    defaultEndTime: ends,
    currency: currency.code,
    ...said({ currencyDigits: currency.digits }),
    criticalFloatLimit:
      (options && values.signedMinutes(options, 'CriticalActivityFloatThreshold')) ??
      values.signedMinutes(object, 'CriticalActivityFloatLimit') ??
      0,
    p6: p6Options(object, options, values),
  };
}

function keysOf(project: P6Object<'Project'>): Record<string, string> | undefined {
  const keys = [
    ['p6.object-id', project.text('ObjectId')],
    ['p6.code', project.text('Id')],
  ] as const;
  return filled(keys.flatMap(([system, id]) => (id === undefined ? [] : [[system, id] as const])));
}

/** What P6 itself has preset stands where the file says nothing, and that is said. */
function p6Options(
  project: P6Object<'Project'>,
  options: P6Object<'ScheduleOptions'> | undefined,
  values: Values,
): P6Options {
  if (options === undefined) values.losses.add('p6-options-missing', () => `line ${project.line}`);
  const mustFinishBy = values.date(project, 'MustFinishByDate');
  const criticalBy =
    (options && values.one(options, 'CriticalActivityPathType', CRITICAL_BY)) ??
    values.one(project, 'CriticalActivityPathType', CRITICAL_BY) ??
    'total-float';
  if (options === undefined) {
    return {
      lagCalendar: 'predecessor',
      progress: 'retained-logic',
      useExpectedFinish: true,
      totalFloat: 'finish',
      criticalBy,
      ...said({ mustFinishBy }),
    };
  }
  const openEnds = values.yes(options, 'MakeOpenEndedActivitiesCritical') || undefined;
  return {
    lagCalendar: values.one(options, 'RelationshipLagCalendar', LAG_CALENDAR) ?? 'predecessor',
    progress: progressRule(options, values),
    useExpectedFinish: values.yes(options, 'UseExpectedFinishDates') ?? true,
    totalFloat: values.one(options, 'ComputeTotalFloatType', TOTAL_FLOAT) ?? 'finish',
    criticalBy,
    ...said({ mustFinishBy, makeOpenEndedCritical: openEnds as true | undefined }),
  };
}

/** PMXML names the rule; an XER has a flag for each of the first two, and neither is the third. */
function progressRule(options: P6Object<'ScheduleOptions'>, values: Values): P6Options['progress'] {
  const named = values.one(options, 'OutOfSequenceScheduleType', OUT_OF_SEQUENCE);
  if (named !== undefined) return named;
  if (values.yes(options, 'ProgressOverride')) return 'progress-override';
  return values.yes(options, 'RetainedLogic') === false ? 'actual-dates' : 'retained-logic';
}

/** When the first day with work in the week begins and ends; P6's own hours where no day has any. */
function workingDay(calendar: CalendarRecord): readonly [number, number] {
  const day = Object.values(calendar.week).find((ranges) => ranges.length > 0);
  const [first, last] = [day?.[0], day?.at(-1)];
  if (first === undefined || last === undefined) return [480, 1020];
  return [first[0], last[1] <= 1440 ? last[1] : last[1] - 1440];
}
