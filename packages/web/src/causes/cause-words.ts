import type { SlipCause } from '@throughline/model';
import { messages } from '../words/index.ts';

const say = messages({
  supplier: 'Supplier',
  'other team, access or environment': 'Other team, access or environment',
  'scope added or found': 'Scope added or found',
  estimate: 'Estimate',
  people: 'People',
  'decision or approval late': 'Decision or approval late',
  'rework or failed cut-over': 'Rework or failed cut-over',
  'window, freeze or calendar': 'Window, freeze or calendar',
  'plan correction': 'Plan correction',
  'no update': 'No update',
  unexplained: 'Unexplained',
});

/** The causes that people state, in the order in which they are offered; `STATED_CAUSES` of the model. */
export const CAUSES_OFFERED = [
  'supplier',
  'other team, access or environment',
  'scope added or found',
  'estimate',
  'people',
  'decision or approval late',
  'rework or failed cut-over',
  'window, freeze or calendar',
  'plan correction',
] as const;

export function sayCause(cause: SlipCause): string {
  return say(cause);
}
