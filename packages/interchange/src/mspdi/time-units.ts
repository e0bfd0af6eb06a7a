import type { DurationUnit } from '@throughline/model';

/**
 * The codes of DurationFormat, LagFormat and LevelingDelayFormat: 3 to 12 are the units, each followed
 * by its elapsed form; 19 and 20 are shares; 21 says none; 32 more marks an estimate.
 */
export interface TimeFormat {
  /** Absent where the code names none: a share, or a length of no stated unit. */
  readonly unit?: DurationUnit;
  readonly elapsed: boolean;
  readonly estimated: boolean;
  readonly percent: boolean;
}

const UNITS = ['m', 'h', 'd', 'w', 'mo'] as const;
const FIRST_UNIT = 3;
const PERCENT = 19;
const ELAPSED_PERCENT = 20;
const ESTIMATED = 32;

/** Undefined for a code that is none. */
export function timeFormat(code: number): TimeFormat | undefined {
  const estimated = code > ESTIMATED;
  const plain = estimated ? code - ESTIMATED : code;
  const elapsed = plain % 2 === 0;
  if (plain === PERCENT || plain === ELAPSED_PERCENT) return { elapsed, estimated, percent: true };
  if (plain === 21) return { elapsed: false, estimated, percent: false };
  const unit = UNITS[Math.floor((plain - FIRST_UNIT) / 2)];
  return unit === undefined ? undefined : { unit, elapsed, estimated, percent: false };
}

/** The code of a written length. MS Project has no years: they are written as months. */
export function timeFormatCode(
  unit: DurationUnit,
  { elapsed = false, estimated = false }: { elapsed?: boolean; estimated?: boolean } = {},
): number {
  const place = unit === 'y' ? UNITS.length - 1 : UNITS.indexOf(unit);
  return FIRST_UNIT + 2 * place + (elapsed ? 1 : 0) + (estimated ? ESTIMATED : 0);
}

export function percentFormatCode(elapsed: boolean): number {
  return elapsed ? ELAPSED_PERCENT : PERCENT;
}
