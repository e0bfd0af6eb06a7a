import type { Route } from '../route.ts';
import { editRoutes } from './edits.ts';
import { liveRoutes } from './live.ts';
import { projectRoutes } from './projects.ts';
import { undoRoutes } from './undo.ts';

/** The whole API, in the order of its reference page. */
export const routes: readonly Route[] = [
  ...projectRoutes,
  ...editRoutes,
  ...undoRoutes,
  ...liveRoutes,
];
