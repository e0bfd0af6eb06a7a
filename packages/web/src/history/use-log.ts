import { useInfiniteQuery } from '@tanstack/react-query';
import { request } from '../connection/index.ts';
import type { LogAnswer } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { type Filters, queryOf } from './filters.ts';

const PAGE = 60;

/** The log, the newest first, page by page; asked again when the project changes. */
export function useLog(filters: Filters) {
  const { projectId } = useProjectPlace();
  const query = queryOf(filters);
  return useInfiniteQuery({
    queryKey: ['project', projectId, 'log', query],
    queryFn: ({ pageParam, signal }) =>
      request<LogAnswer>('GET', `/projects/${projectId}/history`, {
        query: { ...query, limit: PAGE, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
