import { Coalitions, type ValueFunction } from './coalition.ts';
import { exactShares } from './exact.ts';
import { sampledShares } from './sampled.ts';

export interface ShapleyOptions {
  /** SHR-3, SHR-4: up to this many players that count, exactly; above, by sampling. At most 20. */
  readonly exactUpTo?: number;
  /** Of the sampling; the same seed gives the same amounts everywhere. */
  readonly seed?: number;
  /** Orders of joining to sample; rounded up to pairs where they are antithetic. */
  readonly permutations?: number;
  /** Sampling ends early before a draw that might need more evaluations than this. */
  readonly mostEvaluations?: number;
  /** Each sampled order is followed by its reverse: less spread for the same evaluations. */
  readonly antithetic?: boolean;
  /** Rather than sample, the answer is `too-many-players`. */
  readonly exactOnly?: boolean;
  /** SHR-2: players known never to change the value, dropped before anything is evaluated. */
  readonly isDummy?: (player: number) => boolean;
}

/** One difference split over players. Amounts are in the unit of the value function. */
export interface Shares {
  readonly method: 'exact' | 'sampled';
  /** By player; their sum is `total` but for rounding. */
  readonly amounts: readonly number[];
  /** By player; 0 when exact. */
  readonly standardErrors: readonly number[];
  /** The value of all players less the value of none. */
  readonly total: number;
  /** How often the value function was called. */
  readonly evaluations: number;
  /** SHR-5: how many distinct coalitions had no value. */
  readonly coalitionsWithoutValue: number;
  /** Orders sampled; 0 when exact. */
  readonly permutations: number;
  readonly seed: number;
  /** SHR-2: the players that were dropped. */
  readonly dropped: readonly number[];
}

/** SHR-1: without both of its ends there is no difference to split; or only samples would do, and none are wanted. */
export type SharesFault =
  | { readonly code: 'value-missing'; readonly of: 'none' | 'all' }
  | { readonly code: 'too-many-players' };

const MOST_EXACT = 20;

/**
 * Splits `value(all) - value(none)` over players by the Shapley value (SHR-1 to SHR-6).
 * The value function must give the same answer whenever it is asked the same.
 */
export function shapley(
  players: number,
  value: ValueFunction,
  options: ShapleyOptions = {},
): Shares | SharesFault {
  const { exactUpTo = 10, seed = 1, permutations = 2000 } = options;
  const { mostEvaluations = 200_000, antithetic = true } = options;
  if (exactUpTo > MOST_EXACT)
    throw new RangeError(`exact for ${exactUpTo} players is out of reach`);
  const everybody = Array.from({ length: players }, (_, player) => player);
  const dropped = everybody.filter((player) => options.isDummy?.(player));
  const counted = everybody.filter((player) => !options.isDummy?.(player));
  const isExact = counted.length <= exactUpTo;
  if (!isExact && options.exactOnly) return { code: 'too-many-players' };
  const coalitions = new Coalitions(players, counted, value);
  const none = coalitions.current();
  if (none === undefined) return { code: 'value-missing', of: 'none' };
  for (const position of counted.keys()) coalitions.set(position, true);
  const all = coalitions.current();
  if (all === undefined) return { code: 'value-missing', of: 'all' };

  if (dropped.length > 0 && coalitions.withEverybody() !== all) {
    throw new Error('a player dropped as a dummy changes the value');
  }

  const split = isExact
    ? { amounts: exactShares(coalitions), standardErrors: counted.map(() => 0), permutations: 0 }
    : sampledShares(coalitions, { seed, permutations, mostEvaluations, antithetic });

  return {
    method: isExact ? 'exact' : 'sampled',
    amounts: byPlayer(players, counted, split.amounts),
    standardErrors: byPlayer(players, counted, split.standardErrors),
    total: all - none,
    evaluations: coalitions.evaluations,
    coalitionsWithoutValue: coalitions.withoutValue,
    permutations: split.permutations,
    seed,
    dropped,
  };
}

export function byPlayer(
  players: number,
  counted: readonly number[],
  amounts: readonly number[],
): readonly number[] {
  const amountByPlayer = new Array<number>(players).fill(0);
  for (const [position, player] of counted.entries()) {
    amountByPlayer[player] = amounts[position] as number;
  }
  return amountByPlayer;
}
