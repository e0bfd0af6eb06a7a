import { type DragEvent, type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { ColumnId } from '../../project/index.ts';
import { Menu, type MenuItem } from '../../ui/index.ts';
import { messages } from '../../words/index.ts';
import type { PlanView } from '../view/plan-view.ts';
import styles from './grid.module.css';
import { type GridColumn, LEAST_WIDTH, MOST_WIDTH } from './grid-columns.ts';

const say = messages({
  corner: 'Row number',
  wider: 'Wider',
  narrower: 'Narrower',
  ownWidth: 'Width as it comes',
  ascending: 'Sort ascending',
  descending: 'Sort descending',
  unsorted: 'In the order of the plan',
  group: 'Group by {column}',
  ungroup: 'No groups',
  earlier: 'Move left',
  later: 'Move right',
  hide: 'Hide this column',
});

const STEP = 8;

// A table of elements would be laid out as one: the roles are said instead.
const GROUP = { role: 'rowgroup' };
const ROW = { role: 'row', 'aria-rowindex': 1 };
const head = (index: number, label: string) => ({
  role: 'columnheader',
  'aria-colindex': index,
  'aria-label': label,
});

interface HeaderProps {
  readonly columns: readonly GridColumn[];
  readonly view: PlanView;
  readonly onShow: (change: Partial<PlanView>) => void;
  /** While a column is dragged wider; undefined when that ends. */
  readonly onWidth: (width: { readonly id: ColumnId; readonly pixels: number } | undefined) => void;
}

export function Header({ columns, view, onShow, onWidth }: HeaderProps) {
  const [over, setOver] = useState<ColumnId>();
  const moveTo = (id: ColumnId, at: number) => {
    const others = view.columns.filter((each) => each !== id);
    // The name stays first: it is what does not scroll.
    onShow({ columns: others.toSpliced(Math.max(1, at), 0, id) });
  };
  return (
    <div {...GROUP}>
      <div {...ROW} className={styles.header}>
        <span {...head(1, say('corner'))} className={`${styles.headCell} ${styles.corner}`}>
          <span className="unseen">{say('corner')}</span>
        </span>
        {columns.map((column, at) => (
          <HeadCell
            key={column.id}
            column={column}
            at={at}
            view={view}
            isOver={over === column.id}
            onShow={onShow}
            onWidth={onWidth}
            onMove={(to) => moveTo(column.id, to)}
            onOver={setOver}
            onDrop={(id) => {
              setOver(undefined);
              moveTo(id, at);
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps extends Omit<HeaderProps, 'columns'> {
  readonly column: GridColumn;
  readonly at: number;
  readonly isOver: boolean;
  readonly onMove: (at: number) => void;
  readonly onOver: (id: ColumnId | undefined) => void;
  readonly onDrop: (id: ColumnId) => void;
}

const DRAGGED = 'text/x-throughline-column';

function HeadCell(props: HeadCellProps) {
  const { column, at, view, isOver, onShow, onMove, onOver, onDrop } = props;
  const { id } = column;
  const direction = view.sort?.column === id ? (view.sort.descending ? 'down' : 'up') : undefined;
  const sign = direction === undefined ? '' : direction === 'down' ? ' ↓' : ' ↑';
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? { ArrowLeft: -STEP, ArrowRight: STEP }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    onShow({ widths: widthsWith(view, id, column.widthNow + by) });
  };
  const dragging = {
    draggable: !column.isFrozen,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAGGED, id),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return;
      event.preventDefault();
      onOver(id);
    },
    onDragLeave: () => onOver(undefined),
    onDrop: (event: DragEvent) => onDrop(event.dataTransfer.getData(DRAGGED) as ColumnId),
  };
  return (
    <span
      {...head(at + 2, column.title)}
      {...dragging}
      title={column.hint ? `${column.title}\n${column.hint}` : column.title}
      {...(direction && { 'aria-sort': direction === 'up' ? 'ascending' : 'descending' })}
      className={`${styles.headCell} ${column.align === 'end' ? styles.end : ''} ${
        column.isFrozen ? styles.name : ''
      } ${isOver ? styles.dropBefore : ''}`}
      style={{ width: `var(--column-${at})` }}
    >
      <Menu
        trigger={
          <button type="button" className={styles.headText} onKeyDown={onKeyDown}>
            <span className={styles.headLabel}>
              {column.heading}
              {sign}
            </span>
          </button>
        }
        items={itemsOf(column, view, onShow, onMove, at)}
      />
      <Handle {...props} />
    </span>
  );
}

function itemsOf(
  { id, title, isFrozen, widthNow }: GridColumn,
  view: PlanView,
  onShow: HeaderProps['onShow'],
  onMove: (at: number) => void,
  at: number,
): readonly (MenuItem | 'line')[] {
  const { columns, sort, group } = view;
  const isSorted = (descending: boolean) => sort?.column === id && sort.descending === descending;
  const sortBy = (descending: boolean) => onShow({ sort: { column: id, descending } });
  const grouping: MenuItem =
    group === id
      ? { label: say('ungroup'), onChoose: () => onShow({ group: undefined }) }
      : { label: say('group', { column: title }), onChoose: () => onShow({ group: id }) };
  const sorting: readonly MenuItem[] = [
    { label: say('ascending'), onChoose: () => sortBy(false), isChosen: isSorted(false) },
    { label: say('descending'), onChoose: () => sortBy(true), isChosen: isSorted(true) },
    {
      label: say('unsorted'),
      onChoose: () => onShow({ sort: undefined }),
      isDisabled: sort === undefined,
    },
  ];
  const widen = (pixels: number | undefined) => onShow({ widths: widthsWith(view, id, pixels) });
  const width: readonly MenuItem[] = [
    { label: say('wider'), keys: 'Shift+Right', onChoose: () => widen(widthNow + STEP * 4) },
    { label: say('narrower'), keys: 'Shift+Left', onChoose: () => widen(widthNow - STEP * 4) },
    {
      label: say('ownWidth'),
      onChoose: () => widen(undefined),
      isDisabled: !view.widths.has(id),
    },
  ];
  if (isFrozen) return [...sorting, 'line', ...width];
  return [
    ...sorting,
    'line',
    grouping,
    'line',
    ...width,
    'line',
    { label: say('earlier'), onChoose: () => onMove(at - 1), isDisabled: at <= 1 },
    { label: say('later'), onChoose: () => onMove(at + 1), isDisabled: at >= columns.length - 1 },
    {
      label: say('hide'),
      onChoose: () => onShow({ columns: columns.filter((each) => each !== id) }),
    },
  ];
}

/** The edge by which a column is dragged wider; its menu and Shift with the arrow keys do the same. */
function Handle({ column, view, onShow, onWidth }: HeadCellProps) {
  const { id, widthNow } = column;
  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    down.preventDefault();
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const widthAt = (event: { clientX: number }) => within(widthNow + event.clientX - down.clientX);
    const onMove = (event: globalThis.PointerEvent) => onWidth({ id, pixels: widthAt(event) });
    const onUp = (event: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', onMove);
      onWidth(undefined);
      onShow({ widths: widthsWith(view, id, widthAt(event)) });
    };
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('pointerup', onUp, { once: true });
  };
  return (
    <span
      aria-hidden="true"
      className={styles.handle}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onShow({ widths: widthsWith(view, id, undefined) })}
    />
  );
}

/** Undefined: as wide as it comes. */
function widthsWith(view: PlanView, id: ColumnId, pixels: number | undefined) {
  const widths = new Map(view.widths);
  if (pixels === undefined) widths.delete(id);
  else widths.set(id, within(pixels));
  return widths;
}

function within(pixels: number): number {
  return Math.round(Math.max(LEAST_WIDTH, Math.min(pixels, MOST_WIDTH)));
}
