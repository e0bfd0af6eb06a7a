import { expect, test } from 'vitest';
import { moneyText, signedMoneyText } from './money-text.ts';

test.each([
  ['3200000', '3,200,000 USD'],
  ['1234.56', '1,235 USD'],
  ['100', '100 USD'],
  ['12.5', '12.50 USD'],
  ['12', '12 USD'],
  ['0.5', '0.50 USD'],
  ['99.999', '100.00 USD'],
  ['0', '0 USD'],
  ['-38000', '−38,000 USD'],
  ['-0.255', '−0.26 USD'],
  ['999999999999999999', '999,999,999,999,999,999 USD'],
])('%s is %s', (amount, said) => {
  expect(moneyText(amount, 'USD').replace('\u00a0', ' ')).toBe(said);
});

test('with its sign', () => {
  expect(signedMoneyText('38000', 'USD')).toBe('+38,000\u00a0USD');
  expect(signedMoneyText('-500', 'USD')).toBe('−500\u00a0USD');
  expect(signedMoneyText('0', 'USD')).toBe('0\u00a0USD');
});
