/** The bars beside the grid. */
export { Gantt } from './gantt.tsx';
export { GanttControls } from './gantt-controls.ts';
export { GanttToolbar } from './gantt-toolbar.tsx';
