/** What people call a zoom; between them it is smooth. */
export const ZOOM_LEVELS = ['hours', 'days', 'weeks', 'months', 'quarters', 'years'] as const;
export type ZoomLevel = (typeof ZOOM_LEVELS)[number];

const PIXELS_PER_DAY: Readonly<Record<ZoomLevel, number>> = {
  hours: 576,
  days: 32,
  weeks: 5,
  months: 1,
  quarters: 0.4,
  years: 0.1,
};

export function pixelsPerDayAt(level: ZoomLevel): number {
  return PIXELS_PER_DAY[level];
}

/** The level that a zoom is nearest to, by ratio. */
export function zoomLevelOf(pixelsPerDay: number): ZoomLevel {
  const apart = (level: ZoomLevel) => Math.abs(Math.log(PIXELS_PER_DAY[level] / pixelsPerDay));
  return ZOOM_LEVELS.reduce((best, level) => (apart(level) < apart(best) ? level : best));
}
