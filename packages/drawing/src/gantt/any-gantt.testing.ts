import fc from 'fast-check';
import { CLOSEST, FURTHEST } from '../timescale/index.ts';
import { at } from '../timescale/small-time.testing.ts';
import type { BarKind, GanttInput, GanttLink, GanttTask } from './gantt-input.ts';
import { gantt, linkBetween, task } from './small-gantt.testing.ts';

const FIRST = at('1950-01-01');
const LAST = at('2150-01-01');
const moment = fc.integer({ min: FIRST, max: LAST });
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const kinds: readonly BarKind[] = ['task', 'summary', 'milestone', 'level-of-effort', 'elapsed'];

const anyTask: fc.Arbitrary<Partial<GanttTask>> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    name: fc.string({ maxLength: 80 }),
    start: moment,
    length: fc.integer({ min: 0, max: 5_000_000 }),
    done: fc.double({ min: 0, max: 1, noNaN: true }),
    isSplit: fc.boolean(),
    baselineStart: sometimes(moment),
    lateFinish: sometimes(moment),
    deadline: sometimes(moment),
    promised: sometimes(moment),
    isCritical: fc.boolean(),
    isLate: fc.boolean(),
    isManual: fc.boolean(),
    isInactive: fc.boolean(),
    isSelected: fc.boolean(),
    isDimmed: fc.boolean(),
  })
  .map(({ start, length, done, promised, isSplit, ...rest }) => {
    const finish = start + length;
    const third = Math.floor(length / 3);
    return {
      ...rest,
      start,
      finish,
      doneUntil: start + Math.floor(length * done),
      baselineFinish: rest.baselineStart === undefined ? undefined : rest.baselineStart + length,
      pieces: isSplit ? [start, start + third, finish - third, finish] : undefined,
      promises:
        promised === undefined
          ? []
          : [{ title: 'Told', at: promised, isBroken: promised < finish }],
    };
  });

const anyLink = fc.record({
  from: fc.nat({ max: 30 }),
  to: fc.nat({ max: 30 }),
  type: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
  isDriving: fc.boolean(),
});

/** Plans of two centuries at every zoom, scrolled anywhere. */
export const anyGantt: fc.Arbitrary<GanttInput> = fc
  .record({
    tasks: fc.array(anyTask, { minLength: 2, maxLength: 12 }),
    links: fc.array(anyLink, { maxLength: 12 }),
    left: moment,
    pixelsPerDay: fc.double({ min: FURTHEST, max: CLOSEST, noNaN: true }),
    width: fc.integer({ min: 60, max: 900 }),
    scrollTop: fc.integer({ min: 0, max: 400 }),
    labels: fc.boolean(),
    criticalPath: fc.boolean(),
  })
  .map(({ tasks, links, left, pixelsPerDay, width, scrollTop, labels, criticalPath }) => {
    const rows = tasks.map((changes, row) => task(row, changes));
    const drawn: GanttLink[] = [];
    for (const { from, to, type, isDriving } of links) {
      const [a, b] = [from % rows.length, to % rows.length];
      if (a === b) continue;
      drawn.push(linkBetween(type, rows[a]!, rows[b]!, { isDriving }));
    }
    const { shows } = gantt([]);
    return gantt(rows, {
      width,
      scrollTop,
      scale: { left, pixelsPerDay },
      links: drawn,
      shows: { ...shows, labels, criticalPath },
    });
  });
