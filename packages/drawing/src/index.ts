/** Pictures as data, without a DOM: the page paints them, reports write them as SVG. */

export * from './charts/index.ts';
export * from './scene.ts';
export { type Palette, pagePalette, toSvg } from './svg.ts';
