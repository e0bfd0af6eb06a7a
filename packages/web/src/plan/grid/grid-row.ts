import { messages } from '../../words/index.ts';
import styles from './grid.module.css';
import type { GridColumn } from './grid-columns.ts';

const say = messages({ details: 'Task details' });

/** What one cell is to show. */
export interface CellShown {
  text: string;
  /** Classes beside those that every cell has. */
  look: string;
}

/** What one row is to show; the cells come one by one. */
export interface RowShown {
  row: number;
  /** 1 at the top; a group's heading is above it. */
  level: number;
  look: string;
  numberText: string;
  isSelected: boolean;
  /** Undefined where there is nothing to open or close. */
  isExpanded: boolean | undefined;
  /** Said of the row beside its cells: who else is in it. */
  remark: string;
}

/**
 * One row element, used for row after row while the plan is scrolled. It remembers what it shows and touches the
 * document only where that changes.
 */
export class GridRow {
  readonly element = document.createElement('div');
  row = -1;
  readonly #number: HTMLElement;
  readonly #toggle = document.createElement('span');
  /** For the mouse; keys open the details too. */
  readonly #info = document.createElement('span');
  #cells: HTMLElement[] = [];
  #texts: Text[] = [];
  #looks: (string | undefined)[] = [];
  #columns: readonly GridColumn[] = [];
  readonly #shown = new Map<string, string | undefined>();
  readonly #id: string;

  constructor(gridId: string, place: number) {
    this.#id = `${gridId}-${place}`;
    this.element.setAttribute('role', 'row');
    this.#number = cellElement(`${this.#id}-row`, `${styles.number}`);
    this.#number.setAttribute('role', 'gridcell');
    this.#number.dataset.column = 'row';
    this.#number.setAttribute('aria-colindex', '1');
    this.#number.append(document.createTextNode(''));
    this.#toggle.className = styles.toggle ?? '';
    this.#toggle.dataset.toggle = '';
    this.#toggle.setAttribute('aria-hidden', 'true');
    this.#info.className = styles.info ?? '';
    this.#info.dataset.info = '';
    this.#info.title = say('details');
    this.#info.setAttribute('aria-hidden', 'true');
    this.element.append(this.#number);
  }

  setColumns(columns: readonly GridColumn[]): void {
    this.#columns = columns;
    for (const cell of this.#cells) cell.remove();
    this.#looks = columns.map(() => undefined);
    this.#cells = columns.map((column, at) => {
      const cell = cellElement(`${this.#id}-${at}`, '');
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-colindex', String(at + 2));
      cell.dataset.column = column.id;
      cell.style.width = `var(--column-${at})`;
      if (!column.editable) cell.setAttribute('aria-readonly', 'true');
      return cell;
    });
    this.#texts = this.#cells.map((cell, at) => {
      const isName = columns[at]?.id === 'name';
      const text = document.createTextNode('');
      if (isName) cell.append(this.#toggle, text, this.#info);
      else cell.append(text);
      return text;
    });
    this.element.append(...this.#cells);
  }

  cellId(at: number): string {
    return at < 0 ? this.#number.id : (this.#cells[at]?.id ?? this.#number.id);
  }

  cell(at: number): HTMLElement | undefined {
    return this.#cells[at];
  }

  show(shown: RowShown, cellAt: (at: number, column: GridColumn) => CellShown): void {
    const { element } = this;
    if (this.row !== shown.row) {
      this.row = shown.row;
      element.style.transform = `translateY(calc(var(--row) * ${shown.row}))`;
      // The heading is the first row.
      element.setAttribute('aria-rowindex', String(shown.row + 2));
    }
    this.#attribute('aria-level', String(shown.level));
    this.#attribute('aria-selected', String(shown.isSelected));
    this.#attribute('aria-expanded', shown.isExpanded?.toString());
    this.#attribute('aria-description', shown.remark || undefined);
    if (this.#changed('look', shown.look)) element.className = `${styles.row} ${shown.look}`;
    if (this.#changed('number', shown.numberText)) {
      (this.#number.firstChild as Text).data = shown.numberText;
    }
    if (this.#changed('remark', shown.remark)) this.#number.title = shown.remark;
    if (this.#changed('level', String(shown.level))) {
      element.style.setProperty('--level', String(shown.level - 1));
    }
    const arrow = shown.isExpanded === undefined ? '' : shown.isExpanded ? '▾' : '▸';
    if (this.#changed('arrow', arrow)) this.#toggle.textContent = arrow;
    this.#showCells(cellAt);
  }

  #showCells(cellAt: (at: number, column: GridColumn) => CellShown): void {
    for (let at = 0; at < this.#columns.length; at++) {
      const column = this.#columns[at] as GridColumn;
      const { text, look } = cellAt(at, column);
      const node = this.#texts[at] as Text;
      if (node.data !== text) node.data = text;
      if (this.#looks[at] !== look) {
        this.#looks[at] = look;
        (this.#cells[at] as HTMLElement).className =
          `${styles.cell} ${column.align === 'end' ? styles.end : ''} ${column.isFrozen ? styles.name : ''} ${look}`;
      }
    }
  }

  #attribute(name: string, value: string | undefined): void {
    if (!this.#changed(name, value)) return;
    if (value === undefined) this.element.removeAttribute(name);
    else this.element.setAttribute(name, value);
  }

  #changed(key: string, value: string | undefined): boolean {
    if (this.#shown.has(key) && this.#shown.get(key) === value) return false;
    this.#shown.set(key, value);
    return true;
  }
}

function cellElement(id: string, className: string): HTMLElement {
  const cell = document.createElement('div');
  cell.id = id;
  cell.className = className;
  return cell;
}
