import type { Coalition, ValueFunction } from './coalition.ts';
import { type ShapleyOptions, type Shares, type SharesFault, shapley } from './shapley.ts';

/** A stretch of history of its own: who acted in it, and what their coalitions come to within it. */
export interface Window {
  /** Indexes of the players; its value function knows them by their position in this list. */
  readonly players: readonly number[];
  readonly value: ValueFunction;
}

export interface WindowedShares {
  /** By player, summed over the windows it acts in. */
  readonly amounts: readonly number[];
  /** By player; windows are sampled independently, so squares add. */
  readonly standardErrors: readonly number[];
  readonly total: number;
  readonly windows: readonly Shares[];
}

/** SHR-7: the difference of each window split within it, and each player's parts summed. */
export function shapleyByWindows(
  players: number,
  windows: readonly Window[],
  options: ShapleyOptions = {},
): WindowedShares | (SharesFault & { readonly window: number }) {
  const amounts = new Array<number>(players).fill(0);
  const squares = new Array<number>(players).fill(0);
  const found: Shares[] = [];
  let total = 0;
  for (const [index, window] of windows.entries()) {
    const { isDummy } = options;
    const shares = shapley(window.players.length, window.value, {
      ...options,
      seed: (options.seed ?? 1) + index,
      ...(isDummy && { isDummy: (position) => isDummy(window.players[position] as number) }),
    });
    if ('code' in shares) return { ...shares, window: index };
    for (const [position, player] of window.players.entries()) {
      const error = shares.standardErrors[position] as number;
      amounts[player] = (amounts[player] as number) + (shares.amounts[position] as number);
      squares[player] = (squares[player] as number) + error * error;
    }
    total += shares.total;
    found.push(shares);
  }
  return { amounts, standardErrors: squares.map(Math.sqrt), total, windows: found };
}

/**
 * SHR-8: players in the order in which they acted, cut into windows of at most `largest`, in each of which
 * all earlier players are in. A cut where the value is missing moves on to the next that has one.
 */
export function consecutiveWindows(
  players: number,
  value: ValueFunction,
  largest: number,
): Window[] {
  const windows: Window[] = [];
  const coalition: Coalition = new Uint8Array(players);
  for (let first = 0; first < players; ) {
    let end = Math.min(first + largest, players);
    coalition.fill(1, 0, end);
    while (end < players && value(coalition) === undefined) coalition[end++] = 1;
    windows.push(windowOf(players, value, first, end));
    first = end;
  }
  return windows;
}

function windowOf(players: number, value: ValueFunction, first: number, end: number): Window {
  const coalition: Coalition = new Uint8Array(players).fill(1, 0, first);
  return {
    players: Array.from({ length: end - first }, (_, position) => first + position),
    value: (within) => {
      coalition.set(within, first);
      return value(coalition);
    },
  };
}
