import { doneMinutes, type Records, type TaskRecord } from '@throughline/model';

/** What a task has done and has to do; of a summary, what the tasks under it have. Minutes. */
export interface Rolled {
  readonly length: number;
  readonly done: number;
  readonly tasks: number;
  readonly finished: number;
  readonly work: number;
  readonly actualWork: number;
  readonly remainingWork: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const NOTHING: Rolled = {
  length: 0,
  done: 0,
  tasks: 0,
  finished: 0,
  work: 0,
  actualWork: 0,
  remainingWork: 0,
};

/** Adds up from the leaves, each summary once, for as long as the records stay as they are. */
export class RolledUp {
  readonly #bySummary = new Map<string, Rolled>();

  constructor(private readonly records: Records) {}

  of(task: TaskRecord): Rolled {
    if (!this.records.isSummary(task)) return this.own(task);
    const known = this.#bySummary.get(task.id);
    if (known !== undefined) return known;
    const sum: Mutable<Rolled> = { ...NOTHING };
    for (const child of this.records.children(task.id)) {
      if (child.inactive) continue;
      const part = this.of(child);
      for (const key of Object.keys(sum) as (keyof Rolled)[]) sum[key] += part[key];
    }
    this.#bySummary.set(task.id, sum);
    return sum;
  }

  /** 0 to 100: as reported; of a summary, the share of the durations under it. */
  percent(task: TaskRecord): number {
    if (task.actualFinish !== undefined) return 100;
    const isSummary = this.records.isSummary(task);
    const reported = reportedPercent(task);
    if (!isSummary && reported !== undefined) return reported;
    const { length, done, tasks, finished } = this.of(task);
    if (length > 0) return (100 * done) / length;
    return isSummary && tasks > 0 && tasks === finished ? 100 : 0;
  }

  private own(task: TaskRecord): Rolled {
    const isFinished = task.actualFinish !== undefined;
    const length = task.duration?.minutes ?? 0;
    const work = this.workOf(task);
    return {
      length,
      done: isFinished ? length : Math.min(length, shareDone(task) ?? doneMinutes(task)),
      tasks: 1,
      finished: isFinished ? 1 : 0,
      ...work,
    };
  }

  private workOf(task: TaskRecord): Pick<Rolled, 'work' | 'actualWork' | 'remainingWork'> {
    let [work, actualWork, remainingWork] = [0, 0, 0];
    if (task.work !== undefined) {
      work = task.work;
      actualWork = task.actualWork ?? 0;
      return { work, actualWork, remainingWork: task.remainingWork ?? work - actualWork };
    }
    for (const one of this.records.referrers(task.id, 'assignment')) {
      if (!this.isWork(one.resourceId)) continue;
      work += one.work;
      actualWork += one.actualWork ?? 0;
      remainingWork += one.remainingWork ?? one.work - (one.actualWork ?? 0);
    }
    return { work, actualWork, remainingWork };
  }

  private isWork(resourceId: TaskRecord['id'] | undefined): boolean {
    if (resourceId === undefined) return true;
    return this.records.find('resource', resourceId)?.type === 'work';
  }
}

function reportedPercent(task: TaskRecord): number | undefined {
  return task.percentCompleteType === 'physical'
    ? task.physicalPercentComplete
    : task.percentComplete;
}

/** Minutes done by the percentage alone, where nothing else is reported. */
function shareDone(task: TaskRecord): number | undefined {
  if (task.actualDuration !== undefined || task.remaining !== undefined) return undefined;
  return ((task.duration?.minutes ?? 0) * (task.percentComplete ?? 0)) / 100;
}
