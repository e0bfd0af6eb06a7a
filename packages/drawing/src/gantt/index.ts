export type * from './gantt-input.ts';
export { ganttHeading, ganttScene } from './gantt-scene.ts';
