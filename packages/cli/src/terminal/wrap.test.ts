import { describe, expect, test } from 'vitest';
import { bad, plain, spansOf, strong, type Text } from './text.ts';
import { textWidth } from './text-width.ts';
import { shortened, wrap } from './wrap.ts';

const lines = (text: Text, width: number, options?: Parameters<typeof wrap>[2]) =>
  wrap(text, width, options).map(plain);

describe('wrap', () => {
  test('breaks at spaces, and never inside a date', () => {
    expect(lines('Go-live on 12\u00a0Mar\u00a02027 at the latest', 16)).toEqual([
      'Go-live on',
      '12\u00a0Mar\u00a02027 at',
      'the latest',
    ]);
  });

  test('breaks a word that has no room of its own', () => {
    expect(lines('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  });

  test('hangs later lines, and keeps the first one where it is', () => {
    expect(lines('    Rehearse the payroll cut-over', 18, { hanging: 6 })).toEqual([
      '    Rehearse the',
      '      payroll',
      '      cut-over',
    ]);
  });

  test('says with an ellipsis that there was more', () => {
    expect(lines('one two three four', 9, { most: 2 })).toEqual(['one two', 'three…']);
  });

  test('keeps styles, and a word of two styles in one piece', () => {
    const wrapped = wrap(['is ', strong('9 days'), bad('!'), ' late'], 9);
    expect(wrapped.map(plain)).toEqual(['is 9', 'days!', 'late']);
    expect(spansOf(wrapped[1] as Text)).toEqual([
      { text: 'days', style: 'strong' },
      { text: '!', style: 'bad' },
    ]);
  });

  test('never makes a line wider than asked, whatever the letters', () => {
    for (let width = 1; width < 30; width++) {
      for (const line of wrap('東京 data centre 移行 🚀 phase two: étage', Math.max(2, width))) {
        expect(textWidth(line)).toBeLessThanOrEqual(Math.max(2, width));
      }
    }
  });

  test('a text that is shortened fits with its ellipsis', () => {
    expect(plain(shortened('Rehearsal', 6))).toBe('Rehea…');
    expect(plain(shortened('Rehearsal', 9))).toBe('Rehearsal');
  });
});

describe('text', () => {
  test('an escape sequence in a name never reaches the terminal', () => {
    expect(plain('Dig\x1b[31m it\x07\u202eback')).toBe('Dig[31m itback');
  });

  test('a line break in a name is a space', () => {
    expect(plain('Dig\r\nthe trench')).toBe('Dig the trench');
  });

  test('wide letters take two cells, marks none', () => {
    expect(textWidth('東京')).toBe(4);
    expect(textWidth('e\u0301te\u0301')).toBe(3);
    expect(textWidth('🚀 go')).toBe(5);
  });
});
