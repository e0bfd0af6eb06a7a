/** The last moment of the day that lies `days` after the moment's own, in the reader's time zone; an instant. */
export function endOfDay(instant: string, days: number): string {
  const at = new Date(instant);
  return new Date(
    at.getFullYear(),
    at.getMonth(),
    at.getDate() + days,
    23,
    59,
    59,
    999,
  ).toISOString();
}

/** The day as a date field has it, `2026-11-20`, in the reader's time zone. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The end of the day that a date field names; undefined where it names none. */
export function endOfDayNamed(day: string): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  return endOfDay(new Date(Number(year), Number(month) - 1, Number(date)).toISOString(), 0);
}

export interface Mark {
  readonly seq: number;
  readonly kind: 'baseline' | 'report';
  readonly name: string;
}

/** Where a mark stands on a slider from `first` to `head`, in percent of its length. */
export function markPlace(seq: number, first: number, head: number): number {
  return head <= first ? 100 : Math.min(100, Math.max(0, ((seq - first) / (head - first)) * 100));
}

/** The mark before or after a change; undefined where there is none that way. */
export function nextMark(marks: readonly Mark[], seq: number, way: -1 | 1): Mark | undefined {
  const beyond = marks.filter((mark) => (way > 0 ? mark.seq > seq : mark.seq < seq));
  return beyond.reduce<Mark | undefined>(
    (best, mark) =>
      best === undefined || Math.abs(mark.seq - seq) < Math.abs(best.seq - seq) ? mark : best,
    undefined,
  );
}
