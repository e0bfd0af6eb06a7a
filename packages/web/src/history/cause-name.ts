import { messages } from '../words/index.ts';

/** Causes are said in the log by these words; here they are read out of the catalogue. */
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
});

export function causeName(cause: string): string {
  return say(cause as Parameters<typeof say>[0]);
}
