/** The way to the server: requests, answers that stay fresh, and what happens live. */
export { answers, projectChanged, useAnswer, useRead } from './answers.ts';
export { handFile, takeHandedFile } from './handed-file.ts';
export { type LiveEvent, LiveProject, type LiveState, type Present } from './live.ts';
export { newId } from './new-id.ts';
export { ProblemError, problemOf, type Query, queryText, request, Unreachable } from './request.ts';
export { sayProblem } from './say-problem.ts';
export { LARGEST_UPLOAD, upload } from './upload.ts';
