import { type Minute, minuteOf, minuteText, NONE, type ScheduleState } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { BaselineRecord, LocalDateTime, RecordId, TaskRecord } from '../plan/index.ts';
import { projectBaseline } from '../quality/index.ts';
import { ON_TRACK_THRESHOLDS, type ThresholdName, type Thresholds } from './thresholds.ts';

export interface OnTrackOptions {
  /** The moment of asking, from the clock: only the age of the status is measured by it. */
  readonly now?: LocalDateTime;
  /** Limits that replace the defaults. */
  readonly thresholds?: Partial<Thresholds>;
  /** What to compare with; the latest approved one where none is named. */
  readonly baselineId?: RecordId;
}

/** A task that somebody does: no summary, active, and of this plan. */
export interface Leaf {
  readonly task: TaskRecord;
  readonly index: number;
  readonly started: boolean;
  readonly finished: boolean;
}

const MINUTES_PER_CALENDAR_DAY = 1440;

/** A plan as it stands at its status moment, and the measures everything here is taken with. */
export class Situation {
  readonly thresholds: Thresholds;
  readonly now: Minute | undefined;
  readonly statusAt: Minute;
  readonly baseline: BaselineRecord | undefined;
  readonly leaves: readonly Leaf[];
  readonly leafByIndex: ReadonlyMap<number, Leaf>;
  private path: ReadonlySet<number> | undefined;

  constructor(
    readonly plan: ComputedPlan,
    options: OnTrackOptions,
  ) {
    this.thresholds = { ...ON_TRACK_THRESHOLDS, ...options.thresholds };
    this.now = options.now === undefined ? undefined : moment(options.now);
    this.statusAt = moment(plan.status.at);
    this.baseline = projectBaseline(plan.records, options.baselineId);
    this.leaves = leavesOf(plan);
    this.leafByIndex = new Map(this.leaves.map((leaf) => [leaf.index, leaf]));
  }

  /** The forecast's dates, by the index of a task. */
  get forecast(): ScheduleState {
    return this.plan.forecast.schedule.state;
  }

  get schedule(): ScheduleState {
    return this.plan.schedule.schedule.state;
  }

  index(id: RecordId): number {
    return this.plan.plan.context.indexOfTask.get(id) ?? -1;
  }

  /** Of the forecast, by the rule set. */
  totalFloat(index: number): number {
    return this.plan.forecast.schedule.totalFloat(index);
  }

  /** LP-1, of the forecast: by index. */
  get longestPath(): ReadonlySet<number> {
    this.path ??= this.plan.forecast.schedule.longestPath();
    return this.path;
  }

  isOnPath(index: number): boolean {
    return this.longestPath.has(index);
  }

  baselineOf(id: RecordId): { start: Minute; finish: Minute } {
    const task = this.baseline?.tasks[id];
    return { start: momentOrNone(task?.start), finish: momentOrNone(task?.finish) };
  }

  /** Working minutes on the project's calendar; negative when `to` is before `from`. */
  work(from: Minute, to: Minute): number {
    return this.plan.forecast.calendar().work(from, to);
  }

  /** The moment itself in working time, else where the next begins, on the project's calendar. */
  nextStart(at: Minute): Minute {
    return this.plan.forecast.calendar().nextStart(at);
  }

  /** A threshold of days in minutes: working minutes, or minutes of the clock. */
  minutes(name: ThresholdName): number {
    const { value, unit } = this.thresholds[name];
    const perDay =
      unit === 'calendar-days'
        ? MINUTES_PER_CALENDAR_DAY
        : this.plan.plan.context.project.minutesPerDay;
    return value * perDay;
  }

  value(name: ThresholdName): number {
    return this.thresholds[name].value;
  }
}

export function moment(at: LocalDateTime): Minute {
  return minuteOf(at) ?? NONE;
}

export function momentOrNone(at: LocalDateTime | undefined): Minute {
  return at === undefined ? NONE : moment(at);
}

export function textOrNull(at: Minute | undefined): LocalDateTime | null {
  return at === undefined || at === NONE ? null : minuteText(at);
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Level of effort lasts as long as what it accompanies: it is never late by itself. */
function leavesOf({ records, plan, forecast }: ComputedPlan): Leaf[] {
  const { actualStart, actualFinish } = forecast.schedule.state;
  const leaves: Leaf[] = [];
  for (const [index, id] of plan.taskIds.entries()) {
    const task = records.find('task', id) as TaskRecord;
    if (task.inactive || task.external !== undefined || records.isSummary(task)) continue;
    if (task.type === 'level-of-effort' || task.type === 'wbs-summary') continue;
    const finished = actualFinish[index] !== NONE;
    const started = finished || actualStart[index] !== NONE || (task.percentComplete ?? 0) > 0;
    leaves.push({ task, index, started, finished });
  }
  return leaves;
}
