import type { Decimal, LocalDateTime } from '@throughline/model';

/** `2026-03-02T08:00` as MSPDI writes it. */
export function writtenMoment(moment: LocalDateTime | undefined): string | undefined {
  return moment === undefined ? undefined : `${moment}:00`;
}

/** Minutes, to a tenth, as `PT8H30M6S`. */
export function writtenLength(minutes: number | undefined): string | undefined {
  if (minutes === undefined) return undefined;
  const tenths = Math.round(minutes * 10);
  const hours = Math.floor(tenths / 600);
  return `PT${hours}H${Math.floor((tenths % 600) / 10)}M${(tenths % 10) * 6}S`;
}

/** Minutes from midnight as `08:30:00`; midnight at the day's end is that at the beginning. */
export function writtenTimeOfDay(minutes: number): string {
  const within = minutes % 1440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(within / 60))}:${two(within % 60)}:00`;
}

/** An amount in hundredths: `353.5` is `35350`. */
export function writtenHundredths(amount: Decimal): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const digits = fraction.padEnd(2, '0');
  const cents = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2);
  return `${sign}${cents}${rest === '' ? '' : `.${rest}`}`;
}
