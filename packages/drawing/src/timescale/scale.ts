import { END_MINUTE, MINUTES_PER_DAY, type Minute } from '@throughline/engine';

/** Which minute stands where: moments are minutes of civil time, places are pixels from the picture's left edge. */
export interface TimeScale {
  /** The moment at the left edge; whole or not. */
  readonly left: Minute;
  readonly pixelsPerDay: number;
}

/** An hour is 96 pixels, and a century is 730: closer or further shows nothing more. */
export const CLOSEST = 2304;
export const FURTHEST = 0.02;

export function xOf({ left, pixelsPerDay }: TimeScale, minute: Minute): number {
  return ((minute - left) * pixelsPerDay) / MINUTES_PER_DAY;
}

/** The moment at a place, not rounded: the inverse of `xOf`. */
export function minuteAt({ left, pixelsPerDay }: TimeScale, x: number): Minute {
  return left + (x * MINUTES_PER_DAY) / pixelsPerDay;
}

/** Moved by pixels: positive shows later time. Years before 1900 and after 2199 are not shown. */
export function panned(scale: TimeScale, pixels: number): TimeScale {
  const left = Math.min(END_MINUTE, Math.max(0, minuteAt(scale, pixels)));
  return { ...scale, left };
}

/** Closer (factor above 1) or further, so that the moment at `x` stays where it is. */
export function zoomedAround(scale: TimeScale, x: number, factor: number): TimeScale {
  const held = minuteAt(scale, x);
  const pixelsPerDay = withinZoom(scale.pixelsPerDay * factor);
  return panned({ left: held - (x * MINUTES_PER_DAY) / pixelsPerDay, pixelsPerDay }, 0);
}

/** The scale at which both moments are seen, with air of `margin` pixels before and `marginAfter` behind them. */
export function fitting(
  from: Minute,
  to: Minute,
  width: number,
  margin: number,
  marginAfter = margin,
): TimeScale {
  const room = Math.max(1, width - margin - marginAfter);
  const pixelsPerDay = withinZoom((room * MINUTES_PER_DAY) / Math.max(MINUTES_PER_DAY, to - from));
  return panned({ left: from, pixelsPerDay }, -margin);
}

/** The same zoom, with the moment at `x`. */
export function withMinuteAt(scale: TimeScale, minute: Minute, x: number): TimeScale {
  return panned({ ...scale, left: minute }, -x);
}

export function withinZoom(pixelsPerDay: number): number {
  return Math.min(CLOSEST, Math.max(FURTHEST, pixelsPerDay));
}
