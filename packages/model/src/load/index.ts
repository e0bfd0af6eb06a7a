/** When the forecast has whom at work, and for how much of their time. Rules CST-2 and CST-10 in docs/branches.md. */
export {
  type AssignmentTime,
  assignmentTimes,
  calendarOfResource,
  type Stretch,
} from './assignment-time.ts';
export { type ResourceLoad, resourceLoad, type WeekLoad } from './resource-load.ts';
export { type Spread, sharesBefore } from './spread.ts';
