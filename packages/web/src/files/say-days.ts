import { format, messages } from '../words/index.ts';

const say = messages({
  days: { one: '{number} working day', other: '{number} working days' },
});

/** Working minutes as working days, to a tenth: what is not nothing never reads as 0. */
export function sayDays(minutes: number, minutesPerDay: number): string {
  const days = minutes / minutesPerDay;
  const rounded = Math.max(Math.round(days * 10) / 10, 0.1);
  return say('days', { count: rounded, number: format.number(rounded, 1) });
}

/** `+4`, `−0.5`. */
export function signedDays(minutes: number | null, minutesPerDay: number): string {
  return minutes === null ? '' : format.signed(minutes / minutesPerDay, 1);
}
