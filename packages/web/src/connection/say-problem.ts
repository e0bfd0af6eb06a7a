import { messages } from '../words/index.ts';
import { ProblemError, Unreachable } from './request.ts';

const say = messages({
  unreachable: 'The server cannot be reached. Nothing was changed; try again.',
  unexpected: 'Something went wrong in this page: {what}',
  accepted: '{what} Accepted: {accepted}.',
});

/** What went wrong, as a sentence for whoever tried it. */
export function sayProblem(error: unknown): string {
  if (error instanceof Unreachable) return say('unreachable');
  if (!(error instanceof ProblemError)) {
    return say('unexpected', { what: error instanceof Error ? error.message : String(error) });
  }
  const { title, detail, accepted } = error.problem;
  const what = `${(detail ?? title).replace(/[.:]?\s*$/, '')}.`;
  return accepted && accepted.length > 0
    ? say('accepted', { what, accepted: accepted.join(', ') })
    : what;
}
