import { type Duration, type DurationUnit, type Lag, MOST_MINUTES } from '@throughline/model';
import type { Fields } from './fields.ts';
import { timeFormat } from './time-units.ts';

/** What a length without a stated unit is read in. */
const USUAL_UNIT: DurationUnit = 'd';

/**
 * A length and how it was written. Whether it is an estimate is an element of its own in most files,
 * and part of the format in the others. Undefined where the element is not there.
 */
export function readDuration(
  fields: Fields,
  name: string,
  formatName: string,
  estimatedName?: string,
): Duration | undefined {
  const minutes = fields.minutes(name);
  if (minutes === undefined) return undefined;
  const format = timeFormat(fields.whole(formatName) ?? 0);
  const stated = estimatedName !== undefined && fields.word(estimatedName) !== undefined;
  const estimated = stated ? fields.flag(estimatedName) : format?.estimated === true;
  return {
    minutes,
    unit: format?.unit ?? USUAL_UNIT,
    ...(format?.elapsed && !format.percent ? { elapsed: true } : {}),
    ...(estimated ? { estimated: true } : {}),
  };
}

/** A link's lag: tenths of a minute, or a whole percentage. Undefined for none. */
export function readLag(fields: Fields): Lag | undefined {
  const format = timeFormat(fields.whole('LagFormat') ?? 0);
  const elapsed = format?.elapsed ? ({ elapsed: true } as const) : {};
  if (format?.percent) {
    const percent = fields.number('LinkLag') ?? 0;
    if (percent === 0) return undefined;
    if (Math.abs(percent) <= 100_000) return { percent, ...elapsed };
    fields.file.losses.add('duration-impossible', fields.where, { field: 'LinkLag' });
    return undefined;
  }
  const minutes = fields.tenths('LinkLag');
  return minutes === undefined
    ? undefined
    : { minutes, unit: format?.unit ?? USUAL_UNIT, ...elapsed };
}

/** A levelling delay: tenths of a minute of the clock. Undefined for none. */
export function readLevelingDelay(fields: Fields): Duration | undefined {
  const minutes = fields.tenths('LevelingDelay');
  if (minutes === undefined) return undefined;
  if (minutes < 0 || minutes > MOST_MINUTES) return fields.unreadable('LevelingDelay');
  const format = timeFormat(fields.whole('LevelingDelayFormat') ?? 0);
  return { minutes, unit: format?.unit ?? USUAL_UNIT, elapsed: true };
}
