import type { Refusal } from '@throughline/model';
import { PlanNames, sayRefusal } from '@throughline/model';
import { messages } from '../../words/index.ts';
import type { CellPlan } from '../cell-plan.ts';
import type { ColumnId } from '../columns.ts';
import type { Refused, TypedCell } from '../local-project.ts';

/** What is wrong with what somebody typed, and what would be accepted. */
export const say = messages({
  notTyped: '{column} comes from other fields and cannot be typed.',
  notOffered: '“{text}” is none of {accepted}.',
  date: '“{text}” cannot be read as a date. Accepted: {example}, 2027-03-12, today, tomorrow, mon, +3d, with or without a time such as 8:00.',
  noSuchDay: '“{text}” is no day from 1900 to 2199.',
  percent: '“{text}” is no share from 0 % to 100 %. Accepted: 50 or 50 %.',
  number: '“{text}” cannot be read as a number.',
  priority: 'Priority is a whole number from 0 to 1000; “{text}” is not.',
  nameTooLong: 'A name has at most 4,000 characters, and this has {length}.',
  summaryDate:
    'The dates of {task} come from the tasks under it. Type them there, or make the summary manually scheduled.',
  noDates:
    'The plan has no dates yet, so {column} cannot be worked out. Say which date is meant: type an actual start.',
  units: '“{text}” cannot be read as units. Accepted: Ana Ortiz[50%], Crane, Cable[200].',
  estimateOrder:
    'The optimistic duration is the shortest and the pessimistic the longest: {optimistic}, {mostLikely}, {pessimistic} are not in that order.',
  constraintNeedsDate: 'This constraint needs a date: type a constraint date too.',
  constraintTakesNoDate: 'As late as possible takes no date. Choose another constraint type first.',
  expectedFinishNeedsDates:
    'The plan has no dates, so nothing can be expected to finish. Remove what keeps it from having dates first.',
  taskGone: 'The task is not in the plan any more.',
  newTaskHasNo: '{column} cannot be given to a task that is made by typing.',
});

/** Wrong in one cell, in words. */
export class Wrong {
  constructor(
    readonly sentence: string,
    readonly refusal?: Refusal,
    readonly column?: ColumnId,
  ) {}

  in(column: ColumnId): Wrong {
    return new Wrong(this.sentence, this.refusal, this.column ?? column);
  }
}

export function wrongBy(plan: CellPlan, refusal: Refusal): Wrong {
  const names = new PlanNames(plan.records);
  return new Wrong(sayRefusal(refusal, names.nameOf()), refusal);
}

export function refused(
  wrong: Wrong,
  { column, taskId }: Pick<TypedCell, 'column' | 'taskId'>,
): Refused {
  const { sentence, refusal } = wrong;
  return {
    ok: false,
    sentence,
    column,
    ...(refusal !== undefined && { refusal }),
    ...(taskId !== undefined && { taskId }),
  };
}

/** The column in which a refusal of the model is shown: the one that shows the field it names. */
export function columnOfRefusal({ field }: Refusal): ColumnId | undefined {
  if (field === undefined) return undefined;
  if (field.startsWith('custom/')) return `custom:${field.slice('custom/'.length)}`;
  return COLUMN_BY_FIELD[field];
}

const COLUMN_BY_FIELD: Readonly<Record<string, ColumnId>> = {
  name: 'name',
  duration: 'duration',
  remaining: 'remaining',
  percentComplete: 'percent',
  actualStart: 'actualStart',
  actualFinish: 'actualFinish',
  expectedFinish: 'expectedFinish',
  blocked: 'blockedBy',
  constraint: 'constraint',
  'constraint/date': 'constraintDate',
  deadline: 'deadline',
  calendarId: 'calendar',
  predecessors: 'predecessors',
  to: 'predecessors',
  resourceId: 'resources',
  units: 'resources',
  work: 'work',
  type: 'type',
  milestone: 'type',
  mode: 'mode',
  manualStart: 'start',
  manualFinish: 'finish',
  estimate: 'optimistic',
  priority: 'priority',
  notes: 'notes',
  responsible: 'responsible',
  hyperlink: 'hyperlink',
  contact: 'contact',
  wbs: 'wbs',
};
