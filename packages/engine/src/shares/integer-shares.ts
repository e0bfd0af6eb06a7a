/**
 * SHR-9: whole amounts that sum to `total`, by the largest remainder: each is rounded down, and what is
 * then missing goes one by one to those that lost most, the first of equals first.
 *
 * Where the amounts sum to `total` themselves, none moves by 1 or more, whatever the signs.
 * Throws for amounts that are not finite and a total that is not whole.
 */
export function integerShares(amounts: readonly number[], total: number): number[] {
  if (!Number.isSafeInteger(total) || !amounts.every((amount) => Number.isFinite(amount))) {
    throw new RangeError('shares need finite amounts and a whole total');
  }
  if (amounts.length === 0) {
    if (total !== 0) throw new RangeError(`nobody to share ${total}`);
    return [];
  }
  const shares = amounts.map((amount) => Math.floor(amount));
  const missing = total - shares.reduce((sum, share) => sum + share, 0);
  const everyone = Math.floor(missing / amounts.length);
  const some = missing - everyone * amounts.length;
  const lost = (index: number) => (amounts[index] as number) - Math.floor(amounts[index] as number);
  const byLoss = [...amounts.keys()].sort((a, b) => lost(b) - lost(a) || a - b);
  for (const [place, index] of byLoss.entries()) {
    shares[index] = (shares[index] as number) + everyone + (place < some ? 1 : 0);
  }
  return shares;
}
