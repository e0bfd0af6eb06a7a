/** Two moments as the address has them, `412..900`; an empty end is not named. */
export function momentsOf(asked: string): { readonly from?: string; readonly to?: string } {
  const at = asked.indexOf('..');
  const [from, to] = at < 0 ? [asked, ''] : [asked.slice(0, at), asked.slice(at + 2)];
  return {
    ...(from.trim() !== '' && { from: from.trim() }),
    ...(to.trim() !== '' && { to: to.trim() }),
  };
}

/** As the server takes it: a day is its end in the reader's time zone; all else stays. */
export function momentText(typed: string | undefined): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed ?? '') ?? [];
  if (year === undefined) return typed;
  return new Date(Number(year), Number(month) - 1, Number(date), 23, 59, 59, 999).toISOString();
}
