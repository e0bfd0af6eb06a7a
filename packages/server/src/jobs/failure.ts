import type { Problem, ProblemCode, Refusal } from '@throughline/model';
import type { Head } from '../projects/index.ts';

/** Why a job came to nothing, as whoever asked for it is told: what is stored is what is told. */
export type Failure =
  | { readonly refusal: Refusal }
  | {
      readonly fault: ProblemCode;
      readonly about?: Partial<Omit<Problem, 'type' | 'title' | 'status' | 'code'>>;
    };

/** What work comes to: an answer, or why there is none. Anything else that goes wrong is thrown and tried again. */
export type Outcome<T> = { readonly answer: T } | { readonly failure: Failure };

/** The job was ended in the transaction of what it did; where that is a project, whoever keeps one in memory is told. */
export interface Finished {
  readonly finished: true;
  readonly committed?: { readonly projectId: string; readonly head: Head };
}

export function failed(
  fault: ProblemCode,
  about: Partial<Omit<Problem, 'type' | 'title' | 'status' | 'code'>> = {},
): { readonly failure: Failure } {
  return { failure: { fault, about } };
}
