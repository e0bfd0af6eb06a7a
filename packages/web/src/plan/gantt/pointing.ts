import { OUT_OF_VIEW_MARGIN } from '@throughline/drawing';
import { BarDrag } from './bar-drag.ts';
import type { GanttView } from './gantt-view.ts';
import type { Overlay } from './overlay.ts';
import { barEnds, type PointedBar } from './pointed-at.ts';

/** Under this many pixels it is a click. */
const STILL = 4;
/** So close to the sides, dragging moves time itself. */
const EDGE = 24;
const EDGE_SPEED = 10;
const ZOOM_BY_WHEEL = 0.0022;

const CURSORS = {
  bar: 'grab',
  end: 'ew-resize',
  progress: 'col-resize',
  'start-dot': 'crosshair',
  'end-dot': 'crosshair',
} as const;

export interface PointingSays {
  /** The bar that is hovered, and where; undefined when none is. */
  readonly onHover: (bar: PointedBar | undefined, x: number, y: number) => void;
  readonly onDropped: (bar: PointedBar) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What pointers do on the Gantt: click, drag bars and time, zoom by wheel and by two fingers. */
export class Pointing {
  readonly #pointers = new Map<number, Point>();
  #pressed:
    | (Point & { readonly bar: PointedBar | undefined; readonly canDrag: boolean })
    | undefined;
  #last: Point = { x: 0, y: 0 };
  #isPanning = false;
  #drag: BarDrag | undefined;
  #edge: ReturnType<typeof setInterval> | undefined;
  readonly #stop = new AbortController();

