import { minuteOf } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import {
  type Diff,
  diffOf,
  type FieldChanges,
  type ProjectRecord,
  type RecordId,
  type Records,
  type TaskRecord,
} from '../plan/index.ts';
import { setJoinOrder } from './join-order.ts';
import { type Part, Parts } from './parts.ts';
import type { Player, Report } from './player.ts';
import { Scope } from './scope.ts';
import { groupOfTaskField } from './task-fields.ts';
import { type DoneOf, isWorkOfAssignment, splitWork, type WorkChanges } from './work-split.ts';

/** Who is at play between two states, and what was reported of which task. */
export interface Players {
  readonly players: readonly Player[];
  readonly reports: readonly Report[];
}

/**
 * SLP-4: what differs between two states that share their ids, gathered by what a manager would name:
 * mostly one task. Differences that no date can come from belong to nobody.
 */
export function playersOf(earlier: ComputedPlan, later: ComputedPlan): Players {
  const between = new Between(earlier, later);
  between.gatherTasks();
  between.gatherLinks();
  between.gatherAssignments();
  between.gatherCalendars();
  between.gatherProject();
  return between.players();
}

class Between {
  private readonly earlier: Records;
  private readonly later: Records;
  private readonly diff: Diff;
  private readonly parts = new Parts();
  private readonly scope: Scope;
  /** The later state stands before the earlier one in time. */
  private readonly isBack: boolean;
  private readonly progress = new Map<RecordId, Part>();
  private readonly assignmentsByTask: ReadonlyMap<RecordId, WorkChanges['assignments']>;

  constructor(
    private readonly earlierPlan: ComputedPlan,
    private readonly laterPlan: ComputedPlan,
  ) {
    this.earlier = earlierPlan.records;
    this.later = laterPlan.records;
    this.diff = diffOf(this.earlier, this.later);
    this.isBack = isBack(earlierPlan, laterPlan);
    this.scope = new Scope(this.earlier, this.later, this.diff, this.parts);
    this.assignmentsByTask = this.changedAssignments();
  }

  gatherTasks(): void {
    const workedOn = new Set(this.assignmentsByTask.keys());
    for (const [id, changes] of updatesOf(this.diff)) {
      if (this.earlier.get(id)?.kind !== 'task') continue;
      workedOn.delete(id);
      this.gatherTask(id, changes);
    }
    for (const id of workedOn) this.gatherTask(id, {});
  }

  private gatherTask(id: RecordId, changes: FieldChanges): void {
    const earlier = this.earlier.find('task', id) as TaskRecord;
    const later = this.later.find('task', id) as TaskRecord;
    const wasSummary = this.earlier.isSummary(earlier);
    const isSummary = this.later.isSummary(later);
    const turned = wasSummary === isSummary ? undefined : this.scope.under(id);
    for (const [path, change] of Object.entries(changes)) {
      const group = groupOfTaskField(path);
      if (group === 'no-effect') continue;
      if (group === 'outline') this.outlinePart(earlier, later).change(id, path, change);
      else if (group !== 'work' && group !== 'report') {
        (turned ?? this.parts.part(group, id)).change(id, path, change);
      } else if (turned !== undefined) turned.change(id, path, change);
    }
    // What a summary's work and progress are said to be is computed from its children.
    if (turned !== undefined || (wasSummary && isSummary)) return;
    const work: WorkChanges = {
      earlier,
      later,
      task: changes,
      assignments: this.assignmentsByTask.get(id) ?? [],
    };
    const progress = splitWork(work, this.parts, this.isBack, this.doneOf);
    if (progress !== undefined) this.progress.set(id, progress);
  }

  /** Moves under a new summary, or out of one that went, belong to it; all others are one part. */
  private outlinePart(earlier: TaskRecord, later: TaskRecord): Part {
    const part =
      this.scope.of(later.parent) ??
      this.scope.of(earlier.parent) ??
      this.parts.part('outline', undefined);
    if (part.kind === 'outline') part.records.add(later.id);
    return part;
  }

  gatherLinks(): void {
    for (const link of recordsOf(this.diff.added, 'link')) {
      const part = this.scope.ofLink(link) ?? this.scope.between(link, 'added');
      (part ?? this.logicPart(link.to)).add(link);
    }
    for (const link of recordsOf(this.diff.removed, 'link')) {
      const part = this.scope.ofLink(link) ?? this.scope.between(link, 'removed');
      (part ?? this.logicPart(link.to)).remove(link);
    }
    for (const [id, changes] of updatesOf(this.diff)) {
      const link = this.later.find('link', id);
      if (link === undefined) continue;
      for (const path of ['type', 'lag', 'from', 'to']) {
        const change = changes[path];
        if (change !== undefined) this.logicPart(link.to).change(id, path, change);
      }
    }
  }

  private logicPart(successor: RecordId): Part {
    return this.parts.part('logic', successor);
  }

