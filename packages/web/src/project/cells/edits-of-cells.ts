import type { Edit, RecordId, TaskRecord } from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { type ColumnId, columnOf, customFieldOf } from '../columns.ts';
import type { Refused, TypedCell } from '../local-project.ts';
import { customTyped } from './custom-typed.ts';
import { deadlineTyped, expectedFinishTyped, startAndFinishTyped } from './dates-typed.ts';
import {
  blockedTyped,
  calendarTyped,
  constraintTyped,
  modeTyped,
  nameTyped,
  priorityTyped,
  textsTyped,
  typeTyped,
} from './fields-typed.ts';
import { durationTyped, estimateTyped, workTyped } from './lengths-typed.ts';
import { linksTyped } from './links-typed.ts';
import { type NewRow, placeNewTasks } from './new-tasks.ts';
import { progressTyped } from './progress-typed.ts';
import { resourcesTyped } from './resources-typed.ts';
import { refused, say, Wrong } from './say.ts';
import { manyLines } from './typed-text.ts';
import { type Shown, shownCells, type TypedTask, Typing, typedTask } from './typing.ts';

/**
 * What somebody typed, pasted or filled down, as edits that are applied one after another; or what is wrong in which
 * cell. A cell that says what it shows changes nothing. Cells of one task are read together: a start and a finish, a
 * constraint and its date. What the records alone know is refused when the edits are applied: see `columnOfRefusal`.
 */
export function editsOfCells(
  plan: CellPlan,
  cells: readonly TypedCell[],
): readonly Edit[] | Refused {
  const textsByTask = new Map<RecordId, Map<ColumnId, string>>();
  const shown = shownCells(plan);
  const newRows = new Map<number, NewRow & { readonly texts: Map<ColumnId, string> }>();
  for (const cell of cells) {
    const { taskId, newTask, column, text } = cell;
    if (newTask !== undefined) {
      const row = newRows.get(newTask.number) ?? { after: newTask.after, texts: new Map() };
      newRows.set(newTask.number, row);
      row.texts.set(column, text);
      continue;
    }
    const task = taskId === undefined ? undefined : plan.records.find('task', taskId);
    if (task === undefined) return refused(new Wrong(say('taskGone')), cell);
    if (isKnown(plan, column) && isSame(shown(task, column), text)) continue;
    const given = columnOf(column, plan.records.all('custom-field'));
    if (!given?.editable) {
      return refused(new Wrong(say('notTyped', { column: given?.heading ?? column })), cell);
    }
    const texts = textsByTask.get(task.id) ?? new Map<ColumnId, string>();
    textsByTask.set(task.id, texts.set(column, text));
  }
  return editsOf(plan, shown, textsByTask, inOrder(newRows));
}

function editsOf(
  plan: CellPlan,
  shown: Shown,
  textsByTask: ReadonlyMap<RecordId, ReadonlyMap<ColumnId, string>>,
  newRows: readonly NewRow[],
): readonly Edit[] | Refused {
  const placed = placeNewTasks(plan, newRows);
  if (placed instanceof Wrong) return refused(placed, { column: placed.column ?? 'name' });
  const added = placed.tasks.map(({ record }) => record.id);
  const typing = new Typing(plan, rowsAfter(plan, newRows[0]?.after, added), shown);
  const edits: Edit[] = [...placed.moves];
  for (const { record } of placed.tasks) edits.push({ kind: 'task.add', record });
  const typed = [
    ...placed.tasks.map(({ record, texts, isSummary }) => ({
      task: record,
      texts: ofNewTask(plan, texts, isSummary),
      isNew: true,
    })),
    ...[...textsByTask].map(([id, texts]) => ({
      task: plan.records.find('task', id) as TaskRecord,
      texts,
      isNew: false,
    })),
  ];
  for (const { task, texts, isNew } of typed) {
    const made = editsOfTask(typedTask(typing, task, texts));
    if (made instanceof Wrong) {
      const column = made.column ?? 'name';
      return refused(made, isNew ? { column } : { column, taskId: task.id });
    }
    for (const edit of made) edits.push(edit);
  }
  return edits;
}

type Reader = (at: TypedTask) => readonly Edit[] | Wrong;

/** In the order in which they build on one another: a duration is there before progress is reported on it. */
const READERS: readonly Reader[] = [
  nameTyped,
  textsTyped,
  typeTyped,
  calendarTyped,
  durationTyped,
  modeTyped,
  startAndFinishTyped,
  constraintTyped,
  deadlineTyped,
  estimateTyped,
  linksTyped,
  resourcesTyped,
  workTyped,
  progressTyped,
  expectedFinishTyped,
  blockedTyped,
  priorityTyped,
  customsTyped,
];

function editsOfTask(at: TypedTask): readonly Edit[] | Wrong {
  const edits: Edit[] = [];
  for (const read of READERS) {
    const made = read(at);
    if (made instanceof Wrong) return made;
    edits.push(...made);
  }
  return edits;
}

function customsTyped(at: TypedTask): readonly Edit[] | Wrong {
  const edits: Edit[] = [];
  for (const field of at.plan.records.all('custom-field')) {
    const made = customTyped(at, field, `custom:${field.id}`);
    if (made instanceof Wrong) return made;
    edits.push(...made);
  }
  return edits;
}

/** Spaces around a text say nothing, nor how its lines end. */
function isSame(shown: string, typed: string): boolean {
  return shown === typed || manyLines(shown).trim() === manyLines(typed).trim();
}

/** Whether there is such a column, which a custom field may no longer have. */
function isKnown(plan: CellPlan, column: ColumnId): boolean {
  const field = customFieldOf(column);
  return field === undefined || plan.records.find('custom-field', field) !== undefined;
}

function inOrder(rows: ReadonlyMap<number, NewRow>): readonly NewRow[] {
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Row numbers as they will be once new rows are in: a pasted list speaks of its own rows. */
function rowsAfter(
  plan: CellPlan,
  after: RecordId | undefined,
  added: readonly RecordId[],
): (row: number) => RecordId | undefined {
  const above = after === undefined ? 0 : plan.rowOf(after);
  return (row) => {
    if (row <= above) return plan.idAtRow(row);
    return added[row - above - 1] ?? plan.idAtRow(row - added.length);
  };
}

/** Dates and lengths of a pasted summary come from the rows under it. */
const COMPUTED_OF_SUMMARIES: readonly ColumnId[] = [
  'duration',
  'remaining',
  'start',
  'finish',
  'percent',
  'actualStart',
  'actualFinish',
  'expectedFinish',
  'work',
  'type',
];

/**
 * Pasted rows bring along what nobody types: row numbers, floats. Nothing of it is needed to make the task, nor its
 * name, which it has, nor what is empty.
 */
function ofNewTask(
  plan: CellPlan,
  texts: ReadonlyMap<ColumnId, string>,
  isSummary: boolean,
): ReadonlyMap<ColumnId, string> {
  const fields = [...plan.records.all('custom-field')];
  return new Map(
    [...texts].filter(([column, text]) => {
      if (column === 'name' || text.trim() === '') return false;
      if (isSummary && COMPUTED_OF_SUMMARIES.includes(column)) return false;
      return columnOf(column, fields)?.editable === true;
    }),
  );
}
