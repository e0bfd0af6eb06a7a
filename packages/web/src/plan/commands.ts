import { messages } from '../words/index.ts';
import { linkSelected, unlinkSelected } from './actions/links.ts';
import { moveBy, moveTo, moveToEdge } from './actions/moving.ts';
import { closeFrom, setOpen, toggleOpen } from './actions/opening.ts';
import { indent, insertAbove, moveAmongSiblings, outdent } from './actions/outline.ts';
import { deleteSelected, removeTasks } from './actions/removing.ts';
import { fillDown } from './clipboard/copying.ts';
import type { PlanDesk } from './desk.ts';
import type { KeyName } from './keys.ts';

const say = messages({
  moving: 'Moving in the plan',
  editing: 'Editing the plan',
  outline: 'Outline',
  looking: 'Looking at the plan',

  up: 'Row above',
  down: 'Row below',
  left: 'Column before',
  right: 'Column after',
  home: 'First column',
  end: 'Last column',
  pageUp: 'A page up',
  pageDown: 'A page down',
  top: 'First task',
  bottom: 'Last task',
  edgeUp: 'First row, same column',
  edgeDown: 'Last row, same column',
  edgeLeft: 'First column of the row',
  edgeRight: 'Last column of the row',
  extendUp: 'Select the row above too',
  extendDown: 'Select the row below too',
  extendLeft: 'Select the column before too',
  extendRight: 'Select the column after too',
  extendTop: 'Select up to the first task',
  extendBottom: 'Select up to the last task',
  extendPageUp: 'Select a page up',
  extendPageDown: 'Select a page down',
  all: 'Select all tasks',
  row: 'Select the row',

  edit: 'Edit the cell',
  open: 'Task details',
  insert: 'Insert a task above',
  clear: 'Clear the cells, or remove the tasks',
  remove: 'Remove the tasks',
  fill: 'Fill down',
  undo: 'Undo',
  redo: 'Redo',
  link: 'Link in the order of selection',
  unlink: 'Unlink',

  indent: 'Indent',
  outdent: 'Outdent',
  moveUp: 'Move above the task before',
  moveDown: 'Move below the task after',
  expand: 'Expand',
  collapse: 'Collapse',
  toggle: 'Expand or collapse',
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',

  find: 'Find',
  menu: 'Menu of the task',
});

export interface PlanCommand {
  readonly label: string;
  readonly group: string;
  readonly keys: readonly KeyName[];
  readonly run: (desk: PlanDesk) => unknown;
  /** Only where the plan may be edited. */
  readonly edits?: true;
  /** In the menu of a task too. */
  readonly inMenu?: true;
  /** Acts on cells alone, so that a list of commands has no use for it. */
  readonly onlyKeys?: true;
}

type Ungrouped = Omit<PlanCommand, 'group'>;

function grouped(group: string, commands: readonly Ungrouped[]): readonly PlanCommand[] {
  return commands.map((command) => ({ ...command, group }));
}

const page = (desk: PlanDesk) => desk.view.rowsPerPage;
const moving = (
  key: 'up' | 'down' | 'left' | 'right',
  name: string,
  rows: number,
  columns: number,
): readonly Ungrouped[] => {
  const Name = `${key[0]?.toUpperCase()}${key.slice(1)}` as 'Up' | 'Down' | 'Left' | 'Right';
  const edge = [Math.sign(rows), Math.sign(columns)] as [1 | -1 | 0, 1 | -1 | 0];
  return [
    { label: say(key), keys: [name], run: (desk) => moveBy(desk, rows, columns) },
    {
      label: say(`extend${Name}`),
      keys: [`Shift+${name}`],
      run: (desk) => moveBy(desk, rows, columns, true),
    },
    {
      label: say(`edge${Name}`),
      keys: [`Ctrl+${name}`],
      run: (desk) => moveToEdge(desk, ...edge),
    },
  ];
};

const MOVING = grouped(say('moving'), [
  ...moving('up', 'Up', -1, 0),
  ...moving('down', 'Down', 1, 0),
  ...moving('left', 'Left', 0, -1),
  ...moving('right', 'Right', 0, 1),
  { label: say('home'), keys: ['Home'], run: (desk) => moveBy(desk, 0, -999) },
  { label: say('end'), keys: ['End'], run: (desk) => moveBy(desk, 0, 999) },
  { label: say('pageUp'), keys: ['Page up'], run: (desk) => moveBy(desk, -page(desk), 0) },
  { label: say('pageDown'), keys: ['Page down'], run: (desk) => moveBy(desk, page(desk), 0) },
  {
    label: say('extendPageUp'),
    keys: ['Shift+Page up'],
    run: (desk) => moveBy(desk, -page(desk), 0, true),
  },
  {
    label: say('extendPageDown'),
    keys: ['Shift+Page down'],
    run: (desk) => moveBy(desk, page(desk), 0, true),
  },
  { label: say('top'), keys: ['Ctrl+Home'], run: (desk) => moveTo(desk, 0, 0) },
  {
    label: say('bottom'),
    keys: ['Ctrl+End'],
    run: (desk) => moveTo(desk, desk.rows.lastTaskRow, 999, false, -1),
  },
  {
    label: say('extendTop'),
    keys: ['Ctrl+Shift+Home', 'Ctrl+Shift+Up'],
    run: (desk) => moveToEdge(desk, -1, 0, true),
  },
  {
    label: say('extendBottom'),
    keys: ['Ctrl+Shift+End', 'Ctrl+Shift+Down'],
    run: (desk) => moveToEdge(desk, 1, 0, true),
  },
  { label: say('all'), keys: ['Ctrl+A'], run: (desk) => desk.selection.chooseAll(desk.rows) },
  {
    label: say('row'),
    keys: ['Shift+Space'],
    run: ({ selection }) => selection.active && selection.choose(selection.active, true),
  },
]);

