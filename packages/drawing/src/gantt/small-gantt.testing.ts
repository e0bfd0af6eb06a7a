import { roughWidth } from '../text.ts';
import { fitting } from '../timescale/index.ts';
import { at, nameInEnglish } from '../timescale/small-time.testing.ts';
import type { GanttInput, GanttLink, GanttRow, GanttTask } from './gantt-input.ts';

/** A task of one week from a Monday, changed as it is said. */
export function task(row: number, changes: Partial<GanttTask> = {}): GanttTask {
  return {
    kind: 'task',
    row,
    id: `task-${row}`,
    name: `Task ${row + 1}`,
    start: at('2026-11-02T08:00'),
    finish: at('2026-11-06T17:00'),
    ...changes,
  };
}

export function days(from: string, to: string): Pick<GanttTask, 'start' | 'finish'> {
  return { start: at(`${from}T08:00`), finish: at(`${to}T17:00`) };
}

export function linkBetween(
  type: GanttLink['type'],
  from: GanttTask,
  to: GanttTask,
  changes: Partial<GanttLink> = {},
): GanttLink {
  const end = (task: GanttTask) => ({
    row: task.row,
    start: task.start as number,
    finish: task.finish as number,
    isMilestone: task.kind === 'milestone',
    isCritical: task.isCritical === true,
  });
  const [a, b] = [end(from), end(to)];
  return { id: `${from.id}-${to.id}`, type, isDriving: false, from: a, to: b, ...changes };
}

const HEADING = 40;
const ROW = 28;

/** The rows as a picture of this width over these days, everything shown. */
export function gantt(
  rows: readonly GanttRow[],
  changes: Partial<GanttInput> & { readonly from?: string; readonly to?: string } = {},
): GanttInput {
  const { from = '2026-10-26', to = '2026-11-23', ...others } = changes;
  const width = changes.width ?? 420;
  return {
    title: 'Gantt',
    width,
    height: HEADING + rows.length * ROW,
    headingHeight: HEADING,
    rowHeight: ROW,
    scrollTop: 0,
    scale: fitting(at(from), at(to), width, 0),
    weekStart: 1,
    rows,
    links: [],
    barAt: (row) => {
      const found = rows.find((other) => other.row === row);
      if (found === undefined || found.kind === 'group') return undefined;
      if (found.start === undefined || found.finish === undefined) return undefined;
      return [found.start, found.finish];
    },
    time: {
      now: undefined,
      statusDate: undefined,
      restDays: [6, 7],
      nonworking: [],
      windows: [],
      promises: [],
    },
    shows: {
      criticalPath: true,
      baseline: true,
      links: true,
      float: true,
      labels: false,
      promises: true,
    },
    words: {
      nameTime: nameInEnglish,
      today: '20 Nov',
      status: 'status 13 Nov',
      promised: ({ isBroken }) => (isBroken ? 'promise missed' : 'promised'),
    },
    measure: roughWidth,
    ...others,
  };
}
