import { lazy } from 'react';

/** What becomes of a branch; fetched when it is asked. */
export const ApplyDialog = lazy(() => import('./apply-dialog.tsx'));
export const DropDialog = lazy(() => import('./drop-dialog.tsx'));
