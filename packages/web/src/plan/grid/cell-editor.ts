import type { ProjectRecord } from '@throughline/model';
import { type Choice, choicesOf } from '../../project/index.ts';
import { messages } from '../../words/index.ts';
import { enterCell } from '../actions/entering.ts';
import { moveBy } from '../actions/moving.ts';
import type { Editing, PlanDesk } from '../desk.ts';
import { keyName, type Stroke, writes } from '../keys.ts';
import { NEW_ROW } from '../plan-rows.ts';
import type { Cell } from '../selection.ts';
import styles from './grid.module.css';
import type { GridColumn } from './grid-columns.ts';

const say = messages({
  label: '{column}, {task}',
  newTask: 'new task',
  pick: 'Choose a day',
  computed: '{column} is computed: it cannot be typed.',
});

/** What cells may be filled with beside free text; fetched when the plan is opened. */
export interface Offered {
  readonly rules: ProjectRecord['rules'];
  readonly calendars: readonly string[];
  readonly people: readonly string[];
}

type Control = HTMLInputElement | HTMLSelectElement;
type Way = 'down' | 'up' | 'right' | 'left' | 'stay';

/** The input that stands over a cell while it is edited. */
export class CellEditor implements Editing {
  offered: Offered = { rules: 'ms-project', calendars: [], people: [] };
  /** A row of its own with one cell, for screen readers: it stands in the place of the cell that is edited. */
  readonly #frame = document.createElement('div');
  readonly #box = document.createElement('div');
  #control: Control | undefined;
  #cell: Cell | undefined;
  #before = '';
  #row = -1;
  #onClosed: (() => void) | undefined;

  constructor(
    readonly host: HTMLElement,
    readonly desk: PlanDesk,
  ) {
    this.#frame.className = styles.editor ?? '';
    this.#frame.setAttribute('role', 'row');
    this.#box.className = styles.box ?? '';
    this.#box.setAttribute('role', 'gridcell');
    this.#frame.append(this.#box);
  }

  get isOpen(): boolean {
    return this.#cell !== undefined;
  }

