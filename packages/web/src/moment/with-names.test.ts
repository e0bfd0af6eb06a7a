import { expect, test } from 'vitest';
import { withNames } from './with-names.ts';

test('people are named where they are known', () => {
  const ana = '01a1fe6d-0490-7865-8724-ba02eb691a4d';
  const other = '02a1fe6d-0490-7865-8724-ba02eb691a4d';
  expect(withNames(`changed by ${ana}, then by ${other} (change 4)`, { [ana]: 'Ana' })).toBe(
    `changed by Ana, then by ${other} (change 4)`,
  );
  expect(withNames('nobody')).toBe('nobody');
});
