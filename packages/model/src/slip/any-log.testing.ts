import { type Change, GENESIS_HASH, type Instant, instant } from '../history/index.ts';
import {
  type Diff,
  diffOf,
  type EventRecord,
  type ExplanationRecord,
  explanationId,
  invert,
  type PlanRecord,
  type RecordId,
  type Records,
  recordId,
} from '../plan/index.ts';
import { type Ledger, ledger } from './ledger.ts';
import type { LedgerOptions } from './ledger-source.ts';
import { changed, DAY, days, edited, links, plan, task } from './two-plans.testing.ts';

/** What a change says of itself beside what it does. */
export interface Said {
  readonly by?: string;
  /** A day of March 2026 and after, `03-02`. */
  readonly on?: string;
  readonly event?: string;
  readonly cause?: Change['cause'];
  readonly changeRequest?: string;
  /** Changes of one name are one group, committed together. */
  readonly group?: string;
}

/** A log written by hand: states one after the other, each with who made it and when. */
export class Log {
  readonly changes: Change[] = [];
  records: Records;

  constructor(readonly start: Records) {
    this.records = start.clone();
  }

  /** Other fields of some records; null takes a field away. */
  set(said: Said, changes: Record<string, Record<string, unknown>>): this {
    return this.to(said, changed(this.records, changes));
  }

  edit(said: Said, what: { add?: PlanRecord[]; drop?: string[] }): this {
    return this.to(said, edited(this.records, what));
  }

  /** A newer version of the plan from a file. */
  import(said: Said, later: Records): this {
    const source = { format: 'mspdi', name: 'week.xml' };
    return this.to(said, later, { kind: 'plan.update', source });
  }

  undo(said: Said, ...seqs: number[]): this {
    const diffs = seqs.map((seq) => this.changes[seq - 1]?.diff as Diff).reverse();
    const later = this.records.clone();
    for (const diff of diffs) later.patch(invert(diff));
    return this.to(said, later, { kind: 'history.undo', seqs });
  }

  event(name: string, fields: Partial<EventRecord> = {}): this {
    const record: EventRecord = {
      id: recordId(name),
      kind: 'event',
      audience: 'internal',
      name,
      cause: 'supplier',
      standing: 'unapproved',
      ...fields,
    };
    return this.edit({}, { add: [record] });
  }

  explain(seq: number, what: Pick<ExplanationRecord, 'eventId' | 'cause' | 'about'>): this {
    const { editId } = this.changes[seq - 1] as Change;
    const id = explanationId(editId, what.about);
    const record = { id, kind: 'explanation', audience: 'internal', editId, ...what } as const;
    return this.edit({}, { add: [record] });
  }

  to(said: Said, later: Records, edit?: Change['edit']): this {
    this.changes.push(this.change(said, diffOf(this.records, later), edit));
    this.records = later;
    return this;
  }

  ledger(options: LedgerOptions = {}): Ledger {
    const found = ledger(this, options);
    if ('code' in found) throw new Error(JSON.stringify(found));
    return found;
  }

  private change(
    { by = 'ann', on = '03-02', event, cause, changeRequest, group }: Said,
    diff: Diff,
    edit: Change['edit'] = { kind: 'project.set', set: {} },
  ): Change {
    const seq = this.changes.length + 1;
    return {
      seq,
      editId: `edit-${seq}`,
      at: this.at(on, seq),
      author: recordId(by),
      via: 'web',
      schema: 1,
      payloadHash: GENESIS_HASH,
      previousHash: GENESIS_HASH,
      hash: GENESIS_HASH,
      edit,
      diff,
      ...(group === undefined ? {} : { group: { id: group, index: 0, count: 2 } }),
      ...(event === undefined ? {} : { event: recordId(event) }),
      ...(cause === undefined ? {} : { cause }),
      ...(changeRequest === undefined ? {} : { changeRequest: recordId(changeRequest) }),
    };
  }

  private at(day: string, seq: number): Instant {
    return instant(`2026-${day}T09:00:00.${String(seq % 1000).padStart(3, '0')}Z`);
  }
}

/** What each line comes to, in days, by its event, or its kind and the first record it is about. */
export function linesInDays({ lines }: Pick<Ledger, 'lines'>): Record<string, number> {
  const amounts: Record<string, number> = {};
  for (const { event, kind, records, amount } of lines) {
    amounts[event ?? [kind, ...records.slice(0, 1)].join(' ')] = amount / DAY;
  }
  return amounts;
}

export const id = (text: string): RecordId => recordId(text);

/** A (10) before B (20) and C (15), both before D (10): 40 days. */
export const fourTasks = () =>
  new Log(
    plan(task('A', 10), task('B', 20), task('C', 15), task('D', 10), links('A>B, A>C, B>D, C>D')),
  );

export const status = (day: string) => ({ project: { statusDate: `2026-${day}T08:00` } });

export const started = (day: string, done: number, left: number) => ({
  actualStart: `2026-${day}T08:00`,
  actualDuration: done * DAY,
  duration: days(done + left),
  remaining: left * DAY,
});

export const finished = (from: string, to: string, lasted: number) => ({
  actualStart: `2026-${from}T08:00`,
  actualFinish: `2026-${to}T17:00`,
  actualDuration: lasted * DAY,
  duration: days(lasted),
  remaining: 0,
});
