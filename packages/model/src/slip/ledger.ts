import { computePlan } from '../computed/index.ts';
import type { LocalDateTime, RecordId } from '../plan/index.ts';
import { amountsOf, type LedgerMethod } from './ledger-amounts.ts';
import type { LedgerLine } from './ledger-line.ts';
import { ledgerLines, type Unexplained, unexplained } from './ledger-lines.ts';
import type { LedgerOptions, LedgerSource } from './ledger-source.ts';
import { readLog } from './log-players.ts';
import { type Movement, movementBetween, type SlipRefusal } from './movement.ts';
import { OwnEffects } from './own-effects.ts';

export interface Ledger {
  readonly measure: 'finish';
  /** Whose finish; null is the whole plan's. */
  readonly target: RecordId | null;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  /** Working minutes from the one to the other on the later plan's calendar. */
  readonly delta: number;
  readonly method: LedgerMethod;
  /** The largest first. They sum to `delta`. */
  readonly lines: readonly LedgerLine[];
  /** Lines that come to nothing because float took up all of it; the most taken up first. */
  readonly absorbed: readonly LedgerLine[];
  /** Lines that come to nothing, those of `absorbed` among them. */
  readonly withoutEffect: number;
  readonly unexplained: Unexplained;
}

/**
 * SLP-15: the movement of the forecast over a stretch of history, split over what was changed, who changed
 * it and why. The same log gives the same bytes.
 */
export function ledger(source: LedgerSource, options: LedgerOptions = {}): Ledger | SlipRefusal {
  const movement = movementOf(source, options);
  if ('code' in movement) return movement;
  const log = readLog(source, movement.earlier, movement.later, options);
  const split = amountsOf(movement, log, options);
  const lines = ledgerLines(movement, split, new OwnEffects(movement, split));
  const counted = lines.filter(({ amount }) => amount !== 0);
  const without = lines.filter(({ amount }) => amount === 0);
  return {
    measure: 'finish',
    target: options.target ?? null,
    from: movement.from,
    to: movement.to,
    delta: movement.delta,
    method: split.method,
    lines: counted,
    absorbed: without
      .filter(({ absorbed }) => absorbed > 0)
      .sort((a, b) => b.absorbed - a.absorbed),
    withoutEffect: without.length,
    unexplained: unexplained(counted),
  };
}

export function movementOf(
  { start, changes }: LedgerSource,
  options: LedgerOptions,
): Movement | SlipRefusal {
  const end = start.clone();
  for (const { diff } of changes) end.patch(diff);
  if (start.count('project') === 0) return { code: 'earlier-without-project' };
  if (end.count('project') === 0) return { code: 'later-without-project' };
  const earlier = computePlan(start, options);
  if ('code' in earlier) return { code: 'earlier-unschedulable', fault: earlier };
  const later = computePlan(end, options);
  if ('code' in later) return { code: 'later-unschedulable', fault: later };
  return movementBetween(earlier, later, options.target);
}
