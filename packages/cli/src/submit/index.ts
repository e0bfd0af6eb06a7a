/** Edits that somebody typed, written into a plan's file, and what they come to. */

export { actionArgument, missingName } from './action.ts';
export { refusalComplaint } from './refusal-complaint.ts';
export { saySubmitted } from './say-submitted.ts';
export { type SubmitOptions, type Submitted, submitEdits } from './submit-edits.ts';
export { causeOption, takesSubmitOptions, takesWhy } from './submit-options.ts';
export { submittedJson } from './submitted-json.ts';
export { movedLines, submittedLines } from './submitted-lines.ts';
