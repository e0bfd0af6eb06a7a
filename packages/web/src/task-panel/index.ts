/** A task beside the plan: everything about it, to be read and edited. */
export { TaskPanel } from './task-panel.tsx';
