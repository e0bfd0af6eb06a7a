/** Pictures as data, without a DOM: the page paints them, reports write them as SVG. */
export * from './charts/index.ts';
export * from './gantt/index.ts';
export * from './scene.ts';
export { lightPalette, type Palette, pagePalette, toSvg } from './svg.ts';
export { cutText, type MeasureText, roughWidth } from './text.ts';
export * from './timescale/index.ts';
