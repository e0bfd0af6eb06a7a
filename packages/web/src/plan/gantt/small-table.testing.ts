import { minuteOf } from '@throughline/engine';
import type { RecordId } from '@throughline/model';
import { type PlanTable, TaskFlag } from '../../project/index.ts';

/** A plan of this many tasks, one week long and one day after another, linked to the next; for tests and measuring. */
export function tableOf(count: number, flagsOf: (slot: number) => number = () => 0): PlanTable {
  const monday = minuteOf('2026-11-02T08:00') as number;
  const moments = (make: (slot: number) => number) =>
    Float64Array.from({ length: count }, (_, slot) => make(slot));
  const start = moments((slot) => monday + slot * 1440);
  const finish = moments((slot) => monday + slot * 1440 + 4 * 1440 + 540);
  const none = moments(() => Number.NaN);
  const linkCount = Math.max(0, count - 1);
  const linkSlots = (add: number) => Int32Array.from({ length: linkCount }, (_, at) => at + add);
  return {
    version: 1,
    slotCount: count,
    ids: Array.from({ length: count }, (_, slot) => `task-${slot}` as RecordId),
    names: Array.from({ length: count }, (_, slot) => `Task ${slot + 1}`),
    flags: Uint32Array.from({ length: count }, (_, slot) => flagsOf(slot)),
    depth: new Uint8Array(count),
    planRow: Int32Array.from({ length: count }, (_, slot) => slot + 1),
    parent: new Int32Array(count).fill(-1),
    start,
    finish,
    forecastStart: start,
    forecastFinish: finish,
    lateFinish: none,
    totalFloat: none,
    freeFloat: none,
    percent: new Float32Array(count),
    doneUntil: moments((slot) =>
      (flagsOf(slot) & TaskFlag.started) !== 0 ? (start[slot] as number) + 2880 : Number.NaN,
    ),
    baselineStart: none,
    baselineFinish: none,
    deadline: none,
    constraint: new Uint8Array(count).fill(255),
    constraintDate: none,
    pieces: new Map(),
    promises: new Map(),
    links: {
      ids: Array.from({ length: linkCount }, (_, at) => `link-${at}` as RecordId),
      from: linkSlots(0),
      to: linkSlots(1),
      type: new Uint8Array(linkCount),
      driving: new Uint8Array(linkCount),
    },
    rows: Int32Array.from({ length: count }, (_, slot) => slot),
    groups: [],
    marks: {
      statusDate: monday,
      now: monday,
      projectStart: monday,
      projectFinish: (finish.at(-1) ?? monday) as number,
      minutesPerDay: 480,
      restDays: [6, 7],
      nonworking: [],
      windows: [],
      promises: [],
    },
  };
}
