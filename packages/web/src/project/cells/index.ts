/** What each column of the plan shows, and what typing into it means. For the worker: it takes the model with it. */
export { cellText, cellTexts } from './cell-text.ts';
export { editsOfCells } from './edits-of-cells.ts';
export { columnOfRefusal } from './say.ts';
