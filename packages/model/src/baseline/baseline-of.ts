import type { ComputedPlan } from '../computed/index.ts';
import { planCost } from '../cost/index.ts';
import type {
  Audience,
  BaselineRecord,
  BaselineTask,
  Duration,
  LocalDateTime,
  Money,
  RecordId,
  Records,
  TaskRecord,
} from '../plan/index.ts';

/** What a baseline says of itself. */
export interface BaselineHeader {
  readonly id: RecordId;
  readonly name: string;
  /** MS Project's 0 to 10. */
  readonly number?: number;
  readonly approvedAt?: LocalDateTime;
  readonly approvedBy?: string;
  /** The change of the log whose state this is. */
  readonly seq?: number;
  /** `internal` where nothing is said. */
  readonly audience?: Audience;
}

/**
 * The plan as it now is, to measure later states by; for the edit `baseline.take`. As MS Project does, it
 * holds the dates of the schedule, not of the forecast; a summary's length is the project's working time
 * between its dates, its work and cost those of the tasks under it. Work in minutes to a tenth, cost in the
 * project's currency. Inactive tasks are no part of what is agreed to, and are left out.
 */
export function baselineOf(computed: ComputedPlan, header: BaselineHeader): BaselineRecord {
  const { records } = computed;
  const workByTask = workOf(records);
  const costByTask = costOf(computed);
  const tasks: Record<RecordId, BaselineTask> = {};
  for (const { task } of records.outline()) {
    if (task.inactive) continue;
    const work = workByTask.get(task.id);
    const cost = costByTask(task.id);
    tasks[task.id] = {
      ...datesOf(computed, task),
      ...(work !== undefined && { work }),
      ...(cost !== undefined && { cost }),
    };
  }
  const { id, name, audience = 'internal', ...said } = header;
  return { id, kind: 'baseline', audience, name, ...said, tasks };
}

function datesOf({ schedule, records }: ComputedPlan, task: TaskRecord): BaselineTask {
  const { start, finish } = schedule.task(task.id);
  const duration = durationOf(records, task, () =>
    start === null || finish === null ? undefined : schedule.workBetween(start, finish),
  );
  return {
    ...(start !== null && { start }),
    ...(finish !== null && { finish }),
    ...(duration !== undefined && { duration }),
  };
}

function durationOf(
  records: Records,
  task: TaskRecord,
  between: () => number | undefined,
): Duration | undefined {
  if (!records.isSummary(task) && task.duration !== undefined) return task.duration;
  const minutes = between();
  return minutes === undefined ? undefined : { minutes, unit: task.duration?.unit ?? 'd' };
}

/** Of a task its own and that of all its active tasks; undefined where nobody said how much work it is. */
function workOf(records: Records): ReadonlyMap<RecordId, number> {
  const tenths = new Map<RecordId, number>();
  for (const { task } of records.outline()) {
    if (task.inactive) continue;
    const own = ownWork(records, task);
    if (own === undefined) continue;
    const above = new Set<RecordId>();
    let at: TaskRecord | undefined = task;
    while (at !== undefined && !above.has(at.id)) {
      above.add(at.id);
      tenths.set(at.id, (tenths.get(at.id) ?? 0) + Math.round(own * 10));
      at = at.parent === undefined ? undefined : records.find('task', at.parent);
    }
  }
  return new Map([...tenths].map(([id, work]) => [id, work / 10]));
}

/** By its assignments; a task without any says it itself. A summary's own total is that of its tasks. */
function ownWork(records: Records, task: TaskRecord): number | undefined {
  const assignments = records.referrers(task.id, 'assignment').filter(({ resourceId }) => {
    return resourceId === undefined || records.find('resource', resourceId)?.type === 'work';
  });
  if (assignments.length > 0) return assignments.reduce((sum, { work }) => sum + work, 0);
  return records.isSummary(task) ? undefined : task.work;
}

function costOf(computed: ComputedPlan): (id: RecordId) => Money | undefined {
  const { byTask, currency } = planCost({ ...computed, forecast: computed.schedule });
  return (id) => {
    const amount = Object.hasOwn(byTask, id) ? byTask[id]?.all.total : undefined;
    return amount === undefined ? undefined : { amount, currency };
  };
}
