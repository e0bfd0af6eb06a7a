import { type ActivityInput, minuteOf, NONE } from '@throughline/engine';
import { type Moments, type PlanNetwork, planNetwork, statusMoment } from '../computed/index.ts';
import type { RecordId, Records, TaskRecord } from '../plan/index.ts';
import { CoalitionNetwork } from './coalition-network.ts';
import { CoalitionRecords } from './coalition-records.ts';
import type { Player, Report } from './player.ts';

export interface CoalitionFinishOptions {
  /** Whose finish; the whole plan's where it is absent. */
  readonly target?: RecordId;
  /** The latest early finish, for plans that could only be dated wholly each time; see FinishPass. */
  readonly earlyOnly?: boolean;
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
  readonly reportByTask: ReadonlyMap<RecordId, Report>;
  private status: number;

  /** Both states must be schedulable. */
  constructor(
    start: Records,
    later: Records,
    { players, reports }: { players: readonly Player[]; reports: readonly Report[] },
    private readonly moments: Moments,
    { target, earlyOnly = false }: CoalitionFinishOptions = {},
  ) {
    this.target = target;
    this.earlyOnly = earlyOnly;
    this.playerById = new Map(players.map(({ id }, index) => [id, index]));
    this.reportByTask = new Map(reports.map((report) => [report.taskId, report]));
    this.held = new CoalitionRecords(start, later, players);
    const union = planNetwork(this.held.union);
    if ('code' in union) throw new Error(`two plans, each whole, and not together: ${union.code}`);
    this.union = union;
    this.status = this.statusMinute();
    this.network = new CoalitionNetwork(this.held, union, this.adjust, earlyOnly);
  }

  /** The minute, the project's start where nothing is to be done; undefined where the plan has no dates. */
  of(coalition: ArrayLike<number>): number | undefined {
    this.moveTo(coalition);
    const pass = this.network.current(this.status);
    if (pass === undefined) return undefined;
    const target = this.target === undefined ? undefined : this.network.indexOf(this.target);
    const finish = pass.finish(target);
    return finish === NONE ? (minuteOf(this.held.records.project.start) as number) : finish;
  }

  /** Makes the held plan and its activities those of a coalition, without dating them. */
  moveTo(coalition: ArrayLike<number>): void {
    const changed = this.held.moveTo(coalition);
    const before = this.status;
    this.status = this.statusMinute();
    this.network.take(changed, before === this.status ? [] : this.reportByTask.keys());
  }

  private statusMinute(): number {
    return minuteOf(statusMoment(this.held.records.project, this.moments).at) as number;
  }

  /** SLP-9: what is left of a task goes on after it was reported, though the status stands earlier. */
  private readonly adjust = (task: TaskRecord, input: ActivityInput): ActivityInput => {
    const report = this.reportByTask.get(task.id);
    if (report === undefined || input.actualStart === undefined) return input;
    const player = this.playerById.get(report.player) as number;
    const at = minuteOf(report.at) as number;
    if (this.held.includes(player) === (report.taken ?? false) || this.status >= at) return input;
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

function resumed(input: ActivityInput, at: number): ActivityInput {
  return { ...input, resume: Math.max(input.resume ?? at, at) };
}
