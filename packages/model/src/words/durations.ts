/** Lengths of working time as this plan's people say them. Minutes may be fractions. */
export class Durations {
  constructor(private readonly minutesPerDay: number) {}

  /** Elapsed minutes are those of the clock: `10ed`. `4d`, `1.5d`, `−2d`; less than half a day in hours or minutes: `1h`, `20m`. */
  short(minutes: number, elapsed = false): string {
    if (elapsed) return `${numberText(minutes / 1440)}ed`;
    const { amount, unit } = this.parts(minutes);
    return `${amount}${unit}`;
  }

  /** With its sign: `+3d`, `−2d`, `0d`. */
  signed(minutes: number): string {
    const text = this.short(minutes);
    return minutes > 0 && !text.startsWith('0') ? `+${text}` : text;
  }

  /** Without its sign, for a sentence that says which way: `9 working days`, `1 working day`, `3 hours`. */
  words(minutes: number): string {
    const { amount, unit } = this.parts(Math.abs(minutes));
    const name = { d: 'working day', h: 'hour', m: 'minute' }[unit];
    return `${amount}\u00a0${name}${amount === '1' ? '' : 's'}`;
  }

  private parts(minutes: number): { amount: string; unit: 'd' | 'h' | 'm' } {
    const days = minutes / this.minutesPerDay;
    const size = Math.abs(days);
    // A quarter is exact in two decimals; anything finer is an average nobody planned.
    const digits = Number.isInteger(days * 4) ? 2 : 1;
    if (size === 0 || size >= 0.5) return { amount: numberText(days, digits), unit: 'd' };
    return Math.abs(minutes) >= 60
      ? { amount: numberText(minutes / 60), unit: 'h' }
      : { amount: numberText(minutes), unit: 'm' };
  }
}

/** A number with at most `digits` decimals and a true minus. */
export function numberText(value: number, digits = 1): string {
  const size = Number(Math.abs(value).toFixed(digits));
  return value < 0 && size !== 0 ? `−${size}` : String(size);
}
