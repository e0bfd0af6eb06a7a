/** What a generated plan may hold; all on unless switched off. */
export interface Features {
  /** Tasks and teams on other calendars than the project's. */
  readonly calendars: boolean;
  /** Links other than finish-to-start. */
  readonly linkTypes: boolean;
  /** Lags and leads in working minutes. */
  readonly lags: boolean;
  /** Lags in elapsed time, and as shares of the predecessor's duration. */
  readonly otherLags: boolean;
  /** Links from and to summaries. */
  readonly summaryLinks: boolean;
  /** Links that wait for the start of a summary: what no single pass can resolve. */
  readonly summaryStartLinks: boolean;
  readonly milestones: boolean;
  readonly deadlines: boolean;
  /** Constraints with a date, each kind. */
  readonly constraints: boolean;
  readonly asLateAsPossible: boolean;
  /** Complete, in progress and not started as of a status date. */
  readonly progress: boolean;
  readonly elapsed: boolean;
  readonly manual: boolean;
  readonly inactive: boolean;
  /** Assignments that decide a task's length on their team's calendar. */
  readonly drivingAssignments: boolean;
  readonly splits: boolean;
  readonly levelingDelays: boolean;
  /** Activities that span others (P6 only). */
  readonly levelOfEffort: boolean;
  /** Optimistic and pessimistic durations (records only). */
  readonly estimates: boolean;
}

export interface GeneratorOptions {
  /** Any integer: the same seed and options give the same plan on every platform. */
  readonly seed: number;
  /** How many tasks do work or are milestones; summaries come on top. At least 4. */
  readonly tasks: number;
  readonly rules?: 'ms-project' | 'p6';
  readonly features?: Partial<Features>;
  /** Links for each task, those of summaries counted as the links they stand for. */
  readonly linksPerTask?: number;
}

export interface Settings {
  readonly seed: number;
  readonly tasks: number;
  readonly rules: 'ms-project' | 'p6';
  readonly linksPerTask: number;
  readonly features: Features;
}

const EVERYTHING: Features = {
  calendars: true,
  linkTypes: true,
  lags: true,
  otherLags: true,
  summaryLinks: true,
  summaryStartLinks: true,
  milestones: true,
  deadlines: true,
  constraints: true,
  asLateAsPossible: true,
  progress: true,
  elapsed: true,
  manual: true,
  inactive: true,
  drivingAssignments: true,
  splits: true,
  levelingDelays: true,
  levelOfEffort: true,
  estimates: true,
};

/** What P6 does not know. */
const NOT_IN_P6: Partial<Features> = {
  deadlines: false,
  elapsed: false,
  manual: false,
  inactive: false,
  summaryLinks: false,
  summaryStartLinks: false,
  otherLags: false,
  splits: false,
  levelingDelays: false,
};

/** What MS Project does not know. */
const NOT_IN_MS_PROJECT: Partial<Features> = { levelOfEffort: false };

/** Everything switched off: finish-to-start links on one calendar. */
export const PLAIN: Features = Object.fromEntries(
  Object.keys(EVERYTHING).map((feature) => [feature, false]),
) as unknown as Features;

export function settingsOf(options: GeneratorOptions): Settings {
  const { seed, tasks, rules = 'ms-project', linksPerTask = 2 } = options;
  if (tasks < 4) throw new RangeError(`a plan of ${tasks} tasks has no room for a programme`);
  const unknown = rules === 'p6' ? NOT_IN_P6 : NOT_IN_MS_PROJECT;
  const features = { ...EVERYTHING, ...options.features, ...unknown };
  return { seed, tasks, rules, linksPerTask, features };
}
