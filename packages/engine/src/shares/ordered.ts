import { Coalitions, type ValueFunction } from './coalition.ts';
import { Precedence } from './precedence.ts';
import { addMarginals, RunningMeans, type SampledShares } from './sampled.ts';
import { SeededRandom } from './seeded-random.ts';
import {
  byPlayer,
  type ShapleyOptions,
  type Shares,
  type SharesFault,
  shapley,
} from './shapley.ts';

/**
 * SHR-10: splits `value(all) - value(none)` where some players can join only after others:
 * `joinsAfter` names those that come before a player, directly or through each other.
 *
 * An amount is the player's mean marginal over the orders that keep to this, as in Faigle and Kern
 * (1992, "The Shapley value for cooperative games under precedence constraints"); half of the orders
 * are drawn from the front, of those that may come next each being equally likely, half from the back,
 * of those that may come last each. Where nobody waits for anybody it is the Shapley value.
 * Exact while at most 2^`exactUpTo` coalitions can come up, else sampled. Throws for a circle.
 */
export function orderedShapley(
  players: number,
  value: ValueFunction,
  joinsAfter: (player: number) => readonly number[],
  options: ShapleyOptions = {},
): Shares | SharesFault {
  const everybody = Array.from({ length: players }, (_, player) => player);
  const dropped = everybody.filter((player) => options.isDummy?.(player));
  const counted = everybody.filter((player) => !options.isDummy?.(player));
  const precedence = Precedence.among(counted, players, joinsAfter);
  if (precedence.before.every((ones) => ones.length === 0)) {
    return shapley(players, value, options);
  }
  const { exactUpTo = 10, seed = 1, permutations = 2000, mostEvaluations = 200_000 } = options;
  const states = statesOf(precedence, 1 << exactUpTo);
  if (states === undefined && options.exactOnly) return { code: 'too-many-players' };
  const coalitions = new Coalitions(players, counted, value);
  const none = coalitions.current();
  if (none === undefined) return { code: 'value-missing', of: 'none' };
  for (const position of counted.keys()) coalitions.set(position, true);
  const all = coalitions.current();
  if (all === undefined) return { code: 'value-missing', of: 'all' };
  if (dropped.length > 0 && coalitions.withEverybody() !== all) {
    throw new Error('a player dropped as a dummy changes the value');
  }

  const split: SampledShares =
    states === undefined
      ? sampledOrders(coalitions, precedence, { seed, permutations, mostEvaluations })
      : {
          amounts: exactOrders(coalitions, states),
          standardErrors: counted.map(() => 0),
          permutations: 0,
        };
  return {
    method: states === undefined ? 'sampled' : 'exact',
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

/** A coalition that can come up, and the steps of one player that lead to it and on from it. */
interface State {
  readonly members: readonly number[];
  readonly into: Step[];
  readonly onward: Step[];
}

interface Step {
  readonly player: number;
  readonly from: State;
  readonly to: State;
}

/** SHR-11: every coalition that can come up, smaller ones first; undefined past `most`. */
function statesOf({ before, count }: Precedence, most: number): State[] | undefined {
  const states: State[] = [{ members: [], into: [], onward: [] }];
  const stateByKey = new Map<string, State>();
  for (let at = 0; at < states.length; at++) {
    const from = states[at] as State;
    const joined = new Set(from.members);
    for (let player = 0; player < count; player++) {
      const waits = (before[player] as readonly number[]).some((one) => !joined.has(one));
      if (joined.has(player) || waits) continue;
      const members = [...from.members, player].sort((a, b) => a - b);
      const key = members.join();
      let to = stateByKey.get(key);
      if (to === undefined) {
        if (states.length === most) return undefined;
        to = { members, into: [], onward: [] };
        stateByKey.set(key, to);
        states.push(to);
      }
      const step = { player, from, to };
      from.onward.push(step);
      to.into.push(step);
    }
  }
  return states;
}

function exactOrders(coalitions: Coalitions, states: readonly State[]): number[] {
  const values = new Map<State, number | undefined>();
  for (const state of states) {
    coalitions.clear();
    for (const member of state.members) coalitions.set(member, true);
    values.set(state, coalitions.current());
  }
  const amounts = coalitions.counted.map(() => 0);
  for (const chances of [chancesFromFront(states), chancesFromBack(states)]) {
    // SHR-5: what orders that come to a coalition carry there, on average.
    const carried = new Map<State, number>();
    for (const state of states) {
      const own = values.get(state);
      let [sum, weight] = [0, 0];
      for (const step of state.into) {
        const chance = chances.get(step) as number;
        const before = carried.get(step.from) as number;
        sum += chance * before;
        weight += chance;
        if (own === undefined) continue;
        amounts[step.player] = (amounts[step.player] as number) + (chance * (own - before)) / 2;
      }
      carried.set(state, own ?? sum / weight);
    }
  }
  return amounts;
}

/** How likely an order takes each step, when it is drawn from the front. */
function chancesFromFront(states: readonly State[]): Map<Step, number> {
  const chances = new Map<Step, number>();
  for (const { into, onward } of states) {
    const reached = into.length === 0 ? 1 : sumOf(into, chances);
    for (const step of onward) chances.set(step, reached / onward.length);
  }
  return chances;
}

function chancesFromBack(states: readonly State[]): Map<Step, number> {
  const chances = new Map<Step, number>();
  for (const { into, onward } of [...states].reverse()) {
    const reached = onward.length === 0 ? 1 : sumOf(onward, chances);
    for (const step of into) chances.set(step, reached / into.length);
  }
  return chances;
}

function sumOf(steps: readonly Step[], chances: ReadonlyMap<Step, number>): number {
  return steps.reduce((sum, step) => sum + (chances.get(step) as number), 0);
}

/** SHR-4, SHR-10: a draw is one order from the front and one from the back. */
function sampledOrders(
  coalitions: Coalitions,
  precedence: Precedence,
  limits: Required<Pick<ShapleyOptions, 'seed' | 'permutations' | 'mostEvaluations'>>,
): SampledShares {
  const { count } = precedence;
  const random = new SeededRandom(limits.seed);
  const mostDraws = Math.max(2, Math.ceil(limits.permutations / 2));
  const order = new Int32Array(count);
  const marginals = new Float64Array(count);
  const running = new RunningMeans(count);
  while (running.draws < mostDraws) {
    const isPaidFor = coalitions.evaluations + 2 * count <= limits.mostEvaluations;
    if (!isPaidFor && running.draws >= 2) break;
    marginals.fill(0);
    precedence.fromFront(random, order);
    addMarginals(coalitions, order, marginals);
    precedence.fromBack(random, order);
    addMarginals(coalitions, order, marginals);
    running.add(marginals, 2);
  }
  return {
    amounts: [...running.means],
    standardErrors: running.standardErrors(),
    permutations: running.draws * 2,
  };
}
