import {
  type FieldChange,
  type PlanRecord,
  type RecordId,
  type Side,
  sameJson,
  sameSide,
} from '../plan/index.ts';
import type { LogGroup, LogPlayer } from './log-players.ts';
import { touchedBy } from './player.ts';

/** What a group's steps come to for one record. */
interface Net {
  first: number;
  last: number;
  /** The first and the last that the record was, where it came or went. */
  was?: PlanRecord | undefined;
  is?: PlanRecord | undefined;
  readonly sidesByPath: Map<string, [from: Side, to: Side]>;
}

/** SLP-18: all but the groups that took back what they did, with nobody else in between. */
export function withoutNetZero(players: readonly LogPlayer[]): LogPlayer[] {
  const playersByGroup = new Map<LogGroup, LogPlayer[]>();
  const playersByRecord = new Map<RecordId, LogPlayer[]>();
  const keep = <K>(map: Map<K, LogPlayer[]>, key: K, player: LogPlayer) => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [player]);
    else known.push(player);
  };
  for (const player of players) {
    keep(playersByGroup, player.group, player);
    for (const id of touchedBy(player)) keep(playersByRecord, id, player);
  }
  const gone = new Set<LogGroup>();
  for (const [group, own] of playersByGroup) {
    const isAlone = (id: RecordId, { first, last }: Net) =>
      (playersByRecord.get(id) ?? []).every(
        (player) =>
          player.group === group ||
          player.steps.every(
            ({ order, diff }) => order < first || order > last || !touches(diff, id),
          ),
      );
    const isNothing = [...netOf(own)].every(([id, net]) => isZero(net) && isAlone(id, net));
    if (isNothing) gone.add(group);
  }
  return players.filter(({ group }) => !gone.has(group));
}

function netOf(players: readonly LogPlayer[]): Map<RecordId, Net> {
  const netById = new Map<RecordId, Net>();
  const steps = players.flatMap((player) => player.steps).sort((a, b) => a.order - b.order);
  for (const { order, diff } of steps) {
    const at = (id: string): Net => {
      let net = netById.get(id as RecordId);
      if (net === undefined) {
        net = { first: order, last: order, sidesByPath: new Map() };
        netById.set(id as RecordId, net);
      }
      net.last = order;
      return net;
    };
    for (const [id, record] of Object.entries(diff.removed)) passed(at(id), record, undefined);
    for (const [id, record] of Object.entries(diff.added)) passed(at(id), undefined, record);
    for (const [id, changes] of Object.entries(diff.updated)) {
      const { sidesByPath } = at(id);
      for (const [path, [from, to]] of Object.entries(changes) as [string, FieldChange][]) {
        sidesByPath.set(path, [sidesByPath.get(path)?.[0] ?? from, to]);
      }
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

function touches(
  { added, updated, removed }: LogPlayer['steps'][number]['diff'],
  id: RecordId,
): boolean {
  return [added, updated, removed].some((part) => Object.hasOwn(part, id));
}
