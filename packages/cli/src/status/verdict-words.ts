import {
  type OnTrack,
  type Records,
  sayEvidence,
  VERDICT_STATES,
  type VerdictState,
} from '@throughline/model';
import { bad, good, type Span, strong, type Text, warning } from '../terminal/index.ts';

/** The state's name with its shape; colour only says it again. */
export const STATE: Readonly<Record<VerdictState, Span>> = {
  'off-track': bad(`● ${VERDICT_STATES['off-track']}:`),
  'at-risk': warning(`▲ ${VERDICT_STATES['at-risk']}:`),
  unknown: strong(`○ ${VERDICT_STATES.unknown}:`),
  'on-track': good(`✓ ${VERDICT_STATES['on-track']}:`),
};

/** The verdict as one sentence with its number. */
export function verdictWords(records: Records, answer: OnTrack): Text {
  return [STATE[answer.verdict.state], ' ', strong(sayEvidence(answer, records))];
}