  gatherAssignments(): void {
    for (const [id, changes] of updatesOf(this.diff)) {
      const assignment = this.later.find('assignment', id);
      if (assignment === undefined) continue;
      for (const path of ['units', 'resourceId', 'calendarId', 'delay']) {
        const change = changes[path];
        if (change !== undefined) {
          this.parts.part('assignment', assignment.taskId).change(id, path, change);
        }
      }
    }
    for (const one of recordsOf(this.diff.added, 'assignment')) {
      (this.scope.of(one.taskId) ?? this.parts.part('assignment', one.taskId)).add(one);
    }
    for (const one of recordsOf(this.diff.removed, 'assignment')) {
      (this.scope.of(one.taskId) ?? this.parts.part('assignment', one.taskId)).remove(one);
    }
  }

  gatherCalendars(): void {
    for (const [id, changes] of updatesOf(this.diff)) {
      const kind = this.later.get(id)?.kind;
      for (const [path, change] of Object.entries(changes)) {
        const field = path.split('/', 1)[0] as string;
        if (kind === 'calendar' && ['baseId', 'week', 'exceptions', 'workWeeks'].includes(field)) {
          this.parts.part('calendar', id).change(id, path, change);
        }
        if (kind === 'resource' && ['type', 'calendarId'].includes(field)) {
          this.parts.part('resource', id).change(id, path, change);
        }
      }
    }
  }

  gatherProject(): void {
    const { id } = this.earlier.project;
    const changes = this.diff.updated[id] ?? {};
    const options: (keyof ProjectRecord)[] = [
      'rules',
      'scheduleFrom',
      'finish',
      'calendarId',
      'honorConstraints',
      'p6',
    ];
    const give = (kind: 'project-start' | 'project-options' | 'time-passed', field: string) => {
      const change = changes[field];
      if (change === undefined) return;
      const part = this.parts.part(kind, undefined);
      part.records.add(id);
      part.change(id, field, change);
    };
    for (const field of options) give('project-options', field);
    give('project-start', 'start');
    if (this.isTimePassed)
      for (const field of ['statusDate', 'currentDate']) give('time-passed', field);
  }

  /** P6 looks at the data date alone, and there may be one in one state only. */
  private get isTimePassed(): boolean {
    const [before, after] = [this.earlierPlan, this.laterPlan];
    const { statusDate } = this.earlier.project;
    return (
      before.status.at !== after.status.at ||
      (this.later.project.rules === 'p6' && statusDate !== this.later.project.statusDate)
    );
  }

  players(): Players {
    const parts = this.parts.all();
    const older = this.isBack ? this.earlierPlan : this.laterPlan;
    setJoinOrder(
      parts,
      {
        network: older.forecast.schedule.network,
        indexOfTask: older.plan.context.indexOfTask,
      },
      this.isBack,
    );
    const reports = [...this.progress].map(([taskId, { id }]) => ({
      taskId,
      at: older.status.at,
      player: id,
      ...(this.isBack ? { taken: true as const } : {}),
    }));
    return { players: parts.map((part) => part.player), reports };
  }

  /** Without a word of the tool, P6 counts the working time since the start (P6-23). */
  private readonly doneOf: DoneOf = (task, state) => {
    const plan = state === 'earlier' ? this.earlierPlan : this.laterPlan;
    if (task.actualDuration !== undefined) return task.actualDuration;
    if (task.actualStart === undefined) return 0;
    if (plan.records.project.rules !== 'p6') {
      return Math.max(0, (task.duration?.minutes ?? 0) - (task.remaining ?? 0));
    }
    return Math.max(0, plan.forecast.workBetween(task.actualStart, plan.status.at, task.id));
  };

  /** Assignments of tasks that stayed, where what was worked or is to be worked differs. */
  private changedAssignments(): Map<RecordId, WorkChanges['assignments'][number][]> {
    const found = new Map<RecordId, WorkChanges['assignments'][number][]>();
    for (const [id, changes] of updatesOf(this.diff)) {
      const earlier = this.earlier.find('assignment', id);
      const later = this.later.find('assignment', id);
      if (earlier === undefined || later === undefined) continue;
      if (!Object.keys(changes).some(isWorkOfAssignment)) continue;
      const known = found.get(later.taskId);
      if (known === undefined) found.set(later.taskId, [{ earlier, later, changes }]);
      else known.push({ earlier, later, changes });
    }
    return found;
  }
}

/** By their status moments; where those are one, by where less is done. */
function isBack(earlier: ComputedPlan, later: ComputedPlan): boolean {
  const [before, after] = [earlier, later].map(({ status }) => minuteOf(status.at) as number);
  if (before !== after) return (after as number) < (before as number);
  let progress = 0;
  for (const task of later.records.all('task')) {
    const other = earlier.records.find('task', task.id);
    if (other === undefined || later.records.isSummary(task)) continue;
    progress += stage(task) - stage(other);
  }
  return progress < 0;
}

function stage({ actualStart, actualFinish, actualDuration = 0 }: TaskRecord): number {
  return (
    (actualStart === undefined ? 0 : 1e9) + (actualFinish === undefined ? 0 : 1e9) + actualDuration
  );
}

function updatesOf({ updated }: Diff): [RecordId, FieldChanges][] {
  return Object.entries(updated) as [RecordId, FieldChanges][];
}

function* recordsOf<K extends 'link' | 'assignment'>(part: Diff['added'], kind: K) {
  for (const record of Object.values(part)) {
    if (record.kind === kind) yield record as Extract<typeof record, { kind: K }>;
  }
}
