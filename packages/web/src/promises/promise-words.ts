import type { PromiseLine } from '../tracking/index.ts';
import { messages } from '../words/index.ts';

export const TYPES = ['contract', 'external-date', 'commitment', 'target'] as const;

const say = messages({
  contract: 'contract',
  'external-date': 'external date',
  commitment: 'commitment',
  target: 'target',
});

export function sayType(type: PromiseLine['type']): string {
  return say(type);
}
