/** Other states of the plan than the present: moments of its log, and branches. */
export { BranchBar } from './branch-bar.tsx';
export { Comparison } from './comparison.tsx';
export { DateChange, sayMoved, signedDays } from './date-change.tsx';
export { ApplyDialog, DropDialog } from './decisions.ts';
export { useLookAt } from './look-at.ts';
export { MomentPicker } from './moment-picker.tsx';
export { PastBanner } from './past-banner.tsx';
export {
  type AboutState,
  type BranchAnswer,
  type BranchesAnswer,
  type BranchLine,
  type LogAnswer,
  type LoggedChange,
  type LoggedDiff,
  useBranch,
  useMinutesPerDay,
  useNames,
  useProjectState,
} from './plan-answers.ts';
export { PreviewLine, usePreview } from './preview-line.tsx';
export { TaskLink } from './task-link.tsx';
export { TryAChange } from './try-a-change.tsx';
export { withNames } from './with-names.ts';
