import type { QualityCode } from './catalogue.ts';

/** A limit that a caller may replace, and where it came from. */
export interface QualityThreshold {
  readonly limit: number;
  readonly unit: 'percent' | 'count' | 'index';
  readonly compare: 'at-most' | 'at-least';
  /** What a broken limit means. */
  readonly broken: 'warn' | 'fail';
  readonly source: string;
  /** The day the value was published or chosen, YYYY-MM-DD. */
  readonly dated: string;
}

const dcma = {
  source: 'DCMA 14-point assessment, DCMA-EA PAM 200.1',
  dated: '2012-10-01',
  broken: 'fail',
  compare: 'at-most',
} as const;

const gao = {
  source: 'GAO Schedule Assessment Guide, GAO-16-89G',
  dated: '2015-12-01',
  broken: 'warn',
  compare: 'at-most',
} as const;

const ours = {
  source: 'Throughline default',
  dated: '2026-11-20',
  broken: 'warn',
  compare: 'at-most',
} as const;

/**
 * The limit of every check. Where pages about the 14 points differ between "less than 5 %" and "at
 * most 5 %", at most is used and the count is given.
 */
export const QUALITY_THRESHOLDS = {
  'open-ends': { limit: 5, unit: 'percent', ...dcma },
  'milestone-open-ends': { limit: 0, unit: 'count', ...gao },
  'dangling-starts': { limit: 0, unit: 'count', ...gao },
  'dangling-finishes': { limit: 0, unit: 'count', ...gao },
  leads: { limit: 0, unit: 'percent', ...dcma },
  lags: { limit: 5, unit: 'percent', ...dcma },
  'finish-to-start-share': { limit: 90, unit: 'percent', ...dcma, compare: 'at-least' },
  'start-to-finish-links': { limit: 0, unit: 'count', ...dcma, broken: 'warn' },
  'hard-constraints': { limit: 5, unit: 'percent', ...dcma },
  'high-float': { limit: 5, unit: 'percent', ...dcma },
  'negative-float': { limit: 0, unit: 'count', ...dcma },
  'high-duration': { limit: 5, unit: 'percent', ...dcma },
  'forecast-in-the-past': { limit: 0, unit: 'count', ...dcma },
  'actual-in-the-future': { limit: 0, unit: 'count', ...dcma },
  'without-resources': { limit: 0, unit: 'count', ...dcma, broken: 'warn' },
  'missed-tasks': { limit: 5, unit: 'percent', ...dcma },
  /** By how much of what was added the end may move less or more: holidays end with their calendars. */
  'critical-path-test': { limit: 10, unit: 'percent', ...ours, broken: 'fail' },
  'critical-path-length-index': { limit: 0.95, unit: 'index', ...dcma, compare: 'at-least' },
  'baseline-execution-index': { limit: 0.95, unit: 'index', ...dcma, compare: 'at-least' },
  'links-on-summaries': { limit: 0, unit: 'count', ...gao },
  'pinned-dates': { limit: 5, unit: 'percent', ...ours },
  'out-of-sequence': { limit: 0, unit: 'count', ...gao },
  'without-duration': { limit: 0, unit: 'count', ...gao },
  'duplicate-links': { limit: 0, unit: 'count', ...ours },
  'redundant-links': { limit: 10, unit: 'percent', ...ours },
  'status-date-missing': { limit: 0, unit: 'count', ...gao },
  'calendars-without-exceptions': { limit: 0, unit: 'count', ...ours },
  unschedulable: { limit: 0, unit: 'count', ...ours, broken: 'fail' },
} as const satisfies Record<QualityCode, QualityThreshold>;

export type QualityThresholds = Readonly<Record<QualityCode, QualityThreshold>>;

/** Lengths that decide what counts, beside the limits of how many may. */
export interface QualityMeasures {
  /** DCMA 6 and 8: working days above which float and duration are high. */
  readonly highFloatDays: number;
  readonly highDurationDays: number;
  /** DCMA 12: working days that the critical path test adds. Some tools add 100. */
  readonly testDays: number;
  /** DCMA 10: an activity of at least this many working days should be somebody's. */
  readonly resourcedFromDays: number;
  /** Days of a plan without any exception of its calendar that are worth a word. */
  readonly exceptionEveryDays: number;
  /** How many steps the search for redundant links may take. */
  readonly redundancySteps: number;
}

export const QUALITY_MEASURES: QualityMeasures = {
  highFloatDays: 44,
  highDurationDays: 44,
  testDays: 600,
  resourcedFromDays: 1,
  exceptionEveryDays: 365,
  redundancySteps: 5_000_000,
};
