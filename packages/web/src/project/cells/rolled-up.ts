import { doneMinutes, type Records, type TaskRecord } from '@throughline/model';

/** Amounts of a task; of a summary, the sums of those under it, each added up once while the records stay. */
class Sums {
  readonly #bySummary = new Map<string, readonly number[]>();

  constructor(
    private readonly records: Records,
    private readonly own: (task: TaskRecord) => readonly number[],
  ) {}

  of(task: TaskRecord): readonly number[] {
    if (!this.records.isSummary(task)) return this.own(task);
    const known = this.#bySummary.get(task.id);
    if (known !== undefined) return known;
    const sums: number[] = [];
    for (const child of this.records.children(task.id)) {
      if (child.inactive) continue;
      for (const [place, amount] of this.of(child).entries()) {
        sums[place] = (sums[place] ?? 0) + amount;
      }
    }
    this.#bySummary.set(task.id, sums);
    return sums;
  }
}

/** How far tasks are, 0 to 100: as reported; of a summary, the share of the durations under it that is done. */
export function percents(records: Records): (task: TaskRecord) => number {
  const sums = new Sums(records, (task) => {
    const isFinished = task.actualFinish !== undefined;
    const length = task.duration?.minutes ?? 0;
    const done = isFinished ? length : Math.min(length, shareDone(task) ?? doneMinutes(task));
    return [length, done, 1, isFinished ? 1 : 0];
  });
  return (task) => {
    if (task.actualFinish !== undefined) return 100;
    const isSummary = records.isSummary(task);
    const reported = isSummary ? undefined : reportedPercent(task);
    if (reported !== undefined) return reported;
    const [length = 0, done = 0, tasks = 0, finished = 0] = sums.of(task);
    if (length > 0) return (100 * done) / length;
    return tasks > 0 && tasks === finished ? 100 : 0;
  };
}

/** Minutes of work, in all, done and to do. */
export interface Work {
  readonly all: number;
  readonly actual: number;
  readonly remaining: number;
}

/** The work of tasks, and of summaries what is under them. */
export function works(records: Records): (task: TaskRecord) => Work {
  const sums = new Sums(records, (task) => ownWork(records, task));
  return (task) => {
    const [all = 0, actual = 0, remaining = 0] = sums.of(task);
    return { all, actual, remaining };
  };
}

function ownWork(records: Records, task: TaskRecord): readonly number[] {
  if (task.work !== undefined) {
    const actual = task.actualWork ?? 0;
    return [task.work, actual, task.remainingWork ?? task.work - actual];
  }
  let [all, actual, remaining] = [0, 0, 0];
  for (const one of records.referrers(task.id, 'assignment')) {
    const { resourceId, work, actualWork = 0, remainingWork = work - actualWork } = one;
    const resource = resourceId === undefined ? undefined : records.find('resource', resourceId);
    if (resource !== undefined && resource.type !== 'work') continue;
    all += work;
    actual += actualWork;
    remaining += remainingWork;
  }
  return [all, actual, remaining];
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
