import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { messages } from '../words/index.ts';
import type { PlanDesk } from './desk.ts';
import styles from './plan.module.css';

const say = messages({ divider: 'Width of the table' });

const STORED = 'throughline.plan-table-width';
const LEAST = 180;
const STEP = 16;
/** Room below the last row, in pixels, so that it never stands behind a scroll bar. */
const BELOW = 56;

interface SheetProps {
  readonly desk: PlanDesk;
  readonly rowCount: number;
  /** The width that shows every column, in pixels: what stands until somebody drags the divider. */
  readonly gridWidth: number;
  readonly grid: ReactNode;
  readonly gantt: ReactNode;
  /** On small screens only one of them is shown. */
  readonly shown: 'grid' | 'gantt';
}

/**
 * One element scrolls for both panes: as high as all rows, with the panes stuck to its top, which paint what is in
 * view. So they never stand at two places, however fast somebody scrolls.
 */
export function Sheet({ desk, rowCount, gridWidth, grid, gantt, shown }: SheetProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(() => storedWidth());
  useLayoutEffect(() => {
    if (scroller.current) return desk.view.attach(scroller.current);
    return undefined;
  }, [desk]);
  const { rowHeight, headerHeight } = desk.view;
  const keep = (pixels: number) => {
    const within = Math.max(LEAST, Math.round(pixels));
    setWidth(within);
    localStorage.setItem(STORED, String(within));
  };
  return (
    <div ref={scroller} className={`${styles.scroller} ${styles[shown]}`}>
      <div className={styles.panes}>
        <div
          className={`${styles.gridPane} ${width === undefined ? styles.asItComes : ''}`}
          style={{ width: width ?? gridWidth }}
        >
          {grid}
        </div>
        <Divider width={width ?? gridWidth} onWidth={keep} />
        <div className={styles.ganttPane}>{gantt}</div>
      </div>
      <div
        className={styles.spacer}
        style={{ height: headerHeight + rowCount * rowHeight + BELOW }}
      />
    </div>
  );
}

function Divider({
  width,
  onWidth,
}: {
  readonly width: number;
  readonly onWidth: (pixels: number) => void;
}) {
  // It may stand narrower than asked for, where the screen is small.
  const widthOf = (divider: Element) => divider.previousElementSibling?.clientWidth ?? LEAST;
  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const divider = down.currentTarget;
    divider.setPointerCapture(down.pointerId);
    const before = widthOf(divider);
    const onMove = (move: globalThis.PointerEvent) => onWidth(before + move.clientX - down.clientX);
    divider.addEventListener('pointermove', onMove);
    divider.addEventListener(
      'pointerup',
      () => divider.removeEventListener('pointermove', onMove),
      { once: true },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by !== undefined) onWidth(widthOf(event.currentTarget) + by);
  };
  return (
    <hr
      tabIndex={0}
      aria-label={say('divider')}
      aria-orientation="vertical"
      aria-valuenow={width}
      className={styles.divider}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

function storedWidth(): number | undefined {
  const stored = Number(localStorage.getItem(STORED));
  return stored >= LEAST ? stored : undefined;
}
