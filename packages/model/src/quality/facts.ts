import { minuteOf, NONE, type QualityInput } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { LocalDateTime, RecordId, Records, TaskRecord } from '../plan/index.ts';
import { baselineFinish, projectBaseline } from './baseline.ts';
import { byId } from './in-order.ts';

/** What the checks must know of a plan beside its network, by the indexes of its tasks. */
export function qualityFacts(
  { records, plan, schedule, status }: ComputedPlan,
  baselineId: RecordId | undefined,
): Omit<QualityInput, 'thresholds' | 'measures'> {
  const { network } = schedule.schedule;
  const baseline = projectBaseline(records, baselineId);
  const count = plan.taskIds.length;
  const finish = new Int32Array(count).fill(NONE);
  const duration = new Int32Array(count).fill(NONE);
  const resourced = new Uint8Array(count);
  const minutesPerDay = new Int32Array(count);
  for (const [index, id] of plan.taskIds.entries()) {
    const task = records.find('task', id) as TaskRecord;
    const planned = baseline?.tasks[id];
    finish[index] = moment(planned?.finish);
    if (planned?.duration !== undefined) duration[index] = planned.duration.minutes;
    else if (planned?.start !== undefined && planned.finish !== undefined) {
      duration[index] = schedule.workBetween(planned.start, planned.finish, id);
    }
    resourced[index] = isResourced(records, task) ? 1 : 0;
    minutesPerDay[index] = minutesOfADay(records, task);
  }
  return {
    network: {
      calendars: plan.input.calendars,
      activities: network.activities.inputs,
      links: network.ownLinks,
    },
    schedule: schedule.schedule,
    // The start of a plan that nobody has ever reported on is no date its progress is known for.
    statusDate: status.from === 'clock' ? NONE : moment(status.at),
    statusDateRecorded: status.from === 'status-date',
    baseline: baseline === undefined ? null : { finish, duration },
    resourced,
    minutesPerDay,
    target: moment(finishTarget(records, plan.context.project.p6?.mustFinishBy, baseline)),
    inOrder: byId(plan.taskIds),
  };
}

function moment(at: LocalDateTime | null | undefined): number {
  return at == null ? NONE : (minuteOf(at) ?? NONE);
}

/** DCMA 10 asks for cost or resource. */
function isResourced(records: Records, task: TaskRecord): boolean {
  return (
    records.referrers(task.id, 'fixed-cost').length > 0 ||
    records
      .referrers(task.id, 'assignment')
      .some(({ resourceId, cost }) => resourceId !== undefined || cost !== undefined)
  );
}

/** P6 says how long a day is on each calendar, MS Project for the whole plan. */
function minutesOfADay(records: Records, { calendarId }: TaskRecord): number {
  const { project } = records;
  const calendar = records.find('calendar', calendarId ?? project.calendarId);
  return calendar?.minutesPerDay ?? project.minutesPerDay;
}

/** QLT-18: what the finish is held against: promised, else imposed, else approved. */
function finishTarget(
  records: Records,
  mustFinishBy: LocalDateTime | undefined,
  baseline: ReturnType<typeof projectBaseline>,
): LocalDateTime | null {
  let promised: LocalDateTime | null = null;
  for (const { date, taskId } of records.all('promise')) {
    if (date === undefined || taskId !== undefined) continue;
    if (promised === null || date < promised) promised = date;
  }
  return promised ?? mustFinishBy ?? baselineFinish(baseline);
}
