import type { Role } from '@throughline/model';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { LiveProject, type LiveState, useAnswer } from '../connection/index.ts';

/** Which project this screen is about, as the address says, and what the reader may. */
export interface ProjectPlace {
  readonly projectId: string;
  readonly asOf: string | undefined;
  readonly branch: string | undefined;
  readonly name: string;
  readonly workspaceId: string;
  readonly programmeName: string | undefined;
  readonly role: Role;
  readonly live: LiveProject;
}

export interface ProjectAnswer {
  readonly id: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly programmeId: string | null;
  readonly role: Role;
}

const Place = createContext<ProjectPlace | undefined>(undefined);

interface ProviderProps {
  readonly projectId: string;
  readonly asOf: string | undefined;
  readonly branch: string | undefined;
  /** In place of the screen, until the project is known; or why it is not. */
  readonly waiting: (error: Error | null) => ReactNode;
  readonly children: ReactNode;
}

/** Everything under it is about one project, whose live connection lasts as long as it is shown. */
export function ProjectProvider({ projectId, asOf, branch, waiting, children }: ProviderProps) {
  const [live, setLive] = useState<LiveProject>();
  useEffect(() => {
    const opened = new LiveProject(projectId);
    setLive(opened);
    return () => {
      setLive(undefined);
      opened.end();
    };
  }, [projectId]);
  const { data, error } = useAnswer<ProjectAnswer>(projectId, '');
  if (data === undefined || live === undefined || live.projectId !== projectId)
    return waiting(error);
  const { name, workspaceId, role } = data;
  const place = {
    projectId,
    asOf,
    branch,
    name,
    workspaceId,
    programmeName: undefined,
    role,
    live,
  };
  return <Place.Provider value={place}>{children}</Place.Provider>;
}

/** Throws outside of a project's screens. */
export function useProjectPlace(): ProjectPlace {
  const place = useContext(Place);
  if (place === undefined) throw new Error('this is about no project');
  return place;
}

export function useLiveState(): LiveState {
  const { live } = useProjectPlace();
  return useSyncExternalStore(live.watch, () => live.state);
}
