import type { Query } from '../connection/index.ts';
import type { BaselinesAnswer, SeriesPoint } from '../tracking/index.ts';

/** What the ledger is asked about, as the address says it. */
export interface Looking {
  /** `last-report`, a baseline's id, a change's number or an instant; absent: as `usualAgainst` says. */
  readonly against?: string | undefined;
  /** A task or a promise; absent: the project's finish. */
  readonly target?: string | undefined;
  readonly asOf?: string | undefined;
  readonly branch?: string | undefined;
}

export const LAST_REPORT = 'last-report';

export type AgainstName =
  | { readonly by: 'baseline'; readonly name: string }
  | { readonly by: 'report'; readonly status: string }
  | { readonly by: 'moment'; readonly at: string }
  | { readonly by: 'change'; readonly seq: number }
  | { readonly by: 'base' | 'last-report' };

/**
 * What the ledger is counted from where nobody chose: the baseline that variances are measured by, else the last
 * report; of a branch its own base.
 */
export function usualAgainst(
  { branch }: Looking,
  baselines: BaselinesAnswer['baselines'] = [],
): string | undefined {
  if (branch !== undefined) return undefined;
  return baselines.find(({ compared }) => compared)?.id ?? LAST_REPORT;
}

/** The ledger's query. A branch has its own base and no other moment. */
export function ledgerQuery({ target, asOf, branch }: Looking, against: string | undefined): Query {
  return { from: against, to: branch === undefined ? asOf : undefined, branch, target };
}

/** What the ledger is counted from, to be said in words. */
export function nameAgainst(
  against: string | undefined,
  baselines: BaselinesAnswer['baselines'] = [],
  points: readonly SeriesPoint[] = [],
): AgainstName {
  if (against === undefined) return { by: 'base' };
  if (against === LAST_REPORT) return { by: 'last-report' };
  const baseline = baselines.find(({ id, name }) => id === against || name === against);
  if (baseline !== undefined) return { by: 'baseline', name: baseline.name };
  const [, number] = /^#?(\d{1,9})$/.exec(against) ?? [];
  if (number === undefined) return { by: 'moment', at: against };
  const seq = Number(number);
  const report = points.find((point) => point.seq === seq);
  return report === undefined ? { by: 'change', seq } : { by: 'report', status: report.status };
}

/** The moment that a date and time field names, in the reader's zone, as an instant; undefined for none. */
export function instantOf(field: string): string | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) ? new Date(field) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