  open(cell: Cell, { text, fault, onClosed }: Parameters<Editing['open']>[1]): boolean {
    const { desk } = this;
    const column = desk.columnOf(cell.column);
    if (!desk.canEdit || column === undefined) return false;
    if (!column.editable) {
      desk.screen?.say(say('computed', { column: column.title }));
      return false;
    }
    this.close();
    // The row is drawn before the editor stands over it.
    desk.painter?.paint();
    const drawn = desk.painter?.cellOf(cell.taskId, cell.column);
    if (drawn === undefined) return false;
    this.#cell = cell;
    this.#row = desk.rows.rowOf(cell.taskId);
    this.#onClosed = onClosed;
    this.#before = this.#textOf(cell);
    this.#control = this.#controlFor(column, text ?? this.#before);
    this.#put(drawn, column, fault);
    this.#control.focus({ preventScroll: true });
    if (this.#control instanceof HTMLInputElement && text === undefined) this.#control.select();
    if (this.#control instanceof HTMLSelectElement) showChoices(this.#control);
    return true;
  }

  /** Takes the editor away; what was typed is gone. */
  close(): void {
    this.#cell = undefined;
    this.#control = undefined;
    this.#frame.remove();
    this.#box.replaceChildren();
    this.#onClosed?.();
    this.#onClosed = undefined;
  }

  /** Keys that write, take back a letter, or end the editing; others were not meant for it. */
  press(stroke: Stroke): void {
    const control = this.#control;
    if (this.#act(stroke) || control === undefined) return;
    const isWriting = writes(stroke) || stroke.key === ' ' || '?*'.includes(stroke.key);
    if (control instanceof HTMLSelectElement) {
      const begins = ({ text }: HTMLOptionElement) =>
        text.toLocaleLowerCase().startsWith(stroke.key.toLocaleLowerCase());
      control.value = [...control.options].find(begins)?.value ?? control.value;
    } else if (isWriting) insertInto(control, stroke.key);
    else if (stroke.key === 'Backspace') takeLetter(control);
    else if (keyName(stroke) === 'Ctrl+A') control.select();
  }

  /** What was typed goes into the plan, and the active cell moves on. */
  commit(way: Way): void {
    const [cell, control] = [this.#cell, this.#control];
    if (cell === undefined || control === undefined) return;
    const text = control.value.trim();
    const isChanged = text !== this.#before.trim();
    this.close();
    if (way !== 'stay') this.desk.focus();
    const step = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], stay: [0, 0] }[way];
    const isNew = cell.taskId === NEW_ROW;
    // On to the next cell first: where this one is asked about, it comes back to it.
    if (!isNew) moveBy(this.desk, step[0] ?? 0, step[1] ?? 0);
    if (!isChanged || (isNew && text === '')) return;
    const entered = enterCell(this.desk, cell.taskId, cell.column, text);
    if (!isNew) return;
    // Keys go on in the row for the next one, or wait for the next cell of this one.
    if ((step[1] ?? 0) > 0) this.desk.keys.soon(() => this.#goOn(cell.column));
    else void entered.then(() => this.#showNew());
  }

  /** The row that is edited may be another one by now: somebody added a task above it. */
  readonly follow = (): void => {
    const cell = this.#cell;
    const { rows, view } = this.desk;
    const row = cell === undefined ? -1 : rows.rowOf(cell.taskId);
    if (row < 0 || row === this.#row) return;
    this.#row = row;
    this.#frame.style.top = `${row * view.rowHeight - 1}px`;
    if (cell?.taskId === NEW_ROW) view.scrollToRow(row);
  };

  /** After a task was added: the row for the next one. Whoever types on is left alone. */
  #showNew(): void {
    const { rows, selection, view } = this.desk;
    if (!this.isOpen && selection.active?.taskId === NEW_ROW) view.scrollToRow(rows.rowOf(NEW_ROW));
  }

  /** After a task was added: its next cell. */
  #goOn(column: Cell['column']): void {
    const { rows, selection } = this.desk;
    const made = rows.idAt(rows.lastTaskRow);
    const next = rows.columns[rows.columns.indexOf(column) + 1];
    if (this.isOpen || selection.active?.taskId !== NEW_ROW) return;
    if (made !== undefined && next !== undefined) this.desk.goTo(made, next);
  }

  #put(drawn: HTMLElement, column: GridColumn, fault: string | undefined): void {
    const row = drawn.parentElement as HTMLElement;
    const hostWidth = this.host.parentElement?.clientWidth ?? 0;
    const isLow = this.desk.view.height - this.desk.view.topOf(rowOf(row)) < 120;
    Object.assign(this.#frame.style, {
      top: `${rowOf(row) * this.desk.view.rowHeight - 1}px`,
      insetInlineStart: `${drawn.offsetLeft}px`,
      width: `${Math.max(drawn.offsetWidth, 60)}px`,
    });
    const said = document.createElement('div');
    said.id = 'plan-editor-said';
    said.className = `${styles.said} ${fault ? styles.fault : ''} ${isLow ? styles.above : ''}`;
    if (drawn.offsetLeft > hostWidth / 2) said.style.insetInline = 'auto 0';
    said.textContent = fault ?? column.hint ?? '';
    if (fault) said.setAttribute('role', 'alert');
    this.#control?.setAttribute('aria-describedby', said.id);
    if (fault) this.#control?.setAttribute('aria-invalid', 'true');
    this.#frame.setAttribute('aria-rowindex', row.getAttribute('aria-rowindex') ?? '');
    this.#box.setAttribute('aria-colindex', drawn.getAttribute('aria-colindex') ?? '');
    this.#box.append(this.#control as Control, said);
    if (column.kind === 'date') this.#box.append(...this.#dayPicker());
    this.host.append(this.#frame);
  }

  #controlFor(column: GridColumn, text: string): Control {
    const cell = this.#cell as Cell;
    const choices = this.#choicesOf(column);
    const control = choices === undefined ? inputWith(text) : selectOf(choices, text);
    const { table } = this.desk.project.state;
    const task = table?.names[this.desk.rows.slotOf(cell.taskId)] ?? say('newTask');
    control.setAttribute('aria-label', say('label', { column: column.title, task }));
    control.className = `${styles.input} ${column.align === 'end' ? styles.inputEnd : ''}`;
    control.addEventListener('keydown', (event) => this.#pressed(event as KeyboardEvent));
    control.addEventListener('blur', (event) => {
      const to = (event as FocusEvent).relatedTarget;
      if (!(to instanceof Node && this.#frame.contains(to)) && document.hasFocus()) {
        this.commit('stay');
      }
    });
    if (control instanceof HTMLInputElement) this.#offerNames(control, column);
    return control;
  }

  #choicesOf(column: GridColumn): readonly Choice[] | undefined {
    if (column.choicesFrom === 'calendars') {
      return ['', ...this.offered.calendars].map((name) => ({ value: name, label: name }));
    }
    return column.choices && choicesOf(column, this.offered.rules);
  }

  /** Names that are known are offered; any other may be typed. */
  #offerNames(input: HTMLInputElement, { id }: GridColumn): void {
    if (id !== 'responsible' && id !== 'resources') return;
    const list = document.createElement('datalist');
    list.id = 'plan-editor-names';
    list.append(
      ...this.offered.people.map((name) => {
        const option = document.createElement('option');
        option.value = name;
        return option;
      }),
    );
    input.setAttribute('list', list.id);
    this.#box.append(list);
  }

  #dayPicker(): readonly HTMLElement[] {
    const day = document.createElement('input');
    day.type = 'date';
    day.className = styles.day ?? '';
    day.tabIndex = -1;
    day.setAttribute('aria-hidden', 'true');
    day.addEventListener('change', () => {
      if (this.#control !== undefined && day.value !== '') this.#control.value = day.value;
      this.#control?.focus();
    });
    const pick = document.createElement('button');
    pick.type = 'button';
    pick.tabIndex = -1;
    pick.className = styles.pick ?? '';
    pick.textContent = '▾';
    pick.setAttribute('aria-label', say('pick'));
    pick.addEventListener('pointerdown', (event) => event.preventDefault());
    pick.addEventListener('click', () => day.showPicker());
    return [day, pick];
  }

  #pressed(event: KeyboardEvent): void {
    event.stopPropagation();
    // A letter is being composed: the keys are the input method's.
    if (event.isComposing) return;
    if (this.#act(event, true)) event.preventDefault();
    else if (event.altKey && event.key === 'ArrowDown') {
      this.#frame.querySelector<HTMLInputElement>('input[type=date]')?.showPicker();
    }
  }

  /** Ends the editing, where that is what the key does. */
  #act({ key, shiftKey }: Stroke, isLive = false): boolean {
    const way = WAYS[`${shiftKey ? 'Shift+' : ''}${key}`];
    if (key === 'Escape') {
      // What was typed ahead was meant for after it.
      this.desk.keys.drop();
      this.close();
      this.desk.focus();
    } else if (way === undefined) return false;
    // A list that is open puts its choice into the control after this key.
    else if (isLive && this.#control instanceof HTMLSelectElement)
      setTimeout(() => this.commit(way));
    else this.commit(way);
    return true;
  }

  #textOf({ taskId, column }: Cell): string {
    const slot = this.desk.rows.slotOf(taskId);
    return slot < 0 ? '' : (this.desk.project.texts(column)?.[slot] ?? '');
  }
}

