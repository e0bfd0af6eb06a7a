import { rowsOf } from '../notation/index.ts';
import type { RecordId, Records, TaskRecord } from '../plan/index.ts';
import { type KeyOf, Pairing } from './pairing.ts';

/** How many tasks were found again in the later state, and by what. */
export interface TaskMatching {
  readonly byUniqueId: number;
  readonly byCode: number;
  readonly byRecord: number;
  readonly byWbsAndName: number;
  readonly byName: number;
  readonly onlyEarlier: number;
  readonly onlyLater: number;
  /** Of those found again, how many are still called the same. */
  readonly sameName: number;
}

/** SLP-1: tasks by the file's unique id, then its code, then WBS and name, then name under one parent. */
export function matchTasks(
  earlier: Records,
  later: Records,
): { readonly pairing: Pairing<TaskRecord>; readonly matching: TaskMatching } {
  const pairing = new Pairing<TaskRecord>(earlier.all('task'), later.all('task'));
  const byUniqueId = UNIQUE.reduce((sum, system) => sum + pairing.unique(keyIn(system)), 0);
  const byCode = pairing.unique(keyIn('p6.code'));
  const byRecord = pairing.unique(({ id }) => id);
  const byWbsAndName = pairing.unique(wbsAndName(earlier), wbsAndName(later));
  const byName = matchByName(pairing, earlier, later);
  return {
    pairing,
    matching: {
      byUniqueId,
      byCode,
      byRecord,
      byWbsAndName,
      byName,
      onlyEarlier: pairing.onlyEarlier.length,
      onlyLater: pairing.onlyLater.length,
      sameName: sameNames(pairing, later),
    },
  };
}

/** Ids that their tool gives once and never again; a row number or a WBS code is none. */
const UNIQUE = ['ms-project.uid', 'p6.object-id', 'p6.wbs'];

export function keyIn(system: string): KeyOf<{ keys?: Record<string, string> }> {
  return ({ keys }) => keys?.[system];
}

/** A plan without WBS codes has its outline numbers. */
function wbsAndName(records: Records): KeyOf<TaskRecord> {
  const wbsById = new Map<RecordId, string>();
  for (const { task, wbs } of rowsOf(records)) wbsById.set(task.id, wbs);
  return ({ id, name }) => {
    const wbs = wbsById.get(id);
    return wbs === undefined ? undefined : `${wbs}\n${name.trim()}`;
  };
}

/** Level by level, so that a summary found again makes its children known. */
function matchByName(pairing: Pairing<TaskRecord>, earlier: Records, later: Records): number {
  const plain = matchLevels(pairing);
  const [earlierRoot, laterRoot] = roots(earlier, later, pairing);
  if (earlierRoot === laterRoot) return plain;
  return plain + matchLevels(pairing, earlierRoot, laterRoot);
}

/** What is under a root counts as standing at the top. */
function matchLevels(
  pairing: Pairing<TaskRecord>,
  earlierRoot?: RecordId,
  laterRoot?: RecordId,
): number {
  const inEarlier: KeyOf<TaskRecord> = ({ parent = '', name }) =>
    `${parent === earlierRoot ? '' : parent}\n${name.trim()}`;
  const inLater: KeyOf<TaskRecord> = ({ parent, name }) => {
    if (parent === undefined || parent === laterRoot) return `\n${name.trim()}`;
    const matched = pairing.earlierByLater.get(parent);
    return matched === undefined ? undefined : `${matched.id}\n${name.trim()}`;
  };
  let all = 0;
  for (let found = 1; found > 0; all += found) found = pairing.unique(inEarlier, inLater);
  return all;
}

/**
 * P6 has one row above all others, for the project itself; what is under it stands at the top elsewhere.
 * The single row at the top of either state, where the other has not got it.
 */
function roots(
  earlier: Records,
  later: Records,
  { onlyEarlier, onlyLater }: Pairing<TaskRecord>,
): [RecordId | undefined, RecordId | undefined] {
  const rootOf = (records: Records, unpaired: readonly TaskRecord[]) => {
    const [first, ...others] = records.children();
    const isRoot = others.length === 0 && first !== undefined && records.isSummary(first);
    return isRoot && unpaired.includes(first) ? first.id : undefined;
  };
  return [rootOf(earlier, onlyEarlier), rootOf(later, onlyLater)];
}

function sameNames({ earlierByLater }: Pairing<TaskRecord>, later: Records): number {
  let count = 0;
  for (const [id, { name }] of earlierByLater) {
    if (later.find('task', id)?.name.trim() === name.trim()) count++;
  }
  return count;
}
