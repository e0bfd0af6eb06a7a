import { type PlanRecord, type RecordId, referencesOf } from '../plan/index.ts';
import type { LogGroup, LogPlayer } from './log-players.ts';

/**
 * SLP-23: a log says who came first where it matters: who works on what another has brought joins after
 * him, and so does who sets what another had set. Numbers add up in any order and ask for none. Adds to
 * `joinsAfter`, by id, the first in the log first, whatever does not make a circle with what is there already.
 */
export function orderByLog(
  players: readonly LogPlayer[],
  joinsAfter: Map<string, Set<string>>,
): void {
  const steps = players
    .flatMap(({ group, steps }) => steps.map((step) => ({ group, ...step })))
    .sort((a, b) => a.order - b.order);
  const bringerOf = new Map<RecordId, LogGroup>();
  const setterOf = new Map<string, LogGroup>();
  const after = (group: LogGroup, other: LogGroup | undefined) => {
    if (other === undefined || other === group) return;
    const own = joinsAfter.get(group.id) as Set<string>;
    if (own.has(other.id) || waitsFor(other.id, group.id, joinsAfter)) return;
    own.add(other.id);
  };
  for (const { group, diff } of steps) {
    for (const [id, record] of Object.entries(diff.added) as [RecordId, PlanRecord][]) {
      for (const reference of referencesOf(record)) after(group, bringerOf.get(reference.id));
      after(group, bringerOf.get(id));
      bringerOf.set(id, group);
    }
    for (const id of Object.keys(diff.removed) as RecordId[]) {
      after(group, bringerOf.get(id));
      bringerOf.set(id, group);
    }
    for (const [id, changes] of Object.entries(diff.updated)) {
      after(group, bringerOf.get(id as RecordId));
      for (const [path, [from, to]] of Object.entries(changes)) {
        const key = `${id} ${path}`;
        if (!isAmount(from[0]) || !isAmount(to[0])) after(group, setterOf.get(key));
        setterOf.set(key, group);
      }
    }
  }
}

/** Numbers, and durations, change by their differences. */
function isAmount(value: unknown): boolean {
  return (
    typeof value === 'number' || (typeof value === 'object' && value !== null && 'minutes' in value)
  );
}

function waitsFor(
  one: string,
  other: string,
  joinsAfter: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const seen = new Set<string>();
  const open = [one];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === other) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(joinsAfter.get(id) ?? []));
  }
  return false;
}
