import {
  type ActivityInput,
  ActivityKind,
  Flag,
  isInactive,
  type LinkInput,
  type NetworkInput,
} from '../network/index.ts';
import type { Schedule } from '../schedule/index.ts';
import { MINUTES_PER_DAY, type Minute, NONE } from '../time/index.ts';
import type { QualityCode } from './catalogue.ts';
import { isHardConstrained } from './hard-constraint.ts';
import { Ends } from './open-ends.ts';
import { Population } from './population.ts';
import type { QualityMeasures, QualityThreshold, QualityThresholds } from './thresholds.ts';

/** A scheduled plan, and what the checks must know beside its network. Columns are by activity. */
export interface QualityInput {
  /** What the schedule was built from: the critical path test changes a copy of it. */
  readonly network: NetworkInput;
  /** The schedule, not the forecast: it is the tool's own dates that are questioned. */
  readonly schedule: Schedule;
  /** NONE where nothing says as of when progress is. */
  readonly statusDate: Minute;
  /** Somebody wrote it down as the status date. */
  readonly statusDateRecorded: boolean;
  /** Null without a baseline. NONE where it says nothing; lengths in the activity's own minutes. */
  readonly baseline: {
    readonly finish: ArrayLike<Minute>;
    readonly duration: ArrayLike<number>;
  } | null;
  /** 1 where somebody or some money is assigned. */
  readonly resourced: ArrayLike<number>;
  /** Working minutes of one day, where durations and floats are counted in days. */
  readonly minutesPerDay: ArrayLike<number>;
  /** What the finish is held against for the critical path length index. NONE where nothing is. */
  readonly target: Minute;
  /** Settles ties between activities, so that their order in the plan decides nothing. */
  readonly inOrder: (a: number, b: number) => number;
  readonly thresholds: QualityThresholds;
  readonly measures: QualityMeasures;
}

/** The input, and what several checks ask of it. */
export class Examined {
  readonly population: Population;
  readonly ends: Ends;
  /** The plan's own links (by index) that no inactive activity has an end of. */
  readonly activeLinks: readonly number[];

  constructor(readonly input: QualityInput) {
    this.population = new Population(input.schedule);
    this.ends = new Ends(input.schedule.network);
    const { activities, ownLinks } = input.schedule.network;
    this.activeLinks = [...ownLinks.keys()].filter((index) => {
      const { from, to } = ownLinks[index] as LinkInput;
      return !isInactive(activities, from) && !isInactive(activities, to);
    });
  }

  get schedule(): Schedule {
    return this.input.schedule;
  }

  link(index: number): LinkInput {
    return this.schedule.network.ownLinks[index] as LinkInput;
  }

  activity(index: number): ActivityInput {
    return this.schedule.network.activities.inputs[index] as ActivityInput;
  }

  threshold(code: QualityCode): QualityThreshold {
    return this.input.thresholds[code];
  }

  isSummary(index: number): boolean {
    return this.schedule.network.activities.kind[index] === ActivityKind.Summary;
  }

  /** Floats and durations of elapsed activities are minutes of the clock. */
  dayOf(index: number): number {
    return this.activity(index).elapsed
      ? MINUTES_PER_DAY
      : (this.input.minutesPerDay[index] as number);
  }

  isFinished(index: number): boolean {
    return this.schedule.state.actualFinish[index] !== NONE;
  }

  isStarted(index: number): boolean {
    return this.schedule.state.actualStart[index] !== NONE;
  }

  isManual(index: number): boolean {
    return ((this.schedule.network.activities.flags[index] as number) & Flag.Manual) !== 0;
  }

  isHard(index: number): boolean {
    return isHardConstrained(this.activity(index));
  }
}
