import {
  integerShares,
  looksBack,
  minuteOf,
  orderedShapley,
  type Shares,
} from '@throughline/engine';
import { type ComputedPlan, computePlan, type Moments } from '../computed/index.ts';
import type { LocalDateTime, RecordId, Records, Unschedulable } from '../plan/index.ts';
import { aligned } from './align.ts';
import { CoalitionFinish } from './coalition-finish.ts';
import { type Matching, matchPlans } from './match.ts';
import type { Player, SlipCause, SlipKind } from './player.ts';
import { playersOf } from './players.ts';
import { withoutReach } from './reach.ts';
import { CAUSE_BY_KIND } from './task-fields.ts';

/** One cause of the difference, and what it comes to. */
export interface SlipLine {
  readonly cause: SlipCause;
  readonly kind: SlipKind;
  /** Who changed it, and when; null where that is not known, as between two files. */
  readonly author: string | null;
  readonly at: LocalDateTime | null;
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
  /** Of the sampling. */
  readonly seed?: number;
  /** Up to this many groups that count, exactly. */
  readonly exactUpTo?: number;
  /** At most about this many plans are dated where amounts are sampled. */
  readonly mostEvaluations?: number;
}

/** Which of the two plans has no dates, and why. */
export interface SlipRefusal {
  readonly code: 'earlier-unschedulable' | 'later-unschedulable';
  readonly fault: Unschedulable;
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
  return { ...split(before, after, options), matching };
}

function split(
  earlier: ComputedPlan,
  later: ComputedPlan,
  options: SlipOptions,
): Omit<Slip, 'matching'> {
  const { players: found, reports } = playersOf(earlier, later);
  const players = cheapestFirst(found);
  const from = earlier.forecast.finish ?? earlier.records.project.start;
  const to = later.forecast.finish ?? later.records.project.start;
  const calendar = later.forecast.calendar();
  const start = minuteOf(from) as number;
  const delta = calendar.work(start, minuteOf(to) as number);
  const finishOf = (earlyOnly: boolean) =>
    new CoalitionFinish(earlier.records, later.records, { players, reports }, options, {
      earlyOnly,
    });
  const { exactUpTo = 10, mostEvaluations = MOST_EVALUATIONS, seed = 1 } = options;
  let finish = finishOf(false);
  let most = mostEvaluations;
  if (players.length > exactUpTo && (needsFullPasses(earlier) || needsFullPasses(later))) {
    const early = finishOf(true);
    const isTrueAtBothEnds =
      early.of(new Uint8Array(players.length)) === start &&
      early.of(new Uint8Array(players.length).fill(1)) === minuteOf(to);
    if (isTrueAtBothEnds) finish = early;
    else most = Math.min(most, Math.ceil(MOST_DATES / finish.union.taskIds.length));
  }
  const unreaching = withoutReach(finish, players, earlier, later);
  const indexById = new Map(players.map(({ id }, index) => [id, index]));
  const shares = orderedShapley(
    players.length,
    (coalition) => {
      const at = finish.of(coalition);
      return at === undefined ? undefined : calendar.work(start, at);
    },
    (player) => (players[player] as Player).joinsAfter.map((id) => indexById.get(id) as number),
    { seed, exactUpTo, mostEvaluations: most, isDummy: (player) => unreaching.has(player) },
  );
  if ('code' in shares)
    throw new Error(`two plans with dates, and coalitions without: ${shares.of}`);
  const lines = linesOf(players, shares, delta);
  return {
    measure: 'finish',
    from,
    to,
    delta,
    method: methodOf(players, shares, finish.earlyOnly),
    lines: lines.filter(({ amount }) => amount !== 0),
    withoutEffect: lines.filter(({ amount }) => amount === 0).length,
    earlier,
    later,
  };
}

/** SLP-14: how much sampling may cost, counted and never clocked: plans dated, and dates of a full pass. */
const MOST_EVALUATIONS = 20_000;
const MOST_DATES = 4_000_000;

/** Where early dates depend on late ones, each plan would have to be dated wholly. */
function needsFullPasses({ forecast: { schedule } }: ComputedPlan): boolean {
  return schedule.state.options.scheduleFrom === 'finish' || looksBack(schedule.network);
}

/** The first players are the ones that come and go most often; see SHR-3. */
function cheapestFirst(players: readonly Player[]): Player[] {
  const cost = ({ kind }: Player) => COSTLY.indexOf(kind);
  return [...players].sort((a, b) => cost(a) - cost(b));
}

const COSTLY: readonly SlipKind[] = [
  'logic',
  'inactive',
  'scope-added',
  'scope-removed',
  'calendar',
  'resource',
  'task-type',
  'outline',
  'project-options',
  'time-passed',
];

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
