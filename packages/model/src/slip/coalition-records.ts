import {
  changedRecord,
  changesBetween,
  type Diff,
  type Duration,
  type FieldChange,
  type FieldChanges,
  fieldOf,
  type PlanRecord,
  type RecordId,
  Records,
  type Side,
  sameSide,
  type TaskRecord,
} from '../plan/index.ts';
import { type Player, touchedBy } from './player.ts';

/** What one player does to one record. */
interface Step {
  readonly player: number;
  readonly added?: PlanRecord;
  readonly removed?: true;
  readonly changes?: FieldChanges;
}

/**
 * SLP-10: the plan of a coalition: the starting state plus the parts of the players in it, field by
 * field in the order of their steps. Numbers change by their difference. What cannot be done is left out:
 * a link without its end, a change of what is not there.
 *
 * One holder is kept and moved from coalition to coalition, so that a step costs what it changes.
 */
export class CoalitionRecords {
  /** The plan of the coalition last moved to. Read only. */
  readonly records: Records;
  /** Every record that any coalition has. */
  readonly union: Records;
  private readonly stepsById = new Map<RecordId, Step[]>();
  private readonly idsByPlayer: readonly (readonly RecordId[])[];
  /** What refers to tasks that are not in every coalition, by those tasks. */
  private readonly dependants = new Map<RecordId, RecordId[]>();
  private readonly coalition: Uint8Array;

  /**
   * Calendars and resources that came (`arrived`) are in every coalition: nobody needs them before what
   * refers to them has come.
   */
  constructor(
    private readonly start: Records,
    arrived: readonly PlanRecord[],
    players: readonly Player[],
  ) {
    this.records = new Records([...start, ...arrived]);
    const steps = stepsInOrder(players);
    const added = new Map<RecordId, PlanRecord>();
    for (const { diff } of steps) {
      for (const one of Object.values(diff.added)) {
        if (this.records.get(one.id) === undefined) added.set(one.id, one);
      }
    }
    this.union = new Records([...this.records, ...added.values()]);
    this.coalition = new Uint8Array(players.length);
    this.idsByPlayer = players.map(touchedBy);
    for (const { player, diff } of steps) this.keepSteps(diff, player);
    this.findDependants(steps);
  }

  /**
   * Returns the ids of the records that are now another, or no longer there, or there again. `moved` is told
   * of every player that came or went, whether that changes a record or not.
   */
  moveTo(coalition: ArrayLike<number>, moved: (player: number) => void): RecordId[] {
    const touched = new Set<RecordId>();
    for (let player = 0; player < this.coalition.length; player++) {
      if (this.coalition[player] === coalition[player]) continue;
      this.coalition[player] = coalition[player] as number;
      moved(player);
      for (const id of this.idsByPlayer[player] as readonly RecordId[]) touched.add(id);
    }
    for (const id of touched) for (const one of this.dependants.get(id) ?? []) touched.add(one);
    return [...touched].filter((id) => this.put(id, this.fitting(id)));
  }

  includes(player: number): boolean {
    return this.coalition[player] === 1;
  }

  /** The players that do something to a record. */
  playersOf(id: RecordId): readonly number[] {
    return [...new Set((this.stepsById.get(id) ?? []).map(({ player }) => player))];
  }

  /** The players that add or remove a record, so that there are coalitions without it. */
  passersOf(id: RecordId): readonly number[] {
    const steps = (this.stepsById.get(id) ?? []).filter(({ added, removed }) => added ?? removed);
    return steps.map(({ player }) => player);
  }

  /** What tells the states of a record apart, from coalition to coalition. */
  versionOf(id: RecordId): string {
    return (this.stepsById.get(id) ?? []).map(({ player }) => this.coalition[player]).join('');
  }

  private keepSteps(diff: Diff, player: number): void {
    const step = (id: string, one: Omit<Step, 'player'>) => {
      const known = this.stepsById.get(id as RecordId);
      if (known === undefined) this.stepsById.set(id as RecordId, [{ player, ...one }]);
      else known.push({ player, ...one });
    };
    for (const [id, added] of Object.entries(diff.added)) step(id, { added });
    for (const id of Object.keys(diff.removed)) step(id, { removed: true });
    for (const [id, changes] of Object.entries(diff.updated)) step(id, { changes });
  }

