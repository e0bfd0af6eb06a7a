import type { ComputedPlan, Moments } from '../computed/index.ts';
import type { Change } from '../history/index.ts';
import {
  type Diff,
  isEmptyDiff,
  type LocalDateTime,
  type PlanRecord,
  type RecordId,
  type Records,
} from '../plan/index.ts';
import { partsOf } from './difference.ts';
import { Explanations } from './explanations.ts';
import type { Joiner } from './join-order.ts';
import { LogReports, playerKey } from './log-reports.ts';
import { type LogUnit, logUnits, type Source } from './log-units.ts';
import type { Part } from './parts.ts';
import { periodsOf } from './periods.ts';
import type { Player, PlayerStep, Report, SlipKind } from './player.ts';
import { idsOf, restOf, TakenBack } from './taken-back.ts';
import { CAUSE_BY_KIND } from './task-fields.ts';
import type { DoneOf } from './work-split.ts';

/** SLP-15: changes that take effect together or not at all, wherever in the log they stand. */
export interface LogGroup extends Joiner {
  /** What the line is known by, unless an explanation takes it elsewhere. */
  readonly lineKey: string;
  readonly source: Source | undefined;
  readonly kinds: Set<SlipKind>;
  /** What it is about, the main record first. */
  readonly records: Set<RecordId>;
  readonly leftOf: Set<RecordId>;
  /** The changes that it is made of; those that only took some of it back are not asked why. */
  readonly changes: Set<Change>;
  readonly reasons: Set<Change>;
}

/** What a group does in one period: a player of the finish. */
export interface LogPlayer extends Player {
  readonly group: LogGroup;
  readonly period: number;
}

/** A stretch of the log between two reports. */
export interface Period {
  readonly statusBefore: LocalDateTime;
  readonly statusAfter: LocalDateTime;
  /** Of its first and its last change. */
  readonly firstSeq: number;
  readonly seq: number;
}

/** A log, read as a game. */
export interface LogReading {
  readonly players: readonly LogPlayer[];
  readonly reports: readonly Report[];
  readonly periods: readonly Period[];
  /** Calendars and resources that the start does not have, as they were last. */
  readonly arrived: readonly PlanRecord[];
  readonly explanations: Explanations;
}

export function readLog(
  { start, changes }: { readonly start: Records; readonly changes: readonly Change[] },
  earlier: ComputedPlan,
  later: ComputedPlan,
  moments: Moments,
): LogReading {
  return new LogReader(start, changes, earlier, later, moments).read();
}

/** What a unit of the log did, or a part of it. */
interface Did {
  readonly unit: LogUnit;
  readonly period: number;
  readonly diff: Diff;
}

interface OpenPlayer {
  readonly group: LogGroup;
  readonly period: number;
  readonly steps: PlayerStep[];
}

class LogReader {
  private readonly explanations: Explanations;
  private readonly units: readonly LogUnit[];
  private readonly periodByUnit: readonly number[];
  private readonly before: Records;
  private readonly after: Records;
  private readonly groupByKey = new Map<string, LogGroup>();
  private readonly playerByKey = new Map<string, OpenPlayer>();
  private readonly reports = new LogReports();
  /** Seqs of changes that took back others, and were no redo. */
  private readonly takingBack = new Set<number>();
  private readonly arrived = new Map<RecordId, PlanRecord>();
  /** By task and source: the group that brought the task. */
  private readonly bringer = new Map<string, LogGroup>();
  private readonly takenBack = new TakenBack();

  constructor(
    private readonly start: Records,
    changes: readonly Change[],
    private readonly earlier: ComputedPlan,
    private readonly later: ComputedPlan,
    moments: Moments,
  ) {
    this.explanations = new Explanations(later.records);
    this.units = logUnits(start, changes, moments, this.explanations);
    this.periodByUnit = periodsOf(this.units);
    this.before = start.clone();
    this.after = start.clone();
  }

  read(): LogReading {
    for (const [index, unit] of this.units.entries()) {
      const period = this.periodByUnit[index] as number;
      this.after.patch(unit.diff);
      this.keepArrived(unit.diff);
      const rest = unit.undoes.length > 0 ? this.takeBack(unit, period) : unit.diff;
      if (!isEmptyDiff(rest)) this.readDifference(unit, rest, period);
      this.before.patch(unit.diff);
    }
    const players = [...this.playerByKey].map(([id, open]) => playerOf(id, open));
    return {
      players,
      reports: this.reports.all(this.periods()),
      periods: this.periods(),
      arrived: [...this.arrived.values()],
      explanations: this.explanations,
    };
  }

