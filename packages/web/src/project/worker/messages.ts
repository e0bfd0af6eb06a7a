import type { RecordId, Role } from '@throughline/model';
import type { ColumnId } from '../columns.ts';
import type { LocalProject, LocalState, PlanPlace } from '../local-project.ts';
import type { LinkTable, TaskPromise, TimeMarks } from '../plan-table.ts';
import type { ColumnsPatch } from './slot-columns.ts';

/** What the page asks the worker for and waits for: these methods of `LocalProject`, by name. */
export type Asked =
  | 'submit'
  | 'enter'
  | 'preview'
  | 'previewTyped'
  | 'undo'
  | 'redo'
  | 'records'
  | 'task'
  | 'find'
  | 'trace'
  | 'workingTime'
  | 'removal'
  | 'rescheduling';

/** From the page to the worker. */
export type ToWorker =
  /** The plan will be opened in a moment: what it is made from can be fetched already. */
  | { readonly tell: 'fetch'; readonly place: PlanPlace }
  | { readonly tell: 'open'; readonly place: PlanPlace; readonly role: Role }
  | { readonly tell: 'show'; readonly view: Parameters<LocalProject['show']>[0] }
  | {
      readonly tell: 'heard';
      readonly kind: 'change' | 'branch' | 'reset' | 'hello';
      readonly text: string;
    }
  /** The network may be back. */
  | { readonly tell: 'awake' }
  /** What was refused is tried once more. */
  | { readonly tell: 'retry' }
  | { readonly tell: 'discard'; readonly editId: string }
  | { readonly tell: 'close' }
  | { readonly ask: Asked; readonly call: number; readonly given: readonly unknown[] };

/** From the worker to the page. */
export type FromWorker =
  | { readonly put: 'state'; readonly state: Partial<Omit<LocalState, 'table'>> }
  | { readonly put: 'table'; readonly patch: TablePatch }
  /** Some of the records that were asked for: the answer is all of them. */
  | { readonly put: 'part'; readonly call: number; readonly records: readonly object[] }
  | { readonly put: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly put: 'fault'; readonly call: number; readonly message: string };

/** Texts by slot: from a slot on, or of single ones. */
export interface TextsPatch<Text = string> {
  readonly slots: Int32Array | number;
  readonly texts: readonly Text[];
}

/** What of the table is another; what is absent stays. */
export interface TablePatch {
  /** The table begins anew: nothing that was known counts. */
  readonly isFresh?: boolean;
  readonly slotCount: number;
  readonly columns?: ColumnsPatch;
  readonly ids?: TextsPatch<RecordId | undefined>;
  readonly names?: TextsPatch;
  readonly texts?: readonly (TextsPatch & { readonly column: ColumnId })[];
  readonly links?: Partial<LinkTable>;
  readonly rows?: Int32Array;
  readonly groups?: readonly { readonly title: string; readonly count: number }[];
  readonly pieces?: ReadonlyMap<number, readonly number[]>;
  readonly promises?: ReadonlyMap<number, readonly TaskPromise[]>;
  readonly marks?: TimeMarks;
}
