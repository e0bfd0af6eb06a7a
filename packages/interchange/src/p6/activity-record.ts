import type { Constraint, RecordId, TaskRecord } from '@throughline/model';
import { AUDIENCE_OF_IMPORTS } from '../read-outcome.ts';
import { activityProgress } from './activity-progress.ts';
import type { CalendarRecords } from './calendar-records.ts';
import { ACTIVITY_TYPE, CONSTRAINT, DURATION_TYPE, LEVELING_PRIORITY } from './enumerations.ts';
import type { P6Object } from './p6-object.ts';
import { nameOf, p6Id, said } from './record-fields.ts';
import type { Values } from './values.ts';

type Activity = P6Object<'Activity'>;

/** Where an activity stands in the outline. */
export interface Place {
  readonly parent: RecordId | undefined;
  readonly rank: string;
  /** The WBS's code, which P6 shows with each of its activities. */
  readonly wbs: string | undefined;
}

/** What other objects of the file say about a task. */
export interface Attached {
  readonly custom: TaskRecord['custom'] | undefined;
  readonly notes: string | undefined;
  /** Who answers for it. */
  readonly responsible: string | undefined;
}

export function activityId(objectId: string): RecordId {
  return p6Id('task', objectId);
}

/** One activity as a task; durations come in hours and are kept in minutes. */
export function activityRecord(
  activity: Activity,
  place: Place,
  attached: Attached,
  calendars: CalendarRecords,
  values: Values,
): TaskRecord {
  const { losses, dialect } = values;
  const objectId = activity.text('ObjectId') as string;
  const code = activity.text('Id');
  const where = () => activityPlace(activity);
  if (code === undefined) {
    losses.add('p6-code-missing', where, { field: dialect.fieldName('Activity', 'Id') });
  }
  const type = values.one(activity, 'Type', ACTIVITY_TYPE) ?? 'task';
  const progress = activityProgress(activity, values, where);
  if (progress.actualStart !== undefined && activity.text('PlannedStartDate') !== undefined) {
    losses.add('p6-planned-dates', where);
  }
  const calendarField = dialect.fieldName('Activity', 'CalendarObjectId');
  const calendar = calendars.find(activity.text('CalendarObjectId'), calendarField, activity.line);
  const priority = values.one(activity, 'LevelingPriority', LEVELING_PRIORITY);
  return {
    id: activityId(objectId),
    kind: 'task',
    audience: AUDIENCE_OF_IMPORTS,
    keys:
      code === undefined
        ? { 'p6.object-id': objectId }
        : { 'p6.object-id': objectId, 'p6.code': code },
    name: nameOf(activity.text('Name') ?? code ?? objectId, losses, where),
    ...said({ parent: place.parent, wbs: place.wbs, ...attached }),
    rank: place.rank,
    type,
    ...((type === 'start-milestone' || type === 'finish-milestone') && {
      milestone: true as const,
    }),
    ...(values.one(activity, 'DurationType', DURATION_TYPE) ?? { fixed: 'duration' as const }),
    ...progress,
    ...said({
      calendarId: calendar?.id,
      constraint: constraint(activity, 'Primary', values, where),
      secondConstraint: constraint(activity, 'Secondary', values, where),
      expectedFinish: values.date(activity, 'ExpectedFinishDate'),
      externalEarlyStart: values.date(activity, 'ExternalEarlyStartDate'),
      externalLateFinish: values.date(activity, 'ExternalLateFinishDate'),
      suspend: values.date(activity, 'SuspendDate'),
      resume: values.date(activity, 'ResumeDate'),
      priority: priority === 500 ? undefined : priority,
    }),
  };
}

/** How a person finds the activity: `A1000, line 17`. */
export function activityPlace(activity: Activity): string {
  return `${activity.text('Id') ?? activity.text('ObjectId')}, line ${activity.line}`;
}

/** Left out, and said, where its date is missing: which one it means nobody can tell. */
function constraint(
  activity: Activity,
  which: 'Primary' | 'Secondary',
  values: Values,
  where: () => string,
): Constraint | undefined {
  const type = values.one(activity, `${which}ConstraintType`, CONSTRAINT);
  if (type === undefined) return undefined;
  if (type === 'as-late-as-possible') return { type };
  const date = values.date(activity, `${which}ConstraintDate`);
  if (date !== undefined) return { type, date };
  values.losses.add('p6-constraint-without-date', where);
  return undefined;
}
