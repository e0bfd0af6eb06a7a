import fc from 'fast-check';
import { Duration, DurationUnit, Lag } from '../plan/index.ts';
import type { DurationScale } from './duration-scale.ts';

export const scale: DurationScale = {
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  minutesPerMonth: 9600,
};

export const anyScale: fc.Arbitrary<DurationScale> = fc.record({
  minutesPerDay: fc.integer({ min: 1, max: 1440 }),
  minutesPerWeek: fc.integer({ min: 1, max: 10_080 }),
  minutesPerMonth: fc.integer({ min: 1, max: 44_640 }),
  minutesPerYear: fc.integer({ min: 1, max: 527_040 }),
});

const flag = fc.option(fc.constant(true as const), { nil: undefined });
const size = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }),
  fc.integer({ min: 0, max: 200_000_000 }),
);
const unit = fc.constantFrom(...DurationUnit.options);

function withoutUndefined<T extends object>(value: T): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

export const anyDuration: fc.Arbitrary<Duration> = fc
  .record({ minutes: size, unit, elapsed: flag, estimated: flag })
  .map((duration) => Duration.parse(withoutUndefined(duration)));

export const anyLag: fc.Arbitrary<Lag> = fc
  .oneof(
    fc.record({
      minutes: fc.tuple(size, fc.boolean()).map(([n, lead]) => (lead && n > 0 ? -n : n)),
      unit,
      elapsed: flag,
    }),
    fc.record({
      percent: fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => n / 100),
      elapsed: flag,
    }),
  )
  .map((lag) => Lag.parse(withoutUndefined(lag)));
