import {
  minuteText,
  NONE,
  type Reason,
  type Schedule,
  schedule,
  type WorkingCalendar,
} from '@throughline/engine';
import type {
  LocalDateTime,
  ProjectRecord,
  RecordId,
  Records,
  Unschedulable,
} from '../plan/index.ts';
import { moment } from './activities.ts';
import { buildPlanNetwork, type PlanNetwork, planNetwork } from './plan-network.ts';
import { unschedulable } from './unschedulable.ts';

/** The computed dates of one task. A date is null where the task has none. Floats: working minutes. */
export interface TaskDates {
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly earlyStart: LocalDateTime | null;
  readonly earlyFinish: LocalDateTime | null;
  readonly lateStart: LocalDateTime | null;
  readonly lateFinish: LocalDateTime | null;
  readonly totalFloat: number;
  readonly freeFloat: number;
  readonly critical: boolean;
  readonly longestPath: boolean;
}

/** Which moment "not yet done" is measured from, and where that moment was found. */
export interface StatusMoment {
  readonly at: LocalDateTime;
  readonly from: 'status-date' | 'as-of' | 'current-date' | 'clock';
}

/** One computation over a plan: its schedule, or its forecast. */
export class ComputedDates {
  private path: ReadonlySet<number> | undefined;

  constructor(
    readonly schedule: Schedule,
    private readonly plan: PlanNetwork,
  ) {}

  get start(): LocalDateTime | null {
    return this.extreme('start');
  }

  /** The latest finish of what is active in the plan. */
  get finish(): LocalDateTime | null {
    return this.extreme('finish');
  }

  task(id: RecordId): TaskDates {
    const index = this.index(id);
    const { state } = this.schedule;
    const at = (column: Int32Array) => text(column[index] as number);
    return {
      start: at(state.start),
      finish: at(state.finish),
      earlyStart: at(state.earlyStart),
      earlyFinish: at(state.earlyFinish),
      lateStart: at(state.lateStart),
      lateFinish: at(state.lateFinish),
      totalFloat: this.schedule.totalFloat(index),
      freeFloat: this.schedule.freeFloat(index),
      critical: this.schedule.critical(index),
      longestPath: this.longestPathIndexes.has(index),
    };
  }

  /** LP-1: the tasks that lead to the latest finish, in the order of their start. */
  longestPath(): RecordId[] {
    const { start, finish } = this.schedule.state;
    return [...this.longestPathIndexes]
      .sort(
        (a, b) =>
          (start[a] as number) - (start[b] as number) ||
          (finish[a] as number) - (finish[b] as number) ||
          a - b,
      )
      .map((index) => this.plan.taskIds[index] as RecordId);
  }

  why(id: RecordId): { start: Reason[]; finish: Reason[]; lateFinish: Reason[] } {
    const index = this.index(id);
    return {
      start: this.schedule.whyStart(index),
      finish: this.schedule.whyFinish(index),
      lateFinish: this.schedule.whyLateFinish(index),
    };
  }

  /** Working minutes between two moments on a task's calendar; on the project's without a task. */
  workBetween(from: LocalDateTime, to: LocalDateTime, task?: RecordId): number {
    return this.calendar(task).work(moment(from), moment(to));
  }

  calendar(task?: RecordId): WorkingCalendar {
    const { calendars, activities } = this.schedule.network;
    const index =
      task === undefined
        ? this.plan.options.projectCalendar
        : (activities.calendar[this.index(task)] as number);
    return calendars[index] as WorkingCalendar;
  }

  private get longestPathIndexes(): ReadonlySet<number> {
    this.path ??= this.schedule.longestPath();
    return this.path;
  }

  private index(id: RecordId): number {
    const index = this.plan.context.indexOfTask.get(id);
    if (index === undefined) throw new Error(`not a task of this plan: ${id}`);
    return index;
  }

  private extreme(column: 'start' | 'finish'): LocalDateTime | null {
    const { state, network } = this.schedule;
    let found = NONE;
    for (const [index, input] of network.activities.inputs.entries()) {
      const at = state[column][index] as number;
      if (input.inactive || at === NONE) continue;
      const better = column === 'start' ? at < found : at > found;
      if (found === NONE || better) found = at;
    }
    return text(found);
  }
}

/** A plan with its dates: the schedule its rules give, and the forecast from it. */
export interface ComputedPlan {
  readonly records: Records;
  readonly plan: PlanNetwork;
  readonly status: StatusMoment;
  readonly schedule: ComputedDates;
  /** FCT-1: the same computation, with work not yet done at or after the status moment. */
  readonly forecast: ComputedDates;
}

/** What is known of now, where the plan itself has no status date. */
export interface Moments {
  /** The moment somebody asks about. */
  readonly asOf?: LocalDateTime;
  /** The clock's, the last resort. */
  readonly now?: LocalDateTime;
}

/** Dates a plan; or says which records keep it from having dates. */
export function computePlan(records: Records, moments: Moments = {}): ComputedPlan | Unschedulable {
  const plan = planNetwork(records);
  if ('code' in plan) return plan;
  const network = buildPlanNetwork(plan);
  if ('code' in network) return network;
  const status = statusMoment(plan.context.project, moments);
  const scheduled = schedule(network, plan.options);
  if ('code' in scheduled) return unschedulable(scheduled, plan);
  const forecast = schedule(network, { ...plan.options, forecastFrom: moment(status.at) });
  if ('code' in forecast) return unschedulable(forecast, plan);
  return {
    records,
    plan,
    status,
    schedule: new ComputedDates(scheduled, plan),
    forecast: new ComputedDates(forecast, plan),
  };
}

/** FCT-2: the recorded status date, else the moment asked about, else the file's own today. */
export function statusMoment(project: ProjectRecord, moments: Moments): StatusMoment {
  if (project.statusDate !== undefined) return { at: project.statusDate, from: 'status-date' };
  if (moments.asOf !== undefined) return { at: moments.asOf, from: 'as-of' };
  if (project.currentDate !== undefined) return { at: project.currentDate, from: 'current-date' };
  return { at: moments.now ?? project.start, from: 'clock' };
}

function text(minute: number): LocalDateTime | null {
  return minute === NONE ? null : minuteText(minute);
}
