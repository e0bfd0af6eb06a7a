import type { TimeScale } from '@throughline/drawing';
import { xOf } from '@throughline/drawing';
import { type PlanTable, TaskFlag } from '../../project/index.ts';

/** What of a bar the pointer is on; dots stand beside the bar and pull links out of it. */
export type BarPart = 'bar' | 'end' | 'progress' | 'start-dot' | 'end-dot';

export interface PointedBar {
  readonly slot: number;
  readonly part: BarPart;
  readonly left: number;
  readonly right: number;
}

/** Of the dots' middles, from the bar's ends. */
export const DOT_DISTANCE = 10;
const DOT_REACH = 6;
const EDGE_REACH = 4;
const HALF_MILESTONE = 6;
/** Shorter bars are moved as a whole: there is no end to take hold of beside the rest. A day is 12 pixels by days. */
const LEAST_WITH_END = 9;
/** Shorter bars have no room for progress to be pulled. */
const LEAST_WITH_PARTS = 14;
/** Heights of a row in which its bar and dots are met. */
const [REACH_TOP, REACH_BOTTOM] = [3, 23];

export function barEnds(
  table: PlanTable,
  slot: number,
  scale: TimeScale,
): readonly [left: number, right: number] | undefined {
  const [start, finish] = [table.start[slot] as number, table.finish[slot] as number];
  if (Number.isNaN(start) || Number.isNaN(finish)) return undefined;
  const left = xOf(scale, start);
  const flags = table.flags[slot] as number;
  const isMilestone = (flags & TaskFlag.milestone) !== 0 && (flags & TaskFlag.summary) === 0;
  if (isMilestone) return [left - HALF_MILESTONE, left + HALF_MILESTONE];
  return [left, Math.max(left + 2, xOf(scale, finish))];
}

/** The bar of a row at a place, and the part of it; `y` from the top of the row. */
export function pointedBar(
  table: PlanTable,
  slot: number,
  scale: TimeScale,
  x: number,
  y: number,
): PointedBar | undefined {
  const ends = slot < 0 ? undefined : barEnds(table, slot, scale);
  if (ends === undefined || y < REACH_TOP || y > REACH_BOTTOM) return undefined;
  const [left, right] = ends;
  const part = partAt(table, slot, scale, x, left, right);
  return part && { slot, part, left, right };
}

function partAt(
  table: PlanTable,
  slot: number,
  scale: TimeScale,
  x: number,
  left: number,
  right: number,
): BarPart | undefined {
  const flags = table.flags[slot] as number;
  const isWhole = (flags & (TaskFlag.summary | TaskFlag.milestone)) !== 0;
  if (!isWhole && right - left >= LEAST_WITH_END) {
    if (x > right - EDGE_REACH && x <= right + EDGE_REACH - 1) return 'end';
  }
  if (!isWhole && right - left >= LEAST_WITH_PARTS) {
    const isStarted = (flags & TaskFlag.started) !== 0;
    const done = isStarted ? xOf(scale, table.doneUntil[slot] as number) : left;
    const reach = isStarted ? EDGE_REACH : EDGE_REACH - 1;
    if (Math.abs(x - done) <= reach && x >= left - 1) return 'progress';
  }
  if (x >= left - 2 && x <= right + 2) return 'bar';
  if (Math.abs(x - (left - DOT_DISTANCE)) <= DOT_REACH) return 'start-dot';
  return Math.abs(x - (right + DOT_DISTANCE)) <= DOT_REACH ? 'end-dot' : undefined;
}
