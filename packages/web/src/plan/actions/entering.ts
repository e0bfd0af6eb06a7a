import type { Edit, RecordId } from '@throughline/model';
import type { About, Cascade, ColumnId, Outcome, Refused, TypedCell } from '../../project/index.ts';
import type { PlanDesk } from '../desk.ts';
import { NEW_ROW } from '../plan-rows.ts';

/** Columns that no date follows from: nothing is worked out before they are entered. */
const WITHOUT_DATES: readonly ColumnId[] = [
  'name',
  'wbs',
  'notes',
  'hyperlink',
  'contact',
  'responsible',
  'optimistic',
  'mostLikely',
  'pessimistic',
];

/** What came of something typed; `cancelled`: somebody saw what it moves and took it back. */
export type Entered = Outcome | 'cancelled';

/** Puts typed texts into the plan. Where a promise or a milestone moves it is asked about first. */
export async function enterCells(
  desk: PlanDesk,
  cells: readonly TypedCell[],
  onAsked: () => void = () => {},
): Promise<Entered> {
  const { project } = desk;
  const movesDates = cells.some(
    ({ column }) => !WITHOUT_DATES.includes(column) && !column.startsWith('custom:'),
  );
  if (!movesDates || project.state.dates !== 'live') return project.enter(cells);
  const cascade = await project.previewTyped(cells);
  if (cascade.ok && asksFirst(cascade)) onAsked();
  return askedFirst(desk, cascade, (about) => project.enter(cells, about));
}

/** The same for edits that are made otherwise: dragged in the Gantt, linked by a key. */
export async function submitEdits(desk: PlanDesk, edits: readonly Edit[]): Promise<Entered> {
  const { project } = desk;
  if (project.state.dates !== 'live') return project.submit(edits);
  return askedFirst(desk, await project.preview(edits), (about) => project.submit(edits, about));
}

/** The same where there is no cell to say at what was refused. */
export async function makeEdits(desk: PlanDesk, edits: readonly Edit[]): Promise<void> {
  const entered = await submitEdits(desk, edits);
  if (entered !== 'cancelled' && !entered.ok) desk.screen?.say(entered.sentence, true);
}

/** One cell: shown as entered at once; a refusal opens it again, with the text and why. Keys wait until it is in. */
export function enterCell(
  desk: PlanDesk,
  taskId: RecordId,
  column: ColumnId,
  text: string,
): Promise<void> {
  const entered = cellEntered(desk, taskId, column, text);
  desk.keys.hold(entered);
  return entered;
}

async function cellEntered(
  desk: PlanDesk,
  taskId: RecordId,
  column: ColumnId,
  text: string,
): Promise<void> {
  const { painter } = desk;
  const key = `${taskId} ${column}`;
  painter?.entering.set(key, text);
  painter?.ask();
  // What is asked about is the cell that was typed into, wherever its editor went on to.
  let isAsked = false;
  const { active } = desk.selection;
  const entered = await (taskId === NEW_ROW
    ? addTask(desk, column, text)
    : enterCells(desk, [{ taskId, column, text }], () => {
        isAsked = true;
        desk.selection.choose({ taskId, column });
      }));
  if (painter?.entering.get(key) === text) painter.entering.delete(key);
  painter?.ask();
  if (entered === 'cancelled') {
    desk.keys.drop();
    desk.goTo(taskId, column);
  } else if (!entered.ok) await refusedAt(desk, taskId, column, text, entered.sentence);
  else if (isAsked && active !== undefined) desk.goTo(active.taskId, active.column);
}

/** Below the plan. Whoever types fast has the tasks in the order in which they were typed. */
function addTask(desk: PlanDesk, column: ColumnId, text: string): Promise<Entered> {
  const added = desk.adding.then(() => {
    const after = desk.rows.idAt(desk.rows.lastTaskRow);
    return enterCells(desk, [{ newTask: { number: 1, after }, column, text }]);
  });
  desk.adding = added.catch(() => {});
  return added;
}

/** Whether somebody has to see what moves before it does. */
export function asksFirst({ asksForCause, promises }: Cascade): boolean {
  return (
    asksForCause ||
    promises.some(
      ({ marginBefore, marginAfter }) =>
        marginAfter !== null && marginAfter < 0 && (marginBefore ?? 0) >= 0,
    )
  );
}

async function askedFirst(
  desk: PlanDesk,
  cascade: Cascade | Refused,
  apply: (about: About) => Promise<Outcome>,
): Promise<Entered> {
  if (!cascade.ok) return cascade;
  if (!asksFirst(cascade)) return apply({});
  // Two questions at once cannot be told apart: the first is taken back.
  desk.state.proposal?.cancel();
  return new Promise((resolve) => {
    const decided = (outcome: Entered | Promise<Entered>) => {
      desk.put({ proposal: undefined });
      desk.focus();
      resolve(outcome);
    };
    desk.put({
      proposal: {
        cascade,
        apply: (cause) => decided(apply(cause === undefined ? {} : { cause })),
        cancel: () => decided('cancelled'),
      },
    });
  });
}

/** Resolves once it was corrected, or let go of. */
async function refusedAt(
  desk: PlanDesk,
  taskId: RecordId,
  column: ColumnId,
  text: string,
  sentence: string,
): Promise<void> {
  const { editor } = desk;
  if (editor === undefined || editor.isOpen || desk.rows.rowOf(taskId) < 0) {
    desk.screen?.say(sentence, true);
    return;
  }
  desk.goTo(taskId, column);
  await new Promise<void>((onClosed) => {
    const isOpen = editor.open({ taskId, column }, { text, fault: sentence, onClosed });
    if (isOpen) return;
    desk.screen?.say(sentence, true);
    onClosed();
  });
}
