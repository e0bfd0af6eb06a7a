import { projectChanged } from './answers.ts';
import { request } from './request.ts';

export interface Present {
  readonly personId: string;
  readonly name: string;
  readonly place: { readonly screen: string; readonly recordId?: string };
}

export interface LiveState {
  /** `lost`: the server does not answer just now; the browser goes on trying. */
  readonly connection: 'connecting' | 'live' | 'lost';
  readonly people: readonly Present[];
  /** The last change that was heard of. */
  readonly seq: number | undefined;
}

/** The event's data as it came: JSON text, for whoever holds the plan to read. */
export type LiveEvent = {
  readonly kind: 'change' | 'branch' | 'reset' | 'hello';
  readonly text: string;
};

/** A hidden page gives its connection back after so many milliseconds: a browser has six for all its pages. */
const HIDDEN_AFTER = 20_000;
const PRESENT_EVERY = 15_000;
/** Answers are asked again this long after a change, so that a burst of changes asks once. In milliseconds. */
const ASK_AGAIN_AFTER = 300;
/** And not more often than this: while many edit, an answer has to have time to arrive. */
const ASK_AGAIN_EVERY = 3_000;

/**
 * One project's live connection, of which a page has one. It resumes where it was, asks answers again when the
 * project changes, and tells others where this person is.
 */
export class LiveProject {
  #state: LiveState = { connection: 'connecting', people: [], seq: undefined };
  #source: EventSource | undefined;
  #connectionId: string | undefined;
  #place: Present['place'] | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #revision: number | undefined;
  readonly #presence: ReturnType<typeof setInterval>;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #ending = new AbortController();

  constructor(readonly projectId: string) {
    const { signal } = this.#ending;
    document.addEventListener('visibilitychange', () => this.#seen(), { signal });
    globalThis.addEventListener('online', () => this.#open(), { signal });
    this.#presence = setInterval(() => this.#tellPlace(), PRESENT_EVERY);
    this.#open();
  }

  get state(): LiveState {
    return this.#state;
  }

  /** For `useSyncExternalStore`. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Where this person is, for the others to see. */
  beAt(place: Present['place']): void {
    this.#place = place;
    this.#tellPlace();
  }

  end(): void {
    this.#ending.abort();
    clearInterval(this.#presence);
    clearTimeout(this.#asking);
    clearTimeout(this.#hiding);
    this.#source?.close();
  }

  #open(): void {
    if (this.#source !== undefined && this.#source.readyState !== EventSource.CLOSED) return;
    const after = this.#state.seq === undefined ? '' : `?after=${this.#state.seq}`;
    const source = new EventSource(`/api/v1/projects/${this.projectId}/stream${after}`);
    this.#source = source;
    for (const kind of ['hello', 'change', 'branch', 'reset'] as const) {
      source.addEventListener(kind, (event) =>
        this.#heard(kind, String((event as MessageEvent).data)),
      );
    }
    source.addEventListener('presence', (event) => {
      const { people } = JSON.parse(String((event as MessageEvent).data)) as { people: Present[] };
      this.#put({ people });
    });
    source.onerror = () => {
      this.#put({ connection: 'lost' });
      // A refusal closes it for good; a lost connection is tried again by the browser itself.
      if (source.readyState === EventSource.CLOSED) this.#openLater();
    };
  }

  #openLater(): void {
    setTimeout(() => {
      if (!this.#ending.signal.aborted && !document.hidden) this.#open();
    }, 5_000);
  }

  #heard(kind: LiveEvent['kind'], text: string): void {
    if (kind === 'hello') this.#greeted(text);
    if (kind === 'change') {
      const [, seq] = /^\{"seq":(\d+)/.exec(text) ?? [];
      if (seq !== undefined) this.#put({ seq: Number(seq) });
    }
    if (kind !== 'hello') this.#askAgain();
    for (const listener of this.#listeners) listener({ kind, text });
  }

  #greeted(text: string): void {
    const hello = JSON.parse(text) as {
      seq?: number;
      head?: number;
      revision?: number;
      connectionId?: string;
    };
    this.#connectionId = hello.connectionId;
    // Branches that changed while nobody listened show in the revision alone.
    if (this.#revision !== undefined && hello.revision !== this.#revision) this.#askAgain();
    this.#revision = hello.revision;
    this.#put({ connection: 'live', seq: this.#state.seq ?? hello.seq ?? hello.head });
    this.#tellPlace();
  }

  #askAgain(): void {
    if (this.#asking !== undefined) return;
    const rest = this.#asked + ASK_AGAIN_EVERY - Date.now();
    this.#asking = setTimeout(
      () => {
        this.#asking = undefined;
        this.#asked = Date.now();
        projectChanged(this.projectId);
      },
      Math.max(ASK_AGAIN_AFTER, rest),
    );
  }

  #tellPlace(): void {
    if (this.#connectionId === undefined || this.#place === undefined || document.hidden) return;
    const body = { connectionId: this.#connectionId, place: this.#place };
    // Whether others see where somebody is may fail without a word.
    request('PUT', `/projects/${this.projectId}/presence`, { body }).catch(() => {});
  }

  #seen(): void {
    clearTimeout(this.#hiding);
    if (!document.hidden) {
      this.#open();
      return;
    }
    this.#hiding = setTimeout(() => {
      this.#source?.close();
      this.#connectionId = undefined;
    }, HIDDEN_AFTER);
  }

  #put(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}
