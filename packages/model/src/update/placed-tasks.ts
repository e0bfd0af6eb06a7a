import {
  type Rank,
  type RecordId,
  type Records,
  rankBetween,
  type TaskRecord,
} from '../plan/index.ts';

/**
 * UPD-5: ranks for tasks in the file's order. A file counts its rows anew each time; here a task that
 * stands where it stood keeps its rank, and only one that came or moved is given another.
 * @param file has the ids of the current records
 */
export function ranksByTask(current: Records, file: Records): Map<RecordId, Rank> {
  const rankById = new Map<RecordId, Rank>();
  const parents = new Set<RecordId | undefined>([undefined]);
  for (const { parent } of file.all('task')) parents.add(parent);
  for (const parent of parents) {
    const siblings = file.children(parent);
    const known = siblings.map(({ id }) => {
      const now = current.find('task', id);
      return now !== undefined && now.parent === parent ? now : undefined;
    });
    for (const [i, rank] of siblingRanks(siblings, known).entries()) {
      rankById.set((siblings[i] as TaskRecord).id, rank);
    }
  }
  return rankById;
}

function siblingRanks(
  siblings: readonly TaskRecord[],
  known: readonly (TaskRecord | undefined)[],
): Rank[] {
  const stays = longestInOrder(known);
  if (stays.size === 0) return siblings.map(({ rank }) => rank);
  const found: Rank[] = [];
  let before: Rank | undefined;
  for (let i = 0; i < siblings.length; ) {
    if (stays.has(i)) {
      before = (known[i] as TaskRecord).rank;
      found.push(before);
      i++;
      continue;
    }
    let end = i;
    while (end < siblings.length && !stays.has(end)) end++;
    const after = known[end]?.rank;
    // Two of one rank are told apart by their ids, and nothing stands between them.
    if (before !== undefined && before === after) return siblings.map(({ rank }) => rank);
    const fresh = ranksBetween(before, after, end - i);
    found.push(...fresh);
    before = fresh.at(-1);
    i = end;
  }
  return found;
}

/** Halving the gap keeps them short. */
function ranksBetween(a: Rank | undefined, b: Rank | undefined, count: number): Rank[] {
  if (count === 0) return [];
  const middle = rankBetween(a, b);
  const before = (count - 1) >> 1;
  return [
    ...ranksBetween(a, middle, before),
    middle,
    ...ranksBetween(middle, b, count - 1 - before),
  ];
}

/** The places of as many as can keep their ranks: the longest run of them that is in order. */
function longestInOrder(tasks: readonly (TaskRecord | undefined)[]): Set<number> {
  /** The place with the smallest end of the runs of each length, and what stands before each place in its run. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [place, task] of tasks.entries()) {
    if (task === undefined) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(tasks[ends[middle] as number] as TaskRecord, task)) low = middle + 1;
      else high = middle;
    }
    previous[place] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = place;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) run.add(at);
  return run;
}

function isBefore(a: TaskRecord, b: TaskRecord): boolean {
  return a.rank === b.rank ? a.id < b.id : a.rank < b.rank;
}
