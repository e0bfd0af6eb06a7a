import type { Comparison, ProjectRecord, StatedCause } from '@throughline/model';
import { useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';

/** Of which state an answer speaks. */
export interface AboutState {
  readonly seq: number;
  readonly head: number;
  readonly revision: number;
  readonly at: string | null;
}

/** A change of the log, as `/history` tells it. */
export interface LoggedChange {
  readonly seq: number;
  readonly at: string;
  readonly author?: string;
  readonly via?: string;
  readonly kind?: string;
  readonly editId?: string;
  readonly sentence: string | null;
  readonly cause: StatedCause | null;
  readonly event: string | null;
  readonly branch?: string | null;
  readonly undoneBy?: number | null;
  readonly group?: { readonly id: string; readonly index: number; readonly count: number } | null;
  readonly touched: { readonly added: number; readonly updated: number; readonly removed: number };
  readonly diff: LoggedDiff | null;
}

/** A value of a field before or after: an empty array where there was none. */
export type LoggedValue = readonly [] | readonly [unknown];

export interface LoggedDiff {
  readonly added: Readonly<Record<string, LoggedRecord>>;
  readonly removed: Readonly<Record<string, LoggedRecord>>;
  readonly updated: Readonly<
    Record<string, Readonly<Record<string, readonly [LoggedValue, LoggedValue]>>>
  >;
}

export interface LoggedRecord {
  readonly id: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface LogAnswer {
  readonly about: { readonly head: number; readonly revision: number };
  readonly changes: readonly LoggedChange[];
  readonly next: number | null;
  readonly people?: Readonly<Record<string, string>>;
}

/** A branch in a list: what merging it now would do. */
export interface BranchLine {
  readonly id: string;
  readonly name: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
  readonly base: number;
  readonly decideBy: string | null;
  readonly hash: string;
  readonly edits: number;
  readonly outcome: {
    readonly state: 'open' | 'merged' | 'dropped';
    readonly at?: string;
    readonly by?: string;
    readonly reason?: string;
  };
  readonly approvals: readonly BranchApproval[];
  readonly outdatedApprovals: readonly BranchApproval[];
  readonly effect: {
    readonly sentence: string;
    readonly recovered: number | null;
    readonly kept: boolean | null;
    readonly applies: number;
    readonly noLongerApplies: number;
  } | null;
}

export interface BranchApproval {
  readonly by: string;
  readonly at: string;
  readonly hash: string;
  readonly note?: string;
}

export interface BranchesAnswer {
  readonly about: AboutState;
  readonly branches: readonly BranchLine[];
  readonly people?: Readonly<Record<string, string>>;
}

export interface BranchAnswer extends BranchLine {
  readonly about: AboutState;
  readonly comparison: Comparison | null;
  readonly leftovers: readonly {
    readonly seq: number;
    readonly editId: string;
    readonly sentence: string | null;
    readonly why: string;
  }[];
  readonly changes: readonly {
    readonly seq: number;
    readonly at: string;
    readonly author: string;
    readonly sentence: string | null;
    readonly editId: string;
  }[];
  readonly people?: Readonly<Record<string, string>>;
}

interface ProjectState {
  readonly about: AboutState;
  readonly records: readonly ProjectRecord[];
}

/** The project's own record in the state that is looked at, and which state that is. */
export function useProjectState() {
  const { projectId, asOf, branch } = useProjectPlace();
  return useAnswer<ProjectState>(projectId, '/state', { kind: 'project', asOf, branch });
}

/** Working minutes of a day: what a length in days is counted by. */
export function useMinutesPerDay(): number {
  return useProjectState().data?.records[0]?.minutesPerDay ?? 480;
}

export function useBranch(id: string | undefined) {
  const { projectId } = useProjectPlace();
  return useAnswer<BranchAnswer>(projectId, `/branches/${id}`, {}, id !== undefined);
}

interface NamesAnswer {
  readonly records: readonly {
    readonly id: string;
    readonly name?: string;
    /** Whom a promise was told. */
    readonly to?: string;
  }[];
}

/** So many ids are asked for at once: an address has an end. */
const MOST_NAMES = 150;

/** What records of the present plan are called, by id; those that are gone have none. */
export function useNames(
  kind: 'task' | 'resource' | 'calendar' | 'promise',
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const { projectId } = useProjectPlace();
  const wanted = [...new Set(ids)].sort().slice(0, MOST_NAMES);
  const { data } = useAnswer<NamesAnswer>(
    projectId,
    '/records',
    {
      kind,
      where: `id:in:${wanted.join(',')}`,
      fields: kind === 'promise' ? 'name,to' : 'name',
      limit: MOST_NAMES,
    },
    wanted.length > 0,
  );
  return new Map(
    (data?.records ?? []).flatMap(({ id, name, to }) => {
      const title = name ?? to;
      return title === undefined ? [] : [[id, title] as const];
    }),
  );
}
