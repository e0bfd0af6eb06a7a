import type { Route } from '../route.ts';
import { editRoutes } from './edits.ts';

/** The whole API, in the order of its reference page. */
export const routes: readonly Route[] = [...editRoutes];
