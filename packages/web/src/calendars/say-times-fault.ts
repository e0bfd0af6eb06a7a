import { messages } from '../words/index.ts';
import type { TimesFault } from './working-times.ts';

const say = messages({
  'not-times': '“{piece}” is no working time. Type 8:00-12:00, 13:00-17:00.',
  overlap: 'Two of these times overlap.',
  'too-many': 'A day has at most 48 working times.',
});

export function sayTimesFault({ fault, piece }: TimesFault): string {
  return fault === 'not-times' ? say(fault, { piece }) : say(fault);
}
