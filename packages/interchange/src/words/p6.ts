import type { LossSentence, RefusalSentence } from './sentence.ts';

export const P6_REFUSALS = {} satisfies Record<string, RefusalSentence>;

export const P6_LOSSES = {} satisfies Record<string, LossSentence>;