const WAYS: Readonly<Record<string, Way>> = {
  Enter: 'down',
  'Shift+Enter': 'up',
  Tab: 'right',
  'Shift+Tab': 'left',
};

function rowOf(element: HTMLElement): number {
  // The heading is the first row.
  return Number(element.getAttribute('aria-rowindex')) - 2;
}

function inputWith(text: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.value = text;
  input.autocomplete = 'off';
  return input;
}

function insertInto(input: HTMLInputElement, text: string): void {
  const { selectionStart, selectionEnd, value } = input;
  input.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
}

function takeLetter(input: HTMLInputElement): void {
  const { selectionStart, selectionEnd, value } = input;
  const [start, end] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  input.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
}

function selectOf(choices: readonly Choice[], text: string): HTMLSelectElement {
  const select = document.createElement('select');
  const isOffered = choices.some(({ label }) => label === text);
  const own = isOffered ? [] : [{ value: text, label: text }];
  for (const { label } of [...own, ...choices]) {
    const option = document.createElement('option');
    // The label is what the cell shows, and typing it means the same as its value.
    option.value = label;
    option.textContent = label;
    select.append(option);
  }
  select.value = text;
  return select;
}

function showChoices(select: HTMLSelectElement): void {
  try {
    select.showPicker();
  } catch {
    // Only after something that somebody did; the list opens by its own key then.
  }
}
