import type { Asked, ToWorker } from './messages.ts';
import { PlanSession } from './plan-session.ts';
import type { Ports } from './ports.ts';

/** Takes what the page says and asks, and answers it. */
export class PlanPort {
  #session: PlanSession | undefined;
  #opened: Promise<void> = Promise.resolve();

  constructor(private readonly ports: Ports) {}

  take(message: ToWorker): void {
    if ('ask' in message) {
      void this.#answer(message);
      return;
    }
    switch (message.tell) {
      case 'open': {
        this.#session = new PlanSession(message.place, message.role, this.ports);
        this.#opened = this.#session.open();
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
        break;
      case 'retry':
        this.#session?.retry();
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
      this.ports.post({ put: 'answer', call, value });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.ports.post({ put: 'fault', call, message });
    }
  }
}
