import { z } from 'zod';

/** Past the whole range of dates, 1900 to 2199, in minutes: no plan holds more. */
export const MOST_MINUTES = 200_000_000;

/** The unit a person wrote a duration in. It never changes how long the duration is. */
export const DurationUnit = z.enum(['m', 'h', 'd', 'w', 'mo', 'y']);
export type DurationUnit = z.infer<typeof DurationUnit>;

/** Whole minutes of work or of time, not negative. */
export const Minutes = z.int().min(0).max(MOST_MINUTES);

/**
 * An amount of work, in minutes to a tenth: MS Project's own grain. It is no time on a calendar,
 * and 633.6 minutes at 11 % are exactly twelve days, where 634 would be a few minutes more.
 */
export const WorkMinutes = z
  .number()
  .min(0)
  .max(MOST_MINUTES)
  .refine((minutes) => Math.round(minutes * 10) / 10 === minutes, 'minutes to a tenth');

/** Whole minutes that may be negative. */
export const SignedMinutes = z.int().min(-MOST_MINUTES).max(MOST_MINUTES);

/** Working minutes, or minutes of the clock when elapsed. */
export const Duration = z.strictObject({
  minutes: Minutes,
  unit: DurationUnit,
  elapsed: z.literal(true).exactOptional(),
  /** Somebody marked it as a guess: `5d?`. */
  estimated: z.literal(true).exactOptional(),
});
export type Duration = z.infer<typeof Duration>;

/** Time between the two ends of a link, negative for a lead; or a share of the predecessor's duration. */
export const Lag = z.union([
  z.strictObject({
    minutes: SignedMinutes,
    unit: DurationUnit,
    elapsed: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    percent: z.number().min(-100_000).max(100_000),
    elapsed: z.literal(true).exactOptional(),
  }),
]);
export type Lag = z.infer<typeof Lag>;
