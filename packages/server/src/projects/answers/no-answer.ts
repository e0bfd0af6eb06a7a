import type { Refusal, Unschedulable } from '@throughline/model';

/** Why a question about a plan has no answer: what was asked is not there, or the plan has no dates. */
export type NoAnswer =
  /** There is no such task, branch or record. */
  | { readonly noAnswer: 'not-found' }
  /** The moment is none of this log; what would be one. */
  | {
      readonly noAnswer: 'moment-unknown';
      readonly field: string;
      readonly accepted: readonly string[];
    }
  | {
      readonly noAnswer: 'unschedulable';
      readonly fault: Unschedulable;
      readonly sentence: string;
      /** Which of two states it is. */
      readonly field?: string;
    }
  /** The model refuses the question itself. */
  | { readonly noAnswer: 'refused'; readonly refusal: Refusal };

export const NOT_FOUND: NoAnswer = { noAnswer: 'not-found' };

export function isNoAnswer(outcome: object): outcome is NoAnswer {
  return 'noAnswer' in outcome;
}
