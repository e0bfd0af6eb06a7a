import { minuteText } from '@throughline/engine';
import type { Edit, LinkRecord, RecordId, TaskRecord } from '@throughline/model';

/** What a drag would do: its edits, and where the bar would stand. */
export interface Proposal {
  readonly edits: readonly Edit[];
  readonly start: number;
  readonly finish: number;
  /** Of the duration, where it is progress that is dragged. */
  readonly percent?: number;
}

export interface BarTimes {
  readonly start: number;
  readonly finish: number;
}

/** Begins there and not before; a task that keeps its own dates simply has others. */
export function moved(task: TaskRecord, to: BarTimes): Proposal {
  const start = minuteText(to.start);
  if (task.mode === 'manual') {
    const manualFinish = minuteText(to.finish);
    const edit: Edit = {
      kind: 'task.set-mode',
      taskId: task.id,
      mode: 'manual',
      manualStart: start,
      ...(task.manualFinish !== undefined && { manualFinish }),
    };
    return { edits: [edit], ...to };
  }
  const constraint = { type: 'start-no-earlier-than', date: start } as const;
  return { edits: [{ kind: 'task.set-constraint', taskId: task.id, constraint }], ...to };
}

/** Takes this much longer: working minutes, negative for shorter. Never shorter than `least`. */
export function lengthened(task: TaskRecord, by: number, least: number): Edit | undefined {
  const { duration } = task;
  if (duration === undefined) return undefined;
  const minutes = Math.max(Math.min(least, duration.minutes), duration.minutes + by);
  if (minutes === duration.minutes) return undefined;
  return {
    kind: 'task.set-duration',
    taskId: task.id,
    minutes,
    unit: duration.unit,
    ...(duration.elapsed && { elapsed: true }),
  };
}

/** This share is done, 0 to 100: it began where its bar begins, and ends where it ends when all of it is done. */
export function progressed(task: TaskRecord, bar: BarTimes, percent: number): Edit | undefined {
  const isBegun = task.actualStart !== undefined;
  const isOver = task.actualFinish !== undefined;
  if (percent === 0 && !isBegun) return undefined;
  if (isOver && percent === 100) return undefined;
  return {
    kind: 'task.set-progress',
    taskId: task.id,
    ...(!isBegun && { actualStart: minuteText(bar.start) }),
    ...(percent === 100
      ? { actualFinish: minuteText(bar.finish) }
      : { percentComplete: percent, ...(isOver && { takeBack: 'finish' as const }) }),
  };
}

export function linked(id: RecordId, from: RecordId, to: RecordId, type: LinkRecord['type']): Edit {
  return {
    kind: 'link.add',
    record: { id, kind: 'link', audience: 'internal', from, to, type },
  };
}
