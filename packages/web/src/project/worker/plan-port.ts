import type { Asked, ToWorker } from './messages.ts';
import { PlanSession } from './plan-session.ts';
import type { Ports } from './ports.ts';
import { type Fetched, fetchedFrom, ServerPlan } from './server-plan.ts';

/** So many records at once: a page takes them over in a few milliseconds. */
const AT_ONCE = 1_000;

/** Takes what the page says and asks, and answers it. */
export class PlanPort {
  #session: PlanSession | undefined;
  #opened: Promise<void> = Promise.resolve();
  #fetched: Promise<Fetched> | undefined;

  constructor(private readonly ports: Ports) {}

  take(message: ToWorker): void {
    if ('ask' in message) {
      void this.#answer(message);
      return;
    }
    switch (message.tell) {
      case 'fetch':
        this.#fetched = fetchedFrom(new ServerPlan(message.place, this.ports.ask));
        // Whoever opens the plan hears of it.
        this.#fetched.catch(() => {});
        break;
      case 'open': {
        this.#session = new PlanSession(message.place, message.role, this.ports);
        this.#opened = this.#session.open(this.#fetched);
        this.#fetched = undefined;
        break;
      }
      case 'show':
        this.#session?.show(message.view);
        break;
      case 'heard':
        this.#session?.heard(message.kind, message.text);
        break;
      case 'awake':
        this.#session?.awake();
        this.#opened = this.#session?.openAgain() ?? this.#opened;
        break;
      case 'retry':
        this.#session?.retry();
        this.#opened = this.#session?.openAgain() ?? this.#opened;
        break;
      case 'discard':
        this.#session?.discard(message.editId);
        break;
      case 'close':
        this.#session?.close();
    }
  }

  async #answer({ ask, call, given }: Extract<ToWorker, { ask: Asked }>): Promise<void> {
    try {
      await this.#opened;
      const session = this.#session as PlanSession;
      const work = session[ask] as unknown as (...given: unknown[]) => unknown;
      const value = await work.apply(session, [...given]);
      const isLong = ask === 'records' && Array.isArray(value) && value.length > AT_ONCE;
      if (isLong) await this.#parts(call, value);
      this.ports.post({ put: 'answer', call, value: isLong ? [] : value });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.ports.post({ put: 'fault', call, message });
    }
  }

  async #parts(call: number, records: readonly object[]): Promise<void> {
    for (let from = 0; from < records.length; from += AT_ONCE) {
      this.ports.post({ put: 'part', call, records: records.slice(from, from + AT_ONCE) });
      await this.ports.turn();
    }
  }
}
