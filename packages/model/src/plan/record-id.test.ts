import { describe, expect, test } from 'vitest';
import { derivedId, RecordId, recordId, uuidV7 } from './record-id.ts';

const random = Uint8Array.from([0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

describe('record ids', () => {
  test('a new id carries its moment, version and variant', () => {
    expect(uuidV7(0x0123456789ab, random)).toBe('01234567-89ab-7f01-8203-040506070809');
  });

  test('new ids sort by the moment they were made', () => {
    const moments = [0, 1, 255, 256, 2 ** 32, 2 ** 48 - 1];
    const made = moments.map((moment) => uuidV7(moment, random));
    expect([...made].sort()).toEqual(made);
  });

  test('a moment or randomness that does not fit throws', () => {
    expect(() => uuidV7(2 ** 48, random)).toThrow(RangeError);
    expect(() => uuidV7(-1, random)).toThrow(RangeError);
    expect(() => uuidV7(0, random.subarray(1))).toThrow(RangeError);
  });

  test('the same parts give the same id for ever', () => {
    expect(derivedId('ms-project', 'task', '42')).toBe('b1d355e0-9977-8736-a2bc-525eced4e678');
  });

  test('parts are not run together', () => {
    expect(derivedId('a', 'bc')).not.toBe(derivedId('ab', 'c'));
    expect(derivedId('a')).not.toBe(derivedId('a', ''));
  });

  test('names of object internals and paths are no ids', () => {
    for (const text of ['', '__proto__', 'a/b', 'a.b', ' a', 'x'.repeat(65)]) {
      expect(RecordId.safeParse(text).success).toBe(false);
      expect(() => recordId(text)).toThrow();
    }
  });
});
