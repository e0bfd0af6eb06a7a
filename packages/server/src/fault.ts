import type { Problem, ProblemCode } from '@throughline/model';

/** Why a request is not answered; thrown or returned by a route's work. */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly code: ProblemCode,
    readonly about: Partial<Omit<Problem, 'type' | 'title' | 'status' | 'code'>> & {
      readonly retryAfterSeconds?: number;
    } = {},
  ) {
    super(code);
  }
}
