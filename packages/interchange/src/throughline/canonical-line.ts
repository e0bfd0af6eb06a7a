import { canonicalJson, type Json } from '@throughline/model';
import type { ReadRefusal } from '../read-outcome.ts';
import { fault } from './fault.ts';
import { MOST_DEPTH } from './limits.ts';
import type { Line } from './lines.ts';

export type Fields = { readonly [key: string]: Json | undefined };

/**
 * The object that a line says, whose canonical text (RFC 8785) is the line itself: so a line can be
 * hashed as it stands, and what is read is written back to the byte.
 */
export function objectOf({ text, number }: Line): { readonly value: Fields } | ReadRefusal {
  const damaged = (problem: string) => fault('throughline-line-damaged', number, { problem });
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return damaged('it is not JSON');
  }
  if (!isFields(value)) return damaged('it is not an object');
  const order = keyOrder(value, 0);
  if (order === 'too-deep') return fault('throughline-too-deep', number, { most: MOST_DEPTH });
  if (order === 'forbidden') return damaged('it has a key "__proto__"');
  return isCanonical(text, value, order === 'sorted')
    ? { value }
    : damaged('it is not written as it has to be: RFC 8785');
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sorted keys and JavaScript's own text make the canonical one; half a surrogate pair is the exception. */
function isCanonical(text: string, value: Fields, sorted: boolean): boolean {
  if (sorted && !text.includes('\\ud')) return JSON.stringify(value) === text;
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

type KeyOrder = 'sorted' | 'unsorted' | 'too-deep' | 'forbidden';

/** Keys that look like numbers stand first in an object, wherever they stood in the text. */
function keyOrder(value: unknown, depth: number): KeyOrder {
  if (typeof value !== 'object' || value === null) return 'sorted';
  if (depth >= MOST_DEPTH) return 'too-deep';
  let order: KeyOrder = 'sorted';
  if (Array.isArray(value)) {
    for (const element of value) {
      const inside = keyOrder(element, depth + 1);
      if (inside === 'too-deep' || inside === 'forbidden') return inside;
      if (inside === 'unsorted') order = inside;
    }
    return order;
  }
  let before = '';
  for (const key in value) {
    if (key === '__proto__') return 'forbidden';
    if (key < before) order = 'unsorted';
    before = key;
    const inside = keyOrder((value as Fields)[key], depth + 1);
    if (inside === 'too-deep' || inside === 'forbidden') return inside;
    if (inside === 'unsorted') order = inside;
  }
  return order;
}
