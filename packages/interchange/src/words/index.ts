import { COMMON_LOSSES } from './common-losses.ts';
import { COMMON_REFUSALS } from './common-refusals.ts';
import { MSPDI_LOSSES, MSPDI_REFUSALS } from './mspdi.ts';
import { MSPDI_WRITE_LOSSES } from './mspdi-write.ts';
import { P6_LOSSES, P6_REFUSALS } from './p6.ts';
import type { LossSentence, RefusalSentence, WordParameters } from './sentence.ts';
import { THROUGHLINE_LOSSES, THROUGHLINE_REFUSALS } from './throughline.ts';

export type { WordParameters } from './sentence.ts';

/** The English of every refusal and loss there is, by its code. Codes are public and never reused. */
const REFUSALS = {
  ...COMMON_REFUSALS,
  ...MSPDI_REFUSALS,
  ...P6_REFUSALS,
  ...THROUGHLINE_REFUSALS,
};
const LOSSES = {
  ...COMMON_LOSSES,
  ...MSPDI_LOSSES,
  ...MSPDI_WRITE_LOSSES,
  ...P6_LOSSES,
  ...THROUGHLINE_LOSSES,
};

export type RefusalCode = keyof typeof REFUSALS;
export type LossCode = keyof typeof LOSSES;

/** A refusal as a sentence. */
export function sayReadRefusal(refusal: {
  readonly refused: RefusalCode;
  readonly parameters: WordParameters;
}): string {
  const sentence: RefusalSentence = REFUSALS[refusal.refused];
  return sentence(refusal.parameters);
}

/** A loss as a clause with its count, without a full stop. */
export function sayLoss(loss: {
  readonly code: LossCode;
  readonly count: number;
  readonly parameters: WordParameters;
}): string {
  const sentence: LossSentence = LOSSES[loss.code];
  return sentence(loss.count, loss.parameters);
}
