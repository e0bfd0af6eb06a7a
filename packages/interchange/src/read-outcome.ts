import type { LocalDateTime, PlanRecord, RecordId } from '@throughline/model';
import type { LossCode, RefusalCode, WordParameters } from './words/index.ts';

/** Nothing that is read is shown to guests until somebody says so. */
export const AUDIENCE_OF_IMPORTS = 'internal';

/** The formats a schedule is read from. */
export type Format = 'mspdi' | 'pmxml' | 'throughline' | 'xer';

export interface ReadOptions {
  /** Which project of a file that holds several, by its id or name. */
  readonly project?: string;
  /** What the file is called; it names a project that has no name. The content alone decides the format. */
  readonly fileName?: string;
  /** The encoding of an XER, which does not say it, where its letters mislead: `windows-1251`. */
  readonly encoding?: string;
}

/** A schedule as it was in the file: what people wrote, what the tool had computed, and what is not kept. */
export interface ReadPlan {
  readonly format: Format;
  /**
   * Project first, then calendars, resources, custom fields, tasks in outline order, links,
   * assignments, fixed costs, baselines. They fit their schemas and refer only to each other.
   */
  readonly records: readonly PlanRecord[];
  /** What the tool had computed, by task. The plan does not need it; a comparison does. */
  readonly stored: ReadonlyMap<RecordId, StoredDates>;
  readonly losses: readonly Loss[];
  readonly project: {
    /** Id (a name where the format has no ids) of the project that was read. */
    readonly taken: string;
    readonly others: readonly { readonly id: string; readonly name: string }[];
  };
}

/** Values that the tool had computed. Floats are working minutes and may have a fraction. */
export interface StoredDates {
  start?: LocalDateTime;
  finish?: LocalDateTime;
  earlyStart?: LocalDateTime;
  earlyFinish?: LocalDateTime;
  lateStart?: LocalDateTime;
  lateFinish?: LocalDateTime;
  /** P6's dates of the work that is left. */
  remainingEarlyStart?: LocalDateTime;
  remainingEarlyFinish?: LocalDateTime;
  remainingLateStart?: LocalDateTime;
  remainingLateFinish?: LocalDateTime;
  totalFloat?: number;
  freeFloat?: number;
  startFloat?: number;
  finishFloat?: number;
  critical?: boolean;
  longestPath?: boolean;
  /** Working minutes that the tool gave a summary. */
  summaryDuration?: number;
}

/** Something the file says and the records do not, or not as it was said. */
export interface Loss {
  readonly code: LossCode;
  readonly parameters: WordParameters;
  readonly count: number;
  /** The first few places: `task 42 Dig`, `line 17`. */
  readonly where: readonly string[];
}

/** Why nothing was read, where, and what would have been accepted. */
export interface ReadRefusal {
  readonly refused: RefusalCode;
  readonly parameters: WordParameters;
  readonly at?: Place;
  readonly accepted?: string | number | readonly string[];
}

/** A place in a file. Lines and columns count from 1, offsets in bytes from 0. */
export interface Place {
  readonly line?: number;
  readonly column?: number;
  readonly offset?: number;
  /** The elements around it: `Project/Tasks/Task`. */
  readonly path?: string;
  readonly record?: string;
  readonly field?: string;
}

export function readRefusal(
  refused: RefusalCode,
  parameters: WordParameters = {},
  where: Pick<ReadRefusal, 'at' | 'accepted'> = {},
): ReadRefusal {
  return { refused, parameters, ...where };
}

export function isReadRefusal(outcome: object): outcome is ReadRefusal {
  return 'refused' in outcome;
}
