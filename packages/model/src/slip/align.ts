import {
  canonicalJson,
  derivedId,
  type PlanRecord,
  type RecordId,
  Records,
  referencesOf,
} from '../plan/index.ts';

type Fields = Record<string, unknown>;

/** Maps inside records whose entries are known by what they say: their ids differ from file to file. */
const BY_CONTENT = ['exceptions', 'workWeeks', 'splits', 'rates', 'choices'];

/** Maps inside records whose keys are ids of other records. */
const BY_RECORD = ['custom', 'tasks'];

/**
 * SLP-3: the later state with the earlier one's ids, so that one diff describes everything that
 * differs. What is new keeps its own id, unless the earlier state has used it for something else.
 */
export function aligned(
  earlier: Records,
  later: Records,
  earlierByLater: ReadonlyMap<RecordId, RecordId>,
): Records {
  const idByLater = new Map(earlierByLater);
  const isTaken = (id: RecordId) => earlier.get(id) !== undefined;
  for (const { id } of later) {
    if (idByLater.has(id)) continue;
    let own = id;
    while (isTaken(own) || (own !== id && later.get(own) !== undefined)) {
      own = derivedId('slip', 'later', own);
    }
    idByLater.set(id, own);
  }
  const as = (id: RecordId) => idByLater.get(id) ?? id;
  return new Records([...later].map((record) => renamed(record, as, earlier)));
}

function renamed(record: PlanRecord, as: (id: RecordId) => RecordId, earlier: Records): PlanRecord {
  const id = as(record.id);
  const fields: Fields = { ...record, id };
  for (const { field, id: target } of referencesOf(record)) fields[field] = as(target);
  for (const field of BY_RECORD) {
    const map = fields[field] as Fields | undefined;
    if (map === undefined) continue;
    fields[field] = Object.fromEntries(
      Object.entries(map).map(([key, value]) => [as(key as RecordId), value]),
    );
  }
  const before = earlier.get(id) as unknown as Fields | undefined;
  for (const field of BY_CONTENT) {
    if (before !== undefined && sameContent(before[field], fields[field])) {
      fields[field] = before[field];
    }
  }
  return fields as unknown as PlanRecord;
}

/** In their order, which decides between two exceptions of one day. */
function sameContent(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return canonicalJson(Object.values(a)) === canonicalJson(Object.values(b));
}
