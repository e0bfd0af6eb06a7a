import type {
  AssignmentRecord,
  CalendarRecord,
  ProjectRecord,
  ResourceRecord,
  TaskRecord,
} from '@throughline/model';

/** What the screen knows of the plan. */
export interface PeoplePlan {
  readonly project: ProjectRecord;
  readonly resources: readonly ResourceRecord[];
  readonly assignments: readonly AssignmentRecord[];
  readonly tasks: readonly TaskRecord[];
  readonly calendars: readonly CalendarRecord[];
}
