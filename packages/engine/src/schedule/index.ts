export type { Variants } from './date-bounds.ts';
export { FinishPass, looksBack } from './finish-pass.ts';
export { type FinishReach, finishReach } from './finish-reach.ts';
export { Schedule, type ScheduleFault, schedule } from './schedule.ts';
export type { P6Options, Reason, Rules, ScheduleOptions, ScheduleState } from './state.ts';
