import { dayNumber, MINUTES_PER_DAY, minuteText, NONE } from '@throughline/engine';

const minuteByText = new Map<string, number>();
/** So many texts are remembered: plans use few days and few times of day. */
const MOST_KNOWN = 200_000;

/** The moment of a record's date and time, which its schema has checked; NaN for none. */
export function minuteAt(text: string | null | undefined): number {
  if (text === undefined || text === null || text === '') return Number.NaN;
  const known = minuteByText.get(text);
  if (known !== undefined) return known;
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const day = dayNumber(part(0, 4), part(5, 7), part(8, 10));
  const minute = day * MINUTES_PER_DAY + part(11, 13) * 60 + part(14, 16);
  if (minuteByText.size >= MOST_KNOWN) minuteByText.clear();
  minuteByText.set(text, minute);
  return minute;
}

/** A moment of the engine's state, whose NONE is NaN here. */
export function moment(minute: number): number {
  return minute === NONE ? Number.NaN : minute;
}

export function textOf(minute: number): string | null {
  return Number.isNaN(minute) || minute === NONE ? null : minuteText(minute);
}
