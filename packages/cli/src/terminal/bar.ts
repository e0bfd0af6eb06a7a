/** A bar from `from` to `to` on an axis that runs from `low` to `high` over `width` cells; never invisible. */
export function bar(
  { from, to }: { readonly from: number; readonly to: number },
  { low, high }: { readonly low: number; readonly high: number },
  width: number,
  mark = '█',
): string {
  const span = high - low;
  if (span <= 0 || width < 1 || from === to) return '';
  const cell = (value: number) => Math.round(((value - low) / span) * width);
  const start = Math.min(cell(Math.min(from, to)), width - 1);
  const end = Math.max(cell(Math.max(from, to)), start + 1);
  return ' '.repeat(start) + mark.repeat(end - start);
}
