import { format, messages } from '../words/index.ts';
import type { LedgerMethod, MovementLine, SeriesPoint } from './answers.ts';

const say = messages({
  guess: '{cause}?',
  absorbed: {
    one: '{count} working day absorbed by float',
    other: '{count} working days absorbed by float',
  },
  shared: 'A change that is shared',
  error: '± {days}',
  days: { one: '{days} working day', other: '{days} working days' },
  later: { one: '{days} working day later', other: '{days} working days later' },
  earlier: { one: '{days} working day earlier', other: '{days} working days earlier' },
  same: 'as it was',
  grouped: {
    one: '{count} group of changes was looked at: by event, branch, import, or author, task and day.',
    other:
      '{count} groups of changes were looked at: by event, branch, import, or author, task and day.',
  },
  dropped: {
    one: '{count} of them cannot reach the date and was left out first.',
    other: '{count} of them cannot reach the date and were left out first.',
  },
  whole: 'One change explains all of it.',
  exact: {
    one: 'The difference is split exactly, by the Shapley value, in one step.',
    other:
      'The difference is split exactly, by the Shapley value, over {count} periods between reports, and summed.',
  },
  sampled: {
    one: 'One period has too many changes for that: its split is drawn by chance from {orders} orders with seed {seed}, with its error beside each line.',
    other:
      '{count} periods have too many changes for that: their splits are drawn by chance from {orders} orders with seed {seed}, with the error beside each line.',
  },
  seed: 'Nothing was drawn by chance (seed {seed}).',
  unschedulable: {
    one: '{count} combination could not be scheduled and counts as no difference.',
    other: '{count} combinations could not be scheduled and count as no difference.',
  },
  sum: 'Amounts are whole working minutes on the later plan’s calendar and add up exactly. What moves the date only together with something else is shared between the two. It says what the recorded changes came to, not who is to blame.',
});

/** `+14`, `−0.5`: working days. */
export function daysAdded(minutes: number, minutesPerDay: number): string {
  return format.signed(minutes / minutesPerDay, 1);
}

/** `6 working days`, without a sign. */
export function daysSaid(minutes: number, minutesPerDay: number): string {
  const count = Math.abs(minutes) / minutesPerDay;
  return say('days', { count, days: format.number(count, 1) });
}

/** `6 working days later`, `as it was`. */
export function movedSaid(minutes: number, minutesPerDay: number): string {
  if (minutes === 0) return say('same');
  const count = Math.abs(minutes) / minutesPerDay;
  return say(minutes > 0 ? 'later' : 'earlier', { count, days: format.number(count, 1) });
}

export interface SaidLine {
  readonly title: string;
  /** Cause, who, standing, what was absorbed, when. */
  readonly about: readonly string[];
}

/** What a ledger line shows: what happened, and under it why, who and when. */
export function sayLine(
  { title, cause, guessed, details = [], event, authors = [], last }: MovementLine,
  people: Readonly<Record<string, string>> = {},
): SaidLine {
  const isGuess = guessed && cause !== 'no update' && cause !== 'unexplained';
  // An event says who answers for it; an edit has no one but whoever made it.
  const makers = event === null ? authors.flatMap((id) => people[id] ?? []) : [];
  return {
    title: title ?? say('shared'),
    about: [
      ...(cause === null ? [] : [isGuess ? say('guess', { cause }) : cause]),
      ...makers,
      ...details,
      ...(last ? [format.shortDay(last.slice(0, 10))] : []),
    ],
  };
}

/** The error of a sampled amount beside it; empty where it is exact. */
export function errorSaid({ standardError = 0 }: MovementLine, minutesPerDay: number): string {
  if (standardError === 0) return '';
  return say('error', { days: format.number(standardError / minutesPerDay, 1) });
}

/** How a ledger is counted, sentence by sentence: its method, its limits and its seed. */
export function sayMethod(method: LedgerMethod): string[] {
  const { name, players, dropped, exact, sampled, orders, seed, unschedulable } = method;
  return [
    say('grouped', { count: players }),
    ...(dropped > 0 ? [say('dropped', { count: dropped })] : []),
    ...(name === 'whole' ? [say('whole')] : exact > 0 ? [say('exact', { count: exact })] : []),
    sampled > 0
      ? say('sampled', { count: sampled, orders: format.number(orders), seed })
      : say('seed', { seed }),
    ...(unschedulable > 0 ? [say('unschedulable', { count: unschedulable })] : []),
    say('sum'),
  ];
}

export interface Marker {
  readonly point: number;
  readonly letter: string;
  readonly of: string;
  readonly title: string;
}

const MOST_MARKERS = 3;

/**
 * The largest lines of a ledger on the forecast's history: each at the report where it moved most, lettered from
 * left to right. A line that no report of the series has gets none.
 */
export function markersOf(
  lines: readonly MovementLine[],
  points: readonly SeriesPoint[],
): readonly Marker[] {
  const largest = [...lines]
    .filter(({ id }) => id !== undefined)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const placed: { point: number; id: string; title: string }[] = [];
  for (const { id = '', title } of largest) {
    let best: { readonly point: number; readonly size: number } | undefined;
    for (const [point, { lines: moved }] of points.entries()) {
      const size = Math.abs(moved.find((line) => line.id === id)?.amount ?? 0);
      if (size > (best?.size ?? 0)) best = { point, size };
    }
    if (best === undefined || placed.some(({ point }) => point === best.point)) continue;
    placed.push({
      point: best.point,
      id,
      title: sayLine({ ...EMPTY, title: title ?? null }).title,
    });
    if (placed.length === MOST_MARKERS) break;
  }
  placed.sort((a, b) => a.point - b.point);
  return placed.map(({ point, id, title }, place) => ({
    point,
    letter: String.fromCharCode(65 + place),
    of: id,
    title,
  }));
}

const EMPTY: MovementLine = { cause: null, kind: '', event: null, amount: 0 };
