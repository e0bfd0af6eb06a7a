import type { TaskRecord } from '../plan/index.ts';
import type { SlipCause, SlipKind } from './player.ts';

/** Part of the reported progress of a task; `work` is divided between what was done and what is left. */
type FieldGroup = SlipKind | 'work' | 'report' | 'no-effect';

/** Which change of a task's field is which player. Every field is here; the compiler sees to it. */
const GROUP_BY_FIELD: Readonly<Record<Exclude<keyof TaskRecord, 'id' | 'kind'>, FieldGroup>> = {
  duration: 'work',
  remaining: 'work',
  work: 'work',
  remainingWork: 'work',
  splits: 'work',
  fixed: 'work',
  effortDriven: 'work',

  actualStart: 'report',
  actualFinish: 'report',
  actualDuration: 'report',
  actualWork: 'report',
  percentComplete: 'report',
  percentWorkComplete: 'report',
  physicalPercentComplete: 'report',
  percentCompleteType: 'report',
  stop: 'report',
  resume: 'report',
  suspend: 'report',

  constraint: 'constraint',
  secondConstraint: 'constraint',
  deadline: 'constraint',
  expectedFinish: 'constraint',
  externalEarlyStart: 'external-date',
  externalLateFinish: 'external-date',
  external: 'external-date',
  mode: 'manual-dates',
  manualStart: 'manual-dates',
  manualFinish: 'manual-dates',
  calendarId: 'calendar-assignment',
  ignoreResourceCalendars: 'calendar-assignment',
  levelingDelay: 'leveling',
  inactive: 'inactive',
  parent: 'outline',
  type: 'task-type',
  milestone: 'task-type',

  audience: 'no-effect',
  keys: 'no-effect',
  custom: 'no-effect',
  notes: 'no-effect',
  name: 'no-effect',
  rank: 'no-effect',
  wbs: 'no-effect',
  recurring: 'no-effect',
  estimate: 'no-effect',
  priority: 'no-effect',
  blocked: 'no-effect',
  hyperlink: 'no-effect',
  contact: 'no-effect',
  responsible: 'no-effect',
};

/** By the path of a field change, such as `splits/<id>`. */
export function groupOfTaskField(path: string): FieldGroup {
  const field = path.split('/', 1)[0] as keyof typeof GROUP_BY_FIELD;
  return GROUP_BY_FIELD[field] ?? 'no-effect';
}

/** SLP-7: the guess where nobody has said. A file does not tell a vendor's task from another. */
export const CAUSE_BY_KIND: Readonly<Record<SlipKind, SlipCause>> = {
  duration: 'estimate',
  remaining: 'estimate',
  progress: 'unexplained',
  logic: 'plan correction',
  constraint: 'plan correction',
  calendar: 'window, freeze or calendar',
  'calendar-assignment': 'window, freeze or calendar',
  assignment: 'people',
  resource: 'people',
  leveling: 'people',
  'external-date': 'other team, access or environment',
  'manual-dates': 'plan correction',
  'task-type': 'plan correction',
  inactive: 'scope added or found',
  outline: 'plan correction',
  'scope-added': 'scope added or found',
  'scope-removed': 'scope added or found',
  'project-start': 'plan correction',
  'project-options': 'plan correction',
  'time-passed': 'no update',
  residual: 'unexplained',
};
