import { integerShares, type Shares } from '@throughline/engine';
import { type ComputedPlan, computePlan, type Moments } from '../computed/index.ts';
import type { Instant } from '../history/index.ts';
import type { LocalDateTime, RecordId, Records } from '../plan/index.ts';
import { aligned } from './align.ts';
import { Game } from './game.ts';
import { type Matching, matchPlans } from './match.ts';
import { finishOf, type Movement, movementBetween, type SlipRefusal } from './movement.ts';
import type { Player, SlipCause, SlipKind } from './player.ts';
import { costOf } from './player-cost.ts';
import { playersOf } from './players.ts';
import { splitGame } from './split-game.ts';
import { CAUSE_BY_KIND } from './task-fields.ts';

/** One cause of the difference, and what it comes to. */
export interface SlipLine {
  readonly cause: SlipCause;
  readonly kind: SlipKind;
  /** Who changed it, and when; null where that is not known, as between two files. */
  readonly author: RecordId | null;
  readonly at: Instant | null;
  /** Working minutes on the later plan's calendar; later is more. */
  readonly amount: number;
  /** Of the amount, in the same minutes; 0 where it is exact. */
  readonly standardError: number;
  /** What it is about, the main record first; ids of {@link Slip.later}, else of {@link Slip.earlier}. */
  readonly records: readonly RecordId[];
  /** Working minutes that float took up before they came to the finish, where that was asked for. */
  readonly absorbed?: number;
}

/** How the difference was split, and how far that can be relied on. */
export interface SlipMethod {
  readonly name: 'exact' | 'sampled';
  /** Groups of changes; how many of them count, the others cannot reach the measured date. */
  readonly players: number;
  readonly counted: number;
  /** Plans that were dated for it. */
  readonly evaluations: number;
  /** Orders that were sampled; 0 when exact. */
  readonly orders: number;
  readonly seed: number;
  /** Combinations of changes that make no plan, such as one whose links go round. */
  readonly unschedulable: number;
  /** Between the two plans, what is as late as possible counts with its early dates. */
  readonly earlyOnly: boolean;
}

export interface Slip {
  readonly measure: 'finish';
  /** Whose finish; null is the whole plan's. */
  readonly target: RecordId | null;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  /** Working minutes from the one to the other on the later plan's calendar. */
  readonly delta: number;
  readonly method: SlipMethod;
  /** The largest first. They sum to `delta`. */
  readonly lines: readonly SlipLine[];
  /** Groups of changes that come to nothing, and are no line. */
  readonly withoutEffect: number;
  readonly matching: Matching;
  readonly earlier: ComputedPlan;
  /** The later plan, its records under the earlier one's ids. */
  readonly later: ComputedPlan;
}

export interface SlipOptions extends Moments {
  /** A task or milestone of the earlier plan, whose finish is asked for instead of the whole plan's. */
  readonly target?: RecordId;
  /** Of the sampling. */
  readonly seed?: number;
  /** Up to this many groups that count, exactly. */
  readonly exactUpTo?: number;
  /** At most about this many plans are dated where amounts are sampled. */
  readonly mostEvaluations?: number;
}

/** SLP-11: the movement of the forecast's finish between two states of a plan, split over what differs. */
export function slipBetween(
  earlier: Records,
  later: Records,
  options: SlipOptions = {},
): Slip | SlipRefusal {
  const matching = matchPlans(earlier, later);
  const before = computePlan(earlier, options);
  if ('code' in before) return { code: 'earlier-unschedulable', fault: before };
  const after = computePlan(aligned(earlier, later, matching.earlierByLater), options);
  if ('code' in after) return { code: 'later-unschedulable', fault: after };
  const movement = movementBetween(before, after, options.target);
  return 'code' in movement ? movement : { ...split(movement, options), matching };
}

function split(movement: Movement, options: SlipOptions): Omit<Slip, 'matching'> {
  const { earlier, later, calendar, start, delta } = movement;
  const { players: found, reports } = playersOf(earlier, later);
  const players = cheapestFirst(found);
  const arrived = [...later.records].filter(
    ({ id, kind }) =>
      (kind === 'calendar' || kind === 'resource') && earlier.records.get(id) === undefined,
  );
  const { exactUpTo = 10, seed = 1 } = options;
  const { finish, mostEvaluations } = finishOf(movement, {
    players,
    reports,
    arrived,
    options,
    mayBeSampled: players.length > exactUpTo,
  });
  const game = new Game(
    finish,
    players,
    players.map(({ id, joinsAfter }, index) => ({ id, joinsAfter, members: [index] })),
  );
  const shares = splitGame(game, calendar, start, { seed, exactUpTo, mostEvaluations });
  if ('code' in shares) throw new Error(`two plans with dates, and coalitions: ${shares.code}`);
  const lines = linesOf(players, shares, delta);
  return {
    measure: 'finish',
    target: options.target ?? null,
    from: movement.from,
    to: movement.to,
    delta,
    method: methodOf(players, shares, finish.earlyOnly),
    lines: lines.filter(({ amount }) => amount !== 0),
    withoutEffect: lines.filter(({ amount }) => amount === 0).length,
    earlier,
    later,
  };
}

/** The first players are the ones that come and go most often; see SHR-3. */
function cheapestFirst(players: readonly Player[]): Player[] {
  return [...players].sort((a, b) => costOf(a.kind) - costOf(b.kind));
}

function linesOf(players: readonly Player[], shares: Shares, delta: number): SlipLine[] {
  const amounts = integerShares(shares.amounts, shares.total);
  const lines: SlipLine[] = players.map(({ cause, kind, records }, player) => ({
    cause,
    kind,
    author: null,
    at: null,
    amount: amounts[player] as number,
    standardError: Math.round((shares.standardErrors[player] as number) * 10) / 10,
    records,
  }));
  const residual = delta - shares.total;
  if (residual !== 0) {
    lines.push({
      cause: CAUSE_BY_KIND.residual,
      kind: 'residual',
      author: null,
      at: null,
      amount: residual,
      standardError: 0,
      records: [],
    });
  }
  return lines.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || b.amount - a.amount);
}

function methodOf(players: readonly Player[], shares: Shares, earlyOnly: boolean): SlipMethod {
  return {
    name: shares.method,
    players: players.length,
    counted: players.length - shares.dropped.length,
    evaluations: shares.evaluations,
    orders: shares.permutations,
    seed: shares.seed,
    unschedulable: shares.coalitionsWithoutValue,
    earlyOnly,
  };
}
