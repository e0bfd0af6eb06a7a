export {
  type ComputedDates,
  type ComputedPlan,
  computePlan,
  type Moments,
  type StatusMoment,
  type TaskDates,
} from './computed-plan.ts';
export { buildPlanNetwork, type PlanNetwork, planNetwork } from './plan-network.ts';
export { unschedulable } from './unschedulable.ts';
export { type AskedDate, type Cause, type TaskWhy, type WhyStep, whyTask } from './why.ts';
