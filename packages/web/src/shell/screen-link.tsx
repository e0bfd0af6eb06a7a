import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useProjectPlace } from '../project/index.ts';

export const SCREENS = [
  'on-track',
  'plan',
  'week',
  'my-work',
  'what-if',
  'history',
  'promises',
  'events',
  'baselines',
  'calendars',
  'people',
  'steering',
  'files',
] as const;
export type Screen = (typeof SCREENS)[number];
export type Search = Readonly<Record<string, string | number | boolean | undefined>>;

interface ScreenLinkProps {
  readonly screen: Screen;
  /** What the screen is to show: `{ task: id }`. The moment and the branch that are looked at stay unless told. */
  readonly search?: Search;
  readonly className?: string | undefined;
  readonly activeClass?: string | undefined;
  readonly children: ReactNode;
}

/** To another screen of this project, of the same moment and branch. */
export function ScreenLink({ screen, search, className, activeClass, children }: ScreenLinkProps) {
  const { projectId, asOf, branch } = useProjectPlace();
  return (
    <Link
      to={`/projects/$projectId/${screen}`}
      params={{ projectId }}
      search={{ asOf, branch, ...search } as never}
      className={className ?? ''}
      activeOptions={{ includeSearch: false }}
      activeProps={{ className: `${className ?? ''} ${activeClass ?? ''}` }}
    >
      {children}
    </Link>
  );
}

/** The same from code. `replace`: without a step for the browser's back button. */
export function useGoTo(): (screen: Screen, search?: Search, replace?: boolean) => void {
  const { projectId, asOf, branch } = useProjectPlace();
  const navigate = useNavigate();
  return (screen, search, replace = false) =>
    void navigate({
      to: `/projects/$projectId/${screen}`,
      params: { projectId },
      search: { asOf, branch, ...search } as never,
      replace,
    });
}
