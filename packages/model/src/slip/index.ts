/**
 * Two states of one plan, and the working time between their finishes split over what differs.
 * Its rules are numbered SLP-n in docs/slip.md.
 */
export { aligned } from './align.ts';
export {
  type ForecastPoint,
  type ForecastSeries,
  forecastSeries,
  type SeriesOptions,
  type SeriesSource,
} from './forecast-series.ts';
export { guessOfDiff } from './guess-of-diff.ts';
export { type Ledger, ledger } from './ledger.ts';
export type { LedgerMethod } from './ledger-amounts.ts';
export type { Jump, LedgerLine } from './ledger-line.ts';
export type { Unexplained } from './ledger-lines.ts';
export type { LedgerOptions, LedgerSource } from './ledger-source.ts';
export { type Matching, matchPlans } from './match.ts';
export type { TaskMatching } from './match-tasks.ts';
export type { SlipRefusal } from './movement.ts';
export { reportBefore } from './periods.ts';
export { CAUSES, SLIP_KINDS, type SlipCause, type SlipKind } from './player.ts';
export { type ChangeWords, LineWords } from './say-difference.ts';
export {
  type Slip,
  type SlipLine,
  type SlipMethod,
  type SlipOptions,
  slipBetween,
} from './slip.ts';
