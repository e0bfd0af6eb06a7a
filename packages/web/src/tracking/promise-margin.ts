import type { Tone } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import type { PromiseLine } from './answers.ts';
import { daysAdded } from './ledger-said.ts';

const say = messages({
  days: { one: '{days} day', other: '{days} days' },
  met: 'kept',
  broken: 'broken, {days}',
  kept: 'holds',
  none: 'no forecast',
});

/** Less float than so many days is a warning, as the verdict's usual limit has it. */
const CLOSE = 5;

/**
 * What is left of a promise, or by how much it is missed: `+3 days`, `−9 days`. It is a warning where little is left,
 * or more of the buffer is used than of the work done.
 */
export function promiseMargin(
  {
    state,
    late,
    lateness,
    floatLeft,
    buffer,
  }: Pick<PromiseLine, 'state' | 'late' | 'lateness' | 'floatLeft' | 'buffer'>,
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
    (buffer?.burned ?? 0) > (buffer?.workDone ?? 100) || floatLeft < CLOSE * minutesPerDay;
  return { text: inDays(floatLeft), tone: isShort ? 'warn' : 'good' };
}

/** Working minutes that are left; below 0 where it is missed. Those without a forecast come last. */
export function marginOf({
  lateness,
  floatLeft,
}: Pick<PromiseLine, 'lateness' | 'floatLeft'>): number {
  return (lateness ?? 0) > 0 ? -(lateness ?? 0) : (floatLeft ?? Number.POSITIVE_INFINITY);
}
