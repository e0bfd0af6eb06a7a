import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkOf } from './attempts.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { hashOfSecret, isWhole, newBearer } from './secret.ts';

const ada = { email: 'ada.berg@example.org', name: 'Ada Berg-Lindqvist' };
const refuse = (password: string) => () => refuseWeakPassword(password, ada);

describe('a password', () => {
  test.each([
    ['short', 'elevenchars'],
    ['longer than 256 characters', 'x1'.repeat(129)],
    ['the e-mail address', 'Ada.Berg@example.org'],
    ['the name', 'adaberg lindqvist'],
    ['the name with a year', 'AdaBergLindqvist2026'],
    ['one character', 'aaaaaaaaaaaaa'],
    ['a few repeated', 'abc1abc1abc1ab'],
    ['a run of digits', '123456789012'],
    ['a run of letters', 'abcdefghijklm'],
    ['a common word with digits', 'password123456'],
    ['common words', 'iloveyouprincess'],
    ['a common word, in disguise', 'P@ssw0rd!P@ssw0rd'],
    ['the keyboard', 'qwertyuiopasdfghjkl'],
    ['the keyboard with digits', 'qwerty-1234567'],
  ])('is refused: %s', (_what, password) => {
    expect(refuse(password)).toThrow('password-weak');
  });

  test.each([
    'correct horse battery staple',
    'the cat sat on nine mats',
    'пароль из нескольких слов',
    '长密码长密码这是一个不容易猜到的句子',
    'kV8#mQ2!xW9z',
  ])('is accepted: %s', (password) => {
    expect(refuse(password)).not.toThrow();
  });

  test('is counted in characters, however they are composed', () => {
    expect(refuse('e\u0301'.repeat(11))).toThrow('password-weak');
    expect(refuse('🙂é🙃à🙂ü🙃ñ🙂ö🙃ç')).not.toThrow();
  });

  test('from a generator is practically always accepted', () => {
    const characters = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789');
    const generated = fc.string({ unit: characters, minLength: 16, maxLength: 40 });
    fc.assert(
      fc.property(
        generated.filter((text) => new Set(text).size > 8),
        (password) => {
          refuseWeakPassword(password, ada);
        },
      ),
    );
  });
});

test('a bearer knows whether it is whole: one character less, more or other is not', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(bytes, fc.nat(), fc.constantFrom(...'aZ0_-'), (random, place, other) => {
      const bearer = newBearer('tl_', { randomBytes: () => Buffer.from(random) });
      expect(bearer).toMatch(/^tl_[\w-]{49}$/);
      expect(isWhole(bearer)).toBe(true);
      expect(isWhole(bearer.slice(0, -1))).toBe(false);
      const at = place % bearer.length;
      const mistyped = bearer.slice(0, at) + other + bearer.slice(at + 1);
      expect(isWhole(mistyped)).toBe(mistyped === bearer);
      expect(hashOfSecret(bearer)).not.toContain(bearer);
    }),
  );
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
