/** One limit of the verdict: a workspace may replace it, and it says where it came from. */
export interface Threshold {
  readonly value: number;
  /** A working day is the project's `minutesPerDay`; a calendar day is 24 hours. */
  readonly unit: 'working-days' | 'calendar-days' | 'percent' | 'ratio' | 'count';
  readonly source: string;
  /** The day the value was chosen or published, YYYY-MM-DD. */
  readonly dated: string;
}

const ours = { source: 'Throughline default', dated: '2026-11-20' } as const;

/** Used where the caller gives none. Each is explained by the rule that reads it. */
export const ON_TRACK_THRESHOLDS = {
  /** Less float left to a promise than this puts it at risk. */
  buffer: { value: 5, unit: 'working-days', ...ours },
  /** Burned buffer is compared with work done from this share on: the last two thirds of a fever chart. */
  bufferBurned: {
    value: 33,
    unit: 'percent',
    source: 'critical chain fever chart, thirds (Goldratt, Leach)',
    dated: '1997-01-01',
  },
  /** Share of buffer burned over share of work done. */
  burnRatio: {
    value: 1,
    unit: 'ratio',
    source: 'critical chain fever chart, buffer penetration against completion',
    dated: '1997-01-01',
  },
  /** Measured against a baseline alone, a later finish is off track past this, at risk within. */
  baselineTolerance: { value: 5, unit: 'working-days', ...ours },
  /** A status older than this is stale. */
  statusAge: { value: 14, unit: 'calendar-days', ...ours },
  /** Work that began longer ago than this without any progress is stale. */
  noProgress: { value: 5, unit: 'working-days', ...ours },
  /** Status is stale when more than this share of the work due to have begun has no news ... */
  unreportedShare: { value: 50, unit: 'percent', ...ours },
  /** ... and at least so many tasks. */
  unreportedTasks: { value: 3, unit: 'count', ...ours },
  /** Logic is broken when more than this share of unfinished tasks has an open end ... */
  openEndShare: { value: 50, unit: 'percent', ...ours },
  /** ... in a plan with at least so many of them. */
  openEndTasks: { value: 10, unit: 'count', ...ours },
  /** Tasks off the longest path with at most this much total float are near-critical. */
  nearCritical: { value: 10, unit: 'working-days', ...ours },
  /** How far ahead "next" looks. */
  lookAhead: { value: 14, unit: 'calendar-days', ...ours },
  /** Float is worth a word when this share of it is gone. */
  floatBurned: { value: 50, unit: 'percent', ...ours },
  /** How many things to watch are named. */
  watched: { value: 7, unit: 'count', ...ours },
} as const satisfies Record<string, Threshold>;

export type ThresholdName = keyof typeof ON_TRACK_THRESHOLDS;
export type Thresholds = Readonly<Record<ThresholdName, Threshold>>;
