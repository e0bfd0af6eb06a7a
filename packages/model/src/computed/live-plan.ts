import {
  type ActivityInput,
  type Network,
  type Schedule,
  type ScheduleFault,
  schedule,
  withOwnActivities,
} from '@throughline/engine';
import type { Diff, RecordId, Records, Unschedulable } from '../plan/index.ts';
import { activityOf, moment, type PlanContext } from './activities.ts';
import { ComputedDates, type ComputedPlan, type Moments, statusMoment } from './computed-plan.ts';
import {
  buildPlanNetwork,
  type PlanNetwork,
  planLinks,
  planNetwork,
  scheduleOptions,
} from './plan-network.ts';
import { unschedulable } from './unschedulable.ts';
import { whatChanged } from './what-changed.ts';

/**
 * The dates of a plan that is being edited: each diff costs what it changes, not what the plan holds.
 * The dates are those that `computePlan` gives for the same records.
 */
export class LivePlan {
  private dated: Dated | Unschedulable;

  /** `records`: kept up to date by the caller, who then tells each diff to `take`. */
  constructor(
    private readonly records: Records,
    private readonly moments: Moments = {},
  ) {
    this.dated = this.afresh();
  }

  /** The plan as it stands, until the next diff is taken; or why it has no dates. */
  get computed(): ComputedPlan | Unschedulable {
    if ('code' in this.dated) return this.dated;
    const { plan, scheduled, forecast } = this.dated;
    return {
      records: this.records,
      plan,
      status: statusMoment(plan.context.project, this.moments),
      schedule: new ComputedDates(scheduled, plan),
      forecast: new ComputedDates(forecast, plan),
    };
  }

  /** Takes up a diff that the records show already. */
  take(diff: Diff): void {
    const changed = whatChanged(diff, this.records);
    if (changed.everything || 'code' in this.dated) {
      this.dated = this.afresh();
      return;
    }
    let dated: Dated | Unschedulable | undefined = this.dated;
    if (changed.links) dated = withLinksOf(dated, this.records);
    if (changed.options && dated !== undefined && !('code' in dated)) {
      dated = this.underNewOptions(dated);
    }
    for (const task of changed.tasks) {
      if (dated === undefined || 'code' in dated) break;
      dated = withTask(dated, task, this.records);
    }
    this.dated = dated ?? this.afresh();
  }

  private afresh(): Dated | Unschedulable {
    const plan = planNetwork(this.records);
    if ('code' in plan) return plan;
    const network = buildPlanNetwork(plan);
    if ('code' in network) return network;
    return this.scheduled(plan, network, withOwnActivities(network));
  }

  /** The project's record says otherwise when work may lie, and nothing else. */
  private underNewOptions({ plan, scheduled, forecast }: Dated): Dated | Unschedulable {
    const { project } = this.records;
    const context: PlanContext = { ...plan.context, project };
    const options = scheduleOptions(project, context.projectCalendar);
    return this.scheduled({ ...plan, context, options }, scheduled.network, forecast.network);
  }

  /** Two networks, since each schedule writes into its own. */
  private scheduled(plan: PlanNetwork, one: Network, other: Network): Dated | Unschedulable {
    const { options } = plan;
    const status = statusMoment(plan.context.project, this.moments);
    const scheduled = schedule(one, options);
    if ('code' in scheduled) return unschedulable(scheduled, plan);
    const forecast = schedule(other, { ...options, forecastFrom: moment(status.at) });
    if ('code' in forecast) return unschedulable(forecast, plan);
    return { plan, scheduled, forecast };
  }
}

interface Dated {
  readonly plan: PlanNetwork;
  readonly scheduled: Schedule;
  readonly forecast: Schedule;
}

function withLinksOf({ plan, ...schedules }: Dated, records: Records): Dated | Unschedulable {
  const found = planLinks(records, plan.context.indexOfTask);
  if ('code' in found) return found;
  const { links, linkIds } = found;
  const linked = { ...plan, input: { ...plan.input, links }, linkIds };
  const fault = inBoth(schedules, (each) => each.setLinks(links));
  return fault === undefined ? { plan: linked, ...schedules } : unschedulable(fault, linked);
}

/** Undefined where the task needs a calendar that the network does not have yet. */
function withTask(
  dated: Dated,
  task: RecordId,
  records: Records,
): Dated | Unschedulable | undefined {
  const { plan, scheduled } = dated;
  const { context } = plan;
  const index = context.indexOfTask.get(task);
  const record = records.find('task', task);
  if (index === undefined || record === undefined) return undefined;
  const input = activityOf(context, record);
  if (context.calendars.definitions.length !== scheduled.network.calendars.length) return undefined;
  (plan.input.activities as ActivityInput[])[index] = input;
  const fault = inBoth(dated, (each) => each.setActivity(index, input));
  return fault === undefined ? dated : unschedulable(fault, plan);
}

function inBoth(
  { scheduled, forecast }: Pick<Dated, 'scheduled' | 'forecast'>,
  change: (each: Schedule) => ReadonlySet<number> | ScheduleFault,
): ScheduleFault | undefined {
  for (const each of [scheduled, forecast]) {
    const outcome = change(each);
    if ('code' in outcome) return outcome;
  }
  return undefined;
}
