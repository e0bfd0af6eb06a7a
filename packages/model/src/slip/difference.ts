import type {
  Diff,
  FieldChanges,
  ProjectRecord,
  RecordId,
  Records,
  TaskRecord,
} from '../plan/index.ts';
import { type Part, Parts } from './parts.ts';
import { Scope } from './scope.ts';
import { groupOfTaskField } from './task-fields.ts';
import { type DoneOf, isWorkOfAssignment, splitWork, type WorkChanges } from './work-split.ts';

/** Two states that share their ids, and what differs. */
export interface Difference {
  readonly earlier: Records;
  readonly later: Records;
  readonly diff: Diff;
  /** The later state stands before the earlier one in time. */
  readonly isBack: boolean;
  /** They have another status moment. */
  readonly isTimePassed: boolean;
  readonly doneOf: DoneOf;
}

/** SLP-4: a difference in parts, mostly of one task each, and which of them brings progress of which task. */
export function partsOf(difference: Difference): {
  readonly parts: readonly Part[];
  readonly progress: ReadonlyMap<RecordId, Part>;
} {
  const between = new Between(difference);
  between.gatherTasks();
  between.gatherLinks();
  between.gatherAssignments();
  between.gatherCalendars();
  between.gatherProject();
  return { parts: between.parts.all(), progress: between.progress };
}

class Between {
  readonly parts = new Parts();
  readonly progress = new Map<RecordId, Part>();
  private readonly earlier: Records;
  private readonly later: Records;
  private readonly diff: Diff;
  private readonly scope: Scope;
  private readonly assignmentsByTask: ReadonlyMap<RecordId, WorkChanges['assignments']>;

  constructor(private readonly difference: Difference) {
    this.earlier = difference.earlier;
    this.later = difference.later;
    this.diff = difference.diff;
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
    const progress = splitWork(work, this.parts, this.difference.isBack, this.difference.doneOf);
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
    if (this.difference.isTimePassed)
      for (const field of ['statusDate', 'currentDate']) give('time-passed', field);
  }

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

function updatesOf({ updated }: Diff): [RecordId, FieldChanges][] {
  return Object.entries(updated) as [RecordId, FieldChanges][];
}

function* recordsOf<K extends 'link' | 'assignment'>(part: Diff['added'], kind: K) {
  for (const record of Object.values(part)) {
    if (record.kind === kind) yield record as Extract<typeof record, { kind: K }>;
  }
}
