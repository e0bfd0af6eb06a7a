import type {
  Edit,
  RecordId,
  RecordKind,
  RecordOf,
  Refusal,
  StatedCause,
} from '@throughline/model';
import type { ColumnId } from './columns.ts';
import type { PlanTable } from './plan-table.ts';

/** Which state of which plan: the present one, a moment's, or as a branch has it. */
export interface PlanPlace {
  readonly projectId: string;
  /** A seq, an instant or a baseline: then nothing can be edited. */
  readonly asOf?: string | undefined;
  readonly branch?: string | undefined;
}

/**
 * A plan held in this browser, in a worker: edits show at once, are sent, and are kept while the server cannot be
 * reached. Dates are always those of the plan as it is shown. One for each place that is looked at.
 */
export interface LocalProject {
  readonly place: PlanPlace;
  readonly state: LocalState;
  /** For `useSyncExternalStore`. */
  watch(watcher: () => void): () => void;

  /** What the rows show. The newest view wins; the table follows. */
  show(view: PlanShown): void;
  /** A column's texts by slot; undefined until the worker has made them, which the table's version tells. */
  texts(column: ColumnId): readonly string[] | undefined;

  /** Puts edits into effect at once and sends them, as one group; a refusal changes nothing. */
  submit(edits: readonly Edit[], about?: About): Promise<Outcome>;
  /** What somebody typed or pasted into cells, as one group of edits. */
  enter(cells: readonly TypedCell[], about?: About): Promise<Outcome>;
  /** What edits would move, old → new, without making them. */
  preview(edits: readonly Edit[]): Promise<Cascade | Refused>;
  previewTyped(cells: readonly TypedCell[]): Promise<Cascade | Refused>;
  undo(): Promise<Outcome>;
  redo(): Promise<Outcome>;
  /** Sends again what was refused or kept, and opens again what could not be opened; or lets go of an edit. */
  retry(): void;
  discard(editId: string): void;

  /** Records of one kind; `usePlanRecords` has them again whenever one changes. */
  records<K extends RecordKind>(kind: K): Promise<readonly HeldRecord<K>[]>;
  /** A task with everything that stands around it. */
  task(id: RecordId): Promise<TaskDetails | undefined>;
  /** Tasks whose name or number has the text, in the plan's order. */
  find(
    text: string,
    most: number,
  ): Promise<readonly { readonly id: RecordId; readonly name: string; readonly row: number }[]>;
  /** Everything that has to be before the task, and everything that waits for it; slots. */
  trace(id: RecordId): Promise<{ readonly drivers: Int32Array; readonly dependants: Int32Array }>;
  /** Working time on the task's calendar: what dragging goes by. Moments as in `PlanTable`. */
  workingTime(id: RecordId, ask: { readonly from: number; readonly to: number }): Promise<number>;
  /** The ids that a removal of these tasks takes along, as `task.remove` wants them named. */
  removal(ids: readonly RecordId[]): Promise<readonly RecordId[]>;
  /** The edit that moves unfinished work out of the past, to start after the moment: a civil text. A refusal without a sentence: the plan has no dates. */
  rescheduling(after: string): Promise<Edit | Refused>;
  close(): void;
}

/** A baseline comes without the values of its tasks, of which there are as many as tasks: the table has those shown. */
export type HeldRecord<K extends RecordKind> = K extends 'baseline'
  ? Omit<RecordOf<'baseline'>, 'tasks'>
  : RecordOf<K>;

export interface LocalState {
  readonly phase: 'opening' | 'ready' | 'failed';
  /** While opening: what is being done and how far, 0 to 1. */
  readonly progress: { readonly step: 'fetching' | 'reading' | 'dating'; readonly share: number };
  /** Why it could not be opened, or why the plan has no dates: a sentence. */
  readonly fault: string | undefined;
  readonly table: PlanTable | undefined;
  /** Whether dates are computed here, come from the server (for those who see a part), or are not there yet. */
  readonly dates: 'live' | 'server' | 'none';
  readonly canEdit: boolean;
  readonly seq: number;
  readonly sync: Sync;
  /** Grows whenever any record changes. */
  readonly recordsVersion: number;
  /** Grows whenever a record of the kind changes; absent where none has. */
  readonly kindVersions: Readonly<Partial<Record<RecordKind, number>>>;
}

export interface Sync {
  readonly state: 'saved' | 'sending' | 'kept';
  /** Edits that the server has not acknowledged. */
  readonly pending: number;
  /** What the server refused after it was shown here: taken back, and kept to be read. */
  readonly conflicts: readonly Conflict[];
  /** Why edits are kept, where the connection is not the reason: a sentence. */
  readonly why?: string;
}

