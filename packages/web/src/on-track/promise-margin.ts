import { daysAdded, type PromiseLine } from '../project/index.ts';
import type { Tone } from '../ui/index.ts';
import { messages } from '../words/index.ts';

const say = messages({
  days: { one: '{days} day', other: '{days} days' },
  met: 'kept',
  broken: 'broken, {days}',
  late: '{days}',
  kept: 'holds',
  none: 'no forecast',
});

/** What is left of a promise, or by how much it is missed: `−9 days`, `+3 days`. Buffer below a fifth is a warning. */
export function promiseMargin(
  { state, late, lateness, floatLeft, buffer }: PromiseLine,
  minutesPerDay: number,
): { readonly text: string; readonly tone: Tone } {
  const inDays = (minutes: number) =>
    say('days', {
      count: Math.abs(minutes) / minutesPerDay,
      days: daysAdded(minutes, minutesPerDay),
    });
  if (state === null) return { text: say('none'), tone: 'none' };
  if (state === 'met') return { text: say('met'), tone: 'good' };
  if (state === 'broken') {
    return { text: say('broken', { days: inDays(-(lateness ?? 0)) }), tone: 'bad' };
  }
  if (late) return { text: inDays(-(lateness ?? 0)), tone: 'bad' };
  if (floatLeft == null) return { text: say('kept'), tone: 'good' };
  const isShort =
    (buffer?.burned ?? 0) > (buffer?.workDone ?? 100) || floatLeft < 5 * minutesPerDay;
  return { text: inDays(floatLeft), tone: isShort ? 'warn' : 'good' };
}
