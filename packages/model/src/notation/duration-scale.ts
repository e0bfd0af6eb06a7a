import type { Duration, DurationUnit, ProjectRecord } from '../plan/index.ts';

/** What the units of a written duration mean, in working minutes. */
export interface DurationScale {
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly minutesPerMonth: number;
  /** Twelve months where it is not said. */
  readonly minutesPerYear?: number;
}

const ELAPSED_MINUTES: Readonly<Record<DurationUnit, number>> = {
  m: 1,
  h: 60,
  d: 1_440,
  w: 10_080,
  mo: 43_200,
  y: 525_600,
};

/** The scale that the project's own settings give. */
export function scaleOf(project: ProjectRecord): DurationScale {
  const { minutesPerDay, minutesPerWeek, daysPerMonth, minutesPerYear } = project;
  return {
    minutesPerDay,
    minutesPerWeek,
    minutesPerMonth: minutesPerDay * daysPerMonth,
    ...(minutesPerYear !== undefined && { minutesPerYear }),
  };
}

/** Minutes in one unit. An elapsed month is 30 days and an elapsed year 365, as in MS Project. */
export function minutesPerUnit(
  { unit, elapsed }: Pick<Duration, 'unit' | 'elapsed'>,
  scale: DurationScale,
): number {
  if (elapsed) return ELAPSED_MINUTES[unit];
  switch (unit) {
    case 'm':
      return 1;
    case 'h':
      return 60;
    case 'd':
      return scale.minutesPerDay;
    case 'w':
      return scale.minutesPerWeek;
    case 'mo':
      return scale.minutesPerMonth;
    case 'y':
      return scale.minutesPerYear ?? 12 * scale.minutesPerMonth;
  }
}
