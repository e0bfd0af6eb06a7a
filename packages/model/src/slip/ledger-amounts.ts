import { integerShares, type Network, type Shares } from '@throughline/engine';
import type { RecordId } from '../plan/index.ts';
import type { CoalitionFinish } from './coalition-finish.ts';
import { Game, type GamePlayer } from './game.ts';
import { joinOrder } from './join-order.ts';
import type { LedgerOptions } from './ledger-source.ts';
import { orderByLog } from './log-order.ts';
import type { LogGroup, LogPlayer, LogReading, Period } from './log-players.ts';
import { finishOf, type Movement } from './movement.ts';
import { withoutNetZero } from './net-zero.ts';
import type { SlipKind } from './player.ts';
import { costOf } from './player-cost.ts';
import { splitGame } from './split-game.ts';

/** How the movement was split, and how far that can be relied on. */
export interface LedgerMethod {
  /** Over the whole stretch at once, or period by period. */
  readonly name: 'whole' | 'windows';
  /** Stretches that were split each for itself; of how many the amounts are exact, or sampled. */
  readonly windows: number;
  readonly exact: number;
  readonly sampled: number;
  /** Groups of changes, over all windows; those dropped cannot reach the measured date. */
  readonly players: number;
  readonly dropped: number;
  /** Plans that were dated for it. */
  readonly evaluations: number;
  /** Orders that were sampled; 0 when all is exact. */
  readonly orders: number;
  /** Of the first window; that of each further one is one more. */
  readonly seed: number;
  /** Combinations of changes that make no plan, such as one whose links go round. */
  readonly unschedulable: number;
  /** Between the ends, what is as late as possible counts with its early dates. */
  readonly earlyOnly: boolean;
}

/** One stretch that was split for itself. */
export interface SplitWindow {
  readonly game: Game;
  readonly groups: readonly LogGroup[];
  readonly shares: Shares;
  /** The periods it spans. */
  readonly periods: readonly Period[];
}

export interface LedgerSplit {
  readonly log: LogReading;
  readonly windows: readonly SplitWindow[];
  readonly amounts: readonly GroupAmount[];
  readonly method: LedgerMethod;
}

/** Whole working minutes of one group over all windows. */
export interface GroupAmount {
  readonly group: LogGroup;
  readonly amount: number;
}

/**
 * SLP-16, SLP-17: exact over the whole stretch where few enough groups count; else each reporting period for
 * itself, exact if it can be, sampled if not.
 */
export function amountsOf(
  movement: Movement,
  log: LogReading,
  options: LedgerOptions,
  { byPeriod = false } = {},
): LedgerSplit {
  const { exactUpTo = 10, seed = 1 } = options;
  const players = byPeriod ? log.players : withoutNetZero(log.players);
  const { finish, mostEvaluations } = finishOf(movement, {
    players,
    reports: log.reports.filter(({ player }) => players.some(({ id }) => id === player)),
    arrived: log.arrived,
    options,
    mayBeSampled: players.length > exactUpTo,
  });
  const table = { players, log, movement };
  const windowOver = (span: Span | undefined, most: number, exactOnly: boolean) => {
    const { game, groups } = gameOver(finish, table, span);
    const shares = splitGame(game, movement.calendar, movement.start, {
      seed: seed + (span?.first ?? 0),
      exactUpTo,
      mostEvaluations: most,
      exactOnly,
    });
    if ('code' in shares) {
      if (shares.code === 'value-missing') throw new Error('a state of the log has no dates');
      return undefined;
    }
    return { game, groups, shares, periods: periodsIn(span, log) };
  };
  const count = log.periods.length;
  const whole = byPeriod ? undefined : windowOver(undefined, mostEvaluations, count > 1);
  const windows: SplitWindow[] = [];
  if (whole !== undefined) windows.push(whole);
  else {
    const most = Math.ceil(mostEvaluations / count);
    for (const span of datedSpans(finish, table)) {
      // A span in which nothing was done that a date could come from is none, unless each is asked for.
      if (!byPeriod && !players.some((player) => isWithin(player, span))) continue;
      windows.push(windowOver(span, most, false) as SplitWindow);
    }
  }
  const method = methodOf(windows, whole === undefined, seed, finish.earlyOnly);
  return { log, windows, amounts: wholeAmounts(windows, movement.delta), method };
}

interface Table {
  readonly players: readonly LogPlayer[];
  readonly log: LogReading;
  readonly movement: Movement;
}

