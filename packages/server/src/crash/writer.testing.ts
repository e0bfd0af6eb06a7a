import { setTimeout as pause } from 'node:timers/promises';
import type { Edit } from '@throughline/model';
import { recordId } from '@throughline/model';
import type { Dice } from './dice.testing.ts';
import { task } from './small-project.testing.ts';

/** What the server said of one request, for good. */
export interface Told {
  readonly projectId: string;
  readonly editIds: readonly string[];
  /** The place and hash of each edit in the log; absent where the request was refused. */
  readonly changes?: readonly {
    readonly seq: number;
    readonly editId: string;
    readonly hash: string;
  }[];
}

export interface WriterOptions {
  readonly name: string;
  readonly token: string;
  readonly projectIds: readonly string[];
  readonly tasks: number;
  readonly dice: Dice;
  /** Where servers are, dead ones included: a client does not know. */
  readonly urls: () => readonly string[];
}

/**
 * A client that writes until it is stopped and never gives a request up: what was not answered for good
 * is sent again with the same ids, to whichever server.
 */
export class Writer {
  readonly told: Told[] = [];
  /** The request that was not answered when it was stopped: it may or may not have been made. */
  open: { readonly projectId: string; readonly editIds: readonly string[] } | undefined;
  retries = 0;
  readonly #options: WriterOptions;
  readonly #seenByProject = new Map<string, number>();
  #count = 0;
  #stopped = false;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#stopped = true;
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      const { projectId, body } = this.#request();
      const editIds = body.edits.map(({ editId }) => editId);
      this.open = { projectId, editIds };
      const changes = await this.#answer(projectId, body);
      if (changes === undefined) return;
      this.open = undefined;
      this.told.push({ projectId, editIds, ...(changes !== 'refused' && { changes }) });
      if (changes !== 'refused') {
        this.#seenByProject.set(projectId, Math.max(...changes.map(({ seq }) => seq)));
      }
    }
  }

  #request() {
    const { dice, projectIds, tasks, name } = this.#options;
    const projectId = dice.oneOf(projectIds);
    const count = dice.next() < 0.2 ? 1 + dice.below(5) : 1;
    const edits = Array.from({ length: count }, () => {
      const editId = `${name}-${this.#count++}`;
      return { editId, edit: this.#edit(editId, `t${dice.below(tasks)}`) };
    });
    return { projectId, body: { base: this.#seenByProject.get(projectId) ?? 0, edits } };
  }

  /** Some touch what others touch too, so that refusals happen. */
  #edit(editId: string, shared: string): Edit {
    const { dice } = this.#options;
    const choice = dice.next();
    if (choice < 0.5) return { kind: 'task.add', record: task(editId) };
    if (choice < 0.8) {
      const minutes = 480 * (1 + dice.below(20));
      return { kind: 'task.set-duration', taskId: recordId(shared), minutes };
    }
    return { kind: 'task.rename', taskId: recordId(shared), name: `${shared} by ${editId}` };
  }

  /** Asks until somebody answers for good; undefined where it was stopped before. */
  async #answer(projectId: string, body: object): Promise<Told['changes'] | 'refused'> {
    for (;;) {
      const { urls, dice, token } = this.#options;
      try {
        const response = await fetch(`${dice.oneOf(urls())}/api/v1/projects/${projectId}/edits`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(5_000),
        });
        const answer = (await response.json()) as { changes?: Told['changes']; code?: string };
        if (response.status === 200 && answer.changes !== undefined) return answer.changes;
        if (response.status === 409 || response.status === 422) return 'refused';
        if (response.status < 500 && response.status !== 429) {
          throw new Unexpected(`${response.status} ${JSON.stringify(answer)}`);
        }
      } catch (error) {
        if (error instanceof Unexpected) throw error;
      }
      if (this.#stopped) return undefined;
      this.retries++;
      await pause(20 + dice.below(80));
    }
  }
}

/** An answer that no failure explains. */
class Unexpected extends Error {}