  /** What takes back changes belongs to whom they belonged. Returns what of it took back nothing. */
  private takeBack(unit: LogUnit, period: number): Diff {
    const { given, rest } = this.takenBack.split(unit.diff, unit.undoes);
    for (const [place, { group: key, diff }] of given.entries()) {
      const group = this.groupByKey.get(key) as LogGroup;
      this.step(group, { unit, period, diff }, place / given.length);
      if (group.progressOf !== undefined) {
        this.reports.takeBack(group.progressOf, group.id, period, this.isRedo(unit));
      }
    }
    if (!this.isRedo(unit)) for (const { seq } of unit.changes) this.takingBack.add(seq);
    return rest;
  }

  private isRedo({ undoes }: LogUnit): boolean {
    return undoes.some((seq) => this.takingBack.has(seq));
  }

  private readDifference(unit: LogUnit, diff: Diff, period: number): void {
    const { parts, progress } = partsOf({
      earlier: this.before,
      later: this.after,
      diff,
      isBack: false,
      isTimePassed: unit.statusBefore !== unit.statusAfter,
      doneOf: this.doneOf(period),
    });
    for (const [index, part] of parts.entries()) {
      // After all that was taken back; the parts stand in the order in which they take effect.
      const place = 1 + index / parts.length;
      const rest =
        part.kind === 'logic' ? this.withoutLinksOfNew(part, unit, period, place) : part.diff;
      if (isEmptyDiff(rest)) continue;
      const group = this.groupOf(part, unit.source);
      this.step(group, { unit, period, diff: rest }, place);
      if (part.kind === 'scope-added') this.keepBringer(group, part, unit.source);
    }
    for (const [taskId, part] of progress) {
      this.reports.report(taskId, this.groupOf(part, unit.source).id, period);
    }
  }

  /** Links of a task that the same source has just brought come with it, though it said so in another edit. */
  private withoutLinksOfNew(part: Part, unit: LogUnit, period: number, place: number): Diff {
    const { source } = unit;
    let rest = part.diff;
    for (const id of idsOf(rest)) {
      const link = this.after.find('link', id) ?? this.before.find('link', id);
      if (link === undefined) continue;
      const group = this.bringerOf(link.to, source) ?? this.bringerOf(link.from, source);
      if (group === undefined) continue;
      const [own, others] = restOf(rest, id);
      this.step(group, { unit, period, diff: own }, place);
      rest = others;
    }
    return rest;
  }

  private groupOf(part: Part, source: Source): LogGroup {
    const { kind, main } = part;
    if (kind === 'time-passed')
      return this.group({ key: 'time', lineKey: 'time' }, part, undefined);
    const role = roleOf(part);
    if (role === 'revision' || role === 'scope-removed') {
      const bringer = this.bringerOf(main, source);
      if (bringer !== undefined) return bringer;
    }
    switch (source.is) {
      case 'import':
        return this.group(
          { key: `${source.key} ${part.id}`, lineKey: `${source.key} ${part.id}` },
          part,
          source,
        );
      case 'edit': {
        const lineKey = `${source.key} ${main ?? kind}`;
        return this.group({ key: `${lineKey} ${role}`, lineKey }, part, source);
      }
      default:
        return this.group({ key: `${source.key} ${role}`, lineKey: source.key }, part, source);
    }
  }

  private group(
    { key, lineKey }: { readonly key: string; readonly lineKey: string },
    part: Part,
    source: Source | undefined,
  ): LogGroup {
    const { kind, main } = part;
    let group = this.groupByKey.get(key);
    if (group === undefined) {
      const isOrdered =
        kind === 'time-passed' || kind === 'scope-added' || kind === 'scope-removed';
      group = {
        id: key,
        lineKey,
        source,
        progressOf: kind === 'progress' ? main : undefined,
        is: isOrdered ? kind : undefined,
        leftOf: new Set(),
        kinds: new Set(),
        records: new Set(),
        changes: new Set(),
        reasons: new Set(),
      };
      this.groupByKey.set(key, group);
    }
    return known(group, part);
  }

