import {
  type BranchEffect,
  type Comparison,
  type RecordId,
  type WayBackTarget,
  waysBack,
} from '@throughline/model';
import type { Logged } from '../log/index.ts';

/** What every open branch would do if it were merged now, by the branch's id; nothing for a plan without dates. */
export interface Effects {
  readonly target: WayBackTarget | undefined;
  readonly byBranch: ReadonlyMap<RecordId, BranchEffect>;
  /** In the order in which they recover days. */
  readonly ordered: readonly BranchEffect[];
}

export function effectsOf({ history, branches, moments }: Logged, target?: RecordId): Effects {
  const found = waysBack(
    { history, branches },
    { ...moments, ...(target !== undefined && { target }) },
  );
  if ('code' in found) return { target: undefined, byBranch: new Map(), ordered: [] };
  const ordered = [...found.ways, ...found.others];
  return {
    target: found.target,
    byBranch: new Map(ordered.map((effect) => [effect.branchId, effect])),
    ordered,
  };
}

export function comparisonOf(effect: BranchEffect | undefined): Comparison | undefined {
  return effect?.outcome.state === 'dated' ? effect.outcome.comparison : undefined;
}
