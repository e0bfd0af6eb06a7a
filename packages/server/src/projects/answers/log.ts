import {
  aboutTask,
  type Change,
  type Diff,
  explained,
  PlanNames,
  type Reader,
  type RecordId,
  type Records,
  sayEdit,
  scaleOf,
  seesAll,
  undoneBySeq,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { logBackwards, type SeenChange } from './log-backwards.ts';

/** A page may look at so many changes; where it found few among them, `next` goes on. */
const MOST_LOOKED_AT = 20_000;
/** Values in what a line gives as data: a large file or baseline has a hundred times as many. */
const MOST_PARTS = 1_000;

export interface LogAsked {
  readonly reader: Reader;
  readonly authors?: readonly string[] | undefined;
  readonly cause?: string | undefined;
  readonly event?: string | undefined;
  /** UTC, both included. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** A task with its links, people, costs and promises; or any record by itself. */
  readonly task?: string | undefined;
  readonly record?: string | undefined;
  /** Kinds of edits. */
  readonly kinds?: readonly string[] | undefined;
  /** In the sentence, in any case. */
  readonly text?: string | undefined;
  /** Changes before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The log, the newest first: what each change did as a sentence and as data, who made it and why. */
export function log(project: HotProject, asked: LogAsked): object {
  const { history } = project;
  const { reader, limit } = asked;
  const before = Math.min(asked.before ?? history.head + 1, history.head + 1);
  const least = before - MOST_LOOKED_AT;
  const reading = new LogReading(project, asked);
  const changes: object[] = [];
  const authors = new Set<string>();
  let next: number | null = null;
  for (const one of logBackwards(history, reader, before)) {
    if (changes.length >= limit || one.change.seq < least) {
      next = one.change.seq + 1;
      break;
    }
    const line = reading.lineOf(one);
    if (line === undefined) continue;
    changes.push(line);
    if (one.seen.author !== undefined) authors.add(one.seen.author);
  }
  const about = { head: history.head, revision: project.revision };
  return { about, changes, next, authors: [...authors] };
}

class LogReading {
  readonly #records: Records;
  readonly #names: PlanNames;
  readonly #touched: ReadonlySet<RecordId> | undefined;
  readonly #undone: ReadonlyMap<number, number>;
  readonly #text: string | undefined;
  readonly #seesAll: boolean;

  constructor(
    readonly project: HotProject,
    readonly asked: LogAsked,
  ) {
    const { history } = project;
    this.#records = history.records;
    this.#names = project.answer('names', () => new PlanNames(history.records));
    this.#undone = project.answer('undone', () => undoneBySeq(history.changes));
    this.#touched = touchedBy(asked, this.#records);
    this.#text = asked.text?.toLowerCase();
    this.#seesAll = seesAll(asked.reader);
  }

  /** Nothing where the change is none of those asked for. */
  lineOf({ change, seen, isWhole }: SeenChange): object | undefined {
    const { authors, kinds, since, until, cause, event } = this.asked;
    const { seq, at, diff, author, does } = seen;
    if (kinds !== undefined && (does === undefined || !kinds.includes(does))) return undefined;
    if (since !== undefined && at < since) return undefined;
    if (until !== undefined && at > until) return undefined;
    if (authors !== undefined && (author === undefined || !authors.includes(author)))
      return undefined;
    if (this.#touched !== undefined && !touches(diff, this.#touched)) return undefined;
    const why = this.#why(change, seen);
    if (cause !== undefined && why.cause !== cause) return undefined;
    if (event !== undefined && why.event !== event) return undefined;
    const sentence = isWhole ? this.#say(change) : null;
    if (this.#text !== undefined && !sentence?.toLowerCase().includes(this.#text)) return undefined;
    const isMember = author !== undefined;
    return {
      seq,
      at,
      ...(isMember && { author, via: seen.via, kind: does, editId: seen.editId }),
      sentence,
      ...why,
      ...(isMember && {
        branch: seen.changeRequest ?? null,
        undoneBy: this.#undone.get(seq) ?? null,
        group: seen.group ?? null,
      }),
      // What was typed may name what did not come of it: it is for those who see everything.
      ...(this.#seesAll && { edit: shown(change.edit), hash: change.hash }),
      touched: {
        added: Object.keys(diff.added).length,
        updated: Object.keys(diff.updated).length,
        removed: Object.keys(diff.removed).length,
      },
      diff: shown(diff),
    };
  }

  /** What was said afterwards stands above what was said with the edit; a guest learns only the latter. */
  #why(
    change: Change,
    { author, cause, event }: SeenChange['seen'],
  ): { readonly cause: string | null; readonly event: string | null } {
    if (author === undefined) return { cause: cause ?? null, event: event ?? null };
    const why = explained(change, this.#records);
    return { cause: why.cause ?? null, event: why.event?.id ?? null };
  }

  #say({ edit, diff }: Change): string {
    const scale = this.#records.count('project') > 0 ? scaleOf(this.#records.project) : undefined;
    return sayEdit({ edit, diff }, this.#names.nameOf(diff.removed), scale);
  }
}

/** Null for what brings so much that nobody reads it line by line; the log's tail has it whole. */
function shown<T extends object>(data: T): T | null {
  return partsOf(data, MOST_PARTS) > MOST_PARTS ? null : data;
}

/** How many values it is made of, counted no further than needed. */
function partsOf(data: unknown, most: number): number {
  if (typeof data !== 'object' || data === null) return 1;
  let count = 0;
  for (const value of Object.values(data)) {
    count += partsOf(value, most - count);
    if (count > most) break;
  }
  return count;
}

function touchedBy(
  { task, record }: LogAsked,
  records: Records,
): ReadonlySet<RecordId> | undefined {
  if (task !== undefined) return aboutTask(task as RecordId, records);
  return record === undefined ? undefined : new Set([record as RecordId]);
}

function touches({ added, updated, removed }: Diff, ids: ReadonlySet<RecordId>): boolean {
  for (const part of [added, updated, removed]) {
    for (const id of Object.keys(part)) if (ids.has(id as RecordId)) return true;
  }
  return false;
}
