import { type Edit, type Rank, type RecordId, rankBetween } from '@throughline/model';
import type { LocalProject, PlanTable } from '../../project/index.ts';
import { messages } from '../../words/index.ts';
import type { PlanDesk } from '../desk.ts';
import { submitEdits } from './entering.ts';

const say = messages({
  newTask: 'New task',
  sorted: 'Rows are moved in the plan’s own order: take away the sorting and the groups first.',
  nowhere: 'There is nothing to move past in this direction.',
});

/** A new task above the active one, named at once. */
export async function insertAbove(desk: PlanDesk): Promise<void> {
  const { project, selection, rows } = desk;
  const id = selection.active?.taskId;
  const table = project.state.table;
  if (id === undefined || table === undefined || rows.slotOf(id) < 0) return;
  const slot = rows.slotOf(id);
  const before = siblingBefore(table, slot);
  const known = new Set(table.ids);
  const outcome = await desk.heard(
    project.enter([
      {
        newTask: { number: 1, after: table.ids[before] ?? id },
        column: 'name',
        text: say('newTask'),
      },
    ]),
  );
  const now = project.state.table;
  const made = now?.ids.find((each) => each !== undefined && !known.has(each));
  if (!outcome.ok || made === undefined) return;
  if (before < 0) await moveRows(desk, [made], id);
  desk.goTo(made, 'name');
  desk.editor?.open({ taskId: made, column: 'name' }, {});
}

export function indent(desk: PlanDesk): Promise<unknown> {
  return changeTasks(desk, desk.tasksInOrder, (taskId) => ({ kind: 'task.indent', taskId }));
}

export function outdent(desk: PlanDesk): Promise<unknown> {
  // From below: each goes right under its summary, and those above come to stand before it.
  return changeTasks(desk, [...desk.tasksInOrder].reverse(), (taskId) => ({
    kind: 'task.outdent',
    taskId,
  }));
}

/** The selected tasks past the sibling above or below. */
export async function moveAmongSiblings(desk: PlanDesk, direction: 1 | -1): Promise<void> {
  const { table } = desk.project.state;
  const tasks = tops(desk);
  const [first, last] = [tasks[0], tasks.at(-1)];
  if (table === undefined || first === undefined || last === undefined) return;
  if (!isInPlanOrder(desk)) return;
  const slot = desk.rows.slotOf(direction < 0 ? first : last);
  const past = direction < 0 ? siblingBefore(table, slot) : siblingAfter(table, slot);
  const beyond = past < 0 || direction < 0 ? past : siblingAfter(table, past);
  if (past < 0) {
    desk.screen?.say(say('nowhere'));
    return;
  }
  await place(desk, tasks, table.parent[slot] ?? -1, beyond);
}

/** Drops rows before another row, as its siblings; at the plan's end where there is none. */
export async function moveRows(
  desk: PlanDesk,
  tasks: readonly RecordId[],
  before: RecordId | undefined,
): Promise<void> {
  const { table } = desk.project.state;
  if (table === undefined || !isInPlanOrder(desk)) return;
  const slot = before === undefined ? -1 : desk.rows.slotOf(before);
  await place(desk, tasks, slot < 0 ? -1 : (table.parent[slot] ?? -1), slot);
}

/** Puts tasks under a parent, before a sibling; both as slots, -1 for the top and for the end. */
async function place(
  desk: PlanDesk,
  tasks: readonly RecordId[],
  parent: number,
  before: number,
): Promise<void> {
  const { table } = desk.project.state;
  if (table === undefined) return;
  const moving = new Set(tasks.map((id) => desk.rows.slotOf(id)));
  let left = before < 0 ? lastChild(table, parent) : siblingBefore(table, before);
  while (left >= 0 && moving.has(left)) left = siblingBefore(table, left);
  let right = before;
  while (right >= 0 && moving.has(right)) right = siblingAfter(table, right);
  let rank = await rankOf(desk.project, table.ids[left]);
  const end = await rankOf(desk.project, table.ids[right]);
  const under = table.ids[parent];
  const edits = tasks.map((taskId): Edit => {
    rank = rankBetween(rank, end);
    return { kind: 'task.move', taskId, rank, ...(under !== undefined && { parent: under }) };
  });
  await desk.heard(desk.project.submit(edits));
}

async function rankOf(project: LocalProject, id: RecordId | undefined): Promise<Rank | undefined> {
  return id === undefined ? undefined : (await project.task(id))?.task.rank;
}

/** One edit for each task; parts of what is selected go with the summary that is selected above them. */
async function changeTasks(
  desk: PlanDesk,
  order: readonly RecordId[],
  edit: (id: RecordId) => Edit,
): Promise<unknown> {
  const own = new Set(tops(desk));
  const edits = order.filter((id) => own.has(id)).map(edit);
  if (edits.length === 0) return undefined;
  const entered = await submitEdits(desk, edits);
  if (entered !== 'cancelled' && !entered.ok) desk.screen?.say(entered.sentence, true);
  return entered;
}

/** The selected tasks that stand under no other selected one, in the order of the rows. */
export function tops(desk: PlanDesk): readonly RecordId[] {
  const { table } = desk.project.state;
  if (table === undefined) return [];
  const slots = new Set(desk.tasks.map((id) => desk.rows.slotOf(id)));
  return desk.tasksInOrder.filter((id) => {
    let above = table.parent[desk.rows.slotOf(id)] ?? -1;
    while (above >= 0 && !slots.has(above)) above = table.parent[above] ?? -1;
    return above < 0;
  });
}

function isInPlanOrder(desk: PlanDesk): boolean {
  const { sort, group } = desk.screen?.planView ?? {};
  if (sort === undefined && group === undefined) return true;
  desk.screen?.say(say('sorted'));
  return false;
}

function siblingBefore(table: PlanTable, slot: number): number {
  return nearestSibling(table, table.parent[slot] ?? -1, table.planRow[slot] ?? 0, -1);
}

function siblingAfter(table: PlanTable, slot: number): number {
  return nearestSibling(table, table.parent[slot] ?? -1, table.planRow[slot] ?? 0, 1);
}

function lastChild(table: PlanTable, parent: number): number {
  return nearestSibling(table, parent, Number.POSITIVE_INFINITY, -1);
}

function nearestSibling(table: PlanTable, parent: number, row: number, way: 1 | -1): number {
  let found = -1;
  let distance = Number.POSITIVE_INFINITY;
  let nearest = way === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < table.slotCount; slot++) {
    if (table.ids[slot] === undefined || table.parent[slot] !== parent) continue;
    const own = table.planRow[slot] ?? 0;
    distance = (own - row) * way;
    if (distance > 0 && (own - nearest) * way < 0) {
      nearest = own;
      found = slot;
    }
  }
  return found;
}
