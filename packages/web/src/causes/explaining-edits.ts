import {
  type Edit,
  type EditId,
  type ExplanationRecord,
  explanationId,
  type RecordId,
  type StatedCause,
} from '@throughline/model';
import type { ExplainedLine } from './ledger-answer.ts';

/** Why something was done, as one says it afterwards: the event it belongs to, or its cause. */
export type Why = { readonly event: RecordId } | { readonly cause: StatedCause };

/** A change that a ledger line is made of, as the history has it. */
export interface ChangeToExplain {
  readonly seq: number;
  readonly editId: string;
  readonly kind: string;
}

export interface Explaining {
  readonly line: Pick<ExplainedLine, 'seqs' | 'records'>;
  /** Its changes; those of others are left out. */
  readonly changes: readonly ChangeToExplain[];
  /** Seqs that other lines of the ledger are made of too. */
  readonly others: ReadonlySet<number>;
  /** Explanations that there are already, by id. */
  readonly known: ReadonlySet<string>;
}

/**
 * The edits that say why a ledger line came about, in place of what was said of it before. A change that brought
 * more than this line is explained only for what it did to the line's main record.
 */
export function explainingEdits({ line, changes, others, known }: Explaining, why: Why): Edit[] {
  const [main] = line.records;
  const own = new Set(line.seqs);
  const edits = new Map<RecordId, Edit>();
  for (const { seq, editId, kind } of changes) {
    if (!own.has(seq)) continue;
    const isPart = main !== undefined && (others.has(seq) || kind === 'plan.update');
    const about = isPart ? (main as RecordId) : undefined;
    const id = explanationId(editId as EditId, about);
    edits.set(id, known.has(id) ? changed(id, why) : added(id, editId as EditId, about, why));
  }
  return [...edits.values()];
}

/** Seqs of changes that are part of another line than this one. */
export function seqsOfOthers(
  line: ExplainedLine,
  lines: readonly ExplainedLine[],
): ReadonlySet<number> {
  return new Set(lines.filter(({ id }) => id !== line.id).flatMap(({ seqs }) => seqs));
}

function changed(id: RecordId, why: Why): Edit {
  return 'event' in why
    ? { kind: 'explanation.change', id, set: { eventId: why.event }, clear: ['cause'] }
    : { kind: 'explanation.change', id, set: { cause: why.cause }, clear: ['eventId'] };
}

function added(id: RecordId, editId: EditId, about: RecordId | undefined, why: Why): Edit {
  const record: ExplanationRecord = {
    id,
    kind: 'explanation',
    audience: 'internal',
    editId,
    ...(about !== undefined && { about }),
    ...('event' in why ? { eventId: why.event } : { cause: why.cause }),
  };
  return { kind: 'explanation.add', record };
}
