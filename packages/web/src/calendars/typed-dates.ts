import { isLocalDate } from '@throughline/model';

/** One line of a typed list of days: `2026-12-24 Christmas`, `2026-12-18..2027-01-04 Year-end freeze`. */
export interface TypedDays {
  readonly from: string;
  readonly to: string;
  readonly name: string | undefined;
}

export interface TypedDates {
  readonly days: readonly TypedDays[];
  /** Lines that name no day, as they were typed. */
  readonly wrong: readonly string[];
}

const LINE =
  /^(\d{4}-\d\d-\d\d)(?:\s*(?:\.\.|–|—|to|until|\s-\s)\s*(\d{4}-\d\d-\d\d))?[\s,;:]*(.*)$/i;

/** A pasted list of holidays, a day or a range on each line, with a name after it. */
export function parseTypedDates(typed: string): TypedDates {
  const days: TypedDays[] = [];
  const wrong: string[] = [];
  for (const line of typed.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const [, from, to = from, name] = LINE.exec(line) ?? [];
    if (
      from === undefined ||
      to === undefined ||
      !isLocalDate(from) ||
      !isLocalDate(to) ||
      to < from
    ) {
      wrong.push(line);
    } else {
      days.push({ from, to, name: name?.trim() || undefined });
    }
  }
  return { days, wrong };
}
