import type { LocalDateTime } from '../plan/index.ts';
import { dayText, weekdayAndDayText } from './date-text.ts';
import { Durations, numberText } from './durations.ts';

/** How a reader writes dates, lengths of working time and numbers: what a sentence need not know. */
export interface Format {
  day(at: LocalDateTime | null | undefined): string;
  weekdayAndDay(at: LocalDateTime | null | undefined): string;
  /** Minutes without their sign, in words: `9 working days`. */
  length(minutes: number): string;
  number(value: number, digits: number): string;
}

/** As everything here is printed. A date and a length are one word each: their spaces do not break. */
export function englishFormat(minutesPerDay: number): Format {
  const durations = new Durations(minutesPerDay);
  return {
    day: dayText,
    weekdayAndDay: weekdayAndDayText,
    length: (minutes) => durations.words(minutes),
    number: numberText,
  };
}
