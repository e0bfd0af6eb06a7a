/** Why dates moved: ledger lines, and saying afterwards what they belong to. */
export { CAUSES_OFFERED, sayCause } from './cause-words.ts';
export type {
  EventAnswer,
  ExplainedLine,
  LedgerAnswer,
} from './ledger-answer.ts';
export { UnexplainedList } from './unexplained-list.tsx';
export { useExplain, useExplainChange } from './use-explain.ts';
