import type { Edit, RecordId, RecordKind, Role } from '@throughline/model';
import type { LiveEvent } from '../connection/index.ts';
import type { ColumnId } from './columns.ts';
import type {
  About,
  Cascade,
  HeldRecord,
  LocalProject,
  LocalState,
  Outcome,
  PlanPlace,
  PlanShown,
  Refused,
  TaskDetails,
  TypedCell,
} from './local-project.ts';
import { TableCopy } from './table-copy.ts';
import type { Asked, FromWorker, ToWorker } from './worker/messages.ts';

/** The worker as the page sees it: a `Worker`, or a port in tests. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  onmessage: ((event: { readonly data: FromWorker }) => void) | null;
  terminate?(): void;
}

/** In milliseconds. */
const TEXTS_TOLD_AFTER = 40;

const OPENING: LocalState = {
  phase: 'opening',
  progress: { step: 'fetching', share: 0 },
  fault: undefined,
  table: undefined,
  dates: 'none',
  canEdit: false,
  seq: 0,
  sync: { state: 'saved', pending: 0, conflicts: [] },
  recordsVersion: 0,
  kindVersions: {},
};

interface Waiting {
  /** What came of a list that comes in parts. */
  readonly parts: unknown[];
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A plan that a worker holds, as the page uses it. */
export class WorkerProject implements LocalProject {
  #state = OPENING;
  readonly #table = new TableCopy();
  readonly #watchers = new Set<() => void>();
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly place: PlanPlace,
    role: Role,
    private readonly worker: WorkerPort,
  ) {
    worker.onmessage = ({ data }) => this.#take(data);
    worker.postMessage({ tell: 'open', place, role });
  }

  get state(): LocalState {
    return this.#state;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  show(view: PlanShown): void {
    this.worker.postMessage({ tell: 'show', view });
  }

  texts(column: ColumnId): readonly string[] | undefined {
    return this.#table.texts(column);
  }

  submit(edits: readonly Edit[], about?: About): Promise<Outcome> {
    return this.#ask('submit', edits, about);
  }

  enter(cells: readonly TypedCell[], about?: About): Promise<Outcome> {
    return this.#ask('enter', cells, about);
  }

  preview(edits: readonly Edit[]): Promise<Cascade | Refused> {
    return this.#ask('preview', edits);
  }

  previewTyped(cells: readonly TypedCell[]): Promise<Cascade | Refused> {
    return this.#ask('previewTyped', cells);
  }

  undo(): Promise<Outcome> {
    return this.#ask('undo');
  }

  redo(): Promise<Outcome> {
    return this.#ask('redo');
  }

  retry(): void {
    this.worker.postMessage({ tell: 'retry' });
  }

  /** The network may be back. */
  awake(): void {
    this.worker.postMessage({ tell: 'awake' });
  }

  discard(editId: string): void {
    this.worker.postMessage({ tell: 'discard', editId });
  }

  records<K extends RecordKind>(kind: K): Promise<readonly HeldRecord<K>[]> {
    return this.#ask('records', kind);
  }

  task(id: RecordId): Promise<TaskDetails | undefined> {
    return this.#ask('task', id);
  }

  find(text: string, most: number): ReturnType<LocalProject['find']> {
    return this.#ask('find', text, most);
  }

  trace(id: RecordId): ReturnType<LocalProject['trace']> {
    return this.#ask('trace', id);
  }

  workingTime(id: RecordId, ask: { readonly from: number; readonly to: number }): Promise<number> {
    return this.#ask('workingTime', id, ask);
  }

  removal(ids: readonly RecordId[]): Promise<readonly RecordId[]> {
    return this.#ask('removal', ids);
  }

  rescheduling(after: string): Promise<Edit | Refused> {
    return this.#ask('rescheduling', after);
  }

  /** What the project's live connection heard. */
  heard({ kind, text }: LiveEvent): void {
    this.worker.postMessage({ tell: 'heard', kind, text });
  }

  close(): void {
    this.worker.postMessage({ tell: 'close' });
    clearTimeout(this.#telling);
    for (const { reject } of this.#waiting.values()) reject(new Error('the plan was closed'));
    this.#waiting.clear();
    this.worker.terminate?.();
  }

  #ask<Answer>(ask: Asked, ...given: readonly unknown[]): Promise<Answer> {
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { parts: [], resolve, reject });
      this.worker.postMessage({ ask, call, given });
    });
  }

  #take(message: FromWorker): void {
    switch (message.put) {
      case 'state':
        this.#put(message.state);
        break;
      case 'table':
        this.#state = { ...this.#state, table: this.#table.patch(message.patch) };
        if (message.patch.texts === undefined) this.#tell();
        else this.#tellSoon();
        break;
      case 'part':
        this.#waiting.get(message.call)?.parts.push(...message.records);
        break;
      case 'answer':
        this.#answered(message);
        break;
      case 'fault':
        this.#waiting.get(message.call)?.reject(new Error(message.message));
        this.#waiting.delete(message.call);
    }
  }

  #answered({ call, value }: Extract<FromWorker, { put: 'answer' }>): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    waiting?.resolve((waiting.parts.length > 0 ? waiting.parts : value) as never);
  }

  #put(change: Partial<LocalState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    for (const watcher of this.#watchers) watcher();
  }

  /** Texts come in many pieces: whoever draws is told of some of them at once. */
  #tellSoon(): void {
    this.#telling ??= setTimeout(() => this.#tell(), TEXTS_TOLD_AFTER);
  }
}
