import { isRefusal, REFUSALS, type Refusal, sayRefusal } from '@throughline/model';
import { ProblemError, sayProblem } from '../connection/index.ts';

/** The plan's own refusal in the server's answer; undefined where something else went wrong. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const { problem } = error;
  return isRefusal(problem) && problem.code in REFUSALS ? problem : undefined;
}

/** What was refused and what would be accepted, in words. `name` says what people call the record of an id. */
export function sayRefused(error: unknown, name?: (id: string) => string): string {
  const refusal = refusalIn(error);
  return refusal === undefined ? sayProblem(error) : sayRefusal(refusal, name);
}
