/** Work that would hold the event loop up, in threads of its own. */
export { type Heavy, type HeavyOptions, OutOfMemory, startHeavy, TookTooLong } from './heavy.ts';
export type { QuestionName } from './questions.ts';
export type { Given } from './work.ts';
