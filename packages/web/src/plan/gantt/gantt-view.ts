import {
  type GanttInput,
  ganttHeading,
  ganttScene,
  type Palette,
  type TimeScale,
} from '@throughline/drawing';
import { minuteText } from '@throughline/engine';
import type { PlanTable } from '../../project/index.ts';
import { format, messages, weekStart } from '../../words/index.ts';
import type { GanttProps } from '../gantt-props.ts';
import { CanvasPainter } from './canvas-painter.ts';
import { colorsOf } from './colors.ts';
import { type IndexedLinks, indexLinks, linksToDraw } from './links-to-draw.ts';
import { type PointedBar, pointedBar } from './pointed-at.ts';
import { rowsToDraw } from './rows-to-draw.ts';
import { ShownRows } from './shown-rows.ts';
import { TimeInView } from './time-in-view.ts';
import { nameTime } from './time-names.ts';

const say = messages({
  title: 'Gantt chart',
  status: 'status {date}',
  promised: 'promised',
  broken: 'promise missed',
});

const WEEK_START = weekStart();
const smallScreen = matchMedia('(max-width: 800px)');

export interface GanttElements {
  readonly root: HTMLElement;
  readonly heading: HTMLCanvasElement;
  readonly body: HTMLCanvasElement;
}

/** The Gantt as it is looked at: which time is in view, and painting it in the frame in which the grid is painted. */
export class GanttView {
  readonly shown = new ShownRows();
  readonly time: TimeInView;
  /** Told after each painting: what lies over the canvas follows. */
  onPainted: () => void = () => {};
  /** By slot, 1 for what is traced; all else stands aside. */
  #traced: Uint8Array | undefined;
  #tracing: string | undefined;
  #colors: Palette | undefined;
  #links: IndexedLinks | undefined;
  #indexing: ReturnType<typeof setTimeout> | undefined;
  #headingPainted = '';
  readonly #heading: CanvasPainter;
  readonly #body: CanvasPainter;

  constructor(
    readonly elements: GanttElements,
    public props: GanttProps,
  ) {
    this.time = new TimeInView(this.ask, (zoom) => this.props.onZoom(zoom));
    const font = getComputedStyle(elements.root).fontFamily;
    this.#heading = new CanvasPainter(elements.heading, font);
    this.#body = new CanvasPainter(elements.body, font);
    void document.fonts.ready.then(() => {
      this.#heading.forgetWidths();
      this.#body.forgetWidths();
      this.repaint();
    });
  }

  get table(): PlanTable | undefined {
    return this.props.project.state.table;
  }

  get scale(): TimeScale {
    return this.time.scale;
  }

  /** New properties from the screen. */
  update(props: GanttProps): void {
    this.props = props;
    this.time.follow(props.zoom);
    this.ask();
  }

  readonly ask = (): void => this.props.frames.ask(this.paint);

  /** All over, because the colours are others, or the fonts are there. */
  readonly repaint = (): void => {
    this.#colors = undefined;
    this.#headingPainted = '';
    this.ask();
  };

  end(): void {
    clearTimeout(this.#indexing);
    this.time.end();
    this.props.frames.drop(this.paint);
  }

  /** Where the grid is not beside it, bars say their names. */
  get #hasNames(): boolean {
    return this.props.toggles.labels === true || smallScreen.matches;
  }

