import { expect, test } from 'vitest';
import { momentsOf, momentText } from './moments.ts';

test('two moments are read from the address', () => {
  expect(momentsOf('412..900')).toEqual({ from: '412', to: '900' });
  expect(momentsOf('Baseline 2..')).toEqual({ from: 'Baseline 2' });
  expect(momentsOf('..')).toEqual({});
  expect(momentsOf('412')).toEqual({ from: '412' });
});

test('a day is asked to its end, what else was typed as it stands', () => {
  expect(new Date(momentText('2026-11-20') ?? '').getDate()).toBe(20);
  expect(momentText('412')).toBe('412');
  expect(momentText('Baseline 2')).toBe('Baseline 2');
  expect(momentText(undefined)).toBeUndefined();
});
