import type { Coalitions } from './coalition.ts';

/**
 * SHR-3: the Shapley value of each counted player, by the values of all 2^n coalitions.
 *
 * A player's share is its mean marginal over all orders of joining: for each size of the coalition
 * it joins, the mean over those coalitions; then the mean over sizes (Shapley 1953).
 * Neighbouring evaluations differ by one player (Gray code), so that a caller can step between them.
 */
export function exactShares(coalitions: Coalitions): number[] {
  const count = coalitions.counted.length;
  const carried = valuesOfAll(coalitions, count);
  const isKnown = Uint8Array.from(carried, (value) => (Number.isNaN(value) ? 0 : 1));
  carryValues(carried, count);

  // By player and size of the coalition joined, summed before dividing: integers stay exact.
  const sums = new Float64Array(count * count);
  for (let joined = 1; joined < carried.length; joined++) {
    if (isKnown[joined] === 0) continue;
    const size = sizeOf(joined) - 1;
    for (let player = 0; player < count; player++) {
      if ((joined & (1 << player)) === 0) continue;
      const before = carried[joined ^ (1 << player)] as number;
      const at = player * count + size;
      sums[at] = (sums[at] as number) + (carried[joined] as number) - before;
    }
  }
  return Array.from({ length: count }, (_, player) => {
    let share = 0;
    let coalitionsOfSize = 1;
    for (let size = 0; size < count; size++) {
      share += (sums[player * count + size] as number) / coalitionsOfSize;
      coalitionsOfSize = (coalitionsOfSize * (count - 1 - size)) / (size + 1);
    }
    return share / count;
  });
}

/** By the bits of the coalition; NaN where there is no value. */
function valuesOfAll(coalitions: Coalitions, count: number): Float64Array {
  const values = new Float64Array(1 << count);
  coalitions.clear();
  let bits = 0;
  for (let step = 0; step < values.length; step++) {
    if (step > 0) {
      const player = trailingZeros(step);
      bits ^= 1 << player;
      coalitions.set(player, (bits & (1 << player)) !== 0);
    }
    values[bits] = coalitions.current() ?? Number.NaN;
  }
  return values;
}

/**
 * SHR-5: along an order of joining, a coalition without a value keeps the last one there was. The mean of
 * that over all orders that lead to the coalition is the mean over its members of what stood before each.
 */
function carryValues(values: Float64Array, count: number): void {
  for (let bits = 1; bits < values.length; bits++) {
    if (!Number.isNaN(values[bits])) continue;
    let sum = 0;
    for (let player = 0; player < count; player++) {
      if ((bits & (1 << player)) !== 0) sum += values[bits ^ (1 << player)] as number;
    }
    values[bits] = sum / sizeOf(bits);
  }
}

function sizeOf(bits: number): number {
  let size = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) size++;
  return size;
}

function trailingZeros(step: number): number {
  return 31 - Math.clz32(step & -step);
}