export interface Conflict {
  readonly editId: string;
  /** What was edited: `Replicate data, wave 3: duration 4d → 7d`. */
  readonly what: string;
  /** Why it did not hold, and who changed it: a sentence. */
  readonly why: string;
}

export interface About {
  readonly cause?: StatedCause;
  readonly event?: RecordId;
}

export interface TypedCell {
  /** Absent in a row that does not exist yet: pasted rows become new tasks. */
  readonly taskId?: RecordId;
  /** For new tasks: those with the same number are one task, after `after`. */
  readonly newTask?: { readonly number: number; readonly after: RecordId | undefined };
  readonly column: ColumnId;
  readonly text: string;
}

export type Outcome = { readonly ok: true; readonly seq: number } | Refused;

export interface Refused {
  readonly ok: false;
  readonly refusal?: Refusal;
  /** What is wrong and what would be accepted, in words. */
  readonly sentence: string;
  readonly taskId?: RecordId | undefined;
  readonly column?: ColumnId | undefined;
}

/** Old → new, for the bar under the plan. Dates are civil texts. */
export interface Cascade {
  readonly ok: true;
  /** `Replicate data, wave 3: remaining 4d → 7d`. */
  readonly said: readonly string[];
  readonly finish: Moved;
  readonly milestones: readonly ({ readonly id: RecordId; readonly name: string } & Moved)[];
  readonly promises: readonly ({
    readonly id: RecordId;
    readonly title: string;
    /** Working minutes to the promised date: negative is late. */
    readonly marginBefore: number | null;
    readonly marginAfter: number | null;
  } & Moved)[];
  readonly tasksMoved: number;
  /** Whether a promise or milestone moves so far that somebody should say why, and the guess. */
  readonly asksForCause: boolean;
  readonly guess: StatedCause | undefined;
}

export interface Moved {
  readonly before: string | null;
  readonly after: string | null;
}

/** What the rows show; all of it stands in the address of the page. */
export interface PlanShown {
  readonly columns: readonly ColumnId[];
  readonly filter?: readonly Condition[] | undefined;
  readonly sort?: { readonly column: ColumnId; readonly descending: boolean } | undefined;
  readonly group?: ColumnId | undefined;
  /** Summaries whose tasks are hidden. */
  readonly collapsed: ReadonlySet<RecordId>;
  /** The baseline whose shadows are drawn; absent: the newest approved, else the newest. */
  readonly baseline?: RecordId | undefined;
}

/** All conditions of a filter have to hold. */
export type Condition =
  | {
      readonly flag:
        | 'late'
        | 'critical'
        | 'lateOrCritical'
        | 'unfinished'
        | 'milestone'
        | 'blocked'
        | 'stale'
        | 'started';
    }
  | {
      readonly column: ColumnId;
      readonly is: 'contains' | 'equals' | 'before' | 'after' | 'empty';
      readonly text: string;
    };

/** A task, and what the side panel shows of it. */
export interface TaskDetails {
  readonly task: RecordOf<'task'>;
  readonly row: number;
  readonly outlineNumber: string;
  readonly isSummary: boolean;
  readonly predecessors: readonly LinkEnd[];
  readonly successors: readonly LinkEnd[];
  readonly assignments: readonly {
    readonly record: RecordOf<'assignment'>;
    readonly resourceName: string;
  }[];
  readonly promises: readonly RecordOf<'promise'>[];
  readonly dates:
    | {
        readonly start: string | null;
        readonly finish: string | null;
        readonly forecastStart: string | null;
        readonly forecastFinish: string | null;
        readonly earlyStart: string | null;
        readonly earlyFinish: string | null;
        readonly lateStart: string | null;
        readonly lateFinish: string | null;
        readonly totalFloat: number | null;
        readonly freeFloat: number | null;
        readonly critical: boolean;
        readonly longestPath: boolean;
      }
    | undefined;
  /** Where its start and finish come from, step by step, in words. */
  readonly why: readonly {
    readonly date: 'start' | 'finish';
    readonly text: string;
    readonly taskId?: RecordId;
  }[];
  /** The texts of every column that can be typed, of floats and of work. */
  readonly texts: Readonly<Partial<Record<ColumnId, string>>>;
}

export interface LinkEnd {
  readonly record: RecordOf<'link'>;
  readonly taskId: RecordId;
  readonly name: string;
  readonly row: number;
  readonly isDriving: boolean;
}
