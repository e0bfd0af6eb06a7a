import { finishReach, type ScheduleOptions } from '@throughline/engine';
import type { Game } from './game.ts';
import { PlanVariants } from './plan-variants.ts';

/** Fields of a project that make another network, not a variant of one. */
const OTHER_NETWORK = ['rules', 'scheduleFrom', 'finish', 'calendarId', 'honorConstraints', 'p6'];

/**
 * SLP-13: the players that cannot reach the measured finish in any coalition whatever (FIN-2). None where
 * that cannot be told: the answer is then only harder to compute.
 */
export function withoutReach(game: Game): ReadonlySet<number> {
  const { finish, everybody } = game;
  const variants = isOneNetwork(game) ? PlanVariants.of(game) : undefined;
  const network = variants?.network();
  if (variants === undefined || network === undefined) return new Set();
  const [one, other] = [optionsOf(game, []), optionsOf(game, everybody)];
  const targets = finish.targetsEver();
  const reach = finishReach({
    network,
    earliest: {
      ...one,
      start: Math.min(one.start, other.start),
      forecastFrom: Math.min(one.forecastFrom, other.forecastFrom),
    },
    latest: {
      ...other,
      start: Math.max(one.start, other.start),
      forecastFrom: Math.max(one.forecastFrom, other.forecastFrom),
    },
    inputs: variants.inputs,
    optionalLinks: variants.optionalLinks,
    passing: variants.passing,
    earlyOnly: finish.earlyOnly,
    ...(targets === undefined ? {} : { targets }),
  });
  if (reach === undefined) return new Set();
  const out = new Set(everybody.filter((player) => !variants.reaches(player, reach)));
  return changesNothing(game, out) ? out : new Set();
}

/** The proof held against both ends: were it ever wrong there, nobody would be left out. */
function changesNothing(game: Game, out: ReadonlySet<number>): boolean {
  const among = (isIn: (player: number) => boolean) =>
    game.of(game.coalitionOf(game.everybody.filter(isIn)));
  return (
    among(() => false) === among((player) => out.has(player)) &&
    among(() => true) === among((player) => !out.has(player))
  );
}

/** The outline and the rules stay, and whatever else the project says lies between its two ends. */
function isOneNetwork(game: Game): boolean {
  const project = game.finish.held.records.project.id;
  let movesProject = 0;
  for (const player of game.everybody) {
    let moves = false;
    for (const { diff } of game.stepsOf(player)) {
      for (const [id, changes] of Object.entries(diff.updated)) {
        if ('parent' in changes) return false;
        if (id !== project) continue;
        if (OTHER_NETWORK.some((field) => field in changes)) return false;
        moves ||= 'start' in changes;
      }
    }
    if (moves) movesProject++;
  }
  return movesProject < 2;
}

function optionsOf(game: Game, players: readonly number[]): ForecastOptions {
  game.moveTo(players);
  return game.finish.options();
}

type ForecastOptions = ScheduleOptions & { readonly forecastFrom: number };
