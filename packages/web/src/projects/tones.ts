import type { VerdictState } from '@throughline/model';
import type { Tone } from '../ui/index.ts';

export const TONES: Readonly<Record<VerdictState, Tone>> = {
  'off-track': 'bad',
  'at-risk': 'warn',
  unknown: 'none',
  'on-track': 'good',
};
