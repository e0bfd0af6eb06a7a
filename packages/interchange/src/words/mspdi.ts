import type { LossSentence, RefusalSentence } from './sentence.ts';

export const MSPDI_REFUSALS = {} satisfies Record<string, RefusalSentence>;

export const MSPDI_LOSSES = {} satisfies Record<string, LossSentence>;
