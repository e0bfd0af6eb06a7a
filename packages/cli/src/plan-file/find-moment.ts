import { type BaselineRecord, type Change, type History, instant } from '@throughline/model';
import type { Complaint } from '../say.ts';
import type { Zone } from '../shell.ts';
import { moment as momentWords } from '../terminal/index.ts';
import { type AsOf, lastMinute } from './as-of.ts';

/** A moment of a log. */
export interface LogMoment {
  /** The last change that had been made; never inside a group. */
  readonly seq: number;
  /** A day, or a minute: what clocks here showed. */
  readonly at: string;
}

/** The moment of the log that was asked for, or why there is none. */
export function findMoment(history: History, asOf: AsOf, zone: Zone): LogMoment | Complaint {
  if ('seq' in asOf) return momentOfSeq(history, asOf.seq, zone);
  if ('date' in asOf) return momentOfDate(history, asOf.date, zone);
  return momentOfBaseline(history, asOf.baseline, zone);
}

function momentOfSeq(history: History, seq: number, zone: Zone): LogMoment | Complaint {
  const change = history.changes[seq - 1];
  if (change === undefined) {
    const has = history.head === 0 ? 'no change' : `changes 1 to ${history.head}`;
    return { why: `There is no change ${seq}: the log has ${has}.` };
  }
  return { seq: lastOfGroup(change), at: zone.local(change.at) };
}

/** Changes of the minute that was typed are in it: that is how they are listed. */
function momentOfDate(history: History, date: string, zone: Zone): LogMoment | Complaint {
  const end = zone.instant(lastMinute(date)).replace(/00\.000Z$/, '59.999Z');
  const seq = history.seqAt(instant(end));
  const [first] = history.changes;
  if (seq > 0 || first === undefined) return { seq, at: date };
  return {
    why: `There was no plan yet: its first change is of ${momentWords(zone.local(first.at))}.`,
  };
}

/** A baseline says which change it was taken after; one from a file only when it was approved. */
function momentOfBaseline(history: History, name: string, zone: Zone): LogMoment | Complaint {
  const found = baselinesCalled(history, name);
  const [taken, another] = found;
  if (taken === undefined) return noBaseline(history, name);
  if (another !== undefined) {
    return { why: `${found.length} baselines are called ${name}: name the change, #${taken.seq}.` };
  }
  const { seq, approvedAt } = taken.record;
  if (seq !== undefined && seq > 0) return momentOfSeq(history, Math.min(seq, history.head), zone);
  if (approvedAt !== undefined) {
    const found = momentOfDate(history, approvedAt, zone);
    if (!('why' in found)) return found;
  }
  return momentOfSeq(history, taken.seq, zone);
}

interface Taken {
  readonly record: BaselineRecord;
  /** The change that brought it. */
  readonly seq: number;
}

/** Baselines of this name that the plan has; those that it had, where it has none. */
function baselinesCalled(history: History, name: string): Taken[] {
  const asked = folded(name);
  const taken: Taken[] = [];
  for (const { seq, diff } of history.changes) {
    for (const record of Object.values(diff.added)) {
      if (record.kind === 'baseline' && folded(record.name) === asked) taken.push({ record, seq });
    }
  }
  const present = taken.filter(({ record }) => history.records.get(record.id) !== undefined);
  return present.length > 0 ? present : taken.slice(-1);
}

function noBaseline(history: History, name: string): Complaint {
  const names = [...history.records.all('baseline')].map((baseline) => baseline.name);
  return {
    why: `There is no baseline called ${name}.`,
    next: `--as-of takes ${['a date', 'a change such as #412', ...names].join(', ')}.`,
  };
}

function lastOfGroup({ seq, group }: Change): number {
  return group === undefined ? seq : seq + group.count - 1 - group.index;
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
