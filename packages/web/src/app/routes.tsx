import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { JoinScreen, SignInScreen } from '../entrance/index.ts';
import { preparePlan } from '../project/index.ts';
import { PlainFrame, ProjectFrame } from '../shell/index.ts';
import { Toasts } from '../ui/index.ts';
import { Crashed, Unknown } from './dead-ends.tsx';

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
  notFoundComponent: Unknown,
});

const plain = createRoute({ getParentRoute: () => root, id: 'plain', component: PlainFrame });
const signIn = createRoute({
  getParentRoute: () => plain,
  path: '/sign-in',
  component: SignInScreen,
});
const join = createRoute({ getParentRoute: () => plain, path: '/join', component: JoinScreen });
const report = createRoute({
  getParentRoute: () => plain,
  path: '/report',
  component: lazyRouteComponent(() => import('../report-link/index.ts'), 'ReportLinkScreen'),
});
const steeringLink = createRoute({
  getParentRoute: () => plain,
  path: '/steering',
  component: lazyRouteComponent(() => import('../steering/index.ts'), 'SteeringLinkScreen'),
});
const projects = createRoute({
  getParentRoute: () => plain,
  path: '/',
  component: lazyRouteComponent(() => import('../projects/index.ts'), 'ProjectsScreen'),
});
const newFromFile = createRoute({
  getParentRoute: () => plain,
  path: '/import',
  component: lazyRouteComponent(() => import('../files/index.ts'), 'ImportScreen'),
});
const settings = createRoute({
  getParentRoute: () => plain,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/index.ts'), 'SettingsScreen'),
});

/** Every screen of a project may be looked at as of a moment, or as a branch has it. */
interface Looked {
  readonly asOf?: string | undefined;
  readonly branch?: string | undefined;
  /** What else a screen keeps in the address: its columns, filter, zoom, what is selected. */
  readonly [key: string]: unknown;
}

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  component: ProjectFrame,
  validateSearch: (search: Record<string, unknown>): Looked => ({
    ...search,
    asOf: search.asOf === undefined ? undefined : String(search.asOf),
    branch: typeof search.branch === 'string' ? search.branch : undefined,
  }),
});
const projectHome = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/projects/$projectId/on-track', params });
  },
});

const under = () => project;
const screens = [
  createRoute({
    getParentRoute: under,
    path: '/on-track',
    component: lazyRouteComponent(() => import('../on-track/index.ts'), 'OnTrackScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/plan',
    loaderDeps: ({ search }) => {
      const { asOf, branch } = search as Looked;
      return { asOf, branch };
    },
    loader: ({ params, deps, cause }) => {
      // Pointing at a link fetches the screen, not the plan.
      const { projectId } = params as { projectId: string };
      if (cause !== 'preload') preparePlan({ projectId, ...deps });
    },
    component: lazyRouteComponent(() => import('../plan/index.ts'), 'PlanScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/week',
    component: lazyRouteComponent(() => import('../week/index.ts'), 'WeekScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/my-work',
    component: lazyRouteComponent(() => import('../my-work/index.ts'), 'MyWorkScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/what-if',
    component: lazyRouteComponent(() => import('../what-if/index.ts'), 'WhatIfScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/history',
    component: lazyRouteComponent(() => import('../history/index.ts'), 'HistoryScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/promises',
    component: lazyRouteComponent(() => import('../promises/index.ts'), 'PromisesScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/events',
    component: lazyRouteComponent(() => import('../events/index.ts'), 'EventsScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/baselines',
    component: lazyRouteComponent(() => import('../baselines/index.ts'), 'BaselinesScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/calendars',
    component: lazyRouteComponent(() => import('../calendars/index.ts'), 'CalendarsScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/people',
    component: lazyRouteComponent(() => import('../people/index.ts'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/steering',
    component: lazyRouteComponent(() => import('../steering/index.ts'), 'SteeringScreen'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/files',
    component: lazyRouteComponent(() => import('../files/index.ts'), 'FilesScreen'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    plain.addChildren([projects, signIn, join, report, steeringLink, newFromFile, settings]),
    project.addChildren([projectHome, ...screens]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Crashed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
