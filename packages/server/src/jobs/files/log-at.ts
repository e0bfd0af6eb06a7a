import type { Branch, History, Instant } from '@throughline/model';

interface Log {
  readonly history: History;
  readonly branches: readonly Branch[];
}

/** The log up to a moment, with what the branches were by then. */
export function logAt({ history, branches }: Log, asked: Instant): Log {
  const seq = history.seqAt(asked);
  return {
    history: history.fork(seq, []),
    branches: branches.filter(({ base, at }) => base <= seq && at <= asked).map(branchAt(asked)),
  };
}

function branchAt(then: Instant): (branch: Branch) => Branch {
  return ({ changes, approvals, outcome, ...branch }) => ({
    ...branch,
    changes: changes.filter(({ at }) => at <= then),
    approvals: approvals.filter(({ at }) => at <= then),
    outcome: outcome.state === 'open' || outcome.at > then ? { state: 'open' } : outcome,
  });
}
