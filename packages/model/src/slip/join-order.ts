import type { Network } from '@throughline/engine';
import type { RecordId } from '../plan/index.ts';

/** What decides after whom a player can join. */
export interface Joiner {
  readonly id: string;
  /** It brings reported progress of this task. */
  readonly progressOf?: RecordId | undefined;
  /** It brings what was found to be left of these tasks, beyond what was done. */
  readonly leftOf?: Iterable<RecordId>;
  readonly is?: 'time-passed' | 'scope-added' | 'scope-removed' | undefined;
}

/**
 * SLP-8: the order in which reports came to be. A task's progress joins after that of the tasks it waits
 * for, what was found to be left after the progress, the passing of time after all progress, and work
 * that was added only now after the passing of time. Going back in time all of it is turned round.
 * Several reports of one task follow each other as they are given. Returns, by id, whom each joins after.
 */
export function joinOrder(
  joiners: readonly Joiner[],
  older: { readonly network: Network; readonly indexOfTask: ReadonlyMap<RecordId, number> },
  isBack: boolean,
): Map<string, Set<string>> {
  const joinsAfter = new Map(joiners.map(({ id }) => [id, new Set<string>()]));
  const before: Before = (first, second) =>
    isBack ? joinsAfter.get(first)?.add(second) : joinsAfter.get(second)?.add(first);
  const reportsByTask = new Map<RecordId, string[]>();
  for (const { id, progressOf } of joiners) {
    if (progressOf === undefined) continue;
    const known = reportsByTask.get(progressOf);
    if (known === undefined) reportsByTask.set(progressOf, [id]);
    else {
      before(known.at(-1) as string, id);
      known.push(id);
    }
  }
  for (const { id, leftOf = [] } of joiners) {
    for (const task of leftOf) {
      for (const report of reportsByTask.get(task) ?? []) if (report !== id) before(report, id);
    }
  }
  const time = joiners.find(({ is }) => is === 'time-passed');
  if (time !== undefined) {
    for (const reports of reportsByTask.values()) {
      for (const report of reports) before(report, time.id);
    }
    const fresh = isBack ? 'scope-removed' : 'scope-added';
    for (const { id, is } of joiners) if (is === fresh) before(time.id, id);
  }
  orderByLinks(reportsByTask, older, before);
  return joinsAfter;
}

type Before = (first: string, second: string) => void;

/** Every activity hears, along the links, of the nearest reported ones before it. */
function orderByLinks(
  reportsByTask: ReadonlyMap<RecordId, readonly string[]>,
  { network, indexOfTask }: Parameters<typeof joinOrder>[1],
  before: Before,
): void {
  if (reportsByTask.size < 2) return;
  const reportsByActivity = new Map<number, readonly string[]>();
  for (const [task, reports] of reportsByTask) {
    const index = indexOfTask.get(task);
    if (index !== undefined) reportsByActivity.set(index, reports);
  }
  const { links, order } = network;
  const nearest = new Map<number, ReadonlySet<string>>();
  for (const activity of order.order) {
    const heard = new Set<string>();
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      const from = links.from[k] as number;
      const last = reportsByActivity.get(from)?.at(-1);
      if (last !== undefined) heard.add(last);
      else for (const report of nearest.get(from) ?? []) heard.add(report);
    }
    const [first] = reportsByActivity.get(activity) ?? [];
    if (first !== undefined) for (const report of heard) before(report, first);
    else if (heard.size > 0) nearest.set(activity, heard);
  }
}
