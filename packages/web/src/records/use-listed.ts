import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RecordKind, RecordOf } from '@throughline/model';
import { request } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';

/** What the server works out of a task beside its record. Floats are working minutes. */
export interface ComputedOfTask {
  readonly row: number;
  readonly outlineNumber: string;
  readonly isSummary: boolean;
  readonly start: string | null;
  readonly finish: string | null;
  readonly forecastStart: string | null;
  readonly forecastFinish: string | null;
  readonly totalFloat: number | null;
  readonly critical: boolean;
  readonly longestPath: boolean;
}

/** With `fields`, only those are there, and what was not asked for is not. */
export type Listed<K extends RecordKind> = RecordOf<K> & { readonly computed: ComputedOfTask };

export interface RecordsAsked {
  /** `field:operator:value`, all of which hold: see docs/api.md. */
  readonly where?: readonly string[];
  /** `name,computed/finish`; all fields where none are named. */
  readonly fields?: string;
}

interface Page<K extends RecordKind> {
  readonly seq: number;
  readonly records: readonly Listed<K>[];
  readonly next: string | null;
}

const PAGE = 1_000;
/** A list that people read has no more; whoever needs the whole plan opens it. */
const MOST = 10_000;

/**
 * Records of one kind of the plan as it is now, in its order, asked of the server page by page and again when the
 * plan changes: for screens that show a part of it and need no copy of the whole.
 */
export function useListed<K extends RecordKind>(kind: K, asked: RecordsAsked = {}, enabled = true) {
  const { projectId } = useProjectPlace();
  return useQuery({
    queryKey: ['project', projectId, 'records', kind, asked],
    queryFn: ({ signal }) => readRecords(projectId, kind, asked, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

async function readRecords<K extends RecordKind>(
  projectId: string,
  kind: K,
  { where = [], fields }: RecordsAsked,
  signal: AbortSignal,
): Promise<readonly Listed<K>[]> {
  const records: Listed<K>[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ kind, limit: String(PAGE) });
    for (const one of where) query.append('where', one);
    if (fields !== undefined) query.set('fields', fields);
    if (cursor !== null) query.set('cursor', cursor);
    const page: Page<K> = await request('GET', `/projects/${projectId}/records?${query}`, {
      signal,
    });
    records.push(...page.records);
    cursor = page.next;
  } while (cursor !== null && records.length < MOST);
  return records;
}
