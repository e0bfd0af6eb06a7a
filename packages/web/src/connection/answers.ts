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
  const queryKey = ['project', projectId];
  // A first answer that is on its way may be of the project as it was: it is shown, and asked again at once.
  for (const query of answers.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' })) {
    if (query.state.data !== undefined) continue;
    const again = () => answers.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, () => {});
  }
  void answers.invalidateQueries({ queryKey });
}
