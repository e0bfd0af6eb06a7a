import {
  orderedShapley,
  type Shares,
  type SharesFault,
  type WorkingCalendar,
} from '@throughline/engine';
import type { Game } from './game.ts';
import { withoutReach } from './reach.ts';

export interface SplitOptions {
  readonly seed: number;
  readonly exactUpTo: number;
  readonly mostEvaluations: number;
  /** Says `too-many-players` rather than sample. */
  readonly exactOnly?: boolean;
}

/**
 * SLP-11: each player's mean marginal, in working minutes on `calendar` from `start`; those that cannot
 * reach the finish are left out before anything is dated.
 */
export function splitGame(
  game: Game,
  calendar: WorkingCalendar,
  start: number,
  options: SplitOptions,
): Shares | SharesFault {
  const unreaching = withoutReach(game);
  const indexById = new Map(game.players.map(({ id }, index) => [id, index]));
  const joinsAfter = game.players.map((player) =>
    [...player.joinsAfter].map((id) => indexById.get(id) as number),
  );
  return orderedShapley(
    game.players.length,
    (coalition) => {
      const at = game.of(coalition);
      return at === undefined ? undefined : calendar.work(start, at);
    },
    (player) => joinsAfter[player] as number[],
    { ...options, isDummy: (player) => unreaching.has(player) },
  );
}
