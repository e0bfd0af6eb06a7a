import type { RecordId, StatedCause } from '@throughline/model';
import type { Cascade, ColumnId, LocalProject, Outcome, Refused } from '../project/index.ts';
import { Frames } from './frames.ts';
import type { GridColumn } from './grid/grid-columns.ts';
import type { Stroke } from './keys.ts';
import { PlanRows } from './plan-rows.ts';
import { RowsInView } from './rows-in-view.ts';
import { type Cell, PlanSelection } from './selection.ts';
import type { PlanView } from './view/plan-view.ts';
import { WaitingKeys } from './waiting-keys.ts';

/** Old → new, and what comes of it: shown in the bar under the plan until somebody decides. */
export interface Proposal {
  readonly cascade: Cascade;
  readonly apply: (cause: StatedCause | undefined) => void;
  readonly cancel: () => void;
}

/** What the screen shows beside the plan because a command asked for it. */
export interface DeskState {
  readonly proposal: Proposal | undefined;
  /** Old → new while a bar is dragged: nothing to decide yet. */
  readonly dragging: Cascade | undefined;
  readonly removal:
    | { readonly tasks: readonly RecordId[]; readonly ids: readonly RecordId[] }
    | undefined;
  readonly isFinding: boolean;
  /** Where the context menu was asked for, in pixels of the window. */
  readonly menuAt: { readonly x: number; readonly y: number } | undefined;
}

/** What the screen does for commands; given anew with every rendering. */
export interface DeskScreen {
  readonly planView: PlanView;
  readonly show: (change: Partial<PlanView>) => void;
  readonly openTask: (id: RecordId) => void;
  /** Something to read in passing; a fault stays until it is dismissed. */
  readonly say: (text: string, bad?: boolean) => void;
}

/** Who paints the rows. */
export interface Painting {
  readonly grid: HTMLElement;
  /** Texts on their way to the plan, shown in place of what it holds: by task and column. */
  readonly entering: Map<string, string>;
  /** Soon. */
  readonly ask: () => void;
  /** Now. */
  readonly paint: () => void;
  /** Undefined where it is out of view. */
  cellOf(id: RecordId, column: ColumnId): HTMLElement | undefined;
}

/** Who lets a cell be edited. */
export interface Editing {
  readonly isOpen: boolean;
  /**
   * `text`: in place of what the cell holds; `fault`: why that was refused; `onClosed`: told when it is closed again.
   * False where it cannot be edited.
   */
  open(
    cell: Cell,
    start: {
      readonly text?: string | undefined;
      readonly fault?: string | undefined;
      readonly onClosed?: () => void;
    },
  ): boolean;
  /** A key that was pressed before the editor was there. */
  press(stroke: Stroke): void;
}

/** Everything that commands on the plan act on: the plan, what is selected, what is shown, the editor. */
export class PlanDesk {
  readonly rows = new PlanRows();
  readonly view = new RowsInView();
  readonly selection = new PlanSelection();
  readonly frames = new Frames();
  readonly keys = new WaitingKeys();
  columns: readonly GridColumn[] = [];
  painter: Painting | undefined;
  editor: Editing | undefined;
  screen: DeskScreen | undefined;
  /** Tasks that are being added below the plan, each after the one before it. */
  adding: Promise<unknown> = Promise.resolve();
  #state: DeskState = {
    proposal: undefined,
    dragging: undefined,
    removal: undefined,
    isFinding: false,
    menuAt: undefined,
  };
  readonly #watchers = new Set<() => void>();

  constructor(readonly project: LocalProject) {}

  get state(): DeskState {
    return this.#state;
  }

  /** For `useSyncExternalStore`. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  put(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }

  /** The rows are those of the newest table, before the screen is rendered with it: keys act on what is there. */
  readonly follow = (): void => {
    this.rows.show(this.project.state.table);
    this.view.setRowCount(this.rows.rowCount);
  };

  get canEdit(): boolean {
    return this.project.state.canEdit;
  }

  /** The selected tasks in the order they were selected, without the row for a new one. */
  get tasks(): readonly RecordId[] {
    return [...this.selection.ids].filter((id) => this.rows.slotOf(id) >= 0);
  }

  /** The same in the order of the rows. */
  get tasksInOrder(): readonly RecordId[] {
    return [...this.tasks].sort((a, b) => this.rows.rowOf(a) - this.rows.rowOf(b));
  }

  columnOf(id: ColumnId): GridColumn | undefined {
    return this.columns.find((column) => column.id === id);
  }

  /** Chooses a cell, brings it into view and has the keyboard act on it. */
  goTo(taskId: RecordId, column: ColumnId = this.selection.active?.column ?? 'name'): void {
    const row = this.rows.rowOf(taskId);
    if (row < 0) return;
    this.selection.choose({ taskId, column });
    this.view.scrollToRow(row);
    this.focus();
  }

  focus(): void {
    this.painter?.grid.focus({ preventScroll: true });
  }

  /** Says what was refused, where there is no cell to say it at. Gives the outcome on. */
  async heard<O extends Outcome | Refused>(outcome: Promise<O>): Promise<O> {
    const known = await outcome;
    if (!known.ok) this.screen?.say(known.sentence, true);
    return known;
  }
}