  private findDependants(steps: readonly { readonly diff: Diff }[]): void {
    const passing = new Set<RecordId>();
    for (const { diff } of steps) {
      for (const { id, kind } of [...Object.values(diff.added), ...Object.values(diff.removed)]) {
        if (kind === 'task') passing.add(id);
      }
    }
    const depends = (id: RecordId, on: Side[0]) => {
      if (!passing.has(on as RecordId)) return;
      const known = this.dependants.get(on as RecordId);
      if (known === undefined) this.dependants.set(on as RecordId, [id]);
      else known.push(id);
    };
    for (const id of passing) for (const { id: one } of this.union.referrers(id)) depends(one, id);
    for (const { diff } of steps) {
      for (const [id, { parent }] of Object.entries(diff.updated)) {
        for (const [target] of parent ?? []) depends(id as RecordId, target);
      }
    }
  }

  /** The record as the coalition has it, when what it refers to is there too. */
  private fitting(id: RecordId): PlanRecord | undefined {
    const record = this.composed(id);
    switch (record?.kind) {
      case 'link':
        return this.has(record.from) && this.has(record.to) ? record : undefined;
      case 'assignment':
        return this.has(record.taskId) ? record : undefined;
      case 'task':
        return this.underItsParent(record);
      default:
        return record;
    }
  }

  /** A task that stays under one that is gone is under its other parent, or at the top. */
  private underItsParent(task: TaskRecord): TaskRecord | undefined {
    if (this.has(task.parent)) return task;
    const before = this.start.find('task', task.id);
    if (before === undefined) return undefined;
    const { parent: _, ...atTheTop } = task;
    for (const parent of this.parentsOf(before)) {
      if (parent !== undefined && this.has(parent)) return { ...atTheTop, parent };
    }
    return atTheTop;
  }

  private parentsOf({ id, parent }: TaskRecord): (RecordId | undefined)[] {
    const moves = (this.stepsById.get(id) ?? []).map(({ changes }) => changes?.parent?.[1][0]);
    return [parent, ...(moves as (RecordId | undefined)[])];
  }

  private has(task: RecordId | undefined): boolean {
    if (task === undefined) return true;
    const composed = this.composed(task);
    return composed?.kind === 'task' && this.start.get(task) === undefined
      ? this.has(composed.parent)
      : composed !== undefined;
  }

  private composed(id: RecordId): PlanRecord | undefined {
    let record = this.start.get(id);
    for (const { player, added, removed, changes } of this.stepsById.get(id) ?? []) {
      if (this.coalition[player] !== 1) continue;
      if (added !== undefined) record ??= added;
      else if (removed) record = undefined;
      else if (record !== undefined && changes !== undefined) record = changed(record, changes);
    }
    return record;
  }

  /** Whether this makes a difference. */
  private put(id: RecordId, after: PlanRecord | undefined): boolean {
    const before = this.records.get(id);
    if (before === after) return false;
    const none: Diff = { added: {}, updated: {}, removed: {} };
    if (before === undefined) this.records.patch({ ...none, added: { [id]: after as PlanRecord } });
    else if (after === undefined) this.records.patch({ ...none, removed: { [id]: before } });
    else {
      const changes = changesBetween(before, after);
      if (Object.keys(changes).length === 0) return false;
      this.records.patch({ ...none, updated: { [id]: changes } });
    }
    return true;
  }
}

/** What all players do, in the order in which it took effect. */
function stepsInOrder(players: readonly Player[]): { player: number; order: number; diff: Diff }[] {
  return players
    .flatMap(({ steps }, player) => steps.map(({ order, diff }) => ({ player, order, diff })))
    .sort((a, b) => a.order - b.order || a.player - b.player);
}

function changed(record: PlanRecord, changes: FieldChanges): PlanRecord {
  const effective: Record<string, FieldChange> = {};
  for (const [path, change] of Object.entries(changes)) {
    const current = fieldOf(record, path);
    // A lead is a lag below nothing.
    const next = sideAfter(current, change, path === 'lag' ? Number.NEGATIVE_INFINITY : 0);
    if (next !== undefined) effective[path] = [current, next];
  }
  return changedRecord(record, effective);
}

/** Undefined where the change cannot be made: of a number that is not there. */
function sideAfter(current: Side, [from, to]: FieldChange, least: number): Side | undefined {
  if (sameSide(current, from)) return to;
  const [now, before, after] = [current[0], from[0], to[0]];
  if (typeof before === 'number' && typeof after === 'number') {
    return typeof now === 'number' ? [Math.max(least, now + after - before)] : undefined;
  }
  if (isDuration(before) && isDuration(after)) {
    if (!isDuration(now) || now.elapsed !== before.elapsed) return undefined;
    return [{ ...after, minutes: Math.max(least, now.minutes + after.minutes - before.minutes) }];
  }
  return to;
}

function isDuration(value: Side[0]): value is Duration {
  return typeof value === 'object' && value !== null && 'minutes' in value && 'unit' in value;
}
