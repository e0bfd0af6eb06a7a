import { minuteOf, minuteText } from '@throughline/engine';
import { describe, expect, it } from 'vitest';
import { dayBeside, snappedStart, snappedWork, stepAt } from './snapping.ts';
import { nightShift, officeHours, workBetween } from './working-time.testing.ts';
import { afterWork, nextWorking } from './working-time.ts';

const at = (text: string) => minuteOf(text) as number;
const work = workBetween(officeHours());
const FRIDAY = '2026-11-13T08:00';
const days = (count: number) => count * 1440;
const text = async (moment: Promise<number>) => minuteText(await moment);

describe('working time found by asking how much lies between', () => {
  it.each([
    ['2026-11-13T08:00', '2026-11-13T08:00'],
    ['2026-11-13T12:00', '2026-11-13T13:00'],
    ['2026-11-13T17:00', '2026-11-16T08:00'],
    ['2026-11-14T03:00', '2026-11-16T08:00'],
  ])('from %s on there is work at %s', async (from, expected) => {
    expect(await text(nextWorking(work, at(from)))).toBe(expected);
  });

  it('ends work where the last of it ends, not where the next stretch begins', async () => {
    expect(await text(afterWork(work, at(FRIDAY), 480))).toBe('2026-11-13T17:00');
    expect(await text(afterWork(work, at(FRIDAY), 481))).toBe('2026-11-16T08:01');
    expect(await text(afterWork(work, at(FRIDAY), 0))).toBe(FRIDAY);
  });

  it('gives up on a calendar without work', async () => {
    expect(await nextWorking(async () => 0, 1000)).toBe(1000);
  });
});

describe('dragging a start', () => {
  const day = stepAt(5, 480);
  const half = stepAt(32, 480);

  it('moves by whole days and keeps the time of day', async () => {
    const start = at('2026-11-11T13:00');
    expect(await text(snappedStart(work, start, days(1.2), day))).toBe('2026-11-12T13:00');
  });

  it('does not begin on a weekend', async () => {
    expect(await text(snappedStart(work, at(FRIDAY), days(1), day))).toBe('2026-11-16T08:00');
  });

  it('begins after half of the day where half days can be pointed at', async () => {
    expect(await text(snappedStart(work, at(FRIDAY), 280, half))).toBe('2026-11-13T13:00');
    expect(await text(snappedStart(work, at(FRIDAY), 80, half))).toBe(FRIDAY);
  });

  it('goes by hours and quarters when they are wide', async () => {
    expect(await text(snappedStart(work, at(FRIDAY), 100, stepAt(576, 480)))).toBe(
      '2026-11-13T10:00',
    );
    expect(await text(snappedStart(work, at(FRIDAY), 100, stepAt(2000, 480)))).toBe(
      '2026-11-13T09:45',
    );
  });

  it('respects shifts that go on after midnight', async () => {
    const nights = workBetween(nightShift());
    const start = at('2026-11-12T22:00');
    expect(await text(snappedStart(nights, start, days(1), day))).toBe('2026-11-13T22:00');
    // Friday's shift ends on Saturday morning, and the next begins on Monday night.
    expect(await text(snappedStart(nights, start, days(2), day))).toBe('2026-11-16T22:00');
  });

  it('goes to the working day before, over a weekend, by key', async () => {
    expect(await text(dayBeside(work, at('2026-11-16T08:00'), -1))).toBe(FRIDAY);
    expect(await text(dayBeside(work, at(FRIDAY), 1))).toBe('2026-11-16T08:00');
  });
});

describe('dragging an end', () => {
  const finish = at('2026-11-13T17:00');

  it('counts working days, not the weekend that it passes', async () => {
    expect(await snappedWork(work, finish, days(3), stepAt(5, 480))).toBe(480);
    expect(await snappedWork(work, finish, -days(2), stepAt(5, 480))).toBe(-960);
  });

  it('is not longer by what is less than half a step', async () => {
    expect(await snappedWork(work, finish, -60, stepAt(32, 480))).toBe(-0);
    expect(await snappedWork(work, finish, -180, stepAt(32, 480))).toBe(-240);
  });
});