  constructor(
    readonly view: GanttView,
    readonly overlay: Overlay,
    readonly says: PointingSays,
  ) {
    const { root } = view.elements;
    const { signal } = this.#stop;
    root.addEventListener('pointerdown', this.#down, { signal });
    root.addEventListener('pointermove', this.#move, { signal });
    root.addEventListener('pointerup', this.#up, { signal });
    root.addEventListener('pointercancel', this.#cancelled, { signal });
    root.addEventListener('pointerleave', this.#leave, { signal });
    root.addEventListener('dblclick', this.#open, { signal });
    root.addEventListener('wheel', this.#wheel, { signal, passive: false });
    globalThis.addEventListener('keydown', this.#escape, { signal, capture: true });
  }

  end(): void {
    this.#stop.abort();
    this.#endDrag();
  }

  get isDragging(): boolean {
    return this.#drag !== undefined;
  }

  /** In pixels of the body: the heading is above 0. */
  #place(event: PointerEvent | MouseEvent): Point {
    const box = this.view.elements.body.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #barAt({ x, y }: Point): PointedBar | undefined {
    return y < 0 ? undefined : this.view.barAt(x, y);
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const place = this.#place(event);
    this.view.elements.root.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, place);
    this.#last = place;
    if (this.#pointers.size > 1) {
      // A second finger zooms: whatever the first one began is over.
      this.#pressed = undefined;
      this.#endDrag();
      return;
    }
    const bar = this.#barAt(place);
    const { state } = this.view.props.project;
    // Fingers move time: they are too broad for the edges of bars.
    const canDrag = bar !== undefined && state.canEdit && event.pointerType !== 'touch';
    this.#pressed = { ...place, bar, canDrag };
    this.#isPanning = false;
    // The focus stays where keys act: on the grid.
    if (event.pointerType !== 'touch') event.preventDefault();
  };

  readonly #move = (event: PointerEvent): void => {
    const place = this.#place(event);
    if (this.#pointers.size === 2 && this.#pointers.has(event.pointerId)) {
      this.#pinch(event.pointerId, place);
      return;
    }
    if (this.#pressed === undefined) {
      this.#hover(place, event.pointerType);
      return;
    }
    if (this.#drag !== undefined) {
      this.#last = place;
      this.#drag.move(place.x, place.y);
      this.#watchEdges(place);
      return;
    }
    const { x, y, bar, canDrag } = this.#pressed;
    const isStill = Math.hypot(place.x - x, place.y - y) < STILL;
    if (isStill && !this.#isPanning) return;
    const { table } = this.view;
    if (!this.#isPanning && canDrag && bar !== undefined && table !== undefined) {
      this.says.onHover(undefined, 0, 0);
      this.overlay.hideDots();
      this.#drag = new BarDrag(this.view, this.overlay, bar, { x, y }, table);
      this.#drag.move(place.x, place.y);
      return;
    }
    this.#isPanning = true;
    this.says.onHover(undefined, 0, 0);
    this.view.elements.root.style.cursor = 'grabbing';
    this.view.time.pan(this.#last.x - place.x);
    // Fingers scroll the rows by themselves.
    if (event.pointerType !== 'touch') this.view.props.view.scrollBy(this.#last.y - place.y);
    this.#last = place;
  };

  readonly #up = (event: PointerEvent): void => {
    const place = this.#place(event);
    this.#pointers.delete(event.pointerId);
    const pressed = this.#pressed;
    this.#pressed = undefined;
    clearInterval(this.#edge);
    this.view.elements.root.style.cursor = '';
    if (this.#drag !== undefined) {
      void this.#dropped(this.#drag);
      this.#drag = undefined;
      return;
    }
    if (pressed !== undefined && !this.#isPanning) this.#click(place, event);
  };

  async #dropped(drag: BarDrag): Promise<void> {
    const edits = await drag.drop();
    if (edits.length === 0) return;
    this.says.onDropped(drag.bar);
    this.view.props.onEdits(edits);
  }

  #click(place: Point, event: PointerEvent): void {
    const id = this.#taskAt(place);
    const { selection, onFocusGrid } = this.view.props;
    if (id === undefined) return;
    const cell = { taskId: id, column: selection.active?.column ?? ('name' as const) };
    if (event.ctrlKey || event.metaKey) selection.toggle(cell);
    else selection.choose(cell);
    const beyond = this.#beyond(place);
    if (beyond !== undefined) this.view.time.show(beyond);
    onFocusGrid?.();
  }

  /** At the arrow at a side: the start of the bar that lies beyond it. */
  #beyond({ x, y }: Point): number | undefined {
    const { table, time, props } = this.view;
    const slot = y < 0 ? -1 : (table?.rows[props.view.rowAt(y)] ?? -1);
    const ends = table && slot >= 0 ? barEnds(table, slot, time.scale) : undefined;
    if (ends === undefined) return undefined;
    const isLeft = ends[1] < 0 && x <= OUT_OF_VIEW_MARGIN;
    const isRight = ends[0] > time.width && x >= time.width - OUT_OF_VIEW_MARGIN;
    return isLeft || isRight ? table?.start[slot] : undefined;
  }

  readonly #open = (event: MouseEvent): void => {
    const id = this.#taskAt(this.#place(event));
    if (id !== undefined) this.view.props.onOpenTask(id);
  };

  #taskAt({ y }: Point) {
    const { table, props } = this.view;
    const row = y < 0 ? -1 : props.view.rowAt(y);
    const slot = row < 0 ? -1 : (table?.rows[row] ?? -1);
    return slot < 0 ? undefined : table?.ids[slot];
  }

  #hover(place: Point, pointerType: string): void {
    if (pointerType === 'touch') return;
    const bar = this.#barAt(place);
    const { root } = this.view.elements;
    const { canEdit } = this.view.props.project.state;
    const isArrow = bar === undefined && this.#beyond(place) !== undefined;
    root.style.cursor = bar !== undefined && canEdit ? CURSORS[bar.part] : isArrow ? 'pointer' : '';
    const row = bar === undefined ? -1 : this.view.shown.rowOf(bar.slot);
    if (bar === undefined || !canEdit) this.overlay.hideDots();
    else this.overlay.dots(bar.left, bar.right, this.view.props.view.topOf(row));
    this.says.onHover(bar, place.x, place.y);
  }

  readonly #leave = (): void => {
    if (this.#pressed !== undefined) return;
    this.overlay.hideDots();
    this.says.onHover(undefined, 0, 0);
  };

  readonly #cancelled = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    this.#pressed = undefined;
    this.#endDrag();
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#drag === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#pressed = undefined;
    this.#endDrag();
  };

  #endDrag(): void {
    clearInterval(this.#edge);
    this.#drag?.cancel();
    this.#drag = undefined;
    this.view.elements.root.style.cursor = '';
  }

  /** Two fingers: what is between them stays between them. */
  #pinch(id: number, place: Point): void {
    const [other] = [...this.#pointers].filter(([one]) => one !== id).map(([, point]) => point);
    const before = this.#pointers.get(id);
    if (other === undefined || before === undefined) return;
    const apart = (point: Point) => Math.max(20, Math.hypot(point.x - other.x, point.y - other.y));
    const middle = (point: Point) => (point.x + other.x) / 2;
    this.view.time.pan(middle(before) - middle(place));
    this.view.time.zoomAround(middle(place), apart(place) / apart(before));
    this.#pointers.set(id, place);
  }

  #watchEdges({ x }: Point): void {
    clearInterval(this.#edge);
    const { width } = this.view.time;
    const direction = x < EDGE ? -1 : x > width - EDGE ? 1 : 0;
    if (direction === 0) return;
    this.#edge = setInterval(() => {
      this.view.time.pan(direction * EDGE_SPEED);
      this.#drag?.move(this.#last.x, this.#last.y);
    }, 30);
  }

  readonly #wheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const { x } = this.#place(event);
      this.view.time.zoomAround(x, Math.exp(-pixels(event, event.deltaY) * ZOOM_BY_WHEEL));
      return;
    }
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (across === 0) return;
    // Else the browser goes back in its history.
    event.preventDefault();
    this.view.time.pan(pixels(event, across));
    if (!event.shiftKey && event.deltaY !== 0) {
      this.view.props.view.scrollBy(pixels(event, event.deltaY));
    }
  };
}

const LINE = 16;

function pixels({ deltaMode }: WheelEvent, delta: number): number {
  return deltaMode === WheelEvent.DOM_DELTA_LINE ? delta * LINE : delta;
}