const EDITING = grouped(say('editing'), [
  { label: say('edit'), keys: ['F2', 'Enter'], run: edit, onlyKeys: true },
  { label: say('insert'), keys: ['Insert'], run: insertAbove, inMenu: true },
  { label: say('clear'), keys: ['Delete', 'Backspace'], run: deleteSelected, onlyKeys: true },
  { label: say('remove'), keys: ['Ctrl+Minus'], run: removeTasks, inMenu: true },
  { label: say('fill'), keys: ['Ctrl+D'], run: fillDown, inMenu: true },
  { label: say('link'), keys: ['Ctrl+F2'], run: linkSelected, inMenu: true },
  { label: say('unlink'), keys: ['Ctrl+Shift+F2'], run: unlinkSelected, inMenu: true },
  { label: say('undo'), keys: ['Ctrl+Z'], run: (desk) => void desk.heard(desk.project.undo()) },
  {
    label: say('redo'),
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    run: (desk) => void desk.heard(desk.project.redo()),
  },
]).map((command) => ({ ...command, edits: true as const }));

const OUTLINE = grouped(say('outline'), [
  { label: say('indent'), keys: ['Alt+Shift+Right'], run: indent, edits: true, inMenu: true },
  { label: say('outdent'), keys: ['Alt+Shift+Left'], run: outdent, edits: true, inMenu: true },
  {
    label: say('moveUp'),
    keys: ['Alt+Shift+Up'],
    run: (desk) => moveAmongSiblings(desk, -1),
    edits: true,
  },
  {
    label: say('moveDown'),
    keys: ['Alt+Shift+Down'],
    run: (desk) => moveAmongSiblings(desk, 1),
    edits: true,
  },
  { label: say('expand'), keys: ['Alt+Shift+Plus'], run: (desk) => setOpen(desk, true) },
  {
    label: say('collapse'),
    keys: ['Alt+Shift+Minus'],
    run: (desk) => setOpen(desk, false),
  },
  { label: say('toggle'), keys: ['Alt+Shift+Space'], run: toggleOpen },
  { label: say('expandAll'), keys: ['*'], run: (desk) => closeFrom(desk, undefined) },
  { label: say('collapseAll'), keys: ['Alt+*'], run: (desk) => closeFrom(desk, 0) },
]);

const LOOKING = grouped(say('looking'), [
  { label: say('open'), keys: ['Space', 'Alt+Enter'], run: openActive, inMenu: true },
  { label: say('find'), keys: ['Ctrl+F'], run: (desk) => desk.put({ isFinding: true }) },
  { label: say('menu'), keys: ['Shift+F10', 'ContextMenu'], run: openMenu, onlyKeys: true },
]);

/** Everything that keys do in the plan, beside copying and pasting, which the browser tells of itself. */
export const PLAN_COMMANDS: readonly PlanCommand[] = [
  ...EDITING,
  ...OUTLINE,
  ...LOOKING,
  ...MOVING.map((command) => ({ ...command, onlyKeys: true as const })),
];

const COMMAND_BY_KEY: ReadonlyMap<KeyName, PlanCommand> = new Map(
  PLAN_COMMANDS.flatMap((command) => command.keys.map((key) => [key, command] as const)),
);

/** The command of a key, where it may be run. */
export function commandOf(key: KeyName, canEdit: boolean): PlanCommand | undefined {
  const command = COMMAND_BY_KEY.get(key);
  return command?.edits && !canEdit ? undefined : command;
}

function edit(desk: PlanDesk): void {
  const { active } = desk.selection;
  if (active !== undefined) desk.editor?.open(active, {});
}

function openActive(desk: PlanDesk): void {
  const id = desk.selection.active?.taskId;
  if (id !== undefined && desk.rows.slotOf(id) >= 0) desk.screen?.openTask(id);
}

function openMenu(desk: PlanDesk): void {
  const { active } = desk.selection;
  const cell = active && desk.painter?.cellOf(active.taskId, active.column);
  const place = cell?.getBoundingClientRect();
  if (place !== undefined) desk.put({ menuAt: { x: place.left + 12, y: place.bottom } });
}
