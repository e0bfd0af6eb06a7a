import { minuteText } from '@throughline/engine';
import {
  isLocalDate,
  isLocalDateTime,
  type LocalDateTime,
  type ProjectRecord,
} from '@throughline/model';
import type { NotFound } from '../find/index.ts';
import { misread } from './typed-edit.ts';

const DATES = ['2026-11-20', '2026-11-20T12:00'] as const;

/** What takes a value away. */
export function isNone(text: string): boolean {
  return text === '' || text.toLowerCase() === 'none';
}

/** A day without a time means the beginning of its work, or the end of it. */
export function readDate(
  text: string | undefined,
  side: 'start' | 'finish',
  { defaultStartTime, defaultEndTime }: ProjectRecord,
): LocalDateTime | NotFound {
  if (text === undefined) return misread('A date is missing.', ...DATES);
  if (isLocalDateTime(text)) return text;
  if (!isLocalDate(text)) return misread(`${text} is no date from 1900 to 2199.`, ...DATES);
  const time = Math.min(side === 'start' ? defaultStartTime : defaultEndTime, 1439);
  return text + minuteText(time).slice(10);
}

/** `50%` or `50`, 0 to 100. */
export function readPercent(text: string | undefined): number | NotFound {
  const value = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(text ?? '')?.[1]?.replace(',', '.');
  const percent = value === undefined ? Number.NaN : Number(value);
  if (percent >= 0 && percent <= 100) return percent;
  return misread(
    `${text === undefined ? 'Nothing' : text} is no share of 100.`,
    '0%',
    '50%',
    '100%',
  );
}

/** Words after a task that may come in any order: `since 2026-11-02`, `under 3`. */
export function withOptions(
  words: readonly string[],
  names: readonly string[],
): { readonly plain: readonly string[]; readonly option: ReadonlyMap<string, string> } | NotFound {
  const plain: string[] = [];
  const option = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (!names.includes(word)) plain.push(word);
    else if (words[i + 1] === undefined) return misread(`What comes after ${word}?`, `${word} …`);
    else option.set(word, words[++i] as string);
  }
  return { plain, option };
}
