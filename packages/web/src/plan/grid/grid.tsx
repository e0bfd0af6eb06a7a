import type { RecordId } from '@throughline/model';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ColumnId } from '../../project/index.ts';
import { messages } from '../../words/index.ts';
import { copySelected, cutSelected, pasteAt } from '../clipboard/copying.ts';
import { commandOf } from '../commands.ts';
import type { PlanDesk } from '../desk.ts';
import { keyName, type Stroke, writes } from '../keys.ts';
import { NEW_ROW } from '../plan-rows.ts';
import type { PlanView } from '../view/plan-view.ts';
import { CellEditor, type Offered } from './cell-editor.ts';
import styles from './grid.module.css';
import { type GridColumn, ROW_NUMBER_WIDTH } from './grid-columns.ts';
import { GridPainter } from './grid-painter.ts';
import { Header } from './header.tsx';
import { listenToPointer } from './pointer.ts';

// Rows are painted into it: no table of elements could be.
const GROUP = { role: 'rowgroup' };
const say = messages({ plan: 'Tasks of the plan' });

interface GridProps {
  readonly desk: PlanDesk;
  readonly columns: readonly GridColumn[];
  readonly planView: PlanView;
  readonly rowCount: number;
  readonly offered: Offered;
  readonly visitors: ReadonlyMap<RecordId, string>;
  readonly onShow: (change: Partial<PlanView>) => void;
}

/** The plan's tasks as a table with levels. React makes its frame; the rows are painted by script. */
export function Grid({ desk, columns, planView, rowCount, offered, visitors, onShow }: GridProps) {
  const gridId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const moving = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const made = useRef<{ readonly painter: GridPainter; readonly editor: CellEditor }>(undefined);
  const [dragged, setDragged] = useState<{ id: ColumnId; pixels: number }>();
  const widths = useMemo(
    () => columns.map(({ id, widthNow }) => (dragged?.id === id ? dragged.pixels : widthNow)),
    [columns, dragged],
  );

  useLayoutEffect(() => {
    if (!grid.current || !moving.current || !body.current) return;
    const painter = new GridPainter(moving.current, grid.current, desk);
    const editor = new CellEditor(moving.current, desk);
    desk.painter = painter;
    desk.editor = editor;
    made.current = { painter, editor };
    const stops = [
      desk.project.watch(desk.follow),
      desk.view.watch(painter.ask),
      desk.selection.watch(painter.ask),
      desk.project.watch(painter.ask),
      desk.project.watch(() => desk.frames.ask(editor.follow)),
      listenToPointer(body.current, desk),
      () => editor.close(),
      () => desk.frames.drop(painter.paint),
      () => desk.frames.drop(editor.follow),
    ];
    const host = moving.current;
    return () => {
      for (const stop of stops) stop();
      host.replaceChildren();
      desk.painter = undefined;
      desk.editor = undefined;
    };
  }, [desk]);

  useLayoutEffect(() => {
    if (made.current === undefined) return;
    const { painter, editor } = made.current;
    painter.columns = columns;
    painter.visitors = visitors;
    editor.offered = offered;
    painter.ask();
  }, [columns, visitors, offered]);

  useKeysAndClipboard(desk, grid);

  return (
    <div className={styles.pane}>
      <div
        ref={grid}
        id={gridId}
        role="treegrid"
        tabIndex={0}
        aria-label={say('plan')}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-readonly={!desk.canEdit}
        className={styles.grid}
        style={styleOf(widths)}
      >
        <Header columns={columns} view={planView} onShow={onShow} onWidth={setDragged} />
        <div ref={body} role="presentation" className={styles.rows}>
          <div ref={moving} {...GROUP} className={styles.moving} />
        </div>
      </div>
    </div>
  );
}

function styleOf(widths: readonly number[]): Record<string, string> {
  const style: Record<string, string> = { '--row-number': `${ROW_NUMBER_WIDTH}px` };
  let all = ROW_NUMBER_WIDTH;
  widths.forEach((width, at) => {
    style[`--column-${at}`] = `${width}px`;
    all += width;
  });
  style['--grid-width'] = `${all}px`;
  return style;
}

function useKeysAndClipboard(desk: PlanDesk, grid: { readonly current: HTMLElement | null }) {
  useEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const ending = new AbortController();
    const { signal } = ending;
    // Inputs and menus within the grid have their own keys.
    const isOwn = (event: Event) => event.target === element;
    // Where no text is selected, browsers tell of copying and pasting at the page's body.
    const hasFocus = () => document.activeElement === element;
    element.addEventListener(
      'keydown',
      (event) => {
        if (!isOwn(event) || event.isComposing) return;
        if (event.key === 'Escape') desk.state.proposal?.cancel();
        else if (isAtOnce(event, desk)) {
          if (act(event, desk)) event.preventDefault();
        } else if (commandOf(keyName(event), desk.canEdit) || writes(event) || event.key === ' ') {
          event.preventDefault();
          desk.keys.soon(() => actLater(event, desk));
        }
      },
      { signal },
    );
    element.addEventListener('focus', () => chooseFirst(desk), { signal });
    document.addEventListener(
      'copy',
      (event) => {
        if (!hasFocus() || event.clipboardData === null) return;
        if (copySelected(desk, event.clipboardData)) event.preventDefault();
      },
      { signal },
    );
    document.addEventListener(
      'cut',
      (event) => {
        if (!hasFocus() || event.clipboardData === null) return;
        cutSelected(desk, event.clipboardData);
        event.preventDefault();
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      (event) => {
        if (!hasFocus()) return;
        event.preventDefault();
        const text = event.clipboardData?.getData('text/plain') ?? '';
        desk.keys.soon(() => desk.keys.hold(pasteAt(desk, text)));
      },
      { signal },
    );
    return () => ending.abort();
  }, [desk, grid]);
}

/**
 * Keys wait for what was typed before them. Not in the row for a new task, which goes on below however many are on
 * their way; not where somebody has to decide; and input methods cannot wait.
 */
function isAtOnce(stroke: Stroke, { keys, selection, state }: PlanDesk): boolean {
  if (!keys.isHeld || stroke.key === 'Process') return true;
  if (keys.hasWaiting) return false;
  const isBelow = selection.active?.taskId === NEW_ROW && writes(stroke);
  return isBelow || state.proposal !== undefined;
}

/** Runs the key's command; false where the browser has the key. */
function act(stroke: Stroke, desk: PlanDesk): boolean {
  const command = commandOf(keyName(stroke), desk.canEdit);
  if (command !== undefined) {
    const done = command.run(desk);
    if (command.edits && done instanceof Promise) desk.keys.hold(done);
    return true;
  }
  if (writes(stroke) && desk.canEdit) typeInto(desk);
  return false;
}

/** What the browser would have written is written here. */
function actLater(stroke: Stroke, desk: PlanDesk): void {
  // Acting on it may open the editor that the key's sign goes into.
  const isTyping = desk.editor?.isOpen === true || !act(stroke, desk);
  if (isTyping && desk.editor?.isOpen) desk.editor.press(stroke);
}

/** The key's own sign goes into the editor, which has the focus by then. */
function typeInto(desk: PlanDesk): void {
  const { active } = desk.selection;
  if (active !== undefined) desk.editor?.open(active, { text: '' });
}

function chooseFirst({ selection, rows }: PlanDesk): void {
  const [taskId, column] = [rows.idAt(0), rows.columns[0]];
  if (selection.active === undefined && taskId !== undefined && column !== undefined) {
    selection.choose({ taskId, column });
  }
}
