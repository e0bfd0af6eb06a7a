import { isLocalDate, isLocalDateTime, type LocalDateTime } from '@throughline/model';
import type { NotFound } from './not-found.ts';

/** A day or minute that somebody typed: a day begins at midnight, and ends a minute before the next. */
export function readDay(text: string, side: 'since' | 'until'): LocalDateTime | NotFound {
  if (isLocalDateTime(text)) return text;
  if (isLocalDate(text)) return `${text}T${side === 'since' ? '00:00' : '23:59'}`;
  return {
    why: `${text} is no date from 1900 to 2199.`,
    next: 'Accepted: 2026-11-20, 2026-11-20T12:00',
  };
}
