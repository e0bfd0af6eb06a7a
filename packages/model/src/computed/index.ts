export { activityOf, type PlanContext } from './activities.ts';
export { CalendarDefinitions, daysOfException } from './calendars.ts';
export {
  type ComputedDates,
  type ComputedPlan,
  computePlan,
  type Moments,
  type StatusMoment,
  statusMoment,
  type TaskDates,
} from './computed-plan.ts';
export { LivePlan } from './live-plan.ts';
export {
  buildPlanNetwork,
  linkInput,
  type PlanNetwork,
  planNetwork,
  scheduleOptions,
} from './plan-network.ts';
export { unschedulable } from './unschedulable.ts';
export { type AskedDate, type Cause, type TaskWhy, type WhyStep, whyTask } from './why.ts';
