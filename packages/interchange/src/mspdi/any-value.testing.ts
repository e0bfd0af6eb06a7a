import { minuteText } from '@throughline/engine';
import { type Duration, derivedId, type Money, type RecordId } from '@throughline/model';
import fc from 'fast-check';

/**
 * Parts of random plans as MS Project could hold them: every field that a file has a place for, ids as
 * the reader derives them, and nothing said twice, so that writing and reading gives the same records.
 */
export const CURRENCY = 'EUR';

export const id = (...parts: string[]): RecordId => derivedId('ms-project', ...parts);

/** The value or nothing: an optional field. */
export type Maybe<T> = fc.Arbitrary<T | undefined>;

export const maybe = <T>(value: fc.Arbitrary<T>): Maybe<T> => fc.option(value, { nil: undefined });

/** Records have no undefined fields. */
export function whole<T extends object>(
  fields: fc.Arbitrary<T>,
): fc.Arbitrary<{ [F in keyof T]: Exclude<T[F], undefined> }> {
  return fields.map((one) => {
    const kept = Object.entries(one).filter(([, value]) => value !== undefined);
    return Object.fromEntries(kept) as { [F in keyof T]: Exclude<T[F], undefined> };
  });
}

export const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((one) => one.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '-'));

export const word = fc.stringMatching(/^[A-Za-z0-9<>&"']{1,8}$/);

export const moment = fc.integer({ min: 44_000_000, max: 80_000_000 }).map(minuteText);

export const day = fc.integer({ min: 32_000, max: 60_000 });

export const minutes = fc.integer({ min: 1, max: 200_000 });

export const work = fc.integer({ min: 1, max: 1_000_000 }).map((tenths) => tenths / 10);

export const percent = fc.integer({ min: 1, max: 100 });

export const flag = maybe(fc.constant(true as const));

export const unit = fc.constantFrom('m', 'h', 'd', 'w', 'mo' as const);

export const duration: fc.Arbitrary<Duration> = whole(
  fc.record({
    minutes: fc.integer({ min: 0, max: 200_000 }),
    unit,
    elapsed: flag,
    estimated: flag,
  }),
) as fc.Arbitrary<Duration>;

export const money: fc.Arbitrary<Money> = fc
  .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.constantFrom(1, 10, 100, 1000))
  .map(([n, parts]) => ({ amount: String(n / parts), currency: CURRENCY }));
