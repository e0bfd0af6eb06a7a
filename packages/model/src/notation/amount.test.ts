import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal } from '../plan/index.ts';
import { parseAmount, printAmount } from './amount.ts';

const read = (text: string) => parseAmount(text, 'USD');

describe('amounts of money', () => {
  test('what people type is read', () => {
    expect(read('46000')).toEqual({ amount: '46000', currency: 'USD' });
    expect(read('46,000.50')).toEqual({ amount: '46000.5', currency: 'USD' });
    expect(read('46k')).toEqual({ amount: '46000', currency: 'USD' });
    expect(read('3.2M')).toEqual({ amount: '3200000', currency: 'USD' });
    expect(read('0.0005k')).toEqual({ amount: '0.5', currency: 'USD' });
    expect(read('€ 1,234,567')).toEqual({ amount: '1234567', currency: 'EUR' });
    expect(read('gbp 12')).toEqual({ amount: '12', currency: 'GBP' });
    expect(read('92k EUR')).toEqual({ amount: '92000', currency: 'EUR' });
  });

  test('other texts are refused with examples of what is read', () => {
    for (const text of [
      '',
      '-5',
      '4,6',
      '46,0000',
      '1e5',
      '46kk',
      '$46 EUR',
      '46.',
      '5m',
      'EUR',
      '٣',
    ]) {
      expect(read(text), text).toMatchObject({
        code: 'amount-unreadable',
        accepted: expect.arrayContaining(['46k']),
      });
    }
  });

  test('every amount prints as a text that reads back as itself', () => {
    const any = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.nat({ max: 99_999_999 }));
    fc.assert(
      fc.property(any, fc.constantFrom('USD', 'EUR', 'JPY'), ([whole, part], currency) => {
        const amount = decimal(`${whole}.${String(part).padStart(8, '0')}`) ?? '';
        expect(parseAmount(printAmount({ amount, currency }), 'CHF')).toEqual({ amount, currency });
      }),
    );
  });
});
