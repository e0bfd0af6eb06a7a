export { looseTasks } from './open-ends.ts';
export type { PlanCheck, PlanQuality, QualityOptions } from './plan-quality.ts';
