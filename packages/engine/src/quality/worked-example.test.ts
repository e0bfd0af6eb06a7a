import { describe, expect, test } from 'vitest';
import type { QualityCode } from './catalogue.ts';
import { judged } from './check.ts';
import { QUALITY_THRESHOLDS } from './thresholds.ts';

/** Of 100 unfinished activities and 160 links, 40 activities due: what counts as kept. */
const COUNTS: readonly [QualityCode, number, number, number, 'pass' | 'fail'][] = [
  ['open-ends', 6, 100, 6, 'fail'],
  ['leads', 1, 160, 0.625, 'fail'],
  ['lags', 8, 160, 5, 'pass'],
  ['finish-to-start-share', 147, 160, 91.875, 'pass'],
  ['hard-constraints', 5, 100, 5, 'pass'],
  ['high-float', 4, 100, 4, 'pass'],
  ['negative-float', 0, 100, 0, 'pass'],
  ['high-duration', 6, 100, 6, 'fail'],
  ['missed-tasks', 3, 40, 7.5, 'fail'],
];

describe('DCMA 14', () => {
  test.each(COUNTS)('%s: %d of %d is %d, %s', (code, count, of, value, status) => {
    expect(judged(code, QUALITY_THRESHOLDS[code], of, { count })).toMatchObject({ value, status });
  });

  test.each([
    // Published: 720 days of path, 60 too few; 800 and 20.
    ['critical-path-length-index', (720 - 60) / 720, 'fail'],
    ['critical-path-length-index', (800 + 20) / 800, 'pass'],
    ['baseline-execution-index', 48 / (50 + 2), 'fail'],
    ['baseline-execution-index', 0.95, 'pass'],
  ] as const)('%s of %d: %s', (code, value, status) => {
    expect(judged(code, QUALITY_THRESHOLDS[code], 1, { count: 0, value })).toMatchObject({
      value,
      status,
    });
  });

  test('shares are never rounded before they are compared', () => {
    // 5.004 % and 89.996 % would both round to their limits.
    expect(judged('lags', QUALITY_THRESHOLDS.lags, 25_000, { count: 1251 }).status).toBe('fail');
    const share = QUALITY_THRESHOLDS['finish-to-start-share'];
    expect(judged('finish-to-start-share', share, 25_000, { count: 22_499 }).status).toBe('fail');
  });

  test('a share of nothing is no pass', () => {
    expect(judged('lags', QUALITY_THRESHOLDS.lags, 0, {})).toMatchObject({
      status: 'not-applicable',
      reason: 'nothing-to-check',
      value: null,
    });
  });
});
