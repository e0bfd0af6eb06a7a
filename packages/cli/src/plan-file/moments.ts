import { minuteText } from '@throughline/engine';
import type { LocalDateTime, Moments, ProjectRecord } from '@throughline/model';
import { note } from '../say.ts';
import type { Shell } from '../shell.ts';
import { day } from '../terminal/index.ts';

/** FCT-2: a status date in the file stays; without one, `--as-of` stands in front of the clock. */
export async function momentsOf(
  { statusDate, defaultEndTime }: ProjectRecord,
  asOf: string | undefined,
  shell: Shell,
): Promise<Moments & { readonly now: LocalDateTime }> {
  if (asOf === undefined) return { now: shell.now };
  const at = atEndOfDay(asOf, defaultEndTime);
  if (statusDate !== undefined) {
    const stays = `the status date in the file, ${day(statusDate)}, stays`;
    await note(`${stays}; --as-of only says what today is.`, shell);
  }
  return { asOf: at, now: at };
}

/** A day without a time means its end, when its work is done. */
export function atEndOfDay(asOf: string, endTime: number): LocalDateTime {
  return asOf.length === 10 ? asOf + minuteText(Math.min(endTime, 1439)).slice(10) : asOf;
}