  private step(group: LogGroup, { unit, period, diff: all }: Did, place: number): void {
    const diff = this.withoutArrived(all);
    if (isEmptyDiff(diff)) return;
    const key = playerKey(group.id, period);
    let player = this.playerByKey.get(key);
    if (player === undefined) {
      player = { group, period, steps: [] };
      this.playerByKey.set(key, player);
    }
    for (const change of changesOf(unit, diff)) {
      group.changes.add(change);
      if (place >= 1) group.reasons.add(change);
      this.takenBack.keep(change.seq, group.id, diff);
    }
    const { seq: last } = unit.changes.at(-1) as Change;
    player.steps.push({ order: 2 * last + place, diff });
  }

  private keepBringer(group: LogGroup, { diff }: Part, source: Source): void {
    for (const { id, kind } of Object.values(diff.added)) {
      if (kind === 'task') this.bringer.set(`${source.key} ${id}`, group);
    }
  }

  private bringerOf(task: RecordId | undefined, source: Source): LogGroup | undefined {
    return task === undefined ? undefined : this.bringer.get(`${source.key} ${task}`);
  }

  /** What came with the interval is there in every combination, as it was last. */
  private withoutArrived(diff: Diff): Diff {
    const updated = Object.entries(diff.updated);
    const kept = updated.filter(([id]) => !this.arrived.has(id as RecordId));
    return kept.length === updated.length ? diff : { ...diff, updated: Object.fromEntries(kept) };
  }

  private keepArrived(diff: Diff): void {
    for (const record of Object.values(diff.added)) {
      const isNew = record.kind === 'calendar' || record.kind === 'resource';
      if (isNew && this.start.get(record.id) === undefined) this.arrived.set(record.id, record);
    }
    for (const id of Object.keys(diff.updated) as RecordId[]) {
      const record = this.arrived.has(id) ? this.after.get(id) : undefined;
      if (record !== undefined) this.arrived.set(id, record);
    }
  }

  /** Without a word of the tool, P6 counts the working time since the start (P6-23), until the report. */
  private doneOf(period: number): DoneOf {
    const { statusBefore, statusAfter } = this.periods()[period] as Period;
    return (task, state) => {
      if (task.actualDuration !== undefined) return task.actualDuration;
      if (task.actualStart === undefined) return 0;
      if (this.before.project.rules !== 'p6') {
        return Math.max(0, (task.duration?.minutes ?? 0) - (task.remaining ?? 0));
      }
      const isReported = state === 'later' || this.reports.hasReport(task.id, period);
      const at = isReported ? statusAfter : statusBefore;
      const plan = [this.later, this.earlier].find(({ records }) => records.get(task.id));
      const { forecast } = plan ?? this.later;
      const id = plan === undefined ? undefined : task.id;
      return Math.max(0, forecast.workBetween(task.actualStart, at, id));
    };
  }

  private periods(): readonly Period[] {
    this.foundPeriods ??= periodsBetween(this.units, this.periodByUnit);
    return this.foundPeriods;
  }
  private foundPeriods: readonly Period[] | undefined;
}

/** Which changes of a unit have done some of this. */
function changesOf({ changes }: LogUnit, diff: Diff): readonly Change[] {
  if (changes.length === 1) return changes;
  const ids = idsOf(diff);
  return changes.filter(({ diff: { added, updated, removed } }) =>
    ids.some((id) => [added, updated, removed].some((part) => Object.hasOwn(part, id))),
  );
}

function periodsBetween(units: readonly LogUnit[], periodByUnit: readonly number[]): Period[] {
  const periods: Period[] = [];
  for (const [index, { changes, statusBefore, statusAfter }] of units.entries()) {
    const period = periodByUnit[index] as number;
    const [first, last] = [changes[0], changes.at(-1)] as [Change, Change];
    const begun = periods[period] ?? { statusBefore, firstSeq: first.seq };
    periods[period] = { ...begun, statusAfter, seq: last.seq };
  }
  return periods;
}

function known(group: LogGroup, { kind, records, main }: Part): LogGroup {
  group.kinds.add(kind);
  for (const record of records) group.records.add(record);
  if (kind === 'remaining' && main !== undefined) group.leftOf.add(main);
  return group;
}

/** What decides when a part joins: two of one role can be one player. */
function roleOf({ kind, main }: Part): string {
  if (kind === 'progress') return `progress ${main}`;
  return kind === 'scope-added' || kind === 'scope-removed' ? kind : 'revision';
}

function playerOf(id: string, { group, period, steps }: OpenPlayer): LogPlayer {
  const [kind] = group.kinds as Iterable<SlipKind> as [SlipKind];
  return {
    id,
    kind,
    cause: CAUSE_BY_KIND[kind],
    records: [...group.records],
    steps,
    joinsAfter: [],
    group,
    period,
  };
}
