import {
  type ActivityInput,
  type FinishPass,
  minuteOf,
  NONE,
  type ScheduleOptions,
  type ScheduleState,
} from '@throughline/engine';
import {
  type Moments,
  type PlanNetwork,
  planNetwork,
  scheduleOptions,
  statusMoment,
} from '../computed/index.ts';
import type { PlanRecord, RecordId, Records, TaskRecord } from '../plan/index.ts';
import { CoalitionNetwork } from './coalition-network.ts';
import { CoalitionRecords } from './coalition-records.ts';
import type { Player, Report } from './player.ts';

export interface CoalitionFinishOptions {
  /** Whose finish; the whole plan's where it is absent. */
  readonly target?: RecordId;
  /** The latest early finish, for plans that could only be dated wholly each time; see FinishPass. */
  readonly earlyOnly?: boolean;
}

interface DatedReport extends Report {
  /** `at`, in minutes. */
  readonly minute: number;
}

/** When the forecast of a coalition's plan finishes: the whole of it, or one task. */
export class CoalitionFinish {
  readonly target: RecordId | undefined;
  readonly earlyOnly: boolean;
  readonly held: CoalitionRecords;
  readonly network: CoalitionNetwork;
  /** The network of all records that any coalition has. */
  readonly union: PlanNetwork;
  private readonly playerById: ReadonlyMap<string, number>;
  /** Tasks that a player brings a report of, or takes one back. */
  private readonly tasksByReporter = new Map<number, RecordId[]>();
  readonly reportsByTask = new Map<RecordId, DatedReport[]>();
  private status: number;

  /** `arrived`: calendars and resources that the start does not have. Both ends must be schedulable. */
  constructor(
    start: Records,
    arrived: readonly PlanRecord[],
    { players, reports }: { players: readonly Player[]; reports: readonly Report[] },
    private readonly moments: Moments,
    { target, earlyOnly = false }: CoalitionFinishOptions = {},
  ) {
    this.target = target;
    this.earlyOnly = earlyOnly;
    this.playerById = new Map(players.map(({ id }, index) => [id, index]));
    for (const report of reports) this.keepReport(report);
    this.held = new CoalitionRecords(start, arrived, players);
    const union = planNetwork(this.held.union);
    if ('code' in union) throw new Error(`two plans, each whole, and not together: ${union.code}`);
    this.union = union;
    this.status = this.statusMinute();
    this.network = new CoalitionNetwork(this.held, union, this.adjust, earlyOnly);
  }

  /**
   * The minute, the project's start where nothing is to be done; undefined where the plan has no dates, or
   * the target none.
   */
  of(coalition: ArrayLike<number>): number | undefined {
    this.moveTo(coalition);
    const pass = this.network.current(this.status);
    if (pass === undefined) return undefined;
    if (this.target !== undefined) return this.finishOf(this.target, pass);
    const finish = pass.finish();
    return finish === NONE ? (minuteOf(this.held.records.project.start) as number) : finish;
  }

  /** A summary finishes with what is under it. */
  private finishOf(task: RecordId, pass: FinishPass): number | undefined {
    const state = pass.dates();
    let latest = NONE;
    for (const leaf of leavesUnder(task, this.held.records)) {
      const index = this.network.indexOf(leaf) as number;
      if (this.network.activity(leaf).inactive && leaf !== task) continue;
      latest = Math.max(latest, state?.finish[index] ?? NONE);
    }
    return latest === NONE ? undefined : latest;
  }

  /** By their indexes, whatever may be the target's finish; undefined without a target. */
  targetsEver(): number[] | undefined {
    if (this.target === undefined) return undefined;
    const tasks = [this.target, ...leavesUnder(this.target, this.held.union)];
    return tasks.map((task) => this.network.indexOf(task) as number);
  }

  /** All dates of a coalition's plan, by the union's indexes; they stand until the next is asked for. */
  datesOf(coalition: ArrayLike<number>): ScheduleState | undefined {
    this.moveTo(coalition);
    return this.network.current(this.status)?.dates();
  }

  /** How the coalition last moved to is forecast. */
  options(): ScheduleOptions & { readonly forecastFrom: number } {
    const { project } = this.held.records;
    const calendar = this.union.context.calendars.index(project.calendarId) ?? 0;
    return { ...scheduleOptions(project, calendar), forecastFrom: this.status };
  }

  /** Makes the held plan and its activities those of a coalition, without dating them. */
  moveTo(coalition: ArrayLike<number>): void {
    const reported = new Set<RecordId>();
    const changed = this.held.moveTo(coalition, (player) => {
      for (const task of this.tasksByReporter.get(player) ?? []) reported.add(task);
    });
    const before = this.status;
    this.status = this.statusMinute();
    if (before !== this.status) for (const task of this.reportedAfter(before)) reported.add(task);
    this.network.take(changed, reported);
  }

  /** Tasks with a report that one of two status moments comes before. */
  private *reportedAfter(before: number): Generator<RecordId> {
    const first = Math.min(before, this.status);
    for (const [task, reports] of this.reportsByTask) {
      if (reports.some(({ minute }) => first < minute)) yield task;
    }
  }

  private statusMinute(): number {
    return minuteOf(statusMoment(this.held.records.project, this.moments).at) as number;
  }

  private keepReport(report: Report): void {
    const { taskId, player, voidedBy = [] } = report;
    const dated = { ...report, minute: minuteOf(report.at) as number };
    const known = this.reportsByTask.get(taskId);
    if (known === undefined) this.reportsByTask.set(taskId, [dated]);
    else known.push(dated);
    for (const id of [player, ...voidedBy]) {
      const index = this.playerById.get(id);
      if (index === undefined) continue;
      const tasks = this.tasksByReporter.get(index);
      if (tasks === undefined) this.tasksByReporter.set(index, [taskId]);
      else tasks.push(taskId);
    }
  }

  /** The latest moment that the task was reported for by a player that is in. */
  private reportedAt(task: RecordId): number | undefined {
    let latest: number | undefined;
    for (const { player, minute, taken = false, voidedBy = [] } of this.reportsByTask.get(task) ??
      []) {
      if (this.isIn(player) === taken || voidedBy.some((one) => this.isIn(one))) continue;
      latest = Math.max(latest ?? 0, minute);
    }
    return latest;
  }

  private isIn(player: string): boolean {
    const index = this.playerById.get(player);
    return index !== undefined && this.held.includes(index);
  }

  /** SLP-9: what is left of a task goes on after it was reported, though the status stands earlier. */
  private readonly adjust = (task: TaskRecord, input: ActivityInput): ActivityInput => {
    if (input.actualStart === undefined) return input;
    const at = this.reportedAt(task.id);
    if (at === undefined || this.status >= at) return input;
    if (input.actualFinish === undefined) return resumed(input, at);
    // P6-22 puts what is complete at the data date; this is complete only after it.
    if (this.held.records.project.rules !== 'p6' || input.actualFinish <= this.status) return input;
    const { actualFinish, ...unfinished } = input;
    const assignments = input.assignments?.map((one) => ({ ...one, remainingMinutes: 0 }));
    return resumed(
      { ...unfinished, remaining: 0, ...(assignments === undefined ? {} : { assignments }) },
      actualFinish,
    );
  };
}

/** The task itself where nothing is under it. */
function leavesUnder(task: RecordId, records: Records): RecordId[] {
  const children = records.children(task);
  return children.length === 0 ? [task] : children.flatMap(({ id }) => leavesUnder(id, records));
}

function resumed(input: ActivityInput, at: number): ActivityInput {
  return { ...input, resume: Math.max(input.resume ?? at, at) };
}
