import { describe, expect, test } from 'vitest';
import { bar } from './bar.ts';

describe('bars', () => {
  const axis = { low: -5, high: 15 };

  test('stand where their values stand', () => {
    expect(bar({ from: 0, to: 10 }, axis, 20)).toBe('     ██████████');
    expect(bar({ from: 10, to: 5 }, axis, 20)).toBe('          █████');
  });

  test('are never invisible, and nothing has none', () => {
    expect(bar({ from: 14.9, to: 15 }, axis, 10)).toBe('         █');
    expect(bar({ from: 3, to: 3 }, axis, 10)).toBe('');
  });
});
