import {
  fitting,
  minuteAt,
  panned,
  pixelsPerDayAt,
  type TimeScale,
  withMinuteAt,
  xOf,
  zoomedAround,
  zoomLevelOf,
} from '@throughline/drawing';
import type { TimeMarks } from '../../project/index.ts';
import type { Zoom } from '../gantt-props.ts';

const FIT_MARGIN = 24;
const ROOM_FOR_NAMES = 150;
/** Where a moment is put that was asked for: a third of the way in, with more of what comes. */
const ASKED_AT = 1 / 3;
/** Zooming is told of once it rests: the address of the page need not follow every step. */
const REST = 250;
const STARTING_SCALE: TimeScale = { left: 66_000_000, pixelsPerDay: 5 };

/** Which time the Gantt shows, how closely, and how that changes. Places are pixels from its left edge. */
export class TimeInView {
  #scale = STARTING_SCALE;
  #width = 0;
  #zoom: Zoom | undefined;
  /** The zoom that the screen gave last, and the one that it was told and has not given back yet. */
  #asked: Zoom | undefined;
  #told: Zoom | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #hasPlace = false;

  /** `changed`: it is to be painted; `onZoom`: somebody zoomed to another level. */
  constructor(
    readonly changed: () => void,
    readonly onZoom: (zoom: Zoom) => void,
  ) {}

  get scale(): TimeScale {
    return this.#scale;
  }

  get width(): number {
    return this.#width;
  }

  xOf(minute: number): number {
    return xOf(this.#scale, minute);
  }

  minuteAt(x: number): number {
    return minuteAt(this.#scale, x);
  }

  resize(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    if (this.#zoom === 'fit') this.#hasPlace = false;
    this.changed();
  }

  /** What the screen says, where it is not what it was told from here. */
  follow(zoom: Zoom): void {
    if (zoom === this.#asked) return;
    this.#asked = zoom;
    const isKnown = zoom === this.#told;
    this.#told = undefined;
    if (isKnown) return;
    this.#zoom = zoom;
    if (zoom === 'fit') this.#hasPlace = false;
    else {
      // The moment in the middle stays there.
      const factor = pixelsPerDayAt(zoom) / this.#scale.pixelsPerDay;
      this.#scale = zoomedAround(this.#scale, this.#width / 2, factor);
    }
  }

  pan(pixels: number): void {
    this.#leaveFit();
    this.#put(panned(this.#scale, pixels));
  }

  zoomAround(x: number, factor: number): void {
    this.#put(zoomedAround(this.#scale, x, factor));
    this.#rested();
  }

  fit(): void {
    this.#zoom = 'fit';
    this.#hasPlace = false;
    this.#tell();
    this.changed();
  }

  /** Brings a moment into view, a third of the way in. */
  show(minute: number): void {
    this.#leaveFit();
    this.#put(withMinuteAt(this.#scale, minute, this.#width * ASKED_AT));
  }

  /** Where the plan lies the first time that it is seen, and whenever all of it is to be seen. */
  place({ projectStart, projectFinish, now }: TimeMarks, hasNames: boolean): void {
    if (this.#hasPlace || this.#width === 0 || Number.isNaN(projectStart)) return;
    if (Number.isNaN(projectFinish)) {
      // Not dated yet, or not at all.
      this.#scale = withMinuteAt(this.#scale, projectStart, FIT_MARGIN);
      return;
    }
    this.#hasPlace = true;
    if (this.#zoom === 'fit') {
      const after = hasNames ? Math.min(ROOM_FOR_NAMES, this.#width / 4) : FIT_MARGIN;
      this.#scale = fitting(projectStart, projectFinish, this.#width, FIT_MARGIN, after);
      return;
    }
    const isUnderWay = now >= projectStart && now <= projectFinish;
    const at = isUnderWay ? now : projectStart;
    const x = isUnderWay ? this.#width * ASKED_AT : FIT_MARGIN;
    this.#scale = withMinuteAt(this.#scale, at, x);
  }

  end(): void {
    clearTimeout(this.#telling);
  }

  #put(scale: TimeScale): void {
    this.#scale = scale;
    this.changed();
  }

  #leaveFit(): void {
    if (this.#zoom === 'fit') this.#rested();
  }

  #rested(): void {
    this.#zoom = zoomLevelOf(this.#scale.pixelsPerDay);
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tell(), REST);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    if (this.#zoom === undefined || this.#zoom === this.#asked) return;
    this.#told = this.#zoom;
    this.onZoom(this.#zoom);
  }
}
