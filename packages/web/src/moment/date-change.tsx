import { format, messages } from '../words/index.ts';
import { useMinutesPerDay } from './plan-answers.ts';

const say = messages({
  same: '{day}, as now',
  arrow: '{from} → {to}',
  earlier: { one: '{days} working day earlier', other: '{days} working days earlier' },
  later: { one: '{days} working day later', other: '{days} working days later' },
});

interface Moved {
  readonly from: string | null;
  readonly to: string | null;
  /** Working minutes; later is more. */
  readonly minutes: number | null;
}

/** Old → new of a date, with the working days between them. */
export function DateChange({ move, bare }: { readonly move: Moved; readonly bare?: boolean }) {
  const minutesPerDay = useMinutesPerDay();
  if (move.from === move.to) return say('same', { day: format.day(move.to) });
  return (
    <>
      <strong>{say('arrow', { from: format.day(move.from), to: format.day(move.to) })}</strong>
      {!bare && move.minutes !== null && move.minutes !== 0 && (
        <span className="muted"> ({sayMoved(move.minutes, minutesPerDay)})</span>
      )}
    </>
  );
}

/** `6 working days earlier`. `minutes`: later is more. */
export function sayMoved(minutes: number, minutesPerDay: number): string {
  const days = Math.abs(minutes) / minutesPerDay;
  const said = { count: days, days: format.number(days, 1) };
  return minutes < 0 ? say('earlier', said) : say('later', said);
}

/** `+4`, `−2.5`: working days. */
export function signedDays(minutes: number, minutesPerDay: number): string {
  return format.signed(minutes / minutesPerDay, 1);
}
