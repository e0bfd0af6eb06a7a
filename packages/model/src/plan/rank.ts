import { z } from 'zod';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;

/**
 * A place among siblings: the digits of a fraction between 0 and 1 in base 62, without a trailing 0.
 * Ranks compare as texts do (`<`).
 */
export const Rank = z.string().regex(/^[0-9A-Za-z]*[1-9A-Za-z]$/);
export type Rank = z.infer<typeof Rank>;

/**
 * A rank after `a` and before `b`; an undefined side is open. It grows with the logarithm of the number
 * of appended or prepended siblings. Throws where `a` is not before `b`.
 */
export function rankBetween(a: Rank | undefined, b: Rank | undefined): Rank {
  if (a !== undefined && b !== undefined) {
    if (a >= b) throw new RangeError(`no rank between ${a} and ${b}`);
    return middle(a, b);
  }
  if (a !== undefined) return step(a, 'z', 1);
  if (b !== undefined) return step(b, '0', -1);
  return 'V';
}

/** `count` ranks in order, evenly spread and as short as their number allows. */
export function ranks(count: number): Rank[] {
  let width = 1;
  while (BASE ** width <= count) width++;
  const size = BASE ** width;
  return Array.from({ length: count }, (_, i) =>
    withoutTail(written(Math.floor(((i + 1) * size) / (count + 1)), width)),
  );
}

/** One step from `rank` towards an open side, whose digit is `edge`: k leading edges give k + 2 digits to count in. */
function step(rank: Rank, edge: string, by: 1 | -1): Rank {
  let leading = 0;
  while (rank[leading] === edge) leading++;
  const width = leading + 2;
  if (width > 8) return by === 1 ? `${rank}V` : middle('', rank);
  const counted = rank.slice(leading, leading + width).padEnd(width, '0');
  return withoutTail(edge.repeat(leading) + written(read(counted) + by, width));
}

/** Halfway from `a` to `b`, digit by digit; `''` for `a` is 0. */
function middle(a: string, b: string): Rank {
  let same = 0;
  while ((a[same] ?? '0') === b[same]) same++;
  const prefix = b.slice(0, same);
  const low = DIGITS.indexOf(a[same] ?? '0');
  const high = DIGITS.indexOf(b[same] as string);
  if (high - low > 1) return prefix + DIGITS[Math.floor((low + high) / 2)];
  if (b.length > same + 1) return prefix + b[same];
  return prefix + DIGITS[low] + halfwayUp(a.slice(same + 1));
}

/** A tail greater than `tail`, halfway to the next whole. */
function halfwayUp(tail: string): string {
  const low = tail === '' ? 0 : DIGITS.indexOf(tail[0] as string);
  if (low === BASE - 1) return `z${halfwayUp(tail.slice(1))}`;
  return DIGITS[Math.ceil((low + BASE) / 2)] as string;
}

function read(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * BASE + DIGITS.indexOf(digit);
  return value;
}

function written(value: number, width: number): string {
  let digits = '';
  for (let rest = value; digits.length < width; rest = Math.floor(rest / BASE)) {
    digits = DIGITS[rest % BASE] + digits;
  }
  return digits;
}

function withoutTail(digits: string): string {
  return digits.replace(/0+$/, '');
}
