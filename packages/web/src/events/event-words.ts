import { messages } from '../words/index.ts';

const say = messages({
  approved: 'Approved',
  'within-tolerance': 'Within tolerance',
  unapproved: 'Unapproved',
});

/** Whether somebody agreed to what an event costs. */
export const STANDINGS = ['approved', 'within-tolerance', 'unapproved'] as const;
export type Standing = (typeof STANDINGS)[number];

export function sayStanding(standing: Standing): string {
  return say(standing);
}