  readonly paint = (): void => {
    const { table, elements, props } = this;
    const { height, headerHeight } = props.view;
    const { width } = this.time;
    if (width === 0 || height === 0) return;
    this.#colors ??= colorsOf(elements.root);
    this.#body.resize(width, height);
    this.#heading.resize(width, headerHeight);
    if (table === undefined) return;
    this.time.place(table.marks, this.#hasNames);
    this.shown.follow(table);
    this.#followLinks(table);
    this.#followTrace(table);
    const input = this.#input(table);
    this.#body.paint(ganttScene(input), this.#colors);
    this.#paintHeading({ ...input, headingHeight: headerHeight, scrollTop: 0 }, this.#colors);
    this.onPainted();
  };

  /** Only when time is looked at otherwise: not while rows scroll. */
  #paintHeading(input: GanttInput, colors: Palette): void {
    const { left, pixelsPerDay } = input.scale;
    const { now, statusDate } = input.time;
    const { canvas } = this.#heading;
    const key = [left, pixelsPerDay, input.width, canvas.width, now, statusDate].join(' ');
    if (key === this.#headingPainted) return;
    this.#headingPainted = key;
    this.#heading.paint(ganttHeading(input), colors);
  }

  #input(table: PlanTable): GanttInput {
    const { view, selection, toggles } = this.props;
    const { firstRow: first, endRow: end } = view;
    const { marks } = table;
    const traced = this.#traced;
    const { shown } = this;
    const { scale, width } = this.time;
    const asked = { table, shown, first, end, scale, width, traced };
    const known = (minute: number) => (Number.isNaN(minute) ? undefined : minute);
    return {
      title: say('title'),
      width,
      height: view.height,
      headingHeight: 0,
      rowHeight: view.rowHeight,
      scrollTop: view.scrollTop,
      scale,
      weekStart: WEEK_START,
      rows: rowsToDraw(table, first, end, { selected: selection.ids, traced }),
      links: toggles.links && this.#links ? linksToDraw(this.#links, asked) : [],
      barAt: (row) => barOfRow(table, row),
      time: {
        now: known(marks.now),
        statusDate: known(marks.statusDate),
        restDays: marks.restDays,
        nonworking: marks.nonworking,
        windows: marks.windows,
        promises: marks.promises,
      },
      shows: {
        criticalPath: toggles.criticalPath,
        baseline: toggles.baseline,
        links: toggles.links,
        float: toggles.float ?? true,
        labels: this.#hasNames,
        promises: toggles.promises ?? true,
      },
      words: {
        nameTime,
        today: shortDay(marks.now),
        status: say('status', { date: shortDay(marks.statusDate) }),
        promised: ({ isBroken }) => say(isBroken ? 'broken' : 'promised'),
      },
      measure: this.#body.measure,
    };
  }

  /** The bar at a place of the body, and the part of it. */
  barAt(x: number, y: number): PointedBar | undefined {
    const { table, props } = this;
    const row = props.view.rowAt(y);
    const slot = row < 0 ? -1 : (table?.rows[row] ?? -1);
    if (table === undefined || slot < 0) return undefined;
    return pointedBar(table, slot, this.scale, x, y - props.view.topOf(row));
  }

  /** What crosses the view is found in an index, which is made while nothing else is to be done. */
  #followLinks(table: PlanTable): void {
    if (this.#links?.table === table && this.#links.version === table.version) return;
    if (this.#indexing !== undefined) return;
    this.#indexing = setTimeout(() => {
      this.#indexing = undefined;
      const newest = this.table;
      if (newest === undefined) return;
      this.shown.follow(newest);
      this.#links = indexLinks(newest, this.shown);
      this.ask();
    });
  }

  #followTrace(table: PlanTable): void {
    const { controls, selection, project } = this.props;
    const id = controls?.isTracing ? selection.active?.taskId : undefined;
    const key = id && `${id} ${table.version}`;
    if (key === this.#tracing) return;
    const own = id === undefined ? -1 : table.ids.indexOf(id);
    if (id === undefined || own < 0) {
      this.#traced = undefined;
      this.#tracing = undefined;
      return;
    }
    this.#tracing = key;
    void project.trace(id).then(({ drivers, dependants }) => {
      if (this.#tracing !== key) return;
      const slots = new Uint8Array(table.slotCount);
      for (const slot of [...drivers, ...dependants, own]) slots[slot] = 1;
      this.#traced = slots;
      this.ask();
    });
  }
}

function barOfRow({ rows, start, finish }: PlanTable, row: number) {
  const slot = rows[row] ?? -1;
  if (slot < 0) return undefined;
  const [from, to] = [start[slot] as number, finish[slot] as number];
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : ([from, to] as const);
}

function shortDay(minute: number): string {
  return Number.isNaN(minute) ? '' : format.shortDay(minuteText(minute));
}
