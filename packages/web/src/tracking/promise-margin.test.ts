import { expect, test } from 'vitest';
import { marginOf, promiseMargin } from './promise-margin.ts';

const DAY = 480;
const open = { state: 'open', late: false, lateness: 0, floatLeft: 20 * DAY } as const;
const buffer = (burned: number, workDone: number) => ({
  planned: 40 * DAY,
  burned,
  workDone,
  reason: null,
});

test('what is left, and whether that is little', () => {
  expect(promiseMargin(open, DAY)).toEqual({ text: '+20 days', tone: 'good' });
  expect(promiseMargin({ ...open, floatLeft: DAY }, DAY)).toEqual({ text: '+1 day', tone: 'warn' });
  expect(promiseMargin({ ...open, buffer: buffer(60, 50) }, DAY).tone).toBe('warn');
  expect(promiseMargin({ ...open, buffer: buffer(50, 60) }, DAY).tone).toBe('good');
});

test('by how much it is missed, and what became of it', () => {
  const late = { ...open, late: true, lateness: 9 * DAY, floatLeft: 0 };
  expect(promiseMargin(late, DAY)).toEqual({ text: '−9 days', tone: 'bad' });
  expect(promiseMargin({ ...late, state: 'broken' }, DAY).tone).toBe('bad');
  expect(promiseMargin({ ...open, state: 'met' }, DAY).tone).toBe('good');
  expect(promiseMargin({ ...open, state: null }, DAY).tone).toBe('none');
});

test('a guest, who sees no float, is told that it holds', () => {
  const { floatLeft: _, ...told } = open;
  expect(promiseMargin(told, DAY).tone).toBe('good');
  expect(promiseMargin(told, DAY).text).not.toContain('day');
});

test('the ones in danger come first', () => {
  const lines = [open, { ...open, lateness: DAY }, { ...open, floatLeft: null }];
  expect(lines.map(marginOf)).toEqual([20 * DAY, -DAY, Number.POSITIVE_INFINITY]);
});
