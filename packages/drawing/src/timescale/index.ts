export {
  type BackgroundInput,
  backgroundShapes,
  bandNames,
  type NamedTime,
} from './background.ts';
export {
  crisp,
  type HeadingInput,
  headingShapes,
  headingUnits,
  type NameTime,
} from './heading.ts';
export * from './scale.ts';
export type { TimeUnit } from './units.ts';
export { pixelsPerDayAt, ZOOM_LEVELS, type ZoomLevel, zoomLevelOf } from './zoom-level.ts';
