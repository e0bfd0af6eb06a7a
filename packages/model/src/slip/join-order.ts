import type { Network } from '@throughline/engine';
import type { RecordId } from '../plan/index.ts';
import type { Part } from './parts.ts';

/**
 * SLP-8: the order in which reports came to be. A task's progress joins after that of the tasks it waits
 * for, what was found to be left after the progress, the passing of time after all progress, and work
 * that was added only now after the passing of time. Going back in time all of it is turned round.
 */
export function setJoinOrder(
  parts: readonly Part[],
  older: { readonly network: Network; readonly indexOfTask: ReadonlyMap<RecordId, number> },
  isBack: boolean,
): void {
  const before = (first: Part, second: Part) =>
    isBack ? first.joinsAfter.add(second.id) : second.joinsAfter.add(first.id);
  const partByTask = new Map<RecordId, Part>();
  for (const part of parts) {
    if (part.kind === 'progress') partByTask.set(mainRecord(part), part);
  }
  for (const part of parts) {
    const progress = part.kind === 'remaining' ? partByTask.get(mainRecord(part)) : undefined;
    if (progress !== undefined) before(progress, part);
  }
  const time = parts.find(({ kind }) => kind === 'time-passed');
  if (time !== undefined) {
    for (const progress of partByTask.values()) before(progress, time);
    const fresh = isBack ? 'scope-removed' : 'scope-added';
    for (const part of parts) if (part.kind === fresh) before(time, part);
  }
  orderByLinks(partByTask, older, before);
}

function mainRecord(part: Part): RecordId {
  const [main] = part.records;
  return main as RecordId;
}

/** Every activity hears, along the links, of the nearest reported ones before it. */
function orderByLinks(
  partByTask: ReadonlyMap<RecordId, Part>,
  { network, indexOfTask }: Parameters<typeof setJoinOrder>[1],
  before: (first: Part, second: Part) => void,
): void {
  const partByActivity = new Map<number, Part>();
  for (const [task, part] of partByTask) {
    const index = indexOfTask.get(task);
    if (index !== undefined) partByActivity.set(index, part);
  }
  const { links, order } = network;
  const nearest = new Map<number, ReadonlySet<Part>>();
  for (const activity of order.order) {
    const heard = new Set<Part>();
    const end = links.incomingAt[activity + 1] as number;
    for (let k = links.incomingAt[activity] as number; k < end; k++) {
      const from = links.from[k] as number;
      const own = partByActivity.get(from);
      if (own !== undefined) heard.add(own);
      else for (const part of nearest.get(from) ?? []) heard.add(part);
    }
    const own = partByActivity.get(activity);
    if (own !== undefined) for (const part of heard) before(part, own);
    else if (heard.size > 0) nearest.set(activity, heard);
  }
}
