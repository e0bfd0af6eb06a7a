import { isLocalDate, isLocalDateTime, type LocalDateTime } from '@throughline/model';
import { InvalidArgumentError } from 'commander';

/** The moment that `--as-of` asks for. */
export type AsOf =
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm`, local. */
  | { readonly date: string }
  /** After this change of the log. */
  | { readonly seq: number }
  /** When this baseline was approved. */
  | { readonly baseline: string };

/** Reads `2026-11-20`, `2026-11-20T17:00`, `#412`, `412`, `Baseline 2`. */
export function parseAsOf(text: string): AsOf {
  if (isLocalDate(text) || isLocalDateTime(text)) return { date: text };
  const [, seq] = /^#?(\d{1,9})$/.exec(text) ?? [];
  return seq === undefined ? { baseline: text.trim() } : { seq: Number(seq) };
}

/** For the option: refuses what looks like a date and is none, and what says nothing. */
export function readAsOf(text: string): string {
  const isDate = isLocalDate(text) || isLocalDateTime(text);
  if (!isDate && (/^\d+-/.test(text) || text.trim() === '')) {
    throw new InvalidArgumentError('A date is YYYY-MM-DD or YYYY-MM-DDTHH:mm, from 1900 to 2199.');
  }
  return text;
}

/** The last minute of what was typed: a day goes on until midnight. */
export function lastMinute(date: string): LocalDateTime {
  return date.length === 10 ? `${date}T23:59` : date;
}
