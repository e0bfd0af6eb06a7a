/** What can be asked of a project: pure functions of its state, for this thread or another. */
export type { AnswerName, OptionsOf } from './answers.ts';
export { type AskThread, askProject } from './ask-project.ts';
export type { Asking } from './asked-plan.ts';
export { authorNames } from './author-names.ts';
export { type Answered, makeAnswer, type Question } from './make-answer.ts';
export type { NoAnswer } from './no-answer.ts';
export { branchLine } from './snapshot.ts';
