import {
  type Diff,
  type PlanRecord,
  type RecordId,
  type Side,
  sameJson,
  sameSide,
} from '../plan/index.ts';
import type { LogGroup, LogPlayer } from './log-players.ts';
import { idsOf } from './taken-back.ts';

/** What a group's steps come to for one record. */
interface Net {
  /** The first and the last that the record was, where it came or went. */
  was?: PlanRecord | undefined;
  is?: PlanRecord | undefined;
  readonly sidesByPath: Map<string, [from: Side, to: Side]>;
}

/**
 * SLP-18: all but the groups that took back what they did, with nobody else in between but such as did so
 * too.
 */
export function withoutNetZero(players: readonly LogPlayer[]): LogPlayer[] {
  const stepsByGroup = new Map<LogGroup, OneStep[]>();
  const stepsByRecord = new Map<RecordId, OneStep[]>();
  for (const { group, steps } of players) {
    for (const { order, diff } of steps) {
      for (const id of idsOf(diff)) {
        const step = { group, order, id, diff };
        keep(stepsByGroup, group, step);
        keep(stepsByRecord, id, step);
      }
    }
  }
  const isNothing = (steps: readonly OneStep[]) => [...netOf(steps).values()].every(isZero);
  const gone = new Set<LogGroup>();
  for (const [group, steps] of stepsByGroup) if (isNothing(steps)) gone.add(group);
  // Whoever was in between keeps them; then they may be in between of others.
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const steps of stepsByRecord.values()) {
      const own = steps.filter(({ group }) => gone.has(group));
      if (own.length === 0) continue;
      const orders = own.map(({ order }) => order);
      const [first, last] = [Math.min(...orders), Math.max(...orders)];
      const isBetween = ({ group, order }: OneStep) =>
        !gone.has(group) && first < order && order < last;
      if (!steps.some(isBetween) && isNothing(own)) continue;
      for (const { group } of own) gone.delete(group);
    }
  }
  return players.filter(({ group }) => !gone.has(group));
}

/** What a step of a group does to one record. */
interface OneStep {
  readonly group: LogGroup;
  readonly order: number;
  readonly id: RecordId;
  readonly diff: Diff;
}

function keep<K>(map: Map<K, OneStep[]>, key: K, step: OneStep): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [step]);
  else known.push(step);
}

function netOf(steps: readonly OneStep[]): Map<RecordId, Net> {
  const netById = new Map<RecordId, Net>();
  for (const { id, diff } of [...steps].sort((a, b) => a.order - b.order)) {
    let net = netById.get(id);
    if (net === undefined) {
      net = { sidesByPath: new Map() };
      netById.set(id, net);
    }
    const [removed, added, changes] = [diff.removed[id], diff.added[id], diff.updated[id]];
    if (removed !== undefined) passed(net, removed, undefined);
    if (added !== undefined) passed(net, undefined, added);
    for (const [path, [from, to]] of Object.entries(changes ?? {})) {
      net.sidesByPath.set(path, [net.sidesByPath.get(path)?.[0] ?? from, to]);
    }
  }
  return netById;
}

function passed(net: Net, was: PlanRecord | undefined, is: PlanRecord | undefined): void {
  if (!('is' in net)) net.was = was;
  net.is = is;
}

function isZero(net: Net): boolean {
  if ('is' in net) {
    if (net.was === undefined || net.is === undefined) return net.was === net.is;
    if (!sameJson(net.was, net.is)) return false;
  }
  return [...net.sidesByPath.values()].every(([from, to]) => sameSide(from, to));
}
