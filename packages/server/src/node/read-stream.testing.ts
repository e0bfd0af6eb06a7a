/** One event as a reader gets it. */
export interface StreamEvent {
  readonly name: string;
  readonly id: string | undefined;
  readonly data: Record<string, unknown>;
  /** When it came, in milliseconds of this process. */
  readonly at: number;
}

/** What a reader of server-sent events sees, whole event by whole event. */
export class StreamReader {
  readonly events: StreamEvent[] = [];
  readonly status: number;
  readonly headers: Headers;
  lastId: string | undefined;
  retry: number | undefined;
  beats = 0;
  isOver = false;
  readonly #abort: AbortController;
  readonly #waiting = new Set<() => void>();

  private constructor(response: Response, abort: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#abort = abort;
    void this.#read(response);
  }

  static async open(url: string, token: string, lastId?: string): Promise<StreamReader> {
    const abort = new AbortController();
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (lastId !== undefined) headers['last-event-id'] = lastId;
    return new StreamReader(await fetch(url, { headers, signal: abort.signal }), abort);
  }

  /** The seqs of all changes it was given, in the order they came. */
  get seqs(): number[] {
    return this.changes.map(({ seq }) => seq);
  }

  get changes(): { seq: number; editId: string }[] {
    return this.named('change').flatMap(
      ({ data }) => data.changes as { seq: number; editId: string }[],
    );
  }

  named(name: string): StreamEvent[] {
    return this.events.filter((event) => event.name === name);
  }

  /** Waits until it is so; rejects where the stream ends before. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.isOver) throw new Error(`the stream ended after ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async ended(): Promise<void> {
    while (!this.isOver) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of response.body ?? []) {
        rest += decoder.decode(chunk, { stream: true });
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
        this.#tell();
      }
    } catch {
      // Cut: what was complete counts.
    }
    this.isOver = true;
    this.#tell();
  }

  #take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    if (block.startsWith(':')) this.beats++;
    const retry = field('retry');
    if (retry !== undefined) this.retry = Number(retry);
    const id = field('id');
    if (id !== undefined) this.lastId = id;
    const data = field('data');
    if (data === undefined) return;
    this.events.push({
      name: field('event') ?? 'message',
      id,
      data: JSON.parse(data),
      at: performance.now(),
    });
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
