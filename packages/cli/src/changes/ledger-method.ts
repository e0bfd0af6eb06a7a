import type { Ledger, LedgerMethod } from '@throughline/model';

/** How the amounts were found and how far they go, as sentences. */
export function ledgerMethod({ method, withoutEffect, lines }: Ledger): string[] {
  const told = methodWords(method);
  if (withoutEffect > 0) {
    told.push(`${groups(withoutEffect)} ${withoutEffect === 1 ? 'moves' : 'move'} it by nothing.`);
  }
  if (lines.some(({ guessed }) => guessed)) {
    told.push('A cause with a question mark is a guess; no amount depends on it.');
  }
  return told;
}

/** For a ledger and for a series. */
export function methodWords(method: LedgerMethod): string[] {
  const { name, windows, exact, sampled, players, evaluations, orders, seed } = method;
  if (players === 0) return ['Nothing was changed that a date depends on.'];
  const plans = `${evaluations} ${evaluations === 1 ? 'plan' : 'plans'} dated`;
  const stretch =
    name === 'whole'
      ? 'over the whole stretch at once'
      : `period by period: ${exact} of ${windows} exact, ${sampled} sampled`;
  const told =
    sampled === 0
      ? [`Exact Shapley values of ${groups(players)}, ${stretch}; ${plans}.`]
      : [
          `Shapley values of ${groups(players)}, ${stretch}, over ${orders} orders with seed ${seed}; ${plans}. ± is one standard error.`,
        ];
  if (method.earlyOnly) {
    told.push('Between the ends, tasks as late as possible count with their early dates.');
  }
  if (method.unschedulable > 0) {
    told.push(
      `${method.unschedulable} combinations of changes make no plan, such as links that go round; what they would do is given to the change that mends them.`,
    );
  }
  return told;
}

function groups(count: number): string {
  return `${count} ${count === 1 ? 'group' : 'groups'} of changes`;
}