/** Periods that are split as one, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** SLP-17: a period that left the plan without dates is one with those after it, until it has dates again. */
function* datedSpans(finish: CoalitionFinish, { players, log }: Table): Generator<Span> {
  let first = 0;
  for (let last = 0; last < log.periods.length; last++) {
    const isIn = players.map(({ period }) => (period <= last ? 1 : 0));
    const isLast = last === log.periods.length - 1;
    if (!isLast && finish.of(Uint8Array.from(isIn)) === undefined) continue;
    yield { first, last };
    first = last + 1;
  }
}

function isWithin({ period }: LogPlayer, { first, last }: Span): boolean {
  return first <= period && period <= last;
}

function periodsIn(span: Span | undefined, { periods }: LogReading): readonly Period[] {
  return span === undefined ? periods : periods.slice(span.first, span.last + 1);
}

/** The game of some periods, with all before them in; without any, of the whole stretch. */
export function gameOver(
  finish: CoalitionFinish,
  { players, log, movement }: Table,
  span?: Span,
): { readonly game: Game; readonly groups: readonly LogGroup[] } {
  const membersByGroup = new Map<LogGroup, number[]>();
  const base = new Uint8Array(players.length);
  for (const [index, player] of players.entries()) {
    if (span !== undefined && player.period < span.first) base[index] = 1;
    if (span !== undefined && !isWithin(player, span)) continue;
    const known = membersByGroup.get(player.group);
    if (known === undefined) membersByGroup.set(player.group, [index]);
    else known.push(index);
  }
  const periods = periodsIn(span, log);
  const [first, last] = [periods[0], periods.at(-1)];
  const isBack = (last?.statusAfter ?? '') < (first?.statusBefore ?? '');
  const joinsAfter = joinOrder([...membersByGroup.keys()], networkOf(movement), isBack);
  orderByLog(
    span === undefined ? players : players.filter((player) => isWithin(player, span)),
    joinsAfter,
  );
  const groups = [...membersByGroup.keys()].sort((a, b) => cost(a.kinds) - cost(b.kinds));
  const gamePlayers: GamePlayer[] = groups.map((group) => ({
    id: group.id,
    members: membersByGroup.get(group) as number[],
    joinsAfter: joinsAfter.get(group.id) ?? [],
  }));
  return { game: new Game(finish, players, gamePlayers, base), groups };
}

/** The links as they were last tell whose report waits for whose. */
function networkOf({ later }: Movement): {
  readonly network: Network;
  readonly indexOfTask: ReadonlyMap<RecordId, number>;
} {
  const { forecast, plan } = later;
  return { network: forecast.schedule.network, indexOfTask: plan.context.indexOfTask };
}

function cost(kinds: Iterable<SlipKind>): number {
  return Math.max(...[...kinds].map(costOf));
}

/** Summed over the windows, then made whole; ties by the groups' ids. */
export function wholeAmounts(windows: readonly SplitWindow[], delta: number): GroupAmount[] {
  const sums = new Map<LogGroup, number>();
  let total = 0;
  for (const { groups, shares } of windows) {
    total += shares.total;
    for (const [index, group] of groups.entries()) {
      sums.set(group, (sums.get(group) ?? 0) + (shares.amounts[index] as number));
    }
  }
  const groups = [...sums.keys()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const amounts = integerShares(
    groups.map((group) => sums.get(group) as number),
    total,
  );
  const found = groups.map((group, index) => ({ group, amount: amounts[index] as number }));
  return delta === total ? found : [...found, { group: residual(), amount: delta - total }];
}

/** Were the ends of the log ever dated otherwise than the plans themselves, the rest is nobody's. */
function residual(): LogGroup {
  return {
    id: 'residual',
    lineKey: 'residual',
    source: undefined,
    kinds: new Set(['residual'] as const),
    records: new Set(),
    leftOf: new Set(),
    changes: new Set(),
    reasons: new Set(),
  };
}

function methodOf(
  windows: readonly SplitWindow[],
  isByPeriod: boolean,
  seed: number,
  earlyOnly: boolean,
): LedgerMethod {
  const sum = (of: (shares: Shares) => number) =>
    windows.reduce((all, { shares }) => all + of(shares), 0);
  const sampled = windows.filter(({ shares }) => shares.method === 'sampled').length;
  return {
    name: isByPeriod ? 'windows' : 'whole',
    windows: windows.length,
    exact: windows.length - sampled,
    sampled,
    players: sum(({ amounts }) => amounts.length),
    dropped: sum(({ dropped }) => dropped.length),
    evaluations: sum(({ evaluations }) => evaluations),
    orders: sum(({ permutations }) => permutations),
    seed,
    unschedulable: sum(({ coalitionsWithoutValue }) => coalitionsWithoutValue),
    earlyOnly,
  };
}
