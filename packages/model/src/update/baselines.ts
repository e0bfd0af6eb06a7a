import {
  type BaselineRecord,
  type BaselineTask,
  type RecordId,
  type Records,
  sameJson,
} from '../plan/index.ts';
import { isKeyOf, type Tool } from './carried.ts';

export interface MergedBaselines {
  readonly records: readonly BaselineRecord[];
  /** Taken here, and of another content in the file under the same number: what was approved here stays. */
  readonly stay: readonly RecordId[];
}

/**
 * UPD-7: baselines never go. One that came from a file follows the file for the tasks that it has; what
 * it says of others, such as those that are gone, stays. One that was taken or approved here is frozen.
 */
export function mergedBaselines(
  current: Records,
  file: Records,
  tool: Tool,
  isMadeHere: (id: RecordId) => boolean,
): MergedBaselines {
  const records: BaselineRecord[] = [];
  const stay: RecordId[] = [];
  for (const now of current.all('baseline')) {
    const said = file.find('baseline', now.id);
    if (said === undefined) {
      records.push(now);
      continue;
    }
    const tasks = mergedTasks(now, said, file);
    if (sameJson(tasks, now.tasks)) records.push(withKeys(now, said, tool));
    else if (isFrozen(now) || isMadeHere(now.id)) {
      records.push(now);
      stay.push(now.id);
    } else records.push({ ...withKeys(now, said, tool), tasks });
  }
  for (const said of file.all('baseline')) {
    if (current.find('baseline', said.id) !== undefined) continue;
    if (isKnown(said, current, file)) continue;
    records.push(withFreeNumber(said, records));
  }
  return { records, stay };
}

function isFrozen({ approvedAt, approvedBy, seq }: BaselineRecord): boolean {
  return approvedAt !== undefined || approvedBy !== undefined || seq !== undefined;
}

function mergedTasks(
  now: BaselineRecord,
  said: BaselineRecord,
  file: Records,
): BaselineRecord['tasks'] {
  const others = Object.entries(now.tasks).filter(
    ([id]) => file.find('task', id as RecordId) === undefined,
  );
  const followed = Object.entries(said.tasks).map(([id, values]) => {
    const before = now.tasks[id as RecordId];
    return [id, before !== undefined && sameValues(before, values) ? before : values] as const;
  });
  return Object.fromEntries([...others, ...followed]);
}

/** No file says nothing: a task of which nothing was approved has no place in it. */
function sameValues(a: BaselineTask, b: BaselineTask): boolean {
  return sameJson({ ...a, work: a.work || undefined }, { ...b, work: b.work || undefined });
}

function withKeys(now: BaselineRecord, { keys, name }: BaselineRecord, tool: Tool): BaselineRecord {
  if (tool === 'ms-project') return now;
  const others = Object.entries(now.keys ?? {}).filter(([system]) => !isKeyOf(tool, system));
  const all = Object.fromEntries([...others, ...Object.entries(keys ?? {})]);
  return {
    ...now,
    ...(isFrozen(now) ? {} : { name }),
    ...(Object.keys(all).length === 0 ? {} : { keys: all }),
  };
}

/** A baseline without a number is given a free one when it is written to a file, and comes back under it. */
function isKnown(said: BaselineRecord, current: Records, file: Records): boolean {
  for (const now of current.all('baseline')) {
    if (now.number === undefined && sameJson(mergedTasks(now, said, file), now.tasks)) return true;
  }
  return false;
}

function withFreeNumber(said: BaselineRecord, others: readonly BaselineRecord[]): BaselineRecord {
  if (said.number === undefined || !others.some(({ number }) => number === said.number))
    return said;
  const { number: _, ...rest } = said;
  return rest;
}
