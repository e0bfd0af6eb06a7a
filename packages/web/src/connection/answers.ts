import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { ProblemError, type Query, request } from './request.ts';

const TRIES = 3;

/** Answers are kept until something changes: the live connection says when (see `liveProject`). */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: 'always',
      retry: (failures, error) =>
        !(error instanceof ProblemError && error.status < 500) && failures < TRIES,
    },
  },
});

/**
 * What the server answers about a project: `useAnswer(projectId, '/status', { asOf })`. The answer before stays while
 * a newer one is fetched; whatever changes the project makes it be asked again.
 */
export function useAnswer<Answer>(
  projectId: string,
  path: string,
  query: Query = {},
  enabled = true,
) {
  return useQuery({
    queryKey: ['project', projectId, path, query],
    queryFn: ({ signal }) =>
      request<Answer>('GET', `/projects/${projectId}${path}`, { query, signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** What is not about one project: `useRead('/account')`. Asked again by `answers.invalidateQueries({ queryKey: [path] })`. */
export function useRead<Answer>(path: string, query: Query = {}, enabled = true) {
  return useQuery({
    queryKey: [path, query],
    queryFn: ({ signal }) => request<Answer>('GET', path, { query, signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function projectChanged(projectId: string): void {
  void answers.invalidateQueries({ queryKey: ['project', projectId] });
}
