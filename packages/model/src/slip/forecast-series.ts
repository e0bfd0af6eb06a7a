import { minuteText } from '@throughline/engine';
import type { Change } from '../history/index.ts';
import type { LocalDateTime, RecordId, Records } from '../plan/index.ts';
import { movementOf } from './ledger.ts';
import {
  amountsOf,
  type LedgerMethod,
  type LedgerSplit,
  type SplitWindow,
  wholeAmounts,
} from './ledger-amounts.ts';
import type { LedgerLine } from './ledger-line.ts';
import { ledgerLines } from './ledger-lines.ts';
import type { LedgerOptions } from './ledger-source.ts';
import { type Period, readLog } from './log-players.ts';
import type { Movement, SlipRefusal } from './movement.ts';
import { OwnEffects } from './own-effects.ts';

/** What the forecast was at the end of one reporting period, and what had moved it since the last. */
export interface ForecastPoint {
  /** The last change of the period. */
  readonly seq: number;
  readonly status: LocalDateTime;
  readonly finish: LocalDateTime;
  /** Working minutes since the point before, on the last plan's calendar. */
  readonly delta: number;
  /** The largest first; they sum to `delta`. */
  readonly lines: readonly LedgerLine[];
}

export interface ForecastSeries {
  readonly target: RecordId | null;
  /** Where it begins: the state before the first change, with no lines. */
  readonly points: readonly ForecastPoint[];
  /** From the first point to the last. */
  readonly delta: number;
  readonly method: LedgerMethod;
}

/** As much of a history as the series asks for; `at` gives a state of its own. */
export interface SeriesSource {
  readonly changes: readonly Change[];
  at(seq: number): Records;
}

export interface SeriesOptions extends LedgerOptions {
  /** Seqs of the state it begins with and of its last change; the first that has a baseline, and the last. */
  readonly from?: number;
  readonly to?: number;
}

/** SLP-21: how the forecast moved from one reporting period to the next, and why. */
export function forecastSeries(
  history: SeriesSource,
  options: SeriesOptions = {},
): ForecastSeries | SlipRefusal {
  const { from = firstSeq(history.changes), to = history.changes.length } = options;
  const source = { start: history.at(from), changes: history.changes.slice(from, to) };
  const movement = movementOf(source, options);
  if ('code' in movement) return movement;
  const log = readLog(source, movement.earlier, movement.later, options);
  const split = amountsOf(movement, log, options, { byPeriod: true });
  const first = {
    seq: from,
    status: movement.earlier.status.at,
    finish: movement.from,
    delta: 0,
    lines: [],
  };
  let rest = movement.delta;
  const points = split.windows.map((window, index) => {
    const isLast = index === split.windows.length - 1;
    const delta = isLast ? rest : window.shares.total;
    rest -= delta;
    return pointOf(movement, split, { window, delta, isLast });
  });
  return {
    target: options.target ?? null,
    points: [first, ...points],
    delta: movement.delta,
    method: split.method,
  };
}

function pointOf(
  movement: Movement,
  split: LedgerSplit,
  {
    window,
    delta,
    isLast,
  }: { readonly window: SplitWindow; readonly delta: number; readonly isLast: boolean },
): ForecastPoint {
  const own = { ...split, windows: [window], amounts: wholeAmounts([window], delta) };
  const lines = ledgerLines(movement, own, new OwnEffects(movement, own));
  const { game, periods } = window;
  const { seq, statusAfter } = periods.at(-1) as Period;
  const at = game.of(game.coalitionOf(game.everybody));
  return {
    seq,
    status: statusAfter,
    finish: isLast || at === undefined ? movement.to : minuteText(at),
    delta,
    lines: lines.filter(({ amount }) => amount !== 0),
  };
}

/** The first baseline is where a plan begins to be held to something; without one, where there is a plan. */
function firstSeq(changes: readonly Change[]): number {
  const bringing = (kind: 'baseline' | 'project') =>
    changes.find(({ diff }) => Object.values(diff.added).some((record) => record.kind === kind));
  const first = bringing('baseline') ?? bringing('project');
  if (first === undefined) return 0;
  const { seq, group } = first;
  const end = group && changes.findLast((change) => change.group?.id === group.id);
  return end?.seq ?? seq;
}
