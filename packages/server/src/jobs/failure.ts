import type { Problem, ProblemCode, Refusal } from '@throughline/model';

/** Why a job came to nothing, as whoever asked for it is told: what is stored is what is told. */
export type Failure =
  | { readonly refusal: Refusal }
  | {
      readonly fault: ProblemCode;
      readonly about?: Partial<Omit<Problem, 'type' | 'title' | 'status' | 'code'>>;
    };

/** What work comes to: an answer, or why there is none. Anything else that goes wrong is thrown and tried again. */
export type Outcome<T> = { readonly answer: T } | { readonly failure: Failure };

export function failed(
  fault: ProblemCode,
  about: Partial<Omit<Problem, 'type' | 'title' | 'status' | 'code'>> = {},
): { readonly failure: Failure } {
  return { failure: { fault, about } };
}
