export type * from './gantt-input.ts';
export { ganttHeading, ganttScene } from './gantt-scene.ts';
export { OUT_OF_VIEW_MARGIN } from './out-of-view.ts';
