import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Zoom } from '../gantt-props.ts';
import { tableOf } from './small-table.testing.ts';
import { TimeInView } from './time-in-view.ts';

const { marks } = tableOf(400);

function view() {
  const told: Zoom[] = [];
  const time = new TimeInView(
    () => {},
    (zoom) => told.push(zoom),
  );
  time.resize(800);
  return { time, told };
}

describe('the time in view', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows the whole plan where that was asked for', () => {
    const { time } = view();
    time.follow('fit');
    time.place(marks, false);
    expect(time.xOf(marks.projectStart)).toBeCloseTo(24);
    expect(time.xOf(marks.projectFinish)).toBeCloseTo(776);
  });

  it('waits for dates, and takes its place once they are there', () => {
    const { time } = view();
    time.follow('fit');
    time.place({ ...marks, projectFinish: Number.NaN }, false);
    time.place(marks, false);
    expect(time.xOf(marks.projectFinish)).toBeCloseTo(776);
  });

  it('tells of a zoom once, when it rests, and does not jump when that comes back', () => {
    const { time, told } = view();
    time.follow('fit');
    time.place(marks, false);
    for (let step = 0; step < 12; step++) time.zoomAround(400, 1.3);
    // The screen is drawn again for another reason.
    time.follow('fit');
    const { scale } = time;
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(['days']);
    time.follow('days');
    expect(time.scale).toEqual(scale);
  });

  it('goes to the zoom that was picked, around the middle', () => {
    const { time } = view();
    time.follow('months');
    time.place(marks, false);
    const middle = time.minuteAt(400);
    time.follow('weeks');
    expect(time.scale.pixelsPerDay).toBe(5);
    expect(time.minuteAt(400)).toBeCloseTo(middle, 3);
  });

  it('puts today a third of the way in when the plan is under way', () => {
    const { time } = view();
    time.follow('weeks');
    time.place({ ...marks, now: marks.projectStart + 90 * 1440 }, false);
    expect(time.xOf(marks.projectStart + 90 * 1440)).toBeCloseTo(800 / 3);
  });
});
