import { finishReach, minuteOf, type ScheduleOptions } from '@throughline/engine';
import { type ComputedPlan, scheduleOptions } from '../computed/index.ts';
import type { CoalitionFinish } from './coalition-finish.ts';
import { PlanVariants } from './plan-variants.ts';
import type { Player } from './player.ts';

/** Changes of the outline or of the rules make another network, not a variant of one. */
const OTHER_NETWORK = ['outline', 'project-options'];

/**
 * SLP-13: the players that cannot reach the measured finish in any coalition whatever (FIN-2). None where
 * that cannot be told: the answer is then only harder to compute.
 */
export function withoutReach(
  finish: CoalitionFinish,
  players: readonly Player[],
  earlier: ComputedPlan,
  later: ComputedPlan,
): ReadonlySet<number> {
  const variants = isOneNetwork(players) ? PlanVariants.of(finish, players) : undefined;
  const network = variants?.network();
  if (variants === undefined || network === undefined) return new Set();
  const [one, other] = [optionsOf(earlier), optionsOf(later)];
  const target = finish.target === undefined ? undefined : finish.network.indexOf(finish.target);
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
    ...(target === undefined ? {} : { target }),
  });
  if (reach === undefined) return new Set();
  const everybody = [...players.keys()];
  const out = new Set(everybody.filter((player) => !variants.reaches(player, reach)));
  return changesNothing(finish, out, players.length) ? out : new Set();
}

/** The proof held against both ends: were it ever wrong there, nobody would be left out. */
function changesNothing(
  finish: CoalitionFinish,
  out: ReadonlySet<number>,
  players: number,
): boolean {
  const among = (isIn: (player: number) => boolean) =>
    finish.of(Uint8Array.from({ length: players }, (_, player) => (isIn(player) ? 1 : 0)));
  return (
    among(() => false) === among((player) => out.has(player)) &&
    among(() => true) === among((player) => !out.has(player))
  );
}

function isOneNetwork(players: readonly Player[]): boolean {
  return players.every(
    ({ kind, diff }) =>
      !OTHER_NETWORK.includes(kind) &&
      Object.values(diff.updated).every((changes) => !('parent' in changes)),
  );
}

function optionsOf({ records, plan, status }: ComputedPlan): ForecastOptions {
  return {
    ...scheduleOptions(records.project, plan.options.projectCalendar),
    forecastFrom: minuteOf(status.at) as number,
  };
}

type ForecastOptions = ScheduleOptions & { readonly forecastFrom: number };
