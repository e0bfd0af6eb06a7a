import { minuteOf } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import { diffOf, type TaskRecord } from '../plan/index.ts';
import { type Difference, partsOf } from './difference.ts';
import { type Joiner, joinOrder } from './join-order.ts';
import type { Part } from './parts.ts';
import type { Player, Report } from './player.ts';
import { CAUSE_BY_KIND } from './task-fields.ts';
import type { DoneOf } from './work-split.ts';

/** Who is at play between two states, and what was reported of which task. */
export interface Players {
  readonly players: readonly Player[];
  readonly reports: readonly Report[];
}

/**
 * SLP-4: what differs between two states that share their ids, gathered by what a manager would name:
 * mostly one task. Differences that no date can come from belong to nobody.
 */
export function playersOf(earlier: ComputedPlan, later: ComputedPlan): Players {
  const isTurned = isBack(earlier, later);
  const older = isTurned ? earlier : later;
  const { parts, progress } = partsOf(differenceOf(earlier, later, isTurned));
  const joinsAfter = joinOrder(
    parts.map(joinerOf),
    {
      network: older.forecast.schedule.network,
      indexOfTask: older.plan.context.indexOfTask,
    },
    isTurned,
  );
  const players = parts.map(({ id, kind, records, diff }, order) => ({
    id,
    kind,
    cause: CAUSE_BY_KIND[kind],
    records: [...records],
    steps: [{ order, diff }],
    joinsAfter: [...(joinsAfter.get(id) ?? [])],
  }));
  const reports = [...progress].map(([taskId, { id }]) => ({
    taskId,
    at: older.status.at,
    player: id,
    ...(isTurned ? { taken: true as const } : {}),
  }));
  return { players, reports };
}

/** Of a part alone: what it is about decides. */
function joinerOf({ id, kind, main }: Part): Joiner {
  if (kind === 'progress') return { id, progressOf: main };
  if (kind === 'remaining') return { id, leftOf: main === undefined ? [] : [main] };
  const isOrdered = kind === 'time-passed' || kind === 'scope-added' || kind === 'scope-removed';
  return { id, is: isOrdered ? kind : undefined };
}

function differenceOf(earlier: ComputedPlan, later: ComputedPlan, isBack: boolean): Difference {
  // Without a word of the tool, P6 counts the working time since the start (P6-23).
  const doneOf: DoneOf = (task, state) => {
    const plan = state === 'earlier' ? earlier : later;
    if (task.actualDuration !== undefined) return task.actualDuration;
    if (task.actualStart === undefined) return 0;
    if (plan.records.project.rules !== 'p6') {
      return Math.max(0, (task.duration?.minutes ?? 0) - (task.remaining ?? 0));
    }
    return Math.max(0, plan.forecast.workBetween(task.actualStart, plan.status.at, task.id));
  };
  return {
    earlier: earlier.records,
    later: later.records,
    diff: diffOf(earlier.records, later.records),
    isBack,
    isTimePassed: isTimePassed(earlier, later),
    doneOf,
  };
}

/** P6 looks at the data date alone, and there may be one in one state only. */
function isTimePassed(earlier: ComputedPlan, later: ComputedPlan): boolean {
  const { project } = later.records;
  return (
    earlier.status.at !== later.status.at ||
    (project.rules === 'p6' && earlier.records.project.statusDate !== project.statusDate)
  );
}

/** By their status moments; where those are one, by where less is done. */
function isBack(earlier: ComputedPlan, later: ComputedPlan): boolean {
  const [before, after] = [earlier, later].map(({ status }) => minuteOf(status.at) as number);
  if (before !== after) return (after as number) < (before as number);
  let progress = 0;
  for (const task of later.records.all('task')) {
    const other = earlier.records.find('task', task.id);
    if (other === undefined || later.records.isSummary(task)) continue;
    progress += stage(task) - stage(other);
  }
  return progress < 0;
}

function stage({ actualStart, actualFinish, actualDuration = 0 }: TaskRecord): number {
  return (
    (actualStart === undefined ? 0 : 1e9) + (actualFinish === undefined ? 0 : 1e9) + actualDuration
  );
}
