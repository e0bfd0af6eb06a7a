import { referenceRoutes } from '../reference/index.ts';
import type { Route } from '../route.ts';
import { accessLogRoutes } from './access-log.ts';
import { accountRoutes } from './account.ts';
import { baselineRoutes } from './baselines.ts';
import { branchRoutes } from './branches.ts';
import { editRoutes } from './edits.ts';
import { exportRoutes } from './export.ts';
import { historyRoutes } from './history.ts';
import { importRoutes } from './import.ts';
import { inviteRoutes } from './invites.ts';
import { jobRoutes } from './jobs.ts';
import { ledgerRoutes } from './ledger.ts';
import { liveRoutes } from './live.ts';
import { logRoutes } from './log.ts';
import { memberRoutes } from './members.ts';
import { programmeRoutes } from './programmes.ts';
import { projectRoutes } from './projects.ts';
import { promiseRoutes } from './promises.ts';
import { qualityRoutes } from './quality.ts';
import { recordRoutes } from './records.ts';
import { reportLinkRoutes } from './report-links.ts';
import { scheduleRoutes } from './schedule.ts';
import { snapshotRoutes } from './snapshot.ts';
import { statusRoutes } from './status.ts';
import { steeringPageRoutes } from './steering-pages.ts';
import { tokenRoutes } from './tokens.ts';
import { undoRoutes } from './undo.ts';
import { updateRoutes } from './update.ts';
import { whyRoutes } from './why.ts';
import { workspaceRoutes } from './workspaces.ts';

/** The whole API, in the order of its reference page. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...workspaceRoutes,
  ...memberRoutes,
  ...inviteRoutes,
  ...tokenRoutes,
  ...accessLogRoutes,
  ...reportLinkRoutes,
  ...steeringPageRoutes,
  ...programmeRoutes,
  ...projectRoutes,
  ...recordRoutes,
  ...snapshotRoutes,
  ...logRoutes,
  ...editRoutes,
  ...undoRoutes,
  ...liveRoutes,
  ...importRoutes,
  ...updateRoutes,
  ...exportRoutes,
  ...jobRoutes,
  ...statusRoutes,
  ...scheduleRoutes,
  ...ledgerRoutes,
  ...whyRoutes,
  ...historyRoutes,
  ...promiseRoutes,
  ...baselineRoutes,
  ...branchRoutes,
  ...qualityRoutes,
  ...referenceRoutes(() => routes),
];
