import { useQuery } from '@tanstack/react-query';
import { answers, request, useRead } from '../connection/index.ts';
import type { Programme, ProjectLine, Workspace } from './project-line.ts';

const PAGE = 200;
/** More than this are not listed here: the search of the server finds them. */
const MOST = 1_000;
const ASK_AGAIN_MS = 2_500;

interface Page {
  readonly projects: readonly ProjectLine[];
  readonly next: string | null;
}

export function useWorkspaces() {
  return useRead<{ readonly workspaces: readonly Workspace[] }>('/workspaces');
}

/** All projects of the workspace that the reader sees; asked again while verdicts are being made. */
export function useProjects(workspaceId: string | undefined) {
  return useQuery({
    queryKey: ['projects', workspaceId],
    queryFn: async ({ signal }) => {
      const projects: ProjectLine[] = [];
      let cursor: string | undefined;
      do {
        const query = { archived: 'any', limit: PAGE, ...(cursor !== undefined && { cursor }) };
        const path = `/workspaces/${workspaceId}/projects`;
        const page: Page = await request('GET', path, { query, signal });
        projects.push(...page.projects);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined && projects.length < MOST);
      return projects;
    },
    enabled: workspaceId !== undefined,
    refetchInterval: ({ state: { data } }) => (data?.some(isBehind) ? ASK_AGAIN_MS : false),
  });
}

/** Those who see a part of the workspace see no programmes. */
export function useProgrammes(workspace: Workspace | undefined) {
  return useRead<{ readonly programmes: readonly Programme[] }>(
    `/workspaces/${workspace?.id}/programmes`,
    {},
    workspace !== undefined && workspace.role !== 'guest',
  );
}

export function projectsChanged(workspaceId: string): void {
  void answers.invalidateQueries({ queryKey: ['projects', workspaceId] });
  void answers.invalidateQueries({ queryKey: [`/workspaces/${workspaceId}/programmes`] });
}

function isBehind({ onTrack, role }: ProjectLine): boolean {
  return role !== 'guest' && onTrack?.isCurrent !== true;
}
